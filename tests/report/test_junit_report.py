"""The JUnit report, read back by junitparser."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from junitparser import Error, Failure, JUnitXml, Skipped
from report_samples import FAILED, PASSED, SAMPLES, Samples

from grader.phrases import phrase
from grader.report import junit_report as bare_report

junit_report = partial(bare_report, words=Samples())
GOLDEN = Path(__file__).parent / "golden"


def read(*verdicts) -> JUnitXml:
    return JUnitXml.fromstring(junit_report(verdicts))


@pytest.mark.parametrize("name", ["failed", "crashed", "hostile"])
def test_golden(name: str) -> None:
    assert junit_report((SAMPLES[name],)) == (GOLDEN / f"{name}.xml").read_text("utf-8")


@pytest.mark.parametrize("name", SAMPLES)
def test_a_suite_is_green_only_if_the_verdict_passed(name: str) -> None:
    [suite] = read(SAMPLES[name])
    assert (suite.failures + suite.errors == 0) is (SAMPLES[name].status == "passed")
    assert suite.tests == len(list(suite)) > 0


def test_each_status_has_its_outcome() -> None:
    [suite] = read(FAILED)
    outcomes = {case.name: [type(result) for result in case.result] for case in suite}
    assert outcomes == {
        "check_shapes": [],
        "check_values": [Failure],
        "check_strength": [Error],
        "check_speed": [Skipped],
    }


def test_a_forbidden_name_is_not_hidden_by_checks_that_passed() -> None:
    [suite] = read(replace(PASSED, status="forbidden", message=phrase("nothing")))
    assert suite.failures == 1
    assert [case.name for case in suite][-1] == "forbidden"


def test_totals_are_those_of_the_suites() -> None:
    report = read(*SAMPLES.values())
    report_again = JUnitXml.fromstring(junit_report(tuple(SAMPLES.values())))
    report_again.update_statistics()
    assert report.tests == report_again.tests
    assert report.failures == report_again.failures
    assert report.errors == report_again.errors
    assert report.skipped == report_again.skipped


def test_hostile_text_stays_text() -> None:
    report = junit_report((SAMPLES["hostile"],))
    failure = ET.fromstring(report.encode()).find("testsuite/testcase/failure")
    assert "</script><b>" in failure.get("message")
    assert "\\x1b[31mred" in failure.text
