"""Probes as a worker has them: functions that put a candidate to use beside it.

A bank writes its own for an exercise. Those of `PROVIDED` every exercise has.
"""

from __future__ import annotations

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


PROVIDED = {probe.__name__: probe for probe in (one_after_another,)}


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
