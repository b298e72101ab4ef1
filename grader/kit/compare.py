"""When two answers count as the same, and what to say when they don't."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any, NoReturn

import numpy as np

from ..phrases import Phrase, phrase
from ..sandbox.wire import TORCH_DTYPES, type_name
from .failures import CheckFailure

# Relative tolerance by dtype: a few hundred roundings, far below any wrong formula.
_RTOL = {"float64": 1e-9, "complex128": 1e-9, "float32": 1e-5, "complex64": 1e-5, "float16": 1e-2}
_ATOL = 1e-12

# What is expected -> what will do, the narrowest first (a bool is an int to Python, but not here).
_KINDS: dict[str, tuple[type, ...]] = {
    "bool": (bool,),
    "int": (int,),
    "float": (float, int),
    "complex": (complex, float, int),
}


Way = tuple[str, ...]  # steps into containers, as Python writes each


def same(actual: Any, expected: Any, *, rtol: float | None = None, atol: float = _ATOL) -> None:
    """Raise CheckFailure unless `actual` is as good as `expected`.

    Container type, length, shape and dtype must agree, and values within `rtol` (by default
    1e-9 for float64, 1e-5 for float32) and `atol`. NaN equals NaN and -0.0 equals 0.0. Where a
    Python number is expected a NumPy scalar will do, but no array; where a 0-d array is expected,
    a scalar or a number will do. A complex number is right only where one is expected.
    """
    if actual is expected:  # an answer that came just as the reference's would
        return
    try:
        _same(actual, expected, rtol, atol, ())
    except CheckFailure as failure:
        if failure.where:
            failure.whole = (expected, actual)
        raise


def _same(actual: Any, expected: Any, rtol: float | None, atol: float, where: Way) -> None:
    if isinstance(expected, list | tuple):
        _sequence(actual, expected, rtol, atol, where)
    elif isinstance(expected, dict):
        _mapping(actual, expected, rtol, atol, where)
    elif isinstance(expected, np.ndarray) and expected.ndim:
        _array(actual, expected, rtol, atol, where)
    elif _is_tensor(expected):
        _tensor(actual, expected, rtol, atol, where)
    elif _is_number(expected):
        _number(actual, expected, rtol, atol, where)
    elif type(actual) is not type(expected) or actual != expected:
        found = phrase("is", expected=repr(expected), actual=_short(actual))
        _differ(where, found, actual, expected)


def identical(after: Any, before: Any) -> bool:
    """Whether two values are the same to the last bit: -0.0 is not 0.0, and 1 is not 1.0.

    For arguments, which a call must leave alone; answers are compared by `same`.
    """
    if type(after) is not type(before):
        return False
    if type(before) is np.ndarray:
        facts = after.dtype == before.dtype and after.shape == before.shape
        return facts and bool(after.tobytes() == before.tobytes())
    if isinstance(before, list | tuple):
        if len(after) != len(before):
            return False
        if are_floats(after) and are_floats(before):
            return np.array(after).tobytes() == np.array(before).tobytes()
        return all(map(identical, after, before))
    if isinstance(before, dict):
        pairs = zip(after.items(), before.items(), strict=False)
        return len(after) == len(before) and all(identical(a, b) for a, b in pairs)
    if isinstance(before, np.generic):
        return bool(after.dtype == before.dtype and after.tobytes() == before.tobytes())
    if _is_tensor(before):
        return bool(after.dtype == before.dtype) and identical(_plain(after), _plain(before))
    if isinstance(before, float | complex):
        return identical(np.asarray(after), np.asarray(before))
    return bool(after == before)


def kind_of(value: Any) -> Phrase:
    """What a value is, for messages: `a list`, `an array of shape (2, 3) and dtype bool`."""
    if isinstance(value, np.ndarray):
        return phrase("an array", shape=value.shape, dtype=value.dtype)
    if value is None:
        return phrase("None")
    return _article(type_name(type(value)))


def _article(name: str) -> Phrase:
    return phrase("an" if name[0] in "aeiou" else "a", name=name)


def _sequence(actual: Any, expected: Any, rtol: float | None, atol: float, where: Way) -> None:
    if type(actual) is not type(expected):
        due = _article("list" if isinstance(expected, list) else "tuple")
        _differ(where, phrase("due", due=due, kind=kind_of(actual)), actual, expected)
    if len(actual) != len(expected):
        container = type(expected).__name__
        lengths = {"actual": len(actual), "expected": len(expected)}
        _differ(where, phrase("length", container=container, **lengths), actual, expected)
    if are_floats(actual) and are_floats(expected) and actual == expected:
        return
    for index, (a, e) in enumerate(zip(actual, expected, strict=True)):
        _same(a, e, rtol, atol, (*where, str(index)))


def are_floats(values: Sequence[Any]) -> bool:
    """Whether there is nothing but floats of Python's own: such a list may be long."""
    return {*map(type, values)} == {float}


def _mapping(actual: Any, expected: Any, rtol: float | None, atol: float, where: Way) -> None:
    if type(actual) is not dict:
        found = phrase("due", due=_article("dict"), kind=kind_of(actual))
        _differ(where, found, actual, expected)
    if set(map(_typed, actual)) != set(map(_typed, expected)):
        keys = {"actual": _keys(actual), "expected": _keys(expected)}
        _differ(where, phrase("keys", **keys), actual, expected)
    for key, e in expected.items():
        _same(actual[key], e, rtol, atol, (*where, _short(key)))


