"""An answer that is wrong for some arrays alone fails, argument by argument: NaN in one dtype, in
one shape or at one end, large integers, square matrices, arrays of four axes.

Each exercise's reference is wrapped so that it sees another array there than it was given. What a
corner may be is read off the cases: a dtype in which an argument never comes demands nothing.
"""

from __future__ import annotations

import functools

import numpy as np
import pytest
from corpus import Judge
from test_wrong_in_places import BANK, FUNCTIONS

from grader.grading.tried import Hasty
from grader.kit.quiet import quiet

# No large entry's size counts: only its sign does, or a gate is open or closed.
ONLY_SIGNS = {"l1_subgradient", "sparsity_report", "hard_concrete"}
ONLY_SUMS = {"l1_loss", "sparsity_report"}  # no entry's place counts


def each_array(change, value):
    """A copy of an argument in which each NumPy array is changed."""
    if isinstance(value, list | tuple):
        return type(value)(each_array(change, v) for v in value)
    if isinstance(value, dict):
        return {key: each_array(change, v) for key, v in value.items()}
    return change(value) if isinstance(value, np.ndarray) else value


def finite(array, places=slice(None)):
    """The array with 1 for NaN and infinity in these places of it."""
    flat = array.ravel().copy()
    flat[places] = np.where(np.isfinite(flat[places]), flat[places], 1)
    return flat.reshape(array.shape)


def where(condition, change=finite):
    return lambda array: change(array) if condition(array) else array


def is_float(kind):
    return lambda array: array.dtype == kind


# Arrays in which NaN and infinity are taken for 1.
OVERLOOKED = {
    "float16": is_float(np.float16),
    "float32": is_float(np.float32),
    "no axis": lambda a: a.ndim == 0,
    "several axes": lambda a: a.ndim > 1,
}
AT_AN_END = {
    "the first entry": lambda a: finite(a, slice(1)) if a.size > 1 else a,
    "the last entry": lambda a: finite(a, slice(-1, None)) if a.size > 1 else a,
}


def through_float32(array):
    return array.astype(np.float32).astype(np.float64)


def cut_to_32_bits(array):
    return np.where(np.abs(array.astype(np.float64)) > 2.0**32, -1, array)


def transposed(array):
    return array.T if array.shape == array.T.shape else array


def swapped(array):
    """The entries in the order of another axis."""
    return np.swapaxes(array, -1, -2).reshape(array.shape)


def holds_integers(array):
    return array.dtype.kind in "iu" and not np.isin(array, (0, 1)).all()


def is_no_symmetric_matrix(array):
    return array.ndim == 2 and 1 not in array.shape and not np.array_equal(array, array.T)


# name -> what an argument's arrays must be like for this to matter; which arrays are changed, how.
CHANGED = {
    "integers pass through float32": (holds_integers, holds_integers, through_float32),
    "integers have 32 bits at most": (holds_integers, holds_integers, cut_to_32_bits),
    "square matrices are transposed": (
        is_no_symmetric_matrix,
        is_no_symmetric_matrix,
        transposed,
    ),
    "four axes are taken in another order": (
        lambda a: a.ndim == 3 and a.size > 1,
        lambda a: a.ndim == 4,
        swapped,
    ),
}
NEEDLESS = {
    "integers pass through float32": ONLY_SIGNS,
    "integers have 32 bits at most": ONLY_SIGNS,
    "square matrices are transposed": ONLY_SUMS,
    "four axes are taken in another order": ONLY_SUMS,
}


class Trial:
    """The checks of one exercise, for its reference with one argument changed."""

    def __init__(self, id: str) -> None:
        self.judge = Judge(BANK.item(id))
        self.function = self.judge.reference.functions[id]
        self.id = id

    def fails(self, wrapped) -> bool:
        subject = Hasty(
            {self.id: functools.update_wrapper(wrapped, self.function)},
            probes=self.judge.reference.probes,
        )
        with quiet():
            return bool(self.judge._fails(subject, ""))

    def passes_with(self, place: int, change) -> bool:
        def wrapped(*args, **named):
            changed = [each_array(change, a) if n == place else a for n, a in enumerate(args)]
            return self.function(*changed, **named)

        return not self.fails(wrapped)

    def arrays(self) -> list[list[np.ndarray]]:
        """All finite arrays that each argument brings in calls with an answer."""
        seen: dict[int, list[np.ndarray]] = {}

        def wrapped(*args, **named):
            answer = self.function(*args, **named)
            for place, arg in enumerate(args):
                each_array(seen.setdefault(place, []).append, arg)
            return answer

        assert not self.fails(wrapped)
        return [seen.get(place, []) for place in range(max(seen, default=-1) + 1)]


@pytest.mark.parametrize("id", FUNCTIONS)
def test_nan_and_infinity_are_looked_for_everywhere(id):
    trial, passing = Trial(id), []
    for place, seen in enumerate(trial.arrays()):
        if not seen or trial.passes_with(place, finite):
            continue  # the exercise doesn't refuse them
        for name, condition in OVERLOOKED.items():
            there = any(condition(a) and a.size for a in seen)
            if there and trial.passes_with(place, where(condition)):
                passing.append((place, name))
        passing += [(place, name) for name, c in AT_AN_END.items() if trial.passes_with(place, c)]
    assert passing == [], (
        f"the checks of {id} accept NaN and infinity here (argument, where): add such cases to the"
        " table of bad input, `not_finite` makes them"
    )


@pytest.mark.parametrize("id", FUNCTIONS)
def test_what_is_wrong_for_some_arrays_fails(id):
    trial, passing = Trial(id), []
    for place, seen in enumerate(trial.arrays()):
        for name, (matters, condition, change) in CHANGED.items():
            if id in NEEDLESS[name] or not any(map(matters, seen)):
                continue
            if trial.passes_with(place, where(condition, change)):
                passing.append((place, name))
    assert passing == [], (
        f"the checks of {id} accept the reference where it is made wrong in these ways (argument,"
        " how): add a case to a table for each"
    )
