"""How values are shown: within their budgets, with a count of what is left out, never raising."""

from __future__ import annotations

import json
import time

import numpy as np
import pytest

from grader import budgets
from grader.grading.record import to_json
from grader.grading.values import show, show_arguments
from grader.grading.verdict import CheckResult, Verdict

MASK = np.arange(200 * 100).reshape(200, 100) % 3 == 0
MUCH = {
    "a long list": [0] * 200_000,
    "a list of lists": [[0.5] * 300] * 300,
    "long text": "ж" * 500_000,
    "bytes": b"\0" * 100_000,
    "an integer of 5,000 digits": 10**5_000,
    "an array of 20 axes": np.zeros((2,) * 20),
    "an empty array of 2**45 rows": np.zeros((2**45, 0)),
    "a large array": np.random.default_rng(0).standard_normal((1000, 1000)),
    "many arrays": [np.ones((64, 64))] * 300,
    "a mask": MASK,
    "a dict of long keys": {"k" * 10_000 + str(n): n for n in range(500)},
    "deep": [[[[[[[[[[[[1]]]]]]]]]]]],
    "text of escapes": "\x1b\x00\U0001f600" * 2000,
}


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (np.float32(0.1), "np.float32(0.1)"),
        (np.float64(2.0), "np.float64(2.0)"),
        (np.int64(2), "np.int64(2)"),
        ([np.float16(0.5), 0.5], "[np.float16(0.5), 0.5]"),
        (2.0, "2.0"),
    ],
)
def test_an_argument_shows_that_it_is_a_scalar_of_numpys(value, text):
    ((_, shown),) = show_arguments({"lam": value})
    assert shown.text == text
    assert show(np.float32(0.5)).text == "0.5"  # of an answer the message says what matters


@pytest.mark.parametrize("name", MUCH)
def test_a_value_keeps_to_its_budgets(name: str) -> None:
    start = time.thread_time()  # its own work: other processes don't add to it
    value = show(MUCH[name])
    assert time.thread_time() - start < 5
    assert len(value.text) <= budgets.VALUE_TEXT
    assert value.text.isprintable()
    check = CheckResult("check_x", "failed", 1.0, actual=value)
    written = json.dumps(to_json(Verdict("x", "x.py", "failed", 0.0, (check,))))
    assert len(written) < 700_000


@pytest.mark.parametrize(
    ("value", "more"),
    [
        ([1, 2, 3], 0),
        (list(range(1000)), 950),
        ([[0] * 100] * 100, 10_000 - 489),
        (np.zeros(100), 0),
        (np.zeros((1000, 1000)), 10**6 - 36),
        ({"a": [0] * 60}, 10),
        ("x" * 10_000, 10_000 - 495),
        ([np.zeros(2000), 1], 1994),
    ],
)
def test_what_is_left_out_is_counted(value: object, more: int) -> None:
    assert show(value).more == more


@pytest.mark.parametrize(
    ("array", "layout"),
    [
        (np.ones((2, 3)), None),
        (np.asfortranarray(np.ones((2, 3))), "fortran"),
        (np.ones((2, 3)).T, "fortran"),
        (np.arange(4.0)[::-1], "reversed"),
        (np.arange(8.0)[::2], "strided"),
        (np.broadcast_to(1.0, (2, 2)), "broadcast"),
        (np.asfortranarray(np.ones((1, 3))), None),
        (np.array(1.0), None),
    ],
)
def test_a_layout_other_than_c_order_is_named(array: np.ndarray, layout: str | None) -> None:
    assert show([array]).items[0].layout == layout


def test_a_large_mask_has_a_sketch_that_counts() -> None:
    value = show(MASK)
    assert value.data is None
    assert value.sketch is not None
    assert len(value.sketch) <= budgets.SKETCH
    assert sum(map(sum, value.sketch)) == MASK.sum()
    assert show(np.arange(10_000.0).reshape(100, 100)).sketch is None


def test_an_object_that_cannot_be_shown_is_shown_as_such() -> None:
    class Odd:
        def __repr__(self) -> str:
            raise RuntimeError("no")

    assert show(Odd()).text == "?"
