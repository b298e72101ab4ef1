"""What the submissions of one exercise share."""

from __future__ import annotations

import time
from collections.abc import Sequence
from functools import cached_property
from types import ModuleType
from typing import Any

from ..bank import Item
from ..kit import Local, Table
from ..kit.subject import live
from .diagnosis import Diagnosis
from .proxy import FrameCache
from .trusted import load_mistakes, load_module, load_reference

REPEATS = 2


class Exercise:
    """The reference, the checks and the mistakes of one item, loaded once for a seed."""

    def __init__(self, item: Item, seed: int = 0) -> None:
        self.item = item
        self.seed = seed
        self.reference: Local = load_reference(self.item)
        self.reference.seed = seed
        self.frames = FrameCache()
        self.large: LargeInput | None = None

    @cached_property
    def checks(self) -> ModuleType:
        """The checks module, whose tables keep the reference's answers for all submissions.

        Raises:
            BankError: if it can't be imported.
        """
        return load_module(self.item.files.checks, f"grader_checks_{self.item.id}")

    @property
    def tables(self) -> dict[str, Table]:
        """The tables of the checks module, by name."""
        return {n: t for n, t in vars(self.checks).items() if isinstance(t, Table)}

    @cached_property
    def diagnosis(self) -> Diagnosis:
        return Diagnosis(load_mistakes(self.item), self.reference, self.checks)


class LargeInput:
    """A large input, and the reference's seconds a call on it."""

    def __init__(self, function: str, args: Sequence[Any], seconds: float) -> None:
        self.function = function
        self.args = args
        self.seconds = seconds

    @classmethod
    def of(cls, reference: Local, table: Table) -> LargeInput:
        """Measured like the candidate: after one call to warm up."""
        function, args = table.function, table.large_for(reference.seed)[0].args
        call = reference.callable(function)
        own = [live(a, copies=True) for a in args]
        call(*own)
        start = time.perf_counter()
        for _ in range(REPEATS):
            call(*own)
        return cls(function, args, (time.perf_counter() - start) / REPEATS)
