"""`same`, rule by rule of its docstring: what counts as equal, and what is said where it isn't."""

from __future__ import annotations

import copy

import numpy as np
import pytest

from grader.kit import CheckFailure, Rng, same
from grader.kit.compare import identical
from grader.kit.subject import changed_arguments

NAN, INF = float("nan"), float("inf")
NO_DIFFERENCE = [
    (1.0, 1.0),
    (1, 1.0),  # an int where a number is due
    (1.0 + 5e-10, 1.0),
    (1e-13, 0.0),
    (NAN, NAN),
    (-0.0, 0.0),
    (0.0, -0.0),
    (INF, INF),
    (np.float64(1.5), 1.5),
    (1.5, np.float64(1.5)),
    (1.5, np.array(1.5)),
    (np.float64(1.5), np.array(1.5)),
    (np.array(1.5), np.float64(1.5)),
    (np.float32(0.1), np.float32(0.1)),
    (0.1, np.float32(0.1)),
    (np.int64(3), 3),
    (3, np.int64(3)),
    (True, np.bool_(True)),
    (np.bool_(False), False),
    (1j, 1j),
    (1.0, 1 + 0j),  # a real number is a complex one
    (np.complex64(1j), 1j),
    (2**100, 2**100),
    ("x", "x"),
    (None, None),
    (b"x", b"x"),
    ([], []),
    ([1, [2.0, (3,)]], [1, [2.0, (3,)]]),
    ({"a": 1, "b": [2]}, {"b": [2], "a": 1}),
    (np.array([1.0, NAN, -0.0]), np.array([1.0, NAN, 0.0])),
    (np.array([1.0 + 1e-10]), np.array([1.0])),
    (np.array([1 + 1e-6], np.float32), np.array([1], np.float32)),
    (np.asfortranarray(np.ones((2, 3))), np.ones((2, 3))),
    (np.zeros((0, 3)), np.zeros((0, 3))),
    (np.array([INF]), np.array([INF])),
]
DIFFERENT = [
    (1.0, 1.0 + 1e-8, "expected 1.00000001, got 1.0"),
    (0.0, 1e-11, "expected"),
    (NAN, 0.0, "expected 0.0, got nan"),
    (0.0, NAN, "expected nan, got 0.0"),
    (INF, -INF, "expected -inf, got inf"),
    (INF, 1.0, "got inf"),
    (1.0, INF, "expected inf"),
    (True, 1.0, "expected a number, got a bool"),
    (True, 1, "expected an int, got a bool"),
    (1, True, "expected a bool, got an int"),
    (1.0, True, "expected a bool, got a float"),
    (1.0, 1, "expected an int, got a float"),
    (np.float64(1.0), 1, "expected an int, got a numpy.float64"),
    (2, 1, "expected 1, got 2"),
    (10**400, 1.5, "expected 1.5, got 1000"),
    (1e308 * (1 + 1j), 1e308j, "expected 1e\\+308j"),
    # a complex number where a real one is expected, however small its imaginary part
    (1 + 0j, 1.0, "expected a number, got a complex"),
    (np.complex128(1), 1.0, "expected a number, got a numpy.complex128"),
    (1 + 0j, 1, "expected an int, got a complex"),
    # an array where a number is expected, whatever it holds
    (np.array(1.5), 1.5, r"expected a number, got an array of shape \(\) and dtype float64"),
    (np.array(3), 3, "expected an int, got an array"),
    (np.array(True), True, "expected a bool, got an array"),
    (np.bool_(True), 1.0, "expected a number, got a numpy.bool"),
    (np.array(True), np.array(1.0), "expected a number, got an array"),
    (np.array(1.5, np.float32), np.array(1.5), "the dtype is float32, expected float64"),
    ([False, True], [0, 1], r"at \[0\]: expected an int, got a bool"),
    ({True: 0}, {1: 0}, r"the keys are \['?True'?\]"),
    ({1.0: 0}, {1: 0}, "the keys are"),
    ("1", 1.0, "expected a number, got a str"),
    (None, 1.0, "expected a number, got None"),
    (np.array([1.0]), 1.0, r"expected a number, got an array of shape \(1,\) and dtype float64"),
    ([1], (1,), "expected a tuple, got a list"),
    ((1,), [1], "expected a list, got a tuple"),
    (np.array([1]), [1], "expected a list, got an array"),
    ([1], np.array([1]), "expected an array, got a list"),
    (1.0, np.array([1.0]), "expected an array, got a float"),
    ([1], [1, 2], "the list has 1 entries, expected 2"),
    ((), (1,), "the tuple has 0 entries, expected 1"),
    ([1, [2, 3]], [1, [2, 4]], r"at \[1\]\[1\]: expected 4, got 3"),
    ({"a": 1}, {"b": 1}, r"the keys are \['a'\], expected \['b'\]"),
    ({"a": [1]}, {"a": [2]}, r"at \['a'\]\[0\]: expected 2, got 1"),
    ([], {}, "expected a dict, got a list"),
    ("x", "y", "expected 'y', got 'x'"),
    ("x", None, "expected None, got 'x'"),
    (b"x", "x", "expected 'x', got b'x'"),
    (np.zeros((2, 1)), np.zeros(2), r"the shape is \(2, 1\), expected \(2,\)"),
    (np.zeros((0, 3)), np.zeros((3, 0)), r"the shape is \(0, 3\), expected \(3, 0\)"),
    (np.zeros(2, np.float32), np.zeros(2), "the dtype is float32, expected float64"),
    (np.zeros(2, int), np.zeros(2, bool), "the dtype is int64, expected bool"),
    (np.array([[1.0, 2.0]]), np.array([[1.0, 3.0]]), r"1 of 2 .* the first at \[0, 1\]"),
    (np.array([1 + 1e-4], np.float32), np.array([1], np.float32), "1 of 1 entries differ"),
    (np.array([-1e308]), np.array([1e308]), "1 of 1 entries differ"),
    (np.array([NAN]), np.array([0.0]), "got nan"),
    (dict.fromkeys(range(500), 0), {"a": 1}, "the keys are"),
]  # fmt: skip


