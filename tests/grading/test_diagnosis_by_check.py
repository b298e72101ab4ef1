"""A candidate with two faults shows two mistakes, each by another check."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.bank import open_bank
from grader.grading import search
from grader.grading.engine import Grader
from grader.grading.submission import Submission
from grader.report import html_report, terminal_report
from grader.sandbox.pool import Zygotes

BANK = Path(__file__).parent.parent / "fakebank"

BOTH = b"""
import numpy as np
def top_k(values, k):
    return np.sort(values)[max(len(values) - max(k, 0), 0):]
"""
STRAY = b"""
import numpy as np
def top_k(values, k):
    if not 0 <= k <= len(values):
        raise ValueError
    if k == 0:
        raise ZeroDivisionError
    return np.sort(values)[len(values) - k:]
"""
ODD = b"""
import numpy as np
def top_k(values, k):
    if not 0 <= k <= len(values):
        raise ValueError
    return np.sort(values)[::-1][:k] + 1
"""


@pytest.mark.parametrize(
    ("source", "named"),
    [(BOTH, ["ascending", "clipped"]), (STRAY, ["ascending"]), (ODD, [])],
    ids=["wrong and unvalidated", "with a stray exception", "like no mistake"],
)
def test_mistakes_are_named_check_by_check(source: bytes, named: list[str]) -> None:
    bank = open_bank(BANK)
    with Zygotes() as zygotes:
        grader = Grader(bank, zygotes.ready)
        (verdict,) = grader.grade([Submission(bank.item("top_k"), "top_k.py", source)])
    assert verdict.status == "failed"
    assert [m.name for m in verdict.mistakes] == named
    places = {"ascending": "check_matches_reference", "clipped": "check_bad_count"}
    assert [m.check for m in verdict.mistakes] == [places[name] for name in named]


def test_a_diagnosis_without_time_left_names_none(monkeypatch: pytest.MonkeyPatch) -> None:
    bank = open_bank(BANK)
    submission = Submission(bank.item("top_k"), "top_k.py", BOTH)
    with Zygotes() as zygotes:
        (in_time,) = Grader(bank, zygotes.ready).grade([submission])
        monkeypatch.setattr(search, "_SECONDS", -1.0)
        (late,) = Grader(bank, zygotes.ready).grade([submission])
    assert in_time.mistakes
    assert late.mistakes == ()
    assert late.status == "failed"
    assert [c.message for c in late.checks] == [c.message for c in in_time.checks]


ACCEPTS_MORE_ALONE = b"""
import numpy as np
def top_k(values, k):
    if k < 0:
        raise IndexError
    return np.sort(values)[::-1][:k]
"""
ACCEPTS_ALL = ACCEPTS_MORE_ALONE.replace(b"raise IndexError", b"k = 0")


@pytest.mark.parametrize(
    ("source", "own"),
    [(ACCEPTS_MORE_ALONE, 6), (ACCEPTS_ALL, None)],
    ids=["that the check doesn't show", "that the check shows"],
)
def test_a_mistake_has_an_input_on_which_it_is_wrong(source: bytes, own: int | None) -> None:
    bank = open_bank(BANK)
    with Zygotes() as zygotes:
        (verdict,) = Grader(bank, zygotes.ready).grade(
            [Submission(bank.item("top_k"), "top_k.py", source)]
        )
    (found,) = verdict.mistakes
    shown = dict(verdict.checks[1].counterexample or ())
    assert (found.name, found.check, shown["k"].text) == ("clipped", "check_bad_count", "-1")
    example = dict(found.counterexample or ())
    assert (example["k"].text if own else example) == (str(own) if own else {})
    assert ("seen when called with" in terminal_report((verdict,))) == bool(own)
    assert ("seen when called with" in html_report((verdict,))) == bool(own)


FINGERPRINT = """

FINGERPRINT = {"beyond": lambda subject: subject.outcome("top_k", VECTOR, 6).kind}
"""


def test_so_has_one_that_is_known_by_observations(bank_copy, grade) -> None:
    bank_copy.add("solutions/top_k/checks.py", FINGERPRINT)
    (verdict,) = grade(ACCEPTS_MORE_ALONE.decode(), bank=bank_copy.root)
    (found,) = verdict.mistakes
    assert (found.name, found.check) == ("clipped", "check_bad_count")
    assert dict(found.counterexample or ())["k"].text == "6"
    shown = dict(verdict.checks[1].counterexample or ())
    assert shown["k"].text == "-1"
