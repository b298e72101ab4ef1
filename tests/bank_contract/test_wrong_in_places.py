"""An answer that is wrong in a corner alone fails: for large arrays, one dtype, one layout, one
kind of error, or the second call.

Each exercise's reference is wrapped so that it goes wrong there. A corner that no case reaches
proves nothing, so that each exercise must reach two of them.
"""

from __future__ import annotations

import functools

import numpy as np
import pytest
from corpus import ROOT, Judge

from grader.bank import open_bank
from grader.grading.tried import Hasty
from grader.kit.quiet import quiet

BANK = open_bank(ROOT)
EXERCISES = [id for rung in BANK.ladder for id in rung.exercises]
FUNCTIONS = [id for id in EXERCISES if BANK.item(id).exercise.functions == (id,)]


def arrays(value):
    """The arrays and tensors in arguments or an answer, a model's parameters among them."""
    if isinstance(value, list | tuple):
        return [a for item in value for a in arrays(item)]
    if isinstance(value, dict):
        return arrays([*value.values()])
    if callable(getattr(value, "parameters", None)):
        return [p.data for p in value.parameters()]
    return [value] if hasattr(value, "dtype") and hasattr(value, "shape") else []


def mapped(change, value):
    """A copy of an answer whose arrays and numbers are changed."""
    if isinstance(value, list | tuple):
        return type(value)(mapped(change, v) for v in value)
    if isinstance(value, dict):
        return {key: mapped(change, v) for key, v in value.items()}
    return change(value)


def spoilt(value):
    """Another value in the last entry."""
    if isinstance(value, np.ndarray) and value.size:
        flat = value.ravel().copy()
        flat[-1] = 1 - flat[-1] if flat[-1] in (0, 1) else flat[-1] * 1.5 + 1
        return flat.reshape(value.shape)
    if hasattr(value, "numel") and value.numel():
        flat = value.detach().clone().ravel()
        flat[-1] = flat[-1] * 1.5 + 1
        return flat.reshape(value.shape)
    return value * 1.5 + 1 if isinstance(value, int | float | np.number) else value


def in_dtype(kind, to):
    def change(value):
        if isinstance(value, np.ndarray) and value.dtype == kind:
            return np.asfortranarray(value.astype(to)).reshape(value.shape)
        return value

    return change


def size_of(args):
    return sum(int(np.prod(tuple(a.shape))) for a in arrays(args))


def some(condition):
    return lambda args: any(condition(a) for a in arrays(args) if isinstance(a, np.ndarray))


WHERE = {
    "large": lambda args: size_of(args) > 1000,
    "negative strides": some(lambda a: min(a.strides, default=0) < 0),
    "not contiguous": some(lambda a: not a.flags.c_contiguous),
    "float32": some(lambda a: a.dtype == np.float32),
    "integers": some(lambda a: a.dtype.kind == "i"),
    "empty": some(lambda a: a.size == 0),
}


def spoils(function, reached, where):
    def wrapped(*args, **named):
        here = WHERE[where](args)
        answer = function(*args, **named)
        if here and (size_of(answer) or not arrays(answer)):
            reached.append(where)
        return mapped(spoilt, answer) if here else answer

    return wrapped


def changes_an_argument(function, reached, where):
    def wrapped(*args, **named):
        here = WHERE[where](args)
        answer = function(*args, **named)
        numbers = [a for a in arrays(args) if 0 not in a.shape and "bool" not in str(a.dtype)]
        if here and numbers:
            reached.append(where)
            numbers[0][(-1,) * numbers[0].ndim] += 1
        return answer

    return wrapped


def casts(function, reached, kind, to):
    def wrapped(*args, **named):
        answer = function(*args, **named)
        if any(isinstance(a, np.ndarray) and a.dtype == kind for a in arrays(answer)):
            reached.append(kind)
        return mapped(in_dtype(kind, to), answer)

    return wrapped


def raises_another(function, reached, kind):
    def wrapped(*args, **named):
        try:
            return function(*args, **named)
        except ValueError as error:
            reached.append(kind)
            raise kind(str(error)) from None

    return wrapped


def reuses_its_answer(function, reached):
    kept = {}

    def buffer(value):
        if not isinstance(value, np.ndarray) or not value.ndim:
            return value
        old = kept.setdefault((value.shape, value.dtype), value)
        if old is not value:
            reached.append("again")
            old[...] = value
        return old

    return lambda *args, **named: mapped(buffer, function(*args, **named))


LAST = "one array for all answers"
ONE_ARRAY = ': Table("one_after_another", [Case(arguments, others_of_that_shape)]) for the last'
KINDS = {
    **{f"wrong where {where}": (spoils, where) for where in WHERE},
    **{f"changes an argument where {where}": (changes_an_argument, where) for where in WHERE},
    "float32 for float64": (casts, np.float64, np.float32),
    "float64 for float32": (casts, np.float32, np.float64),
    "TypeError": (raises_another, TypeError),
    "AssertionError": (raises_another, AssertionError),
    LAST: (reuses_its_answer,),
}


@pytest.mark.parametrize("id", FUNCTIONS)
def test_what_goes_wrong_in_a_corner_fails(id):
    judge, reached_by, passing = Judge(BANK.item(id)), {}, []
    for name, (wrap, *more) in KINDS.items():
        reached = reached_by[name] = []
        function = judge.reference.functions[id]
        wrapped = functools.update_wrapper(wrap(function, reached, *more), function)
        subject = Hasty({id: wrapped}, probes=judge.reference.probes)
        with quiet():
            fails = judge._fails(subject, "")
        if reached and not fails:
            passing.append(name)
    assert passing == [], (
        f"the checks of {id} accept the reference where it is made wrong in these ways. Add a case"
        f" to a table for each{ONE_ARRAY * (LAST in passing)}"
    )
    assert reached_by["TypeError"]
    takes_arrays = any(reached_by[f"wrong where {where}"] for where in WHERE)
    assert bool(reached_by["wrong where large"]) == takes_arrays
