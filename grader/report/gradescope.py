"""Verdicts as Gradescope's `results.json`.

The format stands at https://gradescope-autograders.readthedocs.io/en/latest/specs/.
"""

from __future__ import annotations

import json
from typing import Any, Literal

from grader.grading.verdict import CheckResult, Verdict
from grader.report.escape import one_line, visible
from grader.report.pen import Pen, spaced
from grader.report.phrases import labelled
from grader.report.strings import STATUS
from grader.report.terminal import terminal_report
from grader.report.wrong import explained

Visibility = Literal["visible", "hidden", "after_due_date", "after_published"]
_WIDTH = 90
_SCORED = ("passed", "failed")


def gradescope_report(
    verdicts: tuple[Verdict, ...],
    *,
    visibility: Visibility = "visible",
    stdout_visibility: Visibility = "hidden",
) -> str:
    """One object for one submission, which may hold several files; ends with a line break.

    A check that passed earns its points, any other earns none, and so does every check of a
    verdict that is neither `passed` nor `failed`. `visibility` is that of all tests: their output
    shows expected values.
    """
    report = {
        "execution_time": round(sum(verdict.seconds for verdict in verdicts), 3),
        "output": terminal_report(verdicts, width=_WIDTH, quiet=True),
        # Gradescope renders HTML in the output unless it is told that this is text.
        "output_format": "text",
        "test_output_format": "text",
        "test_name_format": "text",
        "visibility": visibility,
        "stdout_visibility": stdout_visibility,
        "tests": [
            test
            for number, verdict in enumerate(verdicts, start=1)
            for test in _tests(verdict, number, visibility)
        ],
    }
    return json.dumps(report, ensure_ascii=False, allow_nan=False, indent=2) + "\n"


def _tests(verdict: Verdict, number: int, visibility: Visibility) -> list[dict[str, Any]]:
    tests = [_check(check, verdict) for check in verdict.checks]
    if verdict.status not in _SCORED or not tests:
        tests.insert(0, _whole(verdict))
    for place, test in enumerate(tests, start=1):
        test |= {"number": f"{number}.{place}", "visibility": visibility}
    return tests


def _check(check: CheckResult, verdict: Verdict) -> dict[str, Any]:
    passed = check.status == "passed"
    title = labelled(verdict.lang, verdict.exercise, check.title or check.name)
    parts = [] if passed else explained(check, verdict, Pen(_WIDTH, colour=False))
    return {
        "name": one_line(title),
        "score": check.points if passed and verdict.status in _SCORED else 0.0,
        "max_score": check.points,
        "status": "passed" if passed else "failed",
        "output": "\n".join(spaced(parts)),
    }


def _whole(verdict: Verdict) -> dict[str, Any]:
    """One test for what no check says, without a `max_score`: points are the checks' own."""
    words = STATUS[verdict.lang][verdict.status]
    lines = [verdict.message, verdict.output]
    return {
        "name": one_line(labelled(verdict.lang, verdict.exercise, words)),
        "score": 0.0,
        "status": "passed" if verdict.status == "passed" else "failed",
        "output": visible("\n\n".join(filter(None, lines))),
    }
