"""`agree`: which case fails, with what message, and how a counterexample gets smaller."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import strategies as st

from grader.kit import Case, CheckFailure, Local, Outcome, Rng, Table, agree
from grader.kit.failures import CandidateRaised, NotAttempted, OutOfMemory


def largest(values, k):
    if k < 0:
        raise ValueError("k is negative")
    return sorted(values)[::-1][:k]


class Trial(Local):
    """A candidate of this process that is worth shrinking for, like a sandboxed one."""

    shrinks = True

    def __init__(self, function):
        super().__init__({"largest": function})


def reference(function=largest):
    return Local({"largest": function}, trusted=True)


def table(*cases, **options):
    return Table("largest", cases or [Case([], 0), Case([1, 3, 2], 2)], **options)


def failure(candidate, made=None, **options):
    with pytest.raises(CheckFailure) as caught:
        agree(Trial(candidate), reference(), made or table(), **options)
    return caught.value


def said(found):
    return str(found.message)


def test_a_right_candidate_agrees():
    agree(Trial(lambda values, k: sorted(values, reverse=True)[:k]), reference(), table())


def test_the_first_failing_case_is_named_by_its_arguments():
    found = failure(lambda values, k: sorted(values)[:k])
    assert found.counterexample == {"values": [1, 3, 2], "k": 2}
    assert (found.expected, found.actual) == (3, 1)
    assert "at [0]" in said(found)


def test_a_declared_exception_must_come():
    cases = table(Case([1], -1, raises=ValueError))
    agree(Trial(largest), reference(), cases)

    class Narrower(ValueError):
        pass

    def raises(kind):
        def candidate(values, k):
            raise kind("no")

        return candidate

    agree(Trial(raises(Narrower)), reference(), cases)
    assert "raised TypeError, expected ValueError" in said(failure(raises(TypeError), cases))
    found = failure(lambda values, k: [], cases)
    assert said(found) == "largest returned a list, expected it to raise ValueError"
    assert found.actual == []
    assert isinstance(failure(raises(NotImplementedError), cases), NotAttempted)
    assert "returned an object of type set" in said(failure(lambda v, k: {1}, cases))


@pytest.mark.parametrize(
    ("raised", "kind"),
    [
        (KeyError, CandidateRaised),
        (NotImplementedError, NotAttempted),
        (MemoryError, OutOfMemory),
    ],
)
def test_an_exception_where_a_value_is_due(raised, kind):
    def candidate(values, k):
        raise raised("why")

    found = failure(candidate)
    assert type(found) is kind
    assert raised.__name__ in said(found)


def test_what_is_no_plain_data_is_refused_by_name():
    assert "an object of type set: return plain data" in said(failure(lambda v, k: {1}))


def test_a_changed_input_is_a_failure_unless_it_may_change():
    def sorts_in_place(values, k):
        values.sort(reverse=True)
        return values[:k]

    found = failure(sorts_in_place)
    assert said(found) == "the values are right, but largest changes its input `values`"
    agree(Trial(sorts_in_place), reference(), table(), unchanged=False)


def test_a_generator_may_change_and_repeats_draw_on():
    draws = Local({"draw": lambda rng: float(rng.random())})
    made = Table("draw", [Case(Rng(1), repeat=3)])
    agree(draws, Local({"draw": lambda rng: float(rng.random())}, trusted=True), made)
    values = draws.outcomes("draw", made.cases)[0].value
    assert len(set(values)) == 3


def test_a_reference_that_does_not_do_what_its_case_declares_is_no_fault_of_the_candidates():
    for cases in (table(Case([1], 1, raises=ValueError)), table(Case([1], -1))):
        with pytest.raises(RuntimeError, match="the reference gave"):
            agree(Trial(largest), reference(), cases)


def test_another_comparison_can_be_given():
    def only_length(actual, expected):
        if len(actual) != len(expected):
            raise CheckFailure("length")

    agree(Trial(lambda values, k: [0] * k), reference(), table(), compare=only_length)
    assert said(failure(lambda values, k: [0], compare=only_length)) == "length"


def random_table(strategy):
    draw = np.random.default_rng(0)
    cases = [Case([1], 1)]
    cases += [Case(draw.integers(0, 99, size=9).tolist(), 5, random=True) for _ in range(9)]
    return Table("largest", cases, strategy=strategy)


def arguments():
    return st.tuples(st.lists(st.integers(0, 99), max_size=9), st.integers(0, 9))


def wrong_on_three(values, k):
    right = largest(values, k)
    return right if len(right) < 3 else right[::-1]


def test_a_random_counterexample_is_shrunk_the_same_way_each_time():
    found = [failure(wrong_on_three, random_table(arguments)).counterexample for _ in range(2)]
    assert found[0] == found[1]
    assert len(found[0]["values"]) == 3 < 9
    assert failure(wrong_on_three, random_table(None)).counterexample["k"] == 5


def test_what_was_chosen_is_not_shrunk():
    chosen = Table("largest", [Case([9, 8, 7, 6], 4)], strategy=arguments)
    assert failure(wrong_on_three, chosen).counterexample["values"] == [9, 8, 7, 6]


def test_a_strategy_whose_examples_all_agree_leaves_the_case_that_failed():
    made = random_table(lambda: st.tuples(st.just([1]), st.just(1)))
    assert len(failure(wrong_on_three, made).counterexample["values"]) == 9


def test_inputs_that_the_reference_rejects_are_not_counterexamples():
    made = random_table(lambda: st.tuples(st.lists(st.integers(0, 9)), st.integers(-9, 9)))
    assert failure(wrong_on_three, made).counterexample["k"] >= 3


class Crashing(Trial):
    """Crashes on short inputs, which only shrinking tries."""

    def _run(self, function, cases, meanwhile):
        if any(len(c.args[0]) < 3 for c in cases) and len(cases) == 1:
            raise ConnectionError("the worker died")
        return super()._run(function, cases, meanwhile)


def test_a_candidate_that_crashes_while_it_is_shrunk_keeps_its_failure():
    with pytest.raises(CheckFailure) as caught:
        agree(Crashing(wrong_on_three), reference(), random_table(arguments))
    assert len(caught.value.counterexample["values"]) == 9


def test_local_answers_are_computed_once_a_list_of_cases():
    calls = []
    subject = Local({"f": lambda x: calls.append(x) or x}, trusted=True)
    cases = [Case(1), Case(2)]
    assert subject.answers("f", cases) is subject.answers("f", cases)
    assert calls == [1, 2]
    assert subject.record == []


def test_a_mistakes_value_is_its_own_copy():
    kept = [1]
    subject = Local({"f": lambda: kept})
    value = subject.outcome("f").value
    kept.append(2)
    assert value == [1]
    assert [name for name, _, _ in subject.record] == ["f"]


def test_subjects_are_called_like_modules():
    subject = reference()
    assert subject.largest([1, 2], 1) == [2]
    with pytest.raises(CandidateRaised, match="ValueError"):
        Trial(largest).largest([1], -1)
    with pytest.raises(RuntimeError, match="the reference raised ValueError"):
        subject.largest([1], -1)
    with pytest.raises(AttributeError):
        subject._private  # noqa: B018


def test_outcomes_are_alike_by_behaviour():
    value = Outcome("value", np.array([1.0]))
    assert value.is_like(Outcome("value", np.array([1.0 + 1e-12])))
    assert not value.is_like(Outcome("value", np.array([2.0])))
    assert not value.is_like(Outcome("value", np.array([1.0]), changed=(0,)))
    raised = Outcome("raised", type="ValueError", message="a")
    assert raised.is_like(Outcome("raised", type="ValueError", message="b"))
    assert not raised.is_like(Outcome("raised", type="TypeError"))
    assert not raised.is_like(value)


@pytest.mark.parametrize(
    ("outcome", "message"),
    [
        (Outcome("refused", message="an object of type set"), "return plain data"),
        (Outcome("raised", type="KeyError", message="'x'"), "f raised KeyError: 'x'"),
        (Outcome("raised", type="KeyError"), "f raised KeyError"),
    ],
)
def test_an_outcome_without_a_value_says_why(outcome, message):
    with pytest.raises(CheckFailure, match=message):
        outcome.unwrap("f")


def test_a_table_is_drawn_from_the_candidates_seed():
    made = Table("largest", drawn=lambda rng: [Case(rng.integers(9, size=3).tolist(), 1)])
    seen = []
    for seed in (0, 1, 1):
        trial, right = (
            Trial(lambda values, k: seen.append(values) or largest(values, k)),
            reference(),
        )
        trial.seed = right.seed = seed
        agree(trial, right, made)
    assert seen[0] != seen[1] == seen[2]


def test_a_large_case_is_compared_like_any_other():
    made = Table("largest", large=lambda rng: [Case(rng.permutation(500).tolist(), 3)])
    agree(Trial(largest), reference(), made)
    capped = failure(lambda values, k: [min(v, 400) for v in largest(values, k)], made)
    assert capped.counterexample["k"] == 3


def test_minus_zero_is_another_argument_but_the_same_answer():
    def clears(values, k):
        values[:] = values + 0.0
        return [0.0] * k

    cases = Table("largest", [Case(np.array([-0.0, -0.0]), 1)])
    found = failure(clears, cases)
    assert said(found) == "the values are right, but largest changes its input `values`"
    agree(Trial(lambda values, k: [0.0] * k), reference(), cases)


def test_state_that_is_kept_shows_on_the_second_call():
    kept = []

    def collects(values, k):
        kept.extend(values)
        return sorted(kept)[::-1][:k]

    found = failure(collects, table(Case([1, 2], 2, repeat=2)))
    assert found.actual != found.expected
