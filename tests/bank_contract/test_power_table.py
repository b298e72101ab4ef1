"""CONTRIBUTING.md's table of killed mutants, which `grader power --all --write` makes."""

from __future__ import annotations

import re
from pathlib import Path

from grader.bank import open_bank

ROOT = Path(__file__).parent.parent.parent
TEXT = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
TABLE = re.search(r"<!-- power -->\n(.*?)<!-- end -->", TEXT, re.DOTALL)
ROWS = re.findall(
    r"^\| (.+?) \| (\d+) \| (\d+) \| (\d+) \| ([\d.]+)% \|$",
    TABLE[1] if TABLE else "",
    re.MULTILINE,
)


def test_it_names_the_banks_exercises_in_their_order_and_sums_them_up():
    exercises = [id for rung in open_bank(ROOT).ladder for id in rung.exercises]
    *names, last = [name for name, *_ in ROWS]
    assert names == [f"`{id}`" for id in exercises]
    assert last == f"all {len(exercises)}"
    counts = [[int(number) for number in row[1:4]] for row in ROWS]
    assert [sum(column) for column in zip(*counts[:-1], strict=True)] == counts[-1]


def test_at_least_95_percent_are_killed_in_every_exercise():
    for name, mutants, equivalent, killed, share in ROWS:
        exact = 100 * int(killed) / (int(mutants) - int(equivalent))
        assert exact >= 95, name
        assert f"{exact:.1f}" == share, name
