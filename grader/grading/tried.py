"""Checks called one by one in this process, on trusted code: no pytest, no sandbox, no verdict."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

from ..bank import Item
from ..kit import Case, CheckFailure, Local, Outcome
from ..kit.probes import Probes
from ..kit.quiet import quiet
from ..kit.record import UntilWrong


def checks_in(module: ModuleType) -> list[tuple[str, Callable[..., Any]]]:
    """The checks that a module defines, in its order."""
    return [(name, thing) for name, thing in vars(module).items() if name.startswith("check_")]


def call(check: Callable[..., Any], candidate: Local, reference: Local) -> None:
    """Call a check with what it asks for. Raises what it raises."""
    given = {"candidate": candidate, "reference": reference}
    check(**{name: given[name] for name in inspect.signature(check).parameters})


def passes(file: Path, item: Item, checks: ModuleType, reference: Local) -> bool:
    """Whether a file of the repository's own passes every check; a wrong answer ends it."""
    with quiet():
        return _passes(file, item, checks, reference)


def _passes(file: Path, item: Item, checks: ModuleType, reference: Local) -> bool:
    space: dict[str, Any] = {"__name__": file.stem}
    assert item.exercise is not None
    try:
        exec(compile(file.read_bytes(), str(file), "exec", optimize=0), space)
        functions = {name: space[name] for name in item.exercise.functions}
        subject = Hasty(functions, probes=reference.probes)
    except Exception:
        return False
    for _, check in checks_in(checks):
        try:
            call(check, subject, reference)
        except CheckFailure:
            return False
    return True


class Hasty(Local):
    """Answers one by one, and no more after the first that is wrong."""

    def __init__(self, functions: dict[str, Callable[..., Any]], probes: Probes) -> None:
        super().__init__(functions, probes=probes)
        self.record = UntilWrong()

    def _run(
        self, function: str, cases: Sequence[Case], meanwhile: Callable[[], object]
    ) -> Iterator[Outcome]:
        meanwhile()
        for case in cases:
            yield self._call(function, case)
