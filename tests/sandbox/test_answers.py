"""Every field of an answer is of its type, or the answer is none."""

from __future__ import annotations

import numpy as np
import pytest

from grader.sandbox.answers import (
    BadAnswer,
    Changed,
    Parameters,
    Parsed,
    Raised,
    Refused,
    Returned,
    expect,
    read,
)

RAISED = {
    "kind": "raised",
    "type": "ValueError",
    "bases": ["ValueError", "Exception", "BaseException"],
    "message": "m",
    "line": 3,
    "column": None,
    "own": True,
    "in_use": False,
}
PARAMETERS = {"line": 1, "names": ["x"], "optional": 0, "rest": False, "keyword_only": 0}
PARSED = {
    "kind": "parsed",
    "functions": {"f": PARAMETERS, "g": None, "h": False},
    "forbidden": [["os", 3]],
}
GOOD = [RAISED, PARSED, {"kind": "refused", "message": "m"}, {"kind": "changed", "names": ["x"]}]
ANYTHING = [None, True, 7, -1, 1.5, "text", b"bytes", [], [1], {}, (1,), np.zeros(2), 1 << 70]


def test_answers_are_read_into_frozen_data():
    assert read({"kind": "value", "value": 1, "args": [2]}) == Returned(1, [2])
    assert read({"kind": "value", "value": None}) == Returned(None, None)
    assert read({"kind": "refused", "message": "x" * 900}) == Refused("x" * 500)
    assert read({"kind": "changed", "names": ["random"]}) == Changed(("random",))
    assert read(RAISED) == Raised(
        "ValueError", ("ValueError", "Exception", "BaseException"), "m", 3, None, True
    )
    assert read(PARSED) == Parsed(
        {"f": Parameters(1, ("x",), 0, False, 0), "g": None, "h": False}, (("os", 3),)
    )


@pytest.mark.parametrize("anything", ANYTHING, ids=repr)
def test_whatever_a_field_holds_it_is_read_or_a_bad_answer(anything):
    with pytest.raises(BadAnswer):
        read(anything)
    for good in GOOD:
        for field in good:
            for forged in (good | {field: anything}, good | {field: [anything]}):
                try:
                    read(forged)
                except BadAnswer:
                    continue
                assert type(anything) in (type(good[field]), type(None), str, int, list), field


@pytest.mark.parametrize("good", GOOD, ids=lambda g: g["kind"])
def test_a_field_that_is_missing_is_a_bad_answer(good):
    for field in good:
        if field in ("line", "column"):  # None where there is none
            continue
        with pytest.raises(BadAnswer):
            read({name: value for name, value in good.items() if name != field})


@pytest.mark.parametrize(
    ("name", "bases"),
    [
        ("ValueError", ["Exception", "BaseException"]),
        ("Whatever", []),
        ("Whatever", ["Exception"]),
        ("Whatever", ["Whatever", "BaseException"]),
    ],
)
def test_a_name_of_pythons_own_is_kept_for_what_is_one(name, bases):
    with pytest.raises(BadAnswer):
        read(RAISED | {"type": name, "bases": bases})


def test_an_answer_of_a_kind_that_was_not_asked_for_is_bad():
    with pytest.raises(BadAnswer, match="Refused"):
        expect(Refused("m"), Returned, Raised)


def test_a_value_alone_has_a_short_form():
    assert read(["value", [1]]) == Returned([1], None)
    for forged in (["value"], ["value", 1, 2], [b"value", 1], [np.zeros(2), 1], ["changed", []]):
        with pytest.raises(BadAnswer):
            read(forged)


def test_an_exception_has_a_short_form_whose_fields_are_checked_alike():
    short = [RAISED[name] for name in ("kind", *Raised._fields)]
    assert read(short) == read(RAISED)
    for forged in (short[:-1], [*short, 1], ["value", *short[1:]]):
        with pytest.raises(BadAnswer):
            read(forged)
    for place, right in enumerate(short):
        for anything in ANYTHING:
            try:
                read([*short[:place], anything, *short[place + 1 :]])
            except BadAnswer:
                continue
            assert type(anything) in (type(right), type(None), str, int), place
