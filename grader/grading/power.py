"""How many wrong programs an exercise's checks reject: first-order mutants of its reference.

The mutation operators are cosmic-ray's and those of `mutation`. A mutant is graded like a
candidate, in the sandbox; it is killed unless it passes. A checks module may argue in `EQUIVALENT`
that survivors can't be told from the reference: a part of the change, as `Mutant.change` writes
it -> the reason.
"""

from __future__ import annotations

import ast
import difflib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from ..bank import Item
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
            return part == f"-> {_joined(self.after)}"
        return part in self.change and part not in _joined(self.before)


def _joined(text: str) -> str:
    return " ".join(text.split())


@dataclass(frozen=True)
class Power:
    """What became of an exercise's mutants.

    `argued` are survivors with the reason why no check can reject them; `stale` are the entries of
    EQUIVALENT that describe no survivor.
    """

    item: Item
    total: int
    killed: int
    survivors: tuple[Mutant, ...]
    argued: tuple[tuple[Mutant, str], ...]
    stale: tuple[str, ...] = ()

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
        BankError: if the reference itself doesn't pass: all its mutants would count as killed.
    """
    source = item.files.reference.read_text(encoding="utf-8")
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
    checks = load_module(item.files.checks, f"grader_checks_{item.id}")
    reasons: dict[str, str] = getattr(checks, "EQUIVALENT", {})
    argued = [(m, r) for m in alive for part, r in reasons.items() if m.is_argued(part)]
    unargued = [m for m in alive if not any(m.is_argued(part) for part in reasons)]
    stale = [part for part in reasons if whole and not any(m.is_argued(part) for m in alive)]
    return Power(
        item,
        total=len(mutants),
        killed=len(mutants) - len(alive),
        survivors=tuple(unargued),
        argued=tuple(dict.fromkeys(argued)),
        stale=tuple(stale),
    )


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
