"""A Python value as people read it: object -> Value."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from ..kit.failures import CheckFailure
from ..sandbox.wire import TORCH_DTYPES, Rng
from .verdict import Value

_TEXT_MAX, _DATA_MAX, _ITEMS_MAX, _DEPTH_MAX = 2000, 4096, 50, 8


def show(value: Any, depth: int = 0) -> Value:
    """The Value of anything that crosses the wire; long things are cut, with an ellipsis."""
    if isinstance(value, np.ndarray):
        return _array(value)
    if str(getattr(value, "dtype", "")) in TORCH_DTYPES and not isinstance(value, np.generic):
        plain = value.detach()
        half = str(plain.dtype) == "torch.bfloat16"
        return _array((plain.float() if half else plain).numpy(), f"{value.dtype}")
    if isinstance(value, list | tuple) and depth < _DEPTH_MAX:
        return _sequence(value, depth)
    if isinstance(value, dict) and depth < _DEPTH_MAX:
        items = tuple(show(v, depth + 1) for v in list(value.values())[:_ITEMS_MAX])
        keys = tuple(_cut(repr(k), 80) for k in list(value)[:_ITEMS_MAX])
        body = ", ".join(f"{k}: {i.text}" for k, i in zip(keys, items, strict=True))
        more = ", ..." if len(value) > _ITEMS_MAX else ""
        return Value(_cut(f"{{{body}{more}}}"), "dict", items=items, keys=keys)
    if isinstance(value, Rng):
        return Value(f"np.random.default_rng({value.seed})")
    if isinstance(value, np.generic):
        return Value(repr(value.item()))
    return Value(_cut(repr(value)))


def show_optional(value: Any) -> Value | None:
    return None if value is CheckFailure.NOTHING else show(value)


def _sequence(value: list[Any] | tuple[Any, ...], depth: int) -> Value:
    items = tuple(show(v, depth + 1) for v in value[:_ITEMS_MAX])
    body = ", ".join(i.text for i in items) + (", ..." if len(value) > _ITEMS_MAX else "")
    if isinstance(value, list):
        return Value(_cut(f"[{body}]"), "list", items=items)
    comma = "," if len(value) == 1 else ""
    return Value(_cut(f"({body}{comma})"), "tuple", items=items)


def _array(value: np.ndarray[Any, Any], dtype: str = "") -> Value:
    small = value.size <= _DATA_MAX and value.dtype.kind in "fiub"
    body = np.array2string(
        value, threshold=100, edgeitems=3, separator=", ", max_line_width=72, floatmode="unique"
    )
    body = " ".join(line.strip() for line in body.splitlines())
    name = dtype or value.dtype.name
    facts = [] if value.size else [f"shape={value.shape}"]
    facts += [] if name == "float64" else [f"dtype={name}"]
    text = f"array({', '.join([body, *facts])})"
    data = _plain(value.tolist()) if small else None
    return Value(_cut(text), "array", name, tuple(int(n) for n in value.shape), data)


def _plain(value: Any) -> Any:
    """Strict JSON has no NaN and no infinities."""
    if isinstance(value, list):
        return [_plain(v) for v in value]
    if isinstance(value, float) and not math.isfinite(value):
        return "nan" if math.isnan(value) else "inf" if value > 0 else "-inf"
    return value


def _cut(text: str, limit: int = _TEXT_MAX) -> str:
    return text if len(text) <= limit else text[: limit - 3] + "..."
