"""Likeness: what tells one wrong answer from another, and when a mistake is named."""

from __future__ import annotations

import math
from types import ModuleType

import numpy as np
import pytest

from grader.grading import faults as faults_module
from grader.grading.calls import CheckRecord
from grader.grading.diagnosis import Diagnosis
from grader.grading.faults import alike, faults
from grader.grading.trusted import Mistake
from grader.kit import Case, CheckFailure, Local, Outcome, Table, agree
from grader.kit.agreement import Terms

CASE, BAD = Case(1), Case(1, raises=ValueError)
ONE = Outcome("value", np.array([1.0, 0.0]))
STRICT = Terms()


def value(x):
    return Outcome("value", x)


def raised(name, *bases):
    return Outcome("raised", type=name, bases=(name, *bases))


@pytest.mark.parametrize(
    ("case", "outcome", "parts"),
    [
        (CASE, value(np.array([1.0, -0.0])), set()),
        (CASE, value(np.array([1.0, 2.0])), {"value"}),
        (CASE, value([1, 0]), {"form"}),
        (CASE, value(np.array([True, False])), {"form"}),
        (CASE, value(np.array([1, 0], "f4")), {"form"}),
        (CASE, value([1, 2]), {"value"}),
        (CASE, Outcome("value", ONE.value, changed=(0,)), {"changes"}),
        (CASE, Outcome("value", ONE.value + 1, changed=(0,)), {"changes", "value"}),
        (CASE, raised("KeyError"), {"raises"}),
        (CASE, Outcome("refused", message="a set"), {"unplain"}),
        (BAD, raised("ValueError"), set()),
        (BAD, raised("Narrower", "ValueError"), set()),
        (BAD, raised("KeyError"), {"raises"}),
        (BAD, value(None), {"accepts"}),
    ],
)
def test_the_parts_that_are_wrong(case, outcome, parts):
    assert faults(case, outcome, ONE, STRICT) == parts


def test_a_scalar_of_a_narrow_type_is_a_wrong_number_where_it_is_near_the_right_one():
    """A NumPy scalar is accepted for a number, so that what it is can't be the fault."""
    for near in (np.float16(2047), np.float32(2049.01)):
        assert faults(CASE, value(near), value(2049.0), STRICT) == {"value"}
    assert faults(CASE, value(np.float16(2047)), value(np.array(2049.0)), STRICT) == {"form"}


@pytest.mark.parametrize(
    "large",
    [[[0.0] * 9], [np.zeros(1)] * 9, {0: [0.0] * 9}, [np.zeros((2, 9))], [0.0] * 9],
    ids=["list", "arrays", "dict", "array", "numbers"],
)
@pytest.mark.parametrize("small", [0.0, [0.0], [0.0, 0.0], np.zeros(1)], ids=repr)
def test_an_answer_of_another_size_is_told_apart_by_its_size(large, small, monkeypatch):
    """A wrong answer may be a thousand times as large as a right one."""

    def looked(*_):
        raise RuntimeError("an item of it was looked at")

    for name in ("_same_form", "_width", "_plain"):
        monkeypatch.setattr(faults_module, name, looked)
    assert faults(CASE, value(large), value(small), STRICT) == {"value"}
    assert not alike("value", CASE, value(large), value(small), STRICT)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (0, 0.0),
        (0.0, -0.0),
        (np.float64(3), 3),
        (np.int64(3), np.float32(3)),
        ([1, 2], np.array([1.0, 2.0])),
        ((1, [2.0]), [np.int8(1), [2]]),
        (np.float32(1 / 3), 1 / 3),
        ({"a": 1}, {"a": 1.0}),
    ],
    ids=repr,
)
def test_what_carries_a_number_tells_no_wrong_values_apart(one, other):
    assert alike("value", CASE, value(one), value(other), STRICT)
    assert alike("value", CASE, value(other), value(one), STRICT)


@pytest.mark.parametrize(
    ("one", "other"), [(1, 1.001), ([1], [1, 2]), ([1], "1"), (None, 0), (1e-9, 2e-9), (10**400, 1)]
)
def test_other_numbers_do(one, other):
    assert not alike("value", CASE, value(one), value(other), STRICT)


def test_values_are_compared_as_the_check_compares_them():
    loose = Terms(tolerances=(("rtol", 0.1),))
    assert alike("value", CASE, value(1.0), value(1.05), loose)
    total = Terms(view=lambda array, *args: array.sum())
    assert alike("value", CASE, value(np.array([1.0, 2.0])), value(np.array([2.0, 1.0])), total)

    def lengths(actual, expected):
        if len(actual) != len(expected):
            raise CheckFailure("length")

    assert alike("value", CASE, value([1]), value([2]), Terms(compare=lengths))
    assert not alike("value", CASE, value([1]), value(3), Terms(compare=lengths))