@pytest.mark.parametrize(("actual", "expected"), NO_DIFFERENCE, ids=repr)
def test_these_are_the_same(actual, expected):
    same(actual, expected)


@pytest.mark.parametrize(("actual", "expected", "rule"), DIFFERENT, ids=lambda v: repr(v)[:30])
def test_these_differ_and_the_message_says_how(actual, expected, rule):
    with pytest.raises(CheckFailure, match=rule) as caught:
        same(actual, expected)
    assert len(str(caught.value)) <= 1000
    assert "\n" not in str(caught.value)


def test_a_failure_carries_both_values():
    with pytest.raises(CheckFailure) as caught:
        same([1, 2], [1, 3])
    assert (caught.value.actual, caught.value.expected) == (2, 3)


def test_tolerances_can_be_given():
    same(1.1, 1.0, rtol=0.2)
    same(np.array([0.1]), np.array([0.0]), atol=0.2)
    with pytest.raises(CheckFailure):
        same(1.0 + 1e-12, 1.0, rtol=0.0, atol=0.0)
    with pytest.raises(CheckFailure):  # tolerances are not for integers
        same(11, 10, rtol=0.5)
    with pytest.raises(CheckFailure):
        same(np.array([11]), np.array([10]), rtol=0.5)


@pytest.mark.parametrize(
    ("dtype", "rtol"), [("float64", 1e-9), ("float32", 1e-5), ("float16", 1e-2)]
)
def test_each_float_type_has_its_own_tolerance(dtype, rtol):
    one = np.ones(1, dtype)
    same((one * (1 + rtol / 2)).astype(dtype), one)
    with pytest.raises(CheckFailure):
        same((one * (1 + rtol * 4)).astype(dtype), one)


