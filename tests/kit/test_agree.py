"""`agree`: which case fails, with what message, and how a counterexample gets smaller."""

from __future__ import annotations

import gc
import selectors

import numpy as np
import pytest

from grader.kit import Case, CheckFailure, Local, Outcome, Rng, Table, agree
from grader.kit.failures import CandidateRaised, NotAttempted, OutOfMemory
from grader.kit.record import size_of


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


def test_a_table_without_cases_is_no_check():
    with pytest.raises(ValueError, match="the table of f has no case"):
        agree(Local({"f": abs}), Local({"f": abs}, trusted=True), Table("f"))


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


def random_table(**options):
    draw = np.random.default_rng(0)
    cases = [Case([1], 1)]
    cases += [Case(draw.integers(0, 99, size=9).tolist(), 5, random=True) for _ in range(9)]
    return Table("largest", cases, **options)


def wrong_on_three(values, k):
    right = largest(values, k)
    return right if len(right) < 3 else right[::-1]


def test_a_random_counterexample_is_shrunk_the_same_way_each_time():
    found = [failure(wrong_on_three, random_table()).counterexample for _ in range(2)]
    assert found[0] == found[1] == {"values": [0, 0, 1], "k": 3}


def test_what_was_chosen_is_not_shrunk():
    chosen = Table("largest", [Case([9, 8, 7, 6], 4)])
    assert failure(wrong_on_three, chosen).counterexample["values"] == [9, 8, 7, 6]


def test_only_arguments_that_may_be_shown_are_shown():
    apart = random_table(keeps=lambda values, k: len(set(values)) == len(values) > 4)
    assert len(set(failure(wrong_on_three, apart).counterexample["values"])) == 5
    none = random_table(keeps=lambda values, k: False)
    assert len(failure(wrong_on_three, none).counterexample["values"]) == 9


def test_inputs_that_the_reference_rejects_are_not_counterexamples():
    def refuses(values, k):
        if len(values) < 5:
            raise ValueError("too few")
        return largest(values, k)

    drawn = [case for case in random_table().cases if case.random]
    with pytest.raises(CheckFailure) as caught:
        agree(Trial(wrong_on_three), reference(refuses), table(*drawn))
    assert len(caught.value.counterexample["values"]) == 5


def moody(every):
    """A candidate that is wrong on some calls, whatever its input."""
    calls = []

    def candidate(values, k):
        calls.append(1)
        right = largest(values, k)
        return [*right, 0] if len(calls) > 2 and len(calls) % every == 0 else right

    return candidate


@pytest.mark.parametrize("every", [2, 3, 5, 7])
def test_a_candidate_that_answers_otherwise_when_asked_again_has_failed(every):
    found = failure(moody(every), random_table())
    assert len(found.actual) != len(found.expected)
    assert len(found.actual) == len(largest(*found.counterexample.values())) + 1


@pytest.mark.parametrize(
    ("wrong", "smallest"),
    [
        (lambda total: min(total, 50), 51),
        (lambda total: total + (total > 20), 21),
        (lambda total: -total, 1),
    ],
    ids=["capped", "wrong above 20", "negative"],
)
def test_what_is_wrong_only_on_large_answers_is_shown_on_a_small_one(wrong, smallest):
    draw = np.random.default_rng(1)
    table = Table("total", [Case([draw.normal(size=(4, 4)) * 9], random=True) for _ in range(3)])
    right = Local({"total": lambda ws: float(sum(np.abs(w).sum() for w in ws))}, trusted=True)
    candidate = Trial(lambda ws: wrong(float(sum(np.abs(w).sum() for w in ws))))
    candidate.functions = {"total": candidate.functions["largest"]}
    with pytest.raises(CheckFailure) as caught:
        agree(candidate, right, table)
    assert smallest <= caught.value.expected <= smallest + 10
    assert caught.value.expected == int(caught.value.expected)


def test_dicts_of_the_same_names_lose_the_same_items_and_their_entries_get_plainer():
    draw = np.random.default_rng(2)
    names = ["a", "b", "c", "d"]
    first = {name: draw.normal(size=(3, 2)) for name in names}
    other = {name: draw.normal(size=(3, 2)) for name in reversed(names)}

    def of(power):
        return lambda ws, gs: {n: np.abs(w * gs[n]).sum() ** power for n, w in ws.items()}

    candidate = Trial(of(2))
    candidate.functions = {"scores": candidate.functions["largest"]}
    right = Local({"scores": of(1)}, trusted=True)
    with pytest.raises(CheckFailure) as caught:
        agree(candidate, right, Table("scores", [Case(first, other, random=True)]))
    ws, gs = caught.value.counterexample.values()
    assert len(ws) == 1
    assert ws.keys() == gs.keys()
    ((w,), (g,)) = ws.values(), gs.values()
    assert w.size == g.size == 1
    assert w.item() == int(w.item())


def test_whatever_stops_shrinking_leaves_the_smallest_failure_so_far():
    asked = []

    def keeps(values, k):
        asked.append(values)
        if len(asked) > 40:
            raise RuntimeError("the bank's own fault")
        return True

    found = failure(wrong_on_three, random_table(keeps=keeps)).counterexample
    assert 3 <= len(found["values"]) < 9


class Crashing(Trial):
    """Crashes on short inputs, which only shrinking tries."""

    def _run(self, function, cases, meanwhile):
        if any(len(c.args[0]) < 5 for c in cases) and len(cases) < 10:
            raise ConnectionError("the worker died")
        return super()._run(function, cases, meanwhile)


def test_a_candidate_that_crashes_while_it_is_shrunk_keeps_its_failure():
    with pytest.raises(CheckFailure) as caught:
        agree(Crashing(wrong_on_three), reference(), random_table())
    assert len(caught.value.counterexample["values"]) >= 3


