"""A syntax error is shown with its line and a caret under the place, whatever stands before it."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.bank import open_bank
from grader.grading.engine import Grader
from grader.grading.submission import Submission
from grader.report import html_report, terminal_report
from grader.sandbox.pool import Zygotes

BANK = Path(__file__).parent.parent / "fakebank"


@pytest.mark.parametrize(
    ("before", "wide"),
    [("x = ", 0), ('x = "中文" + ', 2), ('\tx = "中" + ', 1)],
    ids=["plain", "wide characters", "a tab"],
)
def test_the_caret_stands_under_the_place(before: str, wide: int) -> None:
    head = "if True:\n" if before.startswith("\t") else ""
    source = f"{head}{before}(values k)\n"
    bank = open_bank(BANK)
    with Zygotes() as zygotes:
        submission = Submission(bank.item("top_k"), "top_k.py", source.encode())
        (verdict,) = Grader(bank, zygotes.ready).grade([submission])
    assert verdict.status == "crashed"
    assert verdict.line == source.count("\n")
    assert verdict.column == len(before) + 2
    marked, caret = _row_and_caret(terminal_report((verdict,)))
    assert caret.index("^") == marked.index("values k") + wide
    assert "^" in html_report((verdict,)).partition("values k)")[2].partition("</span>")[0]


def _row_and_caret(report: str) -> tuple[str, str]:
    rows = report.split("\n")
    at = next(i for i, row in enumerate(rows) if "values k" in row)
    return rows[at], rows[at + 1]