def test_messages_tell_no_exceptions_apart():
    one, other = Outcome("raised", type="E", message="a"), Outcome("raised", type="E", message="b")
    assert alike("raises", CASE, one, other, STRICT)
    assert not alike("raises", CASE, one, Outcome("raised", type="F"), STRICT)


def test_what_a_library_says_of_an_answer_tells_exceptions_apart_but_for_its_numbers():
    def used(message):
        return Outcome("raised", type="E", message=message, in_use=True)

    assert alike("raises", CASE, used("got 1 of 2"), used("got 2 of 3"), STRICT)
    assert not alike("raises", CASE, used("no gradient"), used("got 2 of 3"), STRICT)


# ---------------------------------------------------------------------------------- naming


def right(x):
    if x < 0 or x != x:
        raise ValueError
    return float(x * x)


def checked(wrong):
    """A wrong formula that validates."""

    def formula(x):
        right(x)
        return wrong(x)

    return formula


def accepts_negative(x):
    return right(abs(x))


def accepts_nan(x):
    return right(x) if x == x else 0.0


def accepts_all(x):
    return right(abs(x)) if x == x else 0.0


MISTAKES = {
    "cube": checked(lambda x: float(x**3)),
    "twice": checked(lambda x: 2.0 * x),
    "in_a_list": checked(lambda x: [float(x * x)]),
    "zero_raises": checked(lambda x: x / x * x**2),
    "accepts_negative": accepts_negative,
    "accepts_nan": accepts_nan,
}
VALUES = Table("f", [Case(x) for x in (0.0, 1.0, 2.0, 3.0, 4.0, 5.0)])
BROAD = Table("f", [Case(x, raises=ValueError) for x in (-1.0, -2.0, float("nan"))])


def named(candidate, tables=(VALUES, BROAD), mistakes=MISTAKES, reference=right):
    """Names of the mistakes that a function shows, each with its check (the place of its table)."""
    reference = Local({"f": reference}, trusted=True)
    subject, records = Local({"f": candidate}), []
    for number, table in enumerate(tables):
        failure = None
        try:
            agree(subject, reference, table)
        except CheckFailure as found:
            failure = found
        shown = failure.call[1] if failure else None
        records.append(CheckRecord(str(number), not failure, subject.record.taken(), shown))
    made = [Mistake(name, {"f": function}) for name, function in mistakes.items()]
    diagnosis = Diagnosis(made, reference, ModuleType("checks"))
    return [(f.mistake.name, f.check) for f in diagnosis.of(subject, records)]


@pytest.mark.parametrize("name", MISTAKES)
def test_each_mistake_is_named_as_itself(name):
    assert [found for found, _ in named(MISTAKES[name])] == [name]


CUBE, TWICE, NEGATIVE, NAN = (
    ("cube", "0"),
    ("twice", "0"),
    ("accepts_negative", "1"),
    ("accepts_nan", "1"),
)


@pytest.mark.parametrize(
    ("candidate", "found"),
    [
        (lambda x: int(x) ** 3 if x == x else x, [CUBE, NEGATIVE, NAN]),
        (lambda x: np.float64(abs(x) ** 3), [CUBE, NEGATIVE, NAN]),
        (lambda x: right(abs(x)) ** 1.5, [CUBE, NEGATIVE]),
        (checked(lambda x: np.float32(2 * x)), [TWICE]),
        (accepts_all, [NEGATIVE, NAN]),
        (lambda x: 7.0 if x > 0 else accepts_nan(x), [NAN]),
        (lambda x: 2 * right(x), []),
        (checked(lambda x: 2.0 * x if x < 5 else 11.0), []),
        (checked(lambda x: 1 / 0), []),
    ],
)
def test_a_candidate_shows_what_explains_its_answers(candidate, found):
    assert named(candidate) == found


def test_one_that_accepts_all_says_it_more_shortly_than_many():
    def accepts(n):
        return lambda x: n if x == -n else right(x)

    kinds = {f"accepts_{n}": accepts(n) for n in range(1, 6)}
    table = Table("f", [Case(float(-n), raises=ValueError) for n in range(1, 6)])
    assert [name for name, _ in named(accepts_all, [table], kinds)] == [*kinds]
    both = kinds | {"accepts_negative": accepts_negative}
    assert named(accepts_all, [table], both) == [("accepts_negative", "0")]


def test_an_early_return_is_not_named_beside_what_is_accepted_everywhere():
    def early(x):
        return 0.0 if x in (-1.0, -2.0, -3.0) else right(x)

    def accepts(below):
        return lambda x: 1.0 if x <= below else right(x)

    kinds = {"early": early, "below_two": accepts(-2.0)}
    table = Table("f", [Case(float(-n), raises=ValueError) for n in range(1, 9)])
    assert named(accepts(-1.0), [table], kinds) == [("below_two", "0")]
    assert named(early, [table], kinds) == [("early", "0")]


