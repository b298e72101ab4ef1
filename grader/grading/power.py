"""How many wrong programs an exercise's checks reject: first-order mutants of its reference.

The mutation operators are cosmic-ray's and those of `mutation`. A mutant is graded like a
candidate, in the sandbox; it is killed unless it passes. A checks module may argue in `EQUIVALENT`
that survivors can't be told from the reference: a part of the change, as `Mutant.change` writes
it -> the reason.
"""

from __future__ import annotations

import ast
import difflib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import ModuleType

from ..bank import Item
from ..bank.source import place_of
from ..errors import BankError, MissingExtra
from ..language import said
from .engine import Grader
from .mutation import mutations
from .submission import Submission
from .trusted import load_module
from .verdict import Verdict

# Operators that change no behaviour here (decorators, annotations) or need settings of their own.
_LEFT_OUT = ("NoOp", "RemoveDecorator", "VariableReplacer", "VariableInserter")
_SECONDS = 3.0
_NEAR = 3  # mutants that are shown for a key that describes none
_ALIVE = ("passed", "broken")  # a mutant that breaks a check has not been rejected by it


@dataclass(frozen=True)
class Mutant:
    """One change of the reference: the line, what it became, and the whole source."""

    operator: str
    line: int
    before: str
    after: str
    source: str

    @property
    def change(self) -> str:
        """`before -> after`, on one line with single spaces."""
        return f"{_joined(self.before)} -> {_joined(self.after)}"

    def is_argued(self, part: str) -> bool:
        """Whether `part` of an EQUIVALENT entry describes this change.

        One that begins with `->` says all that the line became.
        """
        part = _joined(part)
        if part.startswith("->"):
            return part == f"-> {_joined(self.after)}".rstrip()
        return part in self.change and part not in _joined(self.before)

    def key(self, others: Sequence[Mutant]) -> str:
        """The shortest part of the change, of two words or more, that describes it and no other."""
        words = _joined(self.after).split()
        for count in range(2, len(words) + 1):
            for start in range(len(words) - count + 1):
                part = " ".join(words[start : start + count])
                if self.is_argued(part) and not any(m.is_argued(part) for m in others):
                    return part
        return f"-> {_joined(self.after)}" if words else f"{_joined(self.before)} ->"

    def likeness(self, part: str) -> float:
        """How much a part of an EQUIVALENT entry is like this change, from 0 to 1."""
        part, after = _joined(part), _joined(self.after)
        likes = (self.change, after, f"-> {after}")
        return max(difflib.SequenceMatcher(None, part, like).ratio() for like in likes)


def _joined(text: str) -> str:
    return " ".join(text.split())


@dataclass(frozen=True)
class Stale:
    """A key of EQUIVALENT that describes no survivor.

    `killed` are mutants that it describes and that the checks reject. Where there are none, `near`
    has those whose change is most like it. `before` says that it stands in a survivor's line as
    that was before, too.
    """

    part: str
    killed: tuple[Mutant, ...]
    near: tuple[Mutant, ...]
    before: bool


@dataclass(frozen=True)
class Power:
    """What became of an exercise's mutants.

    `argued` are survivors with the reason why no check can reject them.
    """

    item: Item
    total: int
    killed: int
    survivors: tuple[Mutant, ...]
    argued: tuple[tuple[Mutant, str], ...]
    stale: tuple[Stale, ...] = ()

    @property
    def rate(self) -> float:
        """Killed mutants among those that differ from the reference: argued ones don't count."""
        different = self.total - len(self.argued)
        return self.killed / different if different else 1.0


