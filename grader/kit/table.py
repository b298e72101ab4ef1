"""Case tables: the inputs of a check, ordered so that the first failure is nearly the smallest."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

import numpy as np

Array = np.ndarray[Any, Any]


class Case:
    """The arguments of one call.

    `raises` is the exception that the contract demands for them. `random` marks inputs that were
    drawn, not chosen: a failure on one of them is worth shrinking. `repeat` calls the function
    that often on the *same* arguments (a generator goes on drawing); the answer is then a list.
    """

    __slots__ = ("args", "raises", "random", "repeat")

    def __init__(
        self,
        *args: Any,
        raises: type[Exception] | None = None,
        random: bool = False,
        repeat: int = 1,
    ) -> None:
        self.args = args
        self.raises = raises
        self.random = random
        self.repeat = repeat


class Table:
    """The cases of one function, made when they are first needed and then kept.

    Args:
        function: the candidate's function that they are for.
        cases: the cases, or a function that makes them.
        strategy: makes a Hypothesis strategy of argument tuples; used only after a failure, to
            shrink a random case further. It must make valid arguments only.
    """

    def __init__(
        self,
        function: str,
        cases: Iterable[Case] | Callable[[], Iterable[Case]],
        *,
        strategy: Callable[[], Any] | None = None,
    ) -> None:
        self.function = function
        self.strategy = strategy
        self._make = cases
        self._cases: list[Case] | None = None

    @property
    def cases(self) -> list[Case]:
        if self._cases is None:
            made = self._make() if callable(self._make) else self._make
            self._cases = list(made)
        return self._cases


def exhaustive(shapes: Iterable[Sequence[int]], values: Sequence[float]) -> Iterator[Array]:
    """Every float64 array of the shapes with entries from `values`, in the order given."""
    for shape in shapes:
        size = int(np.prod(shape, dtype=int))
        for entries in itertools.product(values, repeat=size):
            yield np.array(entries, dtype=np.float64).reshape(shape)


def dyadic(rng: np.random.Generator, shape: Sequence[int], *, top: int = 64) -> Array:
    """Random multiples of 1/8 in [-top/8, top/8]: sums and products of a few are exact.

    Ties among such values are real ties, in whatever order a candidate adds them up.
    """
    return rng.integers(-top, top + 1, size=tuple(shape)).astype(np.float64) / 8.0


def layouts(array: Array) -> Iterator[Array]:
    """The same values in C order, in Fortran order, and as a view that isn't contiguous."""
    yield np.asarray(array, order="C")  # ascontiguousarray would give a 0-d array an axis
    if array.ndim > 1:
        yield np.asfortranarray(array)
    if array.ndim:
        wide = np.zeros((*array.shape[:-1], 2 * array.shape[-1]), array.dtype)
        wide[..., ::2] = array
        yield wide[..., ::2]
