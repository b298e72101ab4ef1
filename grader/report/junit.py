"""Verdicts as JUnit XML, for the pages of CI systems."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from grader.grading.verdict import CheckResult, Verdict
from grader.report import left_out
from grader.report.escape import one_line, visible
from grader.report.pen import Pen, spaced
from grader.report.printed import capped
from grader.report.voice import Names, Voice, Words
from grader.report.wrong import explained, mistakes, mistakes_of

if TYPE_CHECKING:
    from grader.bank.model import Lang
    from grader.grading.not_graded import NotGraded

_WIDTH = 100
# The child element that says how a test case ended; one that passed has none.
_OUTCOMES = {
    "failed": "failure",
    "not_attempted": "failure",
    "forbidden": "failure",
    "errored": "error",
    "crashed": "error",
    "timed_out": "error",
    "out_of_memory": "error",
    "broken": "error",
    "skipped": "skipped",
}


def junit_report(
    verdicts: tuple[Verdict, ...],
    *,
    lang: Lang = "en",
    words: Words | None = None,
    not_graded: Sequence[NotGraded] = (),
) -> str:
    """One `testsuite` a verdict, one `testcase` a check, ending with a line break.

    A verdict that did not pass without a check that says so (a crash, a forbidden name) has one
    more test case, called by its status: a suite is green only if the verdict is `passed`. Files
    that were not graded are skipped test cases of one more suite.
    """
    voice = Voice(lang, words or Names())
    root = ET.Element("testsuites", name="grader")
    for verdict in verdicts:
        root.append(_suite(verdict, voice))
    if not_graded:
        root.append(_left_out(not_graded, voice))
    _count(root)
    ET.indent(root)
    # No encoding is declared: without one XML is UTF-8, and parsers take the text as it is.
    return '<?xml version="1.0"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _suite(verdict: Verdict, voice: Voice) -> ET.Element:
    suite = ET.Element("testsuite", name=one_line(verdict.exercise), file=voice.file(verdict))
    for check in verdict.checks:
        suite.append(_check_case(check, verdict, voice))
    if verdict.status != "passed" and not suite.findall("*/failure") + suite.findall("*/error"):
        suite.append(_verdict_case(verdict, voice))
    _count(suite)
    # The suite's time is the whole verdict's: loading and diagnosis take time as well.
    suite.set("time", _time(verdict.seconds))
    return suite


def _left_out(files: Sequence[NotGraded], voice: Voice) -> ET.Element:
    suite = ET.Element("testsuite", name=voice.say("not graded"))
    for name, reason in left_out.rows(files, voice):
        case = ET.SubElement(suite, "testcase", name=name or reason, classname=name, time=_time(0))
        ET.SubElement(case, "skipped", message=reason, type="not_graded")
    _count(suite)
    suite.set("time", _time(0))
    return suite


def _check_case(check: CheckResult, verdict: Verdict, voice: Voice) -> ET.Element:
    title, message = voice.check(verdict, check), voice.message(check.message)
    text = spaced(explained(check, verdict, voice, Pen(_WIDTH, colour=False)))
    said = voice.labelled(title, message) if message else title
    case = _case(check.name, voice.file(verdict), check.seconds)
    return _ended(case, check.status, said, "\n".join(text))


def _verdict_case(verdict: Verdict, voice: Voice) -> ET.Element:
    message = voice.message(verdict.message) or voice.status(verdict.status)
    found = mistakes_of(verdict, None)
    text = mistakes(verdict, found, voice, Pen(_WIDTH, colour=False))
    case = _case(verdict.status, voice.file(verdict), 0.0)
    _ended(case, verdict.status, message, "\n".join(text))
    if verdict.output:
        ET.SubElement(case, "system-out").text = capped(verdict, voice)
    return case


def _case(name: str, file: str, seconds: float) -> ET.Element:
    # The class is the file: the same exercise may stand in one report many times.
    return ET.Element("testcase", name=one_line(name), classname=file, time=_time(seconds))


def _ended(case: ET.Element, status: str, message: str, text: str) -> ET.Element:
    outcome = _OUTCOMES.get(status)
    if outcome:
        element = ET.SubElement(case, outcome, message=visible(message), type=status)
        element.text = visible(text)
    return case


def _count(parent: ET.Element) -> None:
    """Sets the totals that a suite, or all suites together, carry as attributes."""
    cases = list(parent.iter("testcase"))
    parent.set("tests", str(len(cases)))
    for key, outcome in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        parent.set(key, str(sum(case.find(outcome) is not None for case in cases)))
    parent.set("time", _time(sum(float(suite.get("time", "0")) for suite in parent)))


def _time(seconds: float) -> str:
    return f"{seconds:.6f}"
