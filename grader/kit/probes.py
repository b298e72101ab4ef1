"""Probes: functions of a bank that put a candidate to use where a plain call is not enough.

A probe takes the candidate and plain data, and gives back what it observed as plain data. It runs
beside the candidate in its worker, and in this process with the reference and each mistake.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from types import CodeType, SimpleNamespace
from typing import Any

from ..errors import BankError
from ..language import lines, said


@dataclass(frozen=True)
class Probes:
    """An exercise's probes by name; `source` and `file` are what a worker gets of them.

    `file` is there too where nothing has been written into it.
    """

    functions: Mapping[str, Callable[..., Any]] = field(default_factory=dict)
    source: bytes = b""
    file: str = ""

    def __contains__(self, name: str) -> bool:
        return name in self.functions

    def on(self, name: str, functions: Mapping[str, Callable[..., Any]]) -> Callable[..., Any]:
        """The probe, with a candidate that has these functions."""
        return partial(self.functions[name], SimpleNamespace(**functions))

    def about(self, name: str, candidates: Iterable[str]) -> str:
        """The candidate's function that a call is about, for messages; `name` where it's no probe.

        It is the first one that the probe's code names, else the exercise's first.
        """
        if name not in self.functions:
            return name
        used = names_in(self.functions[name].__code__)
        own = list(candidates)
        return next((n for n in own if n in used), own[0] if own else name)

    def unknown(self, name: str, functions: Iterable[str]) -> BankError:
        """The error of a table or a check that names neither a function nor a probe."""
        import difflib

        own = tuple(functions)
        near = difflib.get_close_matches(name, [*own, *self.functions], n=1)
        told = [said("Did you mean {names}?", names=near[0])] if near else []
        names = tuple(self.functions)
        told.append(said("Functions: {functions}; probes: {names}.", functions=own, names=names))
        if self.file:
            told.append(said("Probes are defined in {file}.", file=self.file))
        return BankError(said("no function or probe {name!r}", name=name), help=lines(*told))

    def code_of(self, name: str) -> str:
        """The probe's code, to be shown; empty where it's no probe."""
        return inspect.getsource(self.functions[name]).rstrip() if name in self.functions else ""


def names_in(code: CodeType) -> set[str]:
    """Names that a code and the functions inside it use."""
    inner = (constant for constant in code.co_consts if isinstance(constant, CodeType))
    return set(code.co_names).union(*map(names_in, inner))


def files_of(thing: Any) -> set[str]:
    """The files in which a function's or a class's own code is written."""
    members = vars(thing).values() if inspect.isclass(thing) else [thing]
    codes = (getattr(getattr(m, "__func__", m), "__code__", None) for m in members)
    return {code.co_filename for code in codes if code is not None}


def shares_memory(answer: Any, *_: Any) -> Any:
    """Whether the answer shares memory with an argument: a view of what `overwritten` gives."""
    return answer["shares memory"]
