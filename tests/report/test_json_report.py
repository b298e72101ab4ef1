"""The JSON report: strict, stable, and as its schema says."""

from __future__ import annotations

import json
from functools import partial
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest
from report_samples import SAMPLES, Samples

from grader.report import json_report as bare_report

json_report = partial(bare_report, words=Samples())
GOLDEN = Path(__file__).parent / "golden"
SCHEMA = json.loads((files("grader.grading") / "verdict.schema.json").read_text("utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)


def refuse(constant: str) -> None:
    raise AssertionError(f"{constant} is not JSON")


@pytest.mark.parametrize("name", ["failed", "crashed", "hostile", "masks"])
def test_golden(name: str) -> None:
    assert json_report((SAMPLES[name],)) == (GOLDEN / f"{name}.json").read_text("utf-8")


def test_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("name", SAMPLES)
def test_report_holds_to_the_schema(name: str) -> None:
    text = json_report((SAMPLES[name],))
    VALIDATOR.validate(json.loads(text, parse_constant=refuse))


def test_every_object_of_the_schema_is_closed() -> None:
    def objects(node: object) -> list[dict]:
        if isinstance(node, list):
            return [found for item in node for found in objects(item)]
        if not isinstance(node, dict):
            return []
        here = [node] if node.get("type") == "object" else []
        return here + [found for item in node.values() for found in objects(item)]

    closed = [found for found in objects(SCHEMA) if "properties" in found]
    assert all(found["additionalProperties"] is False for found in closed)
    # What a reader can do without.
    words = {
        "lang",
        "text",
        "title",
        "explanation",
        "source",
        "not_graded",
        "how",
        "output_more",
    } | {"counterexample"}
    for found in closed:
        assert set(found["properties"]) - set(found["required"]) <= words


def test_the_order_of_keys_is_that_of_the_schema() -> None:
    verdict = json.loads(json_report((SAMPLES["failed"],)))["verdicts"][0]
    without = ("source", "how", "output_more")  # which few verdicts have
    named = [key for key in SCHEMA["$defs"]["verdict"]["properties"] if key not in without]
    assert list(verdict) == named
    named = [key for key in SCHEMA["$defs"]["check"]["properties"] if key not in without]
    assert list(verdict["checks"][0]) == named


def test_several_verdicts_keep_their_order() -> None:
    verdicts = tuple(SAMPLES.values())
    written = json.loads(json_report(verdicts))["verdicts"]
    assert [found["file"] for found in written if "\\" not in found["file"]] == [
        verdict.file for verdict in verdicts if verdict.file.isprintable()
    ]


def test_no_verdicts_is_an_empty_list() -> None:
    assert json.loads(json_report(())) == {
        "schema": "grader.verdict/2",
        "lang": "en",
        "verdicts": [],
        "not_graded": [],
    }


def test_what_json_cannot_write_is_text() -> None:
    report = json_report((SAMPLES["nan"],))
    assert '"nan"' in report
    assert '"-inf"' in report
    json.loads(report, parse_constant=refuse)
