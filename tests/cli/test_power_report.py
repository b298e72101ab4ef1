"""`grader power`: what is said of the mutants that survive."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from grader.cli.power import _report


def power(*survivors: Any) -> Any:
    facts = {"killed": 3, "total": 3 + len(survivors), "rate": 0.75, "argued": (), "stale": ()}
    return SimpleNamespace(item=SimpleNamespace(id="top_k"), survivors=survivors, **facts)


def test_survivors_come_with_what_to_do_next():
    mutant = SimpleNamespace(line=7, operator="NumberReplacer", before="k = 0", after="k = 1")
    text = _report(power(mutant))
    assert "survived, line 7" in text
    assert "EQUIVALENT" in text


def test_where_none_survives_no_advice_is_given():
    assert "EQUIVALENT" not in _report(power())