def _typed(key: Any) -> tuple[type, Any]:
    """A key that tells 1 from True and from 1.0."""
    return type(key), key


def _keys(mapping: dict[Any, Any]) -> str:
    """Its keys in order, cut where they are many."""
    shown = sorted(_short(key) for key in mapping)
    return f"[{', '.join(shown[:10])}{', ...' if len(shown) > 10 else ''}]"


def _array(actual: Any, expected: Any, rtol: float | None, atol: float, where: Way) -> None:
    if not isinstance(actual, np.ndarray):
        found = phrase("due", due=phrase("array due"), kind=kind_of(actual))
        _differ(where, found, actual, expected)
    for fact in ("shape", "dtype"):
        have, wanted = getattr(actual, fact), getattr(expected, fact)
        if have != wanted:
            _differ(where, phrase(fact, actual=have, expected=wanted), actual, expected)
    if actual.tobytes() == expected.tobytes():  # most answers; -0.0 and NaN are seen to below
        return
    _values(actual, expected, rtol, atol, where)


def _values(actual: Any, expected: Any, rtol: float | None, atol: float, where: Way) -> None:
    if expected.dtype.kind in "fc":
        tolerance = _RTOL[expected.dtype.name] if rtol is None else rtol
        with np.errstate(all="ignore"):  # 1e308 against -1e308
            close = np.isclose(actual, expected, rtol=tolerance, atol=atol, equal_nan=True)
    else:
        close = actual == expected
    if close.all():
        return
    wrong = np.argwhere(~close)
    index = tuple(int(i) for i in wrong[0])
    found = phrase(
        "entries",
        wrong=len(wrong),
        size=expected.size,
        place=f"{_subscripts(where)}[{', '.join(map(str, index))}]",
        expected=expected[index],
        actual=actual[index],
    )
    exact = expected.dtype.kind not in "fc"
    _differ(where, found, actual, expected, None if exact else (tolerance, atol))


def _tensor(actual: Any, expected: Any, rtol: float | None, atol: float, where: Way) -> None:
    if not _is_tensor(actual):
        found = phrase("due", due=phrase("tensor due"), kind=kind_of(actual))
        _differ(where, found, actual, expected)
    if str(actual.dtype) != str(expected.dtype):
        facts = {"actual": actual.dtype, "expected": expected.dtype}
        _differ(where, phrase("dtype", **facts), actual, expected)
    _same(_plain(actual), _plain(expected), rtol, atol, where)


def _plain(tensor: Any) -> Any:
    tensor = tensor.detach()
    return (tensor.float() if str(tensor.dtype) == "torch.bfloat16" else tensor).numpy()


def _number(actual: Any, expected: Any, rtol: float | None, atol: float, where: Way) -> None:
    a, e = _scalar(actual), _scalar(expected)
    due = next(name for name, kinds in _KINDS.items() if isinstance(e, kinds))
    array = isinstance(actual, np.ndarray) and type(expected) in (bool, int, float, complex)
    kinds = (bool,) if due == "bool" else _KINDS[due]
    if array or not isinstance(a, kinds) or (isinstance(a, bool) and due != "bool"):
        wanted = _article(due) if due in ("bool", "int") else phrase("number due")
        _differ(where, phrase("due", due=wanted, kind=kind_of(actual)), actual, expected)
    if isinstance(expected, np.ndarray) and getattr(actual, "dtype", expected.dtype) != (
        expected.dtype
    ):
        facts = {"actual": actual.dtype, "expected": expected.dtype}
        _differ(where, phrase("dtype", **facts), actual, expected)
    if a == e or (a != a and e != e):
        return
    tolerance = _RTOL[_precision(expected)] if rtol is None else rtol
    exact = due in ("bool", "int")
    if exact or not _close(a, e, tolerance, atol):
        found = phrase("is", expected=repr(e), actual=_short(a))
        _differ(where, found, actual, expected, None if exact else (tolerance, atol))


def _close(a: Any, e: Any, rtol: float, atol: float) -> bool:
    try:
        difference = abs(a - e)
    except OverflowError:  # 10**400 where a float is due, or a complex number's absolute value
        return False
    return math.isfinite(difference) and bool(difference <= atol + rtol * abs(e))


def _precision(value: Any) -> str:
    name = str(getattr(value, "dtype", "float64"))
    return name if name in _RTOL else "float64"


def _scalar(value: Any) -> Any:
    if isinstance(value, np.generic) or (isinstance(value, np.ndarray) and value.ndim == 0):
        return value.item()
    return value


def _is_number(value: Any) -> bool:
    value = _scalar(value)
    return isinstance(value, bool | int | float | complex)


def _is_tensor(value: Any) -> bool:
    return str(getattr(value, "dtype", "")) in TORCH_DTYPES and not isinstance(value, np.ndarray)


def _short(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 80 else text[:77] + "..."


def _subscripts(where: Way) -> str:
    return "".join(f"[{step}]" for step in where)


def _differ(
    where: Way,
    found: Phrase,
    actual: Any,
    expected: Any,
    tolerance: tuple[float, float] | None = None,
) -> NoReturn:
    """Raise CheckFailure; `tolerance` is the (rtol, atol) that two numbers exceed."""
    placed = found.key == "entries" or not where
    message = found if placed else phrase("at", where=_subscripts(where), rest=found)
    rtol, atol = tolerance or (None, None)
    raise CheckFailure(message, expected=expected, actual=actual, where=where, rtol=rtol, atol=atol)
