"""The bank's probes as a worker has them: functions that put a candidate to use beside it."""

from __future__ import annotations

import types
from collections.abc import Callable, Mapping
from typing import Any

_MODULE = "probes"


def load(source: bytes, file: str) -> dict[str, Callable[..., Any]]:
    """The probes that a source defines. Raises whatever its code raises."""
    space: dict[str, Any] = {"__name__": _MODULE}
    exec(compile(source, file, "exec", dont_inherit=True, optimize=0), space)
    return public(space, _MODULE)


def public(space: Mapping[str, Any], module: str) -> dict[str, Callable[..., Any]]:
    """The functions that a module of probes defines for tables to name."""
    return {
        name: thing
        for name, thing in space.items()
        if isinstance(thing, types.FunctionType)
        and thing.__module__ == module
        and not name.startswith("_")
    }
