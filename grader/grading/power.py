"""How many wrong programs an exercise's checks reject: first-order mutants of its reference.

The mutation operators are cosmic-ray's. A mutant is graded like a candidate, in the sandbox; it is
killed unless it passes. A checks module may name survivors that can't be told from the reference
in `EQUIVALENT`: the mutated line, stripped -> why it is equivalent.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from ..bank import Item
from ..errors import BankError, MissingExtra
from .engine import Grader
from .submission import Submission
from .trusted import load_module
from .verdict import Verdict

# Operators that change no behaviour here (decorators, annotations) or need settings of their own.
_LEFT_OUT = ("NoOp", "RemoveDecorator", "VariableReplacer", "VariableInserter")
_SECONDS = 3.0
_ALIVE = ("passed", "broken")  # a mutant that breaks a check has not been rejected by it


@dataclass(frozen=True)
class Mutant:
    """One change of the reference: the line, what it became, and the whole source."""

    operator: str
    line: int
    before: str
    after: str
    source: str


@dataclass(frozen=True)
class Power:
    """What became of an exercise's mutants. `argued` are survivors with their reasons."""

    item: Item
    total: int
    killed: int
    survivors: tuple[Mutant, ...]
    argued: tuple[tuple[Mutant, str], ...]

    @property
    def rate(self) -> float:
        """Killed mutants among all that were made, argued ones counted as survivors."""
        return self.killed / self.total if self.total else 1.0


def power(grader: Grader, item: Item, on_verdict: Callable[[Verdict], None] | None = None) -> Power:
    """Make every mutant of the reference and grade it.

    Raises:
        MissingExtra: if cosmic-ray is not installed.
        BankError: if the reference itself doesn't pass: all its mutants would count as killed.
    """
    source = item.files.reference.read_text(encoding="utf-8")
    mutants = list(mutants_of(source))
    assert item.exercise is not None
    seconds = min(item.exercise.seconds, _SECONDS)
    quick = replace(item, exercise=replace(item.exercise, seconds=seconds))
    mutated = [Submission(quick, f"mutant of line {m.line}", m.source.encode()) for m in mutants]
    own, *verdicts = grader.grade(
        [Submission(quick, "reference.py", source.encode()), *mutated], on_verdict=on_verdict
    )
    if own.status != "passed":
        raise BankError(
            f"it does not pass its own checks: it is {own.status}",
            place=str(item.files.reference),
            help=f"`grader lint` says what is wrong with {item.id}.",
        )
    alive = [m for m, v in zip(mutants, verdicts, strict=True) if v.status in _ALIVE]
    checks = load_module(item.files.checks, f"grader_checks_{item.id}")
    reasons: dict[str, str] = getattr(checks, "EQUIVALENT", {})
    return Power(
        item,
        total=len(mutants),
        killed=len(mutants) - len(alive),
        survivors=tuple(m for m in alive if m.after not in reasons),
        argued=tuple((m, reasons[m.after]) for m in alive if m.after in reasons),
    )


def mutants_of(source: str) -> Iterator[Mutant]:
    """Every first-order mutant, once each (two operators may make the same)."""
    try:
        from cosmic_ray.mutating import mutate_code
        from cosmic_ray.plugins import get_operator, operator_names
    except ImportError:
        raise MissingExtra(
            "`grader power` needs cosmic-ray, which is not installed",
            help='Install it with: pip install "pruneprep[power]"',
        ) from None
    seen = {source}
    for name in operator_names():
        if name.partition("/")[2].startswith(_LEFT_OUT):
            continue
        operator, occurrence = get_operator(name)(), 0
        while (mutated := mutate_code(source, operator, occurrence)) is not None:
            occurrence += 1
            if mutated not in seen:
                seen.add(mutated)
                yield _mutant(name.partition("/")[2], source, mutated)


def _mutant(operator: str, source: str, mutated: str) -> Mutant:
    before, after = source.splitlines(), mutated.splitlines()
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    tag, i, j, k, end = next(c for c in matcher.get_opcodes() if c[0] != "equal")
    del tag
    return Mutant(
        operator,
        i + 1,
        " ".join(line.strip() for line in before[i:j]),
        " ".join(line.strip() for line in after[k:end]),
        mutated,
    )
