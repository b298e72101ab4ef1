"""Case tables: the inputs of a check, ordered so that the first failure is nearly the smallest."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

import numpy as np

Array = np.ndarray[Any, Any]
Draw = Callable[[np.random.Generator], Iterable["Case"]]


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

    Chosen cases come first, then drawn ones, then large ones. What is drawn depends on the run's
    seed alone, so that a run can be repeated, and a file that knows one seed's answers fails on
    the next.

    Args:
        function: the candidate's function that they are for.
        cases: the chosen cases, or a function that makes them.
        drawn: makes cases from a generator, which is new for each seed.
        large: makes large cases likewise. They are compared like the others, and a candidate
            that passes is timed on the first of them.
        keeps: `keeps(*args)` says whether arguments may be shown in place of a random case's: no
            number in them lies so near a threshold that rounding could decide. Arguments that the
            reference refuses are never shown. By default any others may be.
    """

    def __init__(
        self,
        function: str,
        cases: Iterable[Case] | Callable[[], Iterable[Case]] = (),
        *,
        drawn: Draw | None = None,
        large: Draw | None = None,
        keeps: Callable[..., bool] = lambda *args: True,
    ) -> None:
        self.function = function
        self.keeps = keeps
        self._make = cases
        self._draw, self._large = drawn, large
        self._chosen: list[Case] | None = None
        self._kept: tuple[int, list[Case], list[Case]] | None = None

    def cases_for(self, seed: int) -> list[Case]:
        """All cases of a run with this seed: the same list each time, until another seed."""
        return self._of(seed)[1]

    def large_for(self, seed: int) -> list[Case]:
        """The last of these cases: the large ones."""
        return self._of(seed)[2]

    @property
    def cases(self) -> list[Case]:
        """The cases of a run without a seed."""
        return self.cases_for(0)

    def _of(self, seed: int) -> tuple[int, list[Case], list[Case]]:
        if self._kept is None or self._kept[0] != seed:
            if self._chosen is None:
                self._chosen = list(self._make() if callable(self._make) else self._make)
            large = _drawn(self._large, seed, 1)
            self._kept = seed, [*self._chosen, *_drawn(self._draw, seed, 0), *large], large
        return self._kept


def _drawn(make: Draw | None, seed: int, stream: int) -> list[Case]:
    cases = list(make(np.random.default_rng([seed, stream]))) if make is not None else []
    for case in cases:
        case.random = True
    return cases


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


def distinct(rng: np.random.Generator, size: int, *, apart: float = 0.01) -> Array:
    """`size` positive numbers in mixed order, neighbours a relative `apart` apart or more.

    They are the powers (1 + apart) ** i, so that they span a factor of (1 + apart) ** size.
    """
    return (1.0 + apart) ** rng.permutation(size)


def layouts(array: Array) -> Iterator[Array]:
    """The same values in C order, in Fortran order, and as a view that isn't contiguous."""
    yield np.asarray(array, order="C")  # ascontiguousarray would give a 0-d array an axis
    if array.ndim > 1:
        yield np.asfortranarray(array)
    if array.ndim:
        wide = np.zeros((*array.shape[:-1], 2 * array.shape[-1]), array.dtype)
        wide[..., ::2] = array
        yield wide[..., ::2]
