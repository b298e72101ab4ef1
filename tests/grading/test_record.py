"""A verdict that is written as JSON and read again is the same verdict."""

from __future__ import annotations

import copy
import json
from importlib.resources import files

import golden
import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from grader.grading.record import BadRecord, to_json, verdict_from_json, verdicts_from_json
from grader.grading.schema import Schema
from grader.grading.verdict import CheckResult, MistakeFound, Note, Value, Verdict
from grader.phrases import Phrase
from grader.report import json_report, terminal_report

SCHEMA = json.loads((files("grader.grading") / "verdict.schema.json").read_text("utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(
    {**SCHEMA, "required": [], "properties": {}, "additionalProperties": True}
    | {"$ref": "#/$defs/verdict"}
)

texts = st.text(max_size=20)
names = st.text(min_size=1, max_size=12)
counts = st.integers(1, 10**6)
numbers = st.floats(allow_nan=False, allow_infinity=False)
positive = st.floats(0, 1e9)
optional = st.none() | counts


def messages() -> st.SearchStrategy[Phrase]:
    plain = st.none() | st.booleans() | st.integers(-(2**63), 2**63 - 1) | numbers | texts
    field = st.recursive(
        plain,
        lambda inner: st.lists(inner, max_size=3).map(tuple) | built(inner),
        max_leaves=5,
    )
    return built(field)


def built(field: st.SearchStrategy) -> st.SearchStrategy[Phrase]:
    pairs = st.dictionaries(names, field, max_size=3).map(lambda d: tuple(d.items()))
    return st.builds(Phrase, names, pairs)


entries = st.recursive(
    numbers | st.booleans() | st.sampled_from(["nan", "inf"]),
    lambda inner: st.lists(inner, max_size=3),
    max_leaves=6,
)
arrays = st.builds(
    Value,
    texts,
    st.just("array"),
    st.sampled_from(["float64", "torch.bfloat16", None]),
    st.none() | st.lists(st.integers(0, 9), max_size=3).map(tuple),
    st.none() | entries,
    more=st.integers(0, 10**9),
    layout=st.sampled_from([None, "fortran", "reversed", "broadcast", "strided"]),
    sketch=st.none() | st.just(((1, 2), (3, 0))),
)
scalars = st.builds(Value, texts, more=st.integers(0, 9))


def containers(inner: st.SearchStrategy[Value]) -> st.SearchStrategy[Value]:
    items = st.none() | st.lists(inner, max_size=3).map(tuple)
    keys = st.none() | st.lists(texts, max_size=3).map(tuple)
    return st.builds(
        Value, texts, st.sampled_from(["list", "tuple"]), items=items, more=st.integers(0, 9)
    ) | st.builds(Value, texts, st.just("dict"), items=items, keys=keys)


values = st.recursive(scalars | arrays, containers, max_leaves=5)
arguments = st.lists(st.tuples(names, values), max_size=2).map(tuple)
checks = st.builds(
    CheckResult,
    names,
    st.sampled_from(["passed", "failed", "errored", "timed_out", "skipped"]),
    positive,
    st.none() | messages(),
    st.none() | values,
    st.none() | values,
    st.lists(texts, max_size=3).map(tuple),
    st.none() | st.tuples(values, values),
    st.none() | positive,
    st.none() | positive,
    st.none() | arguments,
    optional,
    texts,
    positive,
    how=texts,
    output_more=st.integers(0, 10**9),
)
verdicts = st.builds(
    Verdict,
    names,
    texts,
    st.sampled_from(["passed", "failed", "crashed", "broken"]),
    st.floats(0, 1),
    st.lists(checks, max_size=2).map(tuple),
    st.lists(
        st.builds(MistakeFound, names, st.none() | names, st.none() | arguments), max_size=2
    ).map(tuple),
    st.lists(
        st.builds(Note, names, messages(), st.none() | positive, st.none() | positive), max_size=2
    ).map(tuple),
    st.sampled_from([None, "full", "seccomp", "rlimits", "none"]),
    positive,
    texts,
    st.none() | messages(),
    optional,
    optional,
    texts,
    st.none() | texts,
    st.integers(0, 10**9),
)
relaxed = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


@relaxed
@given(verdicts)
def test_what_is_written_is_read_again(verdict: Verdict) -> None:
    assert verdict_from_json(json.dumps(to_json(verdict))) == verdict


@relaxed
@given(verdicts, st.sampled_from(["en", "zh"]))
def test_a_report_is_read_whatever_its_language_and_rendered_alike(verdict, lang) -> None:
    report = json_report((verdict,), lang=lang)
    [read] = verdicts_from_json(report)
    assert json_report((read,), lang=lang) == report
    for other in ("en", "zh"):
        assert terminal_report((read,), lang=other)


@relaxed
@given(verdicts, st.data())
def test_what_the_schema_refuses_is_refused_with_place_and_rule(verdict, data) -> None:
    damaged = json.loads(json.dumps(to_json(verdict)))
    spoil(damaged, data)
    if VALIDATOR.is_valid(damaged):
        verdict_from_json(damaged)
        return
    with pytest.raises(BadRecord) as caught:
        verdict_from_json(damaged)
    assert (caught.value.place or "").startswith("verdict")
    assert caught.value.message


def spoil(node, data) -> None:
    """Change one place of a tree: remove a key, add one, or put another value there."""
    while True:
        keys = sorted(node) if isinstance(node, dict) else range(len(node))
        key = data.draw(st.sampled_from(list(keys)))
        inner = node[key]
        if isinstance(inner, dict | list) and inner and data.draw(st.booleans()):
            node = inner
            continue
        how = data.draw(st.sampled_from(["remove", "add", "replace"]))
        if how == "remove" and isinstance(node, dict):
            del node[key]
        elif how == "add" and isinstance(node, dict):
            node["another"] = 1
        else:
            node[key] = data.draw(st.sampled_from([None, -1, 0.5, "x", [], {}, True, [{}]]))
        return


@pytest.mark.parametrize("case", golden.cases(), ids=lambda case: case.name)
def test_every_golden_verdict_makes_the_round_trip(case) -> None:
    written = json.loads((case / "verdict.json").read_text(encoding="utf-8"))
    written |= {"seconds": 0.5, "grader_version": "1", "confinement": {"level": "full"}}
    for check in written["checks"]:
        check["seconds"] = 0.25
    for note in written["notes"]:
        note |= {"seconds": None, "reference_seconds": None}
    read = verdict_from_json(written)
    assert verdict_from_json(to_json(read)) == read
    assert without_words(to_json(read)) == without_words(written)


def without_words(node):
    """A tree without what readers ignore. `text` is a value's own where a `kind` is beside it."""
    if isinstance(node, list):
        return [without_words(item) for item in node]
    if not isinstance(node, dict):
        return node
    ignored = {"title", "explanation", "source"} | ({"text"} if "kind" not in node else set())
    return {key: without_words(value) for key, value in node.items() if key not in ignored}


@pytest.mark.parametrize(
    ("change", "place", "rule"),
    [
        (lambda v: v.pop("status"), "verdict", "lacks status"),
        (lambda v: v.update(status="won"), "verdict.status", "expected one of 'passed'"),
        (lambda v: v.update(score=2), "verdict.score", "at most 1"),
        (lambda v: v.update(lang="en"), "verdict", "unknown key 'lang'"),
        (lambda v: v["checks"].append({}), "verdict.checks[0]", "lacks name"),
        (lambda v: v.update(message="x"), "verdict.message", "expected object, got string"),
        (lambda v: v.update(line=0), "verdict.line", "at least 1"),
    ],
)
def test_an_error_names_the_place_and_the_rule(change, place, rule) -> None:
    data = copy.deepcopy(to_json(Verdict("x", "x.py", "failed", 0.0)))
    change(data)
    with pytest.raises(BadRecord, match=rule) as caught:
        verdict_from_json(data)
    assert caught.value.place == place


@pytest.mark.parametrize(
    "text",
    ["", "{", "NaN", "[" * 100_000, '{"schema": "grader.verdict/1", "verdicts": []}', "9" * 9999],
)
def test_what_is_no_report_is_refused(text: str) -> None:
    with pytest.raises(BadRecord):
        verdicts_from_json(text)


def test_the_reader_knows_every_word_of_the_schema() -> None:
    with pytest.raises(KeyError):
        Schema({"pattern": "x"}).validate("x")
    Schema(SCHEMA).validate({"schema": "grader.verdict/2", "verdicts": []})