def test_local_answers_are_computed_once_a_table_and_forgotten_with_it():
    calls = []
    double = lambda x: calls.append(x) or 2 * x  # noqa: E731
    subject = Local({"f": double, "g": lambda x: -x}, trusted=True)
    table, other = Table("f", [Case(1), Case(2)]), Table("g", [Case(1), Case(2)])
    assert [o.value for o in subject.answers(table)] == [2, 4]
    assert [o.value for o in subject.answers(other)] == [-1, -2]
    assert subject.answers(table) is subject.answers(table)
    assert calls == [1, 2]
    assert len(subject._answers) == 2
    del table, other
    gc.collect()
    assert len(subject._answers) == 0
    assert subject.record.calls == []


def test_a_mistakes_value_is_its_own_copy():
    kept = [1]
    subject = Local({"f": lambda: kept})
    value = subject.outcome("f").value
    kept.append(2)
    assert value == [1]
    assert [calls.function for calls in subject.record.taken()] == ["f"]
    assert subject.record.taken() == []


def test_subjects_are_called_like_modules():
    subject = reference()
    assert subject.largest([1, 2], 1) == [2]
    with pytest.raises(CandidateRaised, match="ValueError"):
        Trial(largest).largest([1], -1)
    with pytest.raises(RuntimeError, match="the reference raised ValueError"):
        subject.largest([1], -1)
    with pytest.raises(AttributeError):
        subject._private  # noqa: B018


def test_of_right_answers_nothing_is_kept_and_of_wrong_ones_a_limit(monkeypatch):
    monkeypatch.setattr("grader.kit.record._ROOM", 4000)
    zeros = np.zeros(200)
    table = Table("f", [Case(zeros) for _ in range(6)])
    reference = Local({"f": lambda x: x}, trusted=True)
    wrong = Local({"f": lambda x: x + 1})
    with pytest.raises(CheckFailure):
        agree(wrong, reference, table)
    (calls,) = wrong.record.taken()
    assert [o if isinstance(o, str) else o.kind for o in calls.outcomes] == (
        ["value", "value", *["lost"] * 4]
    )
    right = Local({"f": lambda x: x.copy()})
    agree(right, reference, table)
    assert right.record.taken()[0].outcomes == [None] * 6


@pytest.mark.parametrize(
    ("value", "size"),
    [(np.zeros(1000), 8000), ([np.zeros(10)] * 9, 720), ("a" * 300, 300), ({1: [2] * 99}, 99)],
)
def test_the_size_of_plain_data_is_known_within_a_factor(value, size):
    assert size <= size_of(value, 1 << 20) <= 100 * size
    assert size_of([value] * 1000, 50) < 20_000


def strict(value, *_):
    """Takes no negative entry."""
    if min(value) < 0:
        raise ZeroDivisionError("a negative entry")
    return sum(value)


@pytest.mark.parametrize(
    "options",
    [{"view": strict}, {"compare": lambda actual, expected: strict(actual)}],
    ids=["view", "comparison"],
)
def test_an_answer_that_a_check_cant_look_at_is_wrong(options):
    made = table(Case([3, 1], 2))
    found = failure(lambda values, k: [-1, -2], made, **options)
    assert said(found) == (
        "the answer can't be compared with the right one: ZeroDivisionError: a negative entry"
    )
    assert (found.actual, found.expected) == ([-1, -2], [3, 1])
    with pytest.raises(ZeroDivisionError):  # the bank's fault: it can't take a right answer
        agree(Trial(lambda values, k: [-9]), reference(), table(Case([-3], 1)), **options)


def test_a_view_is_compared_in_place_of_the_answer():
    table = Table("f", [Case(np.array([3.0, 1.0, 2.0]))])
    reference = Local({"f": np.sort}, trusted=True)

    def judged(candidate, **options):
        agree(Local({"f": candidate}), reference, table, **options)

    judged(lambda x: x.copy(), view=lambda value, x: value.sum())
    judged(lambda x: np.sort(x) + 1e-3, view=lambda value, x: value.sum(), atol=0.1)
    with pytest.raises(CheckFailure, match=r"expected 6\.0, got 12\.0") as caught:
        judged(lambda x: 2 * x, view=lambda value, x: float(value.sum()))
    assert caught.value.actual.tolist() == [6.0, 2.0, 4.0]
    assert caught.value.expected.tolist() == [1.0, 2.0, 3.0]
    for other in (lambda x: x.tolist(), lambda x: x[:2], lambda x: x.astype("f4"), lambda x: None):
        with pytest.raises(CheckFailure):  # and the view has never seen it
            judged(other, view=lambda value, x: value.reshape(3).sum() * 0)


def test_tolerances_are_the_checks_own():
    table = Table("f", [Case(1.0)])
    reference, near = Local({"f": lambda x: x}, trusted=True), Local({"f": lambda x: x + 1e-4})
    with pytest.raises(CheckFailure):
        agree(near, reference, table)
    agree(near, reference, table, rtol=1e-3)
    agree(near, reference, table, atol=1e-3)


def test_a_librarys_notimplementederror_is_not_an_empty_function():
    def stub():
        raise NotImplementedError

    assert Local({"f": stub}).outcome("f").own
    assert not Local({"f": lambda: selectors.BaseSelector.register(None, 0, 0)}).outcome("f").own
    raised = Outcome("raised", type="NotImplementedError", own=False)
    with pytest.raises(CandidateRaised) as caught:
        raised.unwrap("f")
    assert type(caught.value) is CandidateRaised


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
    assert max(capped.counterexample["values"]) > 400


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
