"""Verdicts as Gradescope's `results.json`.

The format stands at https://gradescope-autograders.readthedocs.io/en/latest/specs/.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Literal

from grader.grading.verdict import CheckResult, Verdict
from grader.report import left_out
from grader.report.escape import one_line, visible
from grader.report.pen import Pen, spaced
from grader.report.printed import capped
from grader.report.strings import STATUS
from grader.report.terminal import terminal_report
from grader.report.voice import Names, Voice, Words
from grader.report.wrong import explained

if TYPE_CHECKING:
    from grader.bank.model import Lang
    from grader.grading.not_graded import NotGraded

Visibility = Literal["visible", "hidden", "after_due_date", "after_published"]
_WIDTH = 90
_SCORED = ("passed", "failed")


def gradescope_report(
    verdicts: tuple[Verdict, ...],
    *,
    lang: Lang = "en",
    words: Words | None = None,
    not_graded: Sequence[NotGraded] = (),
    visibility: Visibility = "visible",
    stdout_visibility: Visibility = "hidden",
) -> str:
    """One object for one submission, which may hold several files; ends with a line break.

    A check that passed earns its points, any other earns none, and so does every check of a
    verdict that is neither `passed` nor `failed`. `visibility` is that of all tests: their output
    shows expected values.
    """
    voice = Voice(lang, words or Names())
    output = terminal_report(verdicts, width=_WIDTH, lang=lang, words=words, quiet=True)
    if not_graded:
        output = "\n".join([output, *left_out.lines(not_graded, voice), ""])
    report = {
        "execution_time": round(sum(verdict.seconds for verdict in verdicts), 3),
        "output": output,
        # Gradescope renders HTML in the output unless it is told that this is text.
        "output_format": "text",
        "test_output_format": "text",
        "test_name_format": "text",
        "visibility": visibility,
        "stdout_visibility": stdout_visibility,
        "tests": [
            test
            for number, verdict in enumerate(verdicts, start=1)
            for test in _tests(verdict, number, visibility, voice)
        ],
    }
    return json.dumps(report, ensure_ascii=False, allow_nan=False, indent=2) + "\n"


def _tests(
    verdict: Verdict, number: int, visibility: Visibility, voice: Voice
) -> list[dict[str, Any]]:
    tests = [_check(check, verdict, voice) for check in verdict.checks]
    if verdict.status not in _SCORED or not tests:
        tests.insert(0, _whole(verdict, voice))
    for place, test in enumerate(tests, start=1):
        test |= {"number": f"{number}.{place}", "visibility": visibility}
    return tests


def _check(check: CheckResult, verdict: Verdict, voice: Voice) -> dict[str, Any]:
    passed = check.status == "passed"
    title = voice.labelled(verdict.exercise, voice.check(verdict, check))
    parts = [] if passed else explained(check, verdict, voice, Pen(_WIDTH, colour=False))
    return {
        "name": one_line(title),
        "score": check.points if passed and verdict.status in _SCORED else 0.0,
        "max_score": check.points,
        "status": "passed" if passed else "failed",
        "output": "\n".join(spaced(parts)),
    }


def _whole(verdict: Verdict, voice: Voice) -> dict[str, Any]:
    """One test for what no check says, without a `max_score`: points are the checks' own."""
    status = STATUS[voice.lang][verdict.status]
    lines = [visible(voice.message(verdict.message)), capped(verdict, voice)]
    return {
        "name": one_line(voice.labelled(verdict.exercise, status)),
        "score": 0.0,
        "status": "passed" if verdict.status == "passed" else "failed",
        "output": "\n\n".join(filter(None, lines)),
    }
