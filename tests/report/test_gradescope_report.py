"""Gradescope's results.json, held to the documented format."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import partial
from pathlib import Path

import jsonschema
import pytest
from report_samples import FAILED, PASSED, SAMPLES, Samples

from grader.report import gradescope_report as bare_report

gradescope_report = partial(bare_report, words=Samples())
GOLDEN = Path(__file__).parent / "golden"
WHEN = {"enum": ["hidden", "after_due_date", "after_published", "visible"]}
FORMAT = {"enum": ["text", "html", "simple_format", "md", "ansi"]}
# Written from https://gradescope-autograders.readthedocs.io/en/latest/specs/.
RESULTS = {
    "type": "object",
    "additionalProperties": False,
    "required": ["tests"],
    "properties": {
        "execution_time": {"type": "number", "minimum": 0},
        "output": {"type": "string"},
        "output_format": FORMAT,
        "test_output_format": FORMAT,
        "test_name_format": FORMAT,
        "visibility": WHEN,
        "stdout_visibility": WHEN,
        "tests": {
            "type": "array",
            "items": {
                "type": "object",
                "additionalProperties": False,
                "required": ["score"],
                "properties": {
                    "score": {"type": "number"},
                    "max_score": {"type": "number"},
                    "status": {"enum": ["passed", "failed"]},
                    "name": {"type": "string"},
                    "number": {"type": "string"},
                    "output": {"type": "string"},
                    "visibility": WHEN,
                },
            },
        },
    },
}


def read(*verdicts, **options) -> dict:
    return json.loads(gradescope_report(verdicts, **options))


@pytest.mark.parametrize("name", ["failed", "crashed"])
def test_golden(name: str) -> None:
    expected = (GOLDEN / f"{name}.gradescope.json").read_text("utf-8")
    assert gradescope_report((SAMPLES[name],)) == expected


@pytest.mark.parametrize("name", SAMPLES)
def test_report_holds_to_the_format(name: str) -> None:
    jsonschema.Draft202012Validator(RESULTS).validate(read(SAMPLES[name]))


def test_a_check_earns_its_points_or_none() -> None:
    tests = read(FAILED)["tests"]
    assert [(test["score"], test["max_score"]) for test in tests] == [
        (1.0, 1.0),
        (0.0, 2.0),
        (0.0, 1.0),
        (0.0, 1.0),
    ]


def test_a_verdict_that_is_neither_passed_nor_failed_earns_nothing() -> None:
    tests = read(replace(PASSED, status="forbidden", score=0.0))["tests"]
    assert sum(test["score"] for test in tests) == 0
    assert tests[0]["status"] == "failed"


def test_no_text_is_rendered_as_html() -> None:
    report = read(SAMPLES["hostile"])
    formats = ("output_format", "test_output_format", "test_name_format")
    assert {report[key] for key in formats} == {"text"}


def test_visibility_is_as_asked_and_standard_output_is_hidden() -> None:
    report = read(FAILED, visibility="after_published")
    assert report["stdout_visibility"] == "hidden"
    assert {test["visibility"] for test in report["tests"]} == {"after_published"}


def test_tests_of_several_files_are_numbered_apart() -> None:
    numbers = [test["number"] for test in read(PASSED, FAILED)["tests"]]
    assert numbers == ["1.1", "1.2", "2.1", "2.2", "2.3", "2.4"]
