"""Probes as a worker has them: functions that put a candidate to use beside it.

A bank writes its own for an exercise. Those of `PROVIDED` every exercise has.
"""

from __future__ import annotations

import copy
import types
from collections.abc import Callable, Mapping
from typing import Any

_MODULE = "probes"


def one_after_another(candidate: types.SimpleNamespace, first: Any, second: Any) -> list[Any]:
    """What the first arguments give, looked at only after a call with the second ones.

    It calls the exercise's first function.
    """
    function = next(iter(vars(candidate).values()))
    earlier = function(*first)
    return [earlier, function(*second)]


def overwritten(candidate: types.SimpleNamespace, *arguments: Any) -> dict[str, Any]:
    """The answer, and whether overwriting the arguments changes it.

    It calls the exercise's first function with copies. It sees the memory of NumPy arrays alone.
    """
    given = copy.deepcopy(arguments)
    answer = next(iter(vars(candidate).values()))(*given)
    before = copy.deepcopy(answer)
    for argument in given:
        _overwrite(argument)
    return {"answer": before, "shares memory": not _alike(answer, before)}


def _overwrite(value: Any) -> None:
    """Change every entry of the arrays in a value, and empty its lists and dictionaries."""
    if isinstance(value, (list, dict)):
        for part in value.values() if isinstance(value, dict) else value:
            _overwrite(part)
        value.clear()
    elif hasattr(value, "dtype") and hasattr(value, "__setitem__"):
        value[...] = value == 0


def _alike(one: Any, other: Any) -> bool:
    """Whether a value still has the arrays, lists and dictionaries that a copy of it has."""
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(_alike(one[k], other[k]) for k in one)
    if isinstance(one, (list, tuple)):
        return len(one) == len(other) and all(map(_alike, one, other))
    return not hasattr(one, "tobytes") or one.tobytes() == other.tobytes()


PROVIDED = {probe.__name__: probe for probe in (one_after_another, overwritten)}


def load(source: bytes, file: str) -> dict[str, Callable[..., Any]]:
    """The probes that a source defines, and the provided ones. Raises whatever its code raises."""
    space: dict[str, Any] = {"__name__": _MODULE}
    exec(compile(source, file, "exec", dont_inherit=True, optimize=0), space)
    return PROVIDED | public(space, _MODULE)


def public(space: Mapping[str, Any], module: str) -> dict[str, Callable[..., Any]]:
    """The functions that a module of probes defines for tables to name."""
    return {
        name: thing
        for name, thing in space.items()
        if isinstance(thing, types.FunctionType)
        and thing.__module__ == module
        and not name.startswith("_")
    }
