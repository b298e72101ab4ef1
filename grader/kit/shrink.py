"""A smaller counterexample, by dropping and simplifying parts of one that was drawn at random.

Every move makes the arguments smaller in one order (fewer items, fewer entries, fewer dimensions,
plainer numbers), so the search ends. It keeps types and dtypes, and parts that belong together keep
equal lengths. Entries become small integers where they can: ties and sums among them are exact.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any

import numpy as np

from .record import size_of

Args = tuple[Any, ...]
Path = tuple[Any, ...]  # where a part is: an argument, or an item (by index or key) of one

# Counts, not a clock, decide how far it goes, so that the same file gets the same report.
TRIED, TRIED_BY_PROBES = 400, 64  # arguments; a probe's call costs several of a function's
_AT_ONCE = 16
_BYTES, _BYTES_AT_ONCE = 24 << 20, 1 << 20  # of arguments: large ones are tried a few times
_LARGE = 16 << 10  # bytes of arguments
_PATIENCE = 16  # proposals of one move that may fail before the next move has its turn
_SINGLY = 32  # up to so many indices each one is left out by itself
_SEVERAL = list, tuple, dict
_PLAIN = 0.0, 1.0, 2.0, 3.0, -1.0, 0.5


def shrink(args: Args, first_wrong: Callable[[list[Args]], int | None], calls: int = TRIED) -> None:
    """Look for smaller arguments on which the candidate is wrong.

    Args:
        first_wrong: of some arguments, the place of the first on which the candidate is wrong, or
            None. The last arguments that it gave the place of are the smallest.
        calls: how many arguments it may be given.
    """
    search = _Search(first_wrong, calls)
    failed, patience = 0, _PATIENCE  # of each move's proposals: how many are known to fail
    while not search.is_over and failed < calls:
        smaller = args
        for move in _MOVES:
            smaller = search.along(move, smaller, 0 if smaller is not args else failed, patience)
        failed = 0 if smaller is not args else patience
        patience = _PATIENCE if smaller is not args else 4 * patience
        args = smaller


class _Search:
    """What is left of the calls and bytes that a search may spend."""

    def __init__(self, first_wrong: Callable[[list[Args]], int | None], calls: int) -> None:
        self._first_wrong = first_wrong
        self._calls, self._bytes = calls, _BYTES

    @property
    def is_over(self) -> bool:
        return self._calls <= 0 or self._bytes <= 0

    def along(self, move: Callable[[Args], Iterator[Args]], args: Args, skip: int, to: int) -> Args:
        """The smallest arguments that one move leads to, each time by its proposals from `skip` to
        `to`."""
        proposals = islice(move(args), skip, to)
        while not self.is_over and (batch := self._batch(proposals, args)):
            place = self._first_wrong(batch)
            if place is None:
                continue
            args = batch[place]
            if move in _PLAINER and size_of(list(args), _LARGE) > _LARGE:
                break  # it may have made way for fewer entries, which make all that follows quick
            proposals = islice(move(args), _PATIENCE)
        return args

    def _batch(self, proposals: Iterator[Args], args: Args) -> list[Args]:
        size = 1 + size_of(list(args), _BYTES_AT_ONCE)
        batch = list(islice(proposals, min(_AT_ONCE, self._calls, 1 + _BYTES_AT_ONCE // size)))
        self._calls -= len(batch)
        self._bytes -= size * len(batch)
        return batch


def _fewer_items(args: Args) -> Iterator[Args]:
    """Lists of one length, and dicts of the same keys, lose the same items together; then each by
    itself."""
    several = {i: a for i, a in enumerate(args) if type(a) in _SEVERAL}
    alike: dict[Any, list[int]] = {}
    for i, items in several.items():
        alike.setdefault(frozenset(items) if type(items) is dict else len(items), []).append(i)
    alone = [[i] for group in alike.values() if len(group) > 1 for i in group]
    for group in [*alike.values(), *alone]:
        names = [*several[group[0]]]  # of dicts
        for kept in _fewer(len(names)):
            yield _with(args, {(i,): _kept(several[i], kept, names) for i in group})


def _kept(items: Any, kept: list[int], names: list[Any]) -> Any:
    if type(items) is dict:
        left = [names[k] for k in kept]
        return {name: item for name, item in items.items() if name in left}
    return type(items)([items[k] for k in kept])


def _fewer_slices(args: Args) -> Iterator[Args]:
    """Arrays lose indices of an axis, each group of `_coupled` together; then dimensions."""
    arrays = {path: part for path, part in _parts(args) if _shape(part)}
    for group in _coupled(arrays):
        path, axis = group[0]
        for kept in _fewer(_shape(arrays[path])[axis]):
            changed: dict[Path, Any] = {}
            for path, axis in group:
                whole = changed.get(path, arrays[path])
                changed[path] = whole[(slice(None),) * axis + (kept,)]
            yield _with(args, changed)
    for shape in {_shape(a) for a in arrays.values() if len(_shape(a)) > 1}:
        yield _with(args, {p: a.reshape(-1) for p, a in arrays.items() if _shape(a) == shape})


def _coupled(arrays: dict[Path, Any]) -> list[list[tuple[Path, int]]]:
    """Axes that may belong together: those of arrays of one shape at one place of their lists, and
    those of one length of all arguments. Then each axis by itself."""
    groups: dict[Any, list[tuple[Path, int]]] = {}
    for path, array in arrays.items():
        for axis, n in enumerate(_shape(array)):
            groups.setdefault((path[1:], _shape(array), axis), []).append((path, axis))
            if len(path) == 1:
                groups.setdefault(n, []).append((path, axis))
    several = [group for group in groups.values() if len(group) > 1]
    return several + [[axis] for group in groups.values() for axis in group]


def _plainer_numbers(args: Args) -> Iterator[Args]:
    for path, number in _parts(args):
        for plain in _plainer(number):
            yield _with(args, {path: plain})


def _plainer_arrays(args: Args) -> Iterator[Args]:
    """All entries of all arrays at once: without signs, as integers."""
    arrays = {
        path: part for path, part in _parts(args) if _shape(part) and "float" in str(part.dtype)
    }
    for change in (lambda a: abs(a.round()), lambda a: a.round(), abs, lambda a: -(-a // 1)):
        changed = {path: change(array) for path, array in arrays.items()}
        if any(bool((changed[path] != array).any()) for path, array in arrays.items()):
            yield _with(args, changed)


def _plainer_entries(args: Args) -> Iterator[Args]:
    for path, array in _parts(args):
        for index in np.ndindex(_shape(array)) if _shape(array) else ():
            for plain in _plainer(array[index].item()):
                changed = array.clone() if hasattr(array, "clone") else array.copy(order="K")
                changed[index] = plain
                yield _with(args, {path: changed})


_PLAINER = _plainer_numbers, _plainer_arrays, _plainer_entries
_MOVES = _fewer_items, _fewer_slices, *_PLAINER


def _fewer(n: int) -> Iterator[list[int]]:
    """Which of n indices stay: either half, then all but a quarter, all but an eighth and so on;
    of few indices, all but one."""
    half = n // 2
    yield from ([*range(half)], [*range(half, n)]) if n > 3 else ()
    gone = n // 4
    while n > _SINGLY and gone and n // gone <= _SINGLY:
        yield from ([*range(k), *range(min(k + gone, n), n)] for k in range(0, n, gone))
        gone //= 2
    if n <= _SINGLY:
        yield from ([k for k in range(n) if k != gone] for gone in range(n))


def _plainer(number: float) -> Iterator[float]:
    """Numbers of the same type that are plainer, the plainest first; none where it is no number."""
    if type(number) not in (int, float) or not math.isfinite(number):
        return
    whole = [number // 2, number - 1] if type(number) is int else [number // 1, -(-number // 1)]
    for plain in (*_PLAIN, *whole, abs(number)):
        if (type(number) is float or plain == int(plain)) and _rank(plain) < _rank(number):
            yield type(number)(plain)


def _rank(number: float) -> tuple[bool, float, bool]:
    """Whole numbers are plainer than others, small ones than large, positive ones than negative."""
    return number != number // 1, abs(number), number < 0


def _parts(args: Args) -> Iterator[tuple[Path, Any]]:
    for i, arg in enumerate(args):
        if type(arg) in _SEVERAL:
            items = arg.items() if type(arg) is dict else enumerate(arg)
            yield from (((i, k), item) for k, item in items)
        else:
            yield (i,), arg


def _with(args: Args, changed: dict[Path, Any]) -> Args:
    """The arguments with other parts at some places."""
    new = [_opened(a) for a in args]
    for path, part in changed.items():
        if len(path) == 1:
            new[path[0]] = part
        else:
            new[path[0]][path[1]] = part
    return tuple(
        tuple(n) if type(a) is tuple and type(n) is list else n
        for a, n in zip(args, new, strict=True)
    )


def _opened(value: Any) -> Any:
    """A container that may be changed, with the same items; what is none stays."""
    if type(value) is dict:
        return dict(value)
    return list(value) if type(value) in _SEVERAL else value


def _shape(value: Any) -> tuple[int, ...]:
    """An array's or a tensor's shape; () for what has none."""
    return tuple(getattr(value, "shape", ()))