def test_an_exception_of_unknown_cause_hides_the_like_in_later_checks():
    late = {"late": checked(lambda x: 1 / 0 if x > 5 else x * x)}
    numbers = Table("f", [Case(x) for x in (6.0, 7.0)])

    def always(x):
        return {}[x]

    assert named(late["late"], [VALUES, numbers], late) == [("late", "1")]
    assert named(always, [VALUES, numbers], late) == []
    assert named(checked(lambda x: 1 / 0), [VALUES, numbers], late) == []


def test_a_mistake_may_meet_empty_arrays_and_narrow_types_in_another_way():
    def doubled(x):
        return [float(2 * v) for v in x]

    def guarded(x):
        return doubled(x) if len(x) else []

    mistakes = {"doubled": lambda x: doubled(x) if len(x) else [math.nan]}
    cases = [Case(np.arange(1.0, n)) for n in range(2, 12)]
    found = named(guarded, [Table("f", [*cases, Case(np.zeros(0))])], mistakes, plain_list)
    assert found == [("doubled", "0")]
    assert named(guarded, [Table("f", [*cases, Case(np.zeros(1))])], mistakes, plain_list) == found
    single = [Case(np.arange(1.0, n, dtype="f4")) for n in range(2, 12)]
    thirds = {"third": lambda x: [float(v) / 3 for v in x]}
    found = named(lambda x: (x / 3).tolist(), [Table("f", single)], thirds, plain_list)
    assert found == [("third", "0")]


def test_who_changes_its_argument_may_change_a_copy_of_some():
    def always(x):
        x[:] = 0
        return 1.0

    def contiguous_alone(x):
        flat = x.reshape(-1)
        flat[:] = 0
        return 1.0

    rows = np.ones((2, 3))
    mistakes = {"always": always}
    tables = [Table("f", [Case(rows), Case(rows[:1]), Case(rows[:, ::2]), Case(rows.T)])]
    assert named(contiguous_alone, tables, mistakes, lambda x: 1.0) == [("always", "0")]
    assert named(lambda x: 1.0 if len(x) < 2 else always(x), tables, mistakes, lambda x: 1.0) == []


def plain_list(x):
    return [float(v) for v in x]


def test_mistakes_that_cant_be_told_apart_are_not_named():
    again = {"cube": MISTAKES["cube"], "third_power": checked(lambda x: float(x) * x * x)}
    assert named(MISTAKES["cube"], mistakes=again) == []


def test_after_an_unknown_fault_no_answer_of_a_later_check_is_explained():
    signs = Table("f", [Case(x) for x in (6.0, 7.0)])
    late = {"late": checked(lambda x: float(x**3 if x > 5 else x * x)), "accepts_nan": accepts_nan}

    def unknown(x):
        return x + 0.5 if x < 5 else accepts_nan(x) ** 1.5

    assert named(late["late"], [VALUES, signs, BROAD], late) == [("late", "1")]
    assert named(unknown, [VALUES, signs, BROAD], late) == [("accepts_nan", "2")]


def test_a_mistake_is_right_where_the_candidate_is():
    other = Table("f", [Case(9.0)])
    partly = checked(lambda x: float(x**3 if x < 6 else x * x))
    assert named(partly) == [CUBE]
    assert named(partly, [VALUES, BROAD, other]) == []


def asked_of(mistake, candidate):
    """The numbers that a mistake is asked for where three checks of ten cases each fail."""
    asked = []

    def heard(x):
        asked.append(x)
        return mistake(x)

    tables = [Table("f", [Case(x + n / 4) for x in range(2, 12)]) for n in range(3)]
    assert named(candidate, tables, {"heard": heard}) == []
    return asked


def test_a_fault_that_no_mistake_explains_is_the_only_one_that_all_are_asked_for():
    assert asked_of(lambda x: float(x) ** 3, lambda x: x + 0.5) == [2.0]


def test_a_mistake_that_differs_in_each_failed_check_is_asked_no_more():
    assert len(asked_of(lambda x: float(x) ** 3 if x > 2 else 2.5, lambda x: x + 0.5)) <= 10


def test_a_fault_that_a_mistake_of_an_earlier_check_explains_is_no_question_to_the_others():
    asked = []

    def late(x):
        asked.append(x)
        return float(x**3 if x > 5 else x * x)

    signs = Table("f", [Case(x) for x in (6.0, 7.0)])
    mistakes = {"cube": MISTAKES["cube"], "late": late}
    assert named(MISTAKES["cube"], [VALUES, signs], mistakes) == [CUBE]
    assert len(asked) == 1


def test_two_mistakes_that_explain_a_check_together_are_both_found():
    def low(x):
        return x + 1.0 if x < 5 else float(x * x)

    def high(x):
        return x - 1.0 if x >= 5 else float(x * x)

    numbers = Table("f", [Case(float(x)) for x in range(2, 40)])
    found = named(lambda x: low(x) if x < 5 else high(x), [numbers], {"high": high, "low": low})
    assert sorted(found) == [("high", "0"), ("low", "0")]
