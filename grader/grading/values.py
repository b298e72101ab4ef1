"""A Python value as people read it: object -> Value, within the budgets of `budgets`."""

from __future__ import annotations

import contextlib
import math
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np

from .. import budgets
from ..kit.failures import CheckFailure
from ..sandbox.wire import TORCH_DTYPES, Rng
from .verdict import Layout, Value

Array = np.ndarray[Any, Any]
_EDGE = 3  # numbers shown at each end of a long axis
_BITS = 10_000  # of an integer that is written in decimals: Python refuses more than 4,300 digits


def show(value: Any) -> Value:
    """The Value of anything that crosses the wire; what is left out of its text is counted."""
    return _Showing().value(value, 0)


def show_optional(value: Any) -> Value | None:
    return None if value is CheckFailure.NOTHING else show(value)


def show_arguments(arguments: Any) -> tuple[tuple[str, Value], ...] | None:
    """Name -> value as pairs; None where the arguments aren't known."""
    if arguments is None:
        return None
    return tuple((str(name), _Showing(typed=True).value(v, 0)) for name, v in arguments.items())


class _Showing:
    """One value on its way; the budgets are those of the whole.

    `typed` writes NumPy's scalars with their type: what a call does may depend on it.
    """

    def __init__(self, *, typed: bool = False) -> None:
        self.typed = typed
        self.nodes = budgets.VALUE_NODES
        self.entries = budgets.VALUE_ENTRIES

    def value(self, value: Any, depth: int) -> Value:
        self.nodes -= 1
        if isinstance(value, np.ndarray):
            return self.array(value, value.dtype.name)
        if _is_tensor(value):
            return self.array(_plain(value), str(value.dtype))
        if isinstance(value, list | tuple):
            return self.sequence(value, depth)
        if isinstance(value, dict):
            return self.mapping(value, depth)
        if isinstance(value, Rng):
            return Value(f"np.random.default_rng({_repr(value.seed)[0]})")
        if not isinstance(value, np.generic):
            text, more = _repr(value)
            return Value(text, more=more)
        if self.typed:
            return Value(f"np.{type(value).__name__}({value!s})")
        return Value(_repr(value.item())[0])

    def sequence(self, value: list[Any] | tuple[Any, ...], depth: int) -> Value:
        count = self.room(len(value), depth)
        items = tuple(self.value(item, depth + 1) for item in value[:count])
        start, end = "[]" if isinstance(value, list) else "()"
        end = f",{end}" if end == ")" and len(value) == 1 else end
        text, more = _joined(start, [item.text for item in items], end, items, value)
        kept = items if count or not value else None
        kind: Any = "list" if isinstance(value, list) else "tuple"
        return Value(text, kind, items=kept, more=more)

    def mapping(self, value: dict[Any, Any], depth: int) -> Value:
        count = self.room(len(value), depth)
        keys = tuple(step(key) for key in list(value)[:count])
        items = tuple(self.value(item, depth + 1) for item in list(value.values())[:count])
        texts = [f"{key}: {item.text}" for key, item in zip(keys, items, strict=True)]
        text, more = _joined("{", texts, "}", items, list(value.values()))
        if not count and value:
            return Value(text, "dict", more=more)
        return Value(text, "dict", items=items, keys=keys, more=more)

    def room(self, size: int, depth: int) -> int:
        """How many of `size` items may be looked at."""
        if depth >= budgets.VALUE_DEPTH:
            return 0
        return max(0, min(size, budgets.VALUE_ITEMS, self.nodes))

    def array(self, value: Array, dtype: str) -> Value:
        shape = tuple(int(n) for n in value.shape)
        text, more = _array_text(value, dtype)
        data, sketch = None, None
        if value.size == 0:
            data = []
        elif value.dtype.kind in "fiub":
            if value.size <= min(budgets.ARRAY_ENTRIES, self.entries):
                self.entries -= value.size
                data = _strict(value.tolist())
            elif value.ndim == 2 and _is_mask(value):
                sketch = _sketch(value)
        return Value(
            text,
            "array",
            dtype,
            shape,
            data,
            more=more,
            layout=_layout(value),
            sketch=sketch,
        )


def step(key: Any) -> str:
    """A key of a dict or an index, as Python writes it, cut where it is long."""
    text = _repr(key)[0]
    return text if len(text) <= budgets.KEY_TEXT else text[: budgets.KEY_TEXT - 3] + "..."


