"""What an author is told about faults in checks.py, and about two mistakes that look alike."""

from __future__ import annotations

import contextlib
import inspect
import linecache
import traceback
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

from ..bank import Item
from ..bank.model import Problem
from ..bank.paths import shown
from ..bank.source import place_of
from ..errors import GraderError
from ..kit import Case, CheckFailure, Local, Outcome, Table, same
from ..kit.functions import Functions
from .exercise import Exercise
from .tried import call, checks_in
from .trusted import Mistake, load_module, load_reference

_KIT = Path(__file__).parent.parent / "kit"
_FITTING = "A case has one argument for each parameter; of a probe, for those after `candidate`."
_FEW = 20  # cases of each table on which two runs of a mistake are compared


def fault_of_checks(item: Item) -> Iterator[Problem]:
    """What is wrong with checks.py itself when the reference is checked, each at its line: the
    exceptions that it raises, and cases that their function or probe can't be called with.

    Raises:
        BankError: if it can't be imported.
    """
    path = item.files.checks
    checks, reference = load_module(path, f"grader_checks_{item.id}"), load_reference(item)
    for name, check in checks_in(checks):
        try:
            call(check, Local(reference.functions, probes=reference.probes), reference)
        except CheckFailure:
            continue  # the reference's fault
        except Exception as error:
            yield from _blamed(path, name, error)
    yield from _misfits(path, checks, reference)


def fault_of_fingerprints(exercise: Exercise) -> Iterator[Problem]:
    """The exceptions that FINGERPRINT's functions raise on the reference, each at its line."""
    subject = Functions(exercise.reference, exercise.reference.names)
    for name, observe in getattr(exercise.checks, "FINGERPRINT", {}).items():
        try:
            observe(subject)
        except Exception as error:
            yield from _blamed(exercise.item.files.checks, f"FINGERPRINT's {name!r}", error)


def _misfits(path: Path, checks: ModuleType, reference: Local) -> Iterator[Problem]:
    """The first case of each table whose number of arguments its function doesn't take."""
    tables = {name: thing for name, thing in vars(checks).items() if isinstance(thing, Table)}
    for name, table in tables.items():
        with contextlib.suppress(Exception):  # a table that can't be made: a check has said so
            takes = inspect.signature(reference.callable(table.function))
            for case in table.cases:
                if case.raises is None and not _binds(takes, case):
                    message = f"a case of {name} has the arguments {_brief(case.args)}"
                    takes_what = f"{table.function} takes {_bare(takes)}"
                    yield Problem(place_of(path, f"{name} ="), f"{message}; {takes_what}", _FITTING)
                    break


def _binds(signature: inspect.Signature, case: Case) -> bool:
    try:
        signature.bind(*case.args)
    except TypeError:
        return False
    return True


def _bare(signature: inspect.Signature) -> str:
    """Its parameters without annotations."""
    empty = inspect.Parameter.empty
    return str(
        signature.replace(
            parameters=[p.replace(annotation=empty) for p in signature.parameters.values()],
            return_annotation=empty,
        )
    )


def _blamed(path: Path, name: str, error: Exception) -> Iterator[Problem]:
    frames = traceback.extract_tb(error.__traceback__)
    number = line_in(path, error)
    if number is None:
        return
    if isinstance(error, RuntimeError) and Path(frames[-1].filename).parent == _KIT:
        return  # the kit says that the reference doesn't do what a case declares
    if isinstance(error, GraderError):
        message = f"{name} can't be run: {error.message}"
        yield Problem(error.place or shown(path, number), message, error.help or "")
        return
    line = linecache.getline(str(path), number).strip()
    message = f"{name} can't be run: {type(error).__name__}: {error}"
    yield Problem(shown(path, number), message, f"Correct this line: {line}")


def line_in(path: Path, error: BaseException) -> int | None:
    """The last line of a file on an exception's way; None where it didn't come through it."""
    frames = traceback.extract_tb(error.__traceback__)
    return next((f.lineno for f in reversed(frames) if Path(f.filename) == path), None)


def first_difference(exercise: Exercise, one: Mistake, other: Mistake) -> str:
    """Where two mistakes part on the tables of the exercise's checks, in a sentence.

    The same mistake twice tells whether its answers are repeatable.
    """
    pair = f"{one.name} and {other.name}" if one is not other else f"two runs of {one.name}"
    count, parting = _parting(exercise, one, other)
    if parting:
        return f"{pair} differ first on {parting}."
    return f"{pair} do the same on all {count} cases of the tables."


def same_as(exercise: Exercise, one: Mistake) -> list[Mistake]:
    """The other mistakes that do the same on all tables; itself where two runs of it differ."""
    if _parting(exercise, one, one)[1]:
        return [one]
    others = [m for m in exercise.diagnosis.mistakes if m is not one]
    return [m for m in others if not _parting(exercise, one, m)[1]]


def unrepeatable(exercise: Exercise, mistake: Mistake) -> str:
    """Where a mistake answers the same call in two ways, or nothing. A few cases tell.

    The first answers are those that its diagnosis has kept. Of a random function the exercise's
    fingerprint tells mistakes apart, whatever they draw.
    """
    if hasattr(exercise.checks, "FINGERPRINT"):
        return ""
    kept, again = exercise.diagnosis.subjects[mistake.name], mistake.subject(exercise.reference)
    for name, table in exercise.tables.items():
        cases = table.cases_for(kept.seed)[:_FEW]
        answers = kept.answers(table)[:_FEW]
        outcomes = again.outcomes(table.function, cases, record=False)
        for number, pair in enumerate(zip(answers, outcomes, strict=True)):
            if not _alike(*pair):
                parting = _told_apart(name, table.function, number, cases[number], *pair)
                return f"two runs of {mistake.name} differ first on {parting}"
    return ""


def _parting(exercise: Exercise, one: Mistake, other: Mistake) -> tuple[int, str]:
    """How many cases were looked at, and the first that tells two mistakes apart."""
    a, b = one.subject(exercise.reference), other.subject(exercise.reference)
    count = 0
    for name, table in exercise.tables.items():
        for number, case in enumerate(table.cases):
            count += 1
            (x,), (y,) = (s.outcomes(table.function, [case], record=False) for s in (a, b))
            if not _alike(x, y):
                return count, _told_apart(name, table.function, number, case, x, y)
    return count, ""


def _told_apart(
    table: str, function: str, number: int, case: Case, one: Outcome, other: Outcome
) -> str:
    where = f"{table}'s case {number + 1}, {function}{_brief(case.args)}"
    return f"{where}: {_told(one)} and {_told(other)}"


def _alike(x: Outcome, y: Outcome) -> bool:
    if (x.kind, x.type, x.changed) != (y.kind, y.type, y.changed):
        return False
    try:
        same(x.value, y.value)
    except CheckFailure:
        return False
    return True


def _told(outcome: Outcome) -> str:
    return _brief(outcome.value) if outcome.kind == "value" else outcome.type or outcome.kind


def _brief(value: Any, limit: int = 120) -> str:
    text = " ".join(repr(value).split())
    return text if len(text) <= limit else f"{text[: limit - 3]}..."
