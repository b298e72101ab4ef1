"""Verdicts as JUnit XML, for the pages of CI systems."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from grader.grading.verdict import CheckResult, Verdict
from grader.report.escape import one_line, visible
from grader.report.pen import Pen, spaced
from grader.report.phrases import status_words, with_reason
from grader.report.wrong import explained, mistakes

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


def junit_report(verdicts: tuple[Verdict, ...]) -> str:
    """One `testsuite` a verdict, one `testcase` a check, ending with a line break.

    A verdict that did not pass without a check that says so (a crash, a forbidden name) has one
    more test case, called by its status: a suite is green only if the verdict is `passed`.
    """
    root = ET.Element("testsuites", name="grader")
    for verdict in verdicts:
        root.append(_suite(verdict))
    _count(root)
    ET.indent(root)
    # No encoding is declared: without one XML is UTF-8, and parsers take the text as it is.
    return '<?xml version="1.0"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _suite(verdict: Verdict) -> ET.Element:
    suite = ET.Element("testsuite", name=one_line(verdict.exercise), file=one_line(verdict.file))
    for check in verdict.checks:
        suite.append(_check_case(check, verdict))
    if verdict.status != "passed" and not suite.findall("*/failure") + suite.findall("*/error"):
        suite.append(_verdict_case(verdict))
    _count(suite)
    # The suite's time is the whole verdict's: loading and diagnosis take time as well.
    suite.set("time", _time(verdict.seconds))
    return suite


def _check_case(check: CheckResult, verdict: Verdict) -> ET.Element:
    message = with_reason(check, verdict.lang)
    text = spaced(explained(check, verdict, Pen(_WIDTH, colour=False)))
    return _case(check.name, check.status, verdict, check.seconds, message, "\n".join(text))


def _verdict_case(verdict: Verdict) -> ET.Element:
    message = verdict.message or status_words(verdict.status, verdict.lang)
    text = mistakes(verdict, Pen(_WIDTH, colour=False))
    case = _case(verdict.status, verdict.status, verdict, 0.0, message, "\n".join(text))
    if verdict.output:
        ET.SubElement(case, "system-out").text = visible(verdict.output)
    return case


def _case(
    name: str, status: str, verdict: Verdict, seconds: float, message: str, text: str
) -> ET.Element:
    # The class is the file: the same exercise may stand in one report many times.
    case = ET.Element(
        "testcase", name=one_line(name), classname=one_line(verdict.file), time=_time(seconds)
    )
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