def test_tensors_are_compared_like_arrays():
    torch = pytest.importorskip("torch", reason="torch is an optional extra")
    same(torch.ones(2, requires_grad=True), torch.ones(2))
    same(torch.ones(2, dtype=torch.bfloat16), torch.ones(2, dtype=torch.bfloat16))
    same(torch.tensor(1.0), torch.tensor(1.0))
    for actual, rule in (
        (np.ones(2, np.float32), "expected a torch.Tensor, got an array"),
        (torch.ones(2, dtype=torch.float64), "the dtype is torch.float64"),
        (torch.ones(1), "the shape is"),
        (torch.tensor([1.0, 2.0]), "1 of 2 entries differ"),
    ):
        with pytest.raises(CheckFailure, match=rule):
            same(actual, torch.ones(2))


UNCHANGED = [
    1, 1.0, -0.0, NAN, INF, True, None, "x", b"x", 1j, complex(-0.0, NAN), 2**100,
    [1, [2.0, (3,)]], {"a": -0.0}, np.float32(-0.0), np.bool_(True), np.array(-0.0),
    np.array([[1.0, NAN], [-0.0, INF]]), np.zeros((0, 3)), np.array([1, 2], np.int8),
]  # fmt: skip
CHANGED = [
    (0.0, -0.0),
    (1, 1.0),
    (1, True),
    (1.0, NAN),
    (1.0, 1.0 + 2**-52),
    (0j, complex(0.0, -0.0)),
    (np.float64(1.0), 1.0),
    (np.float32(1.0), np.float64(1.0)),
    ([0.0], [-0.0]),
    ([1], (1,)),
    ([1], [1, 1]),
    ({"a": 0.0}, {"a": -0.0}),
    ({"a": 1, "b": 2}, {"b": 2, "a": 1}),
    ({1: 0}, {True: 0}),
    (np.array([0.0]), np.array([-0.0])),
    (np.array([1.0]), np.array([1.0 + 2**-52])),
    (np.array([1.0]), np.array([1.0], np.float32)),
    (np.array([1]), np.array([1], np.uint64)),
    (np.zeros((2, 3)), np.zeros((3, 2))),
    (np.zeros((0, 3)), np.zeros((3, 0))),
    (np.array([1.0]), [1.0]),
    (np.array([1.0]), Rng(1)),
    ([np.array([1.0])], [Rng(1)]),
]


@pytest.mark.parametrize("value", UNCHANGED, ids=repr)
def test_what_was_left_alone_is_identical(value):
    assert identical(copy.deepcopy(value), value)
    assert changed_arguments([value], [copy.deepcopy(value)]) == ()


@pytest.mark.parametrize("layout", [np.asfortranarray, lambda a: a[::-1][::-1]])
def test_the_layout_of_an_argument_is_no_change(layout):
    array = np.arange(6.0).reshape(2, 3)
    assert identical(layout(array), array)


@pytest.mark.parametrize(("before", "after"), CHANGED, ids=repr)
def test_any_other_bit_of_an_argument_is_a_change(before, after):
    assert not identical(after, before)
    assert not identical(before, after)
    assert changed_arguments([1, before], [1, after]) == (1,)


def test_only_a_generator_may_change():
    generator = np.random.default_rng(1)
    assert changed_arguments([Rng(1), 0.0], [generator, 0.0]) == ()
    assert changed_arguments([np.zeros(2)], [generator]) == (0,)


def test_tensors_are_identical_to_the_last_bit_too():
    torch = pytest.importorskip("torch", reason="torch is an optional extra")
    zero = torch.zeros(2, dtype=torch.bfloat16)
    assert identical(zero.clone(), zero)
    assert not identical(-zero, zero)
    assert not identical(zero.float(), zero)