def _joined(
    start: str, texts: list[str], end: str, items: Iterable[Value], all_: Sequence[Any]
) -> tuple[str, int]:
    """The text of a container as far as it fits, and how many entries it leaves out."""
    room = budgets.VALUE_TEXT - len(start) - len(end) - len(", ...")
    shown: list[str] = []
    more = 0
    for text, item in zip(texts, items, strict=True):
        room -= len(text) + 2
        if room < 0:
            break
        shown.append(text)
        more += item.more if item.kind != "scalar" else 0
    left = all_[len(shown) :]
    text = start + ", ".join([*shown, "..."] if left else shown) + end
    return text, more + sum(map(_entries, left))


def _entries(value: Any) -> int:
    """How many numbers, texts and the like a value holds."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list | tuple):
        return sum(map(_entries, value))
    return value.size if isinstance(value, np.ndarray) else 1


def _repr(value: Any) -> tuple[str, int]:
    """The text of a scalar, and how many characters of a string or bytes it leaves out."""
    limit = budgets.VALUE_TEXT // 10  # an escape such as \U0001f600 takes ten
    if isinstance(value, str | bytes) and len(value) > limit:
        room = limit if not value.isascii() else budgets.VALUE_TEXT // 4 - 5
        head = value[:room]
        return f"{head!r}...", len(value) - len(head)
    if type(value) is int and value.bit_length() > _BITS:
        text = hex(value)
    else:
        text = "?"
        with contextlib.suppress(Exception):  # an object of a check's own
            text = repr(value)
    return text if len(text) <= budgets.VALUE_TEXT else text[: budgets.VALUE_TEXT - 3] + "...", 0


def _is_tensor(value: Any) -> bool:
    return str(getattr(value, "dtype", "")) in TORCH_DTYPES and not isinstance(value, np.generic)


def _plain(tensor: Any) -> Array:
    tensor = tensor.detach()
    plain: Array = (tensor.float() if str(tensor.dtype) == "torch.bfloat16" else tensor).numpy()
    return plain


def _array_text(value: Array, dtype: str) -> tuple[str, int]:
    """The array as NumPy writes it on one line, and how many entries are left out.

    A tensor is written likewise.
    """
    name = "tensor" if dtype.startswith("torch.") else "array"
    shape, edge, more = value.shape, _EDGE, 0
    if value.size > budgets.ARRAY_SHOWN:
        ends = {e: math.prod(min(n, 2 * e) for n in shape) for e in range(_EDGE, 0, -1)}
        edge = next((e for e, count in ends.items() if count <= budgets.ARRAY_SHOWN), 0)
        more = value.size - (ends[edge] if edge else 2 * _EDGE)
    # Of very many axes even one entry at each end is too much.
    shown = value if edge else value.ravel()[: 2 * _EDGE]
    body = np.array2string(
        shown,
        threshold=budgets.ARRAY_SHOWN,
        edgeitems=edge or _EDGE,
        separator=", ",
        max_line_width=72,
        floatmode="unique",
    )
    body = " ".join(body.split())  # on one line, without NumPy's padding
    body = body.replace("[ ", "[").replace(" ,", ",").replace(" ]", "]")
    facts = [] if edge and value.size else [f"shape={shape}"]
    facts += [] if dtype == "float64" else [f"dtype={dtype}"]
    text = f"{name}({', '.join([body if edge else f'{body[:-1]}, ...]', *facts])})"
    if len(text) > budgets.VALUE_TEXT:
        return f"{name}(..., shape={shape}, dtype={dtype})", value.size
    return text, more


def _layout(value: Array) -> Layout | None:
    """How an array lies in memory; None for C order, in which nothing is remarkable."""
    if value.flags.c_contiguous:
        return None
    if value.flags.f_contiguous:
        return "fortran"
    long = [stride for stride, n in zip(value.strides, value.shape, strict=True) if n > 1]
    if any(stride < 0 for stride in long):
        return "reversed"
    return "broadcast" if 0 in long else "strided"


def _is_mask(value: Array) -> bool:
    """Whether every entry is zero or the same number."""
    kept = value[value != 0]
    return bool((kept == kept[:1]).all())


def _sketch(value: Array) -> tuple[tuple[int, ...], ...]:
    """How many entries of each block aren't zero, in at most 64 by 64 blocks."""
    rows, columns = (
        np.arange(0, n, math.ceil(n / budgets.SKETCH), dtype=np.intp) for n in value.shape
    )
    counts = np.add.reduceat(value != 0, rows, axis=0, dtype=np.int64)
    counts = np.add.reduceat(counts, columns, axis=1)
    return tuple(tuple(int(n) for n in row) for row in counts)


def _strict(value: Any) -> Any:
    """Strict JSON has no NaN and no infinities."""
    if isinstance(value, list):
        return [_strict(v) for v in value]
    if isinstance(value, float) and not math.isfinite(value):
        return "nan" if math.isnan(value) else "inf" if value > 0 else "-inf"
    return value