def power(
    grader: Grader,
    item: Item,
    on_verdict: Callable[[Verdict], None] | None = None,
    sample: int | None = None,
) -> Power:
    """Make every mutant of the reference and grade it, or `sample` of them from first to last.

    A sample can't tell which entries of EQUIVALENT are stale.

    Raises:
        MissingExtra: if cosmic-ray is not installed.
        BankError: if the reference itself doesn't pass: all its mutants would count as killed; or
            if EQUIVALENT is no dictionary of texts.
    """
    source = item.files.reference.read_text(encoding="utf-8")
    checks = item.files.checks
    reasons = _reasons(load_module(checks, f"grader_checks_{item.id}"), checks)
    mutants = list(mutants_of(source))
    whole = sample is None or sample >= len(mutants)
    if sample is not None and not whole:
        mutants = [mutants[n * len(mutants) // sample] for n in range(sample)]
    assert item.exercise is not None
    seconds = min(item.exercise.seconds, _SECONDS)
    quick = replace(item, exercise=replace(item.exercise, seconds=seconds))
    mutated = [Submission(quick, f"mutant of line {m.line}", m.source.encode()) for m in mutants]
    own, *verdicts = grader.grade(
        [Submission(quick, "reference.py", source.encode()), *mutated],
        on_verdict=on_verdict,
        haste=True,
    )
    if own.status != "passed":
        raise BankError(
            said("it does not pass its own checks: it is {status}", status=own.status),
            place=str(item.files.reference),
            help=said("`grader lint` says what is wrong with {id}.", id=item.id),
        )
    alive = [m for m, v in zip(mutants, verdicts, strict=True) if v.status in _ALIVE]
    argued = [(m, r) for m in alive for part, r in reasons.items() if m.is_argued(part)]
    unargued = [m for m in alive if not any(m.is_argued(part) for part in reasons)]
    stale = [part for part in reasons if whole and not any(m.is_argued(part) for m in alive)]
    rest = unargued or mutants  # what a wrong key may mean: a survivor, if any is left
    return Power(
        item,
        total=len(mutants),
        killed=len(mutants) - len(alive),
        survivors=tuple(unargued),
        argued=tuple(dict.fromkeys(argued)),
        stale=tuple(_stale(part, mutants, alive, rest) for part in stale),
    )


def _stale(
    part: str, mutants: Sequence[Mutant], alive: Sequence[Mutant], rest: Sequence[Mutant]
) -> Stale:
    killed = tuple(m for m in mutants if m.is_argued(part))
    before = any(_joined(part) in _joined(m.before) for m in alive)
    near = sorted(rest, key=lambda m: -m.likeness(part))[:_NEAR]
    return Stale(part, killed, () if killed else tuple(near), before)


def _reasons(checks: ModuleType, path: Path) -> dict[str, str]:
    """EQUIVALENT of a checks module.

    Raises:
        BankError: if it is no dictionary of texts.
    """
    reasons = getattr(checks, "EQUIVALENT", {})
    if isinstance(reasons, dict) and all(isinstance(t, str) for e in reasons.items() for t in e):
        return reasons
    message = said("EQUIVALENT is no dictionary of texts: a part of a change -> the reason")
    help = said("`grader kit EQUIVALENT` says how it is written.")
    raise BankError(message, place=place_of(path, "EQUIVALENT"), help=help)


def mutants_of(source: str) -> Iterator[Mutant]:
    """Every first-order mutant, once each (two operators may make the same program)."""
    seen = {ast.dump(ast.parse(source))}
    for operator, mutated in (*_cosmic_ray(source), *mutations(source)):
        program = ast.dump(ast.parse(mutated))
        if program not in seen:
            seen.add(program)
            yield _mutant(operator, source, mutated)


def _cosmic_ray(source: str) -> Iterator[tuple[str, str]]:
    """(operator, mutated source) of each of cosmic-ray's mutants."""
    try:
        from cosmic_ray.mutating import mutate_code
        from cosmic_ray.plugins import get_operator, operator_names
    except ImportError:
        raise MissingExtra(
            said("`grader power` needs cosmic-ray, which is not installed"),
            help=said("Install it with: {command}", command='pip install "pruneprep[power]"'),
        ) from None
    for name in operator_names():
        if name.partition("/")[2].startswith(_LEFT_OUT):
            continue
        operator, occurrence = get_operator(name)(), 0
        while (mutated := mutate_code(source, operator, occurrence)) is not None:
            occurrence += 1
            yield name.partition("/")[2], mutated


def _mutant(operator: str, source: str, mutated: str) -> Mutant:
    before, after = source.splitlines(), mutated.splitlines()
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    changed = [c for c in matcher.get_opcodes() if c[0] != "equal"]
    (_, i, _, k, _), (_, _, j, _, end) = changed[0], changed[-1]
    return Mutant(
        operator,
        i + 1,
        " ".join(line.strip() for line in before[i:j]),
        " ".join(line.strip() for line in after[k:end]),
        mutated,
    )
