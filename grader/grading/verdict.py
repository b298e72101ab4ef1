"""The verdict: frozen data that the grading engine makes and every report reads.

It speaks no language: messages are phrases (a key with fields), checks and mistakes are names.
Titles and words are looked up when a report is written. Nothing here computes; `record.py` writes
a verdict as JSON and reads it again.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from ..phrases import Phrase

SCHEMA = "grader.verdict/2"

Status = Literal[
    "passed",
    "failed",
    "not_attempted",  # a function still raises NotImplementedError
    "crashed",  # died, or raised while it was loaded
    "timed_out",
    "out_of_memory",
    "forbidden",  # used what the exercise forbids
    "broken",  # the grader's or the bank's own fault
]
CheckStatus = Literal["passed", "failed", "errored", "timed_out", "skipped"]
Level = Literal["full", "seccomp", "rlimits", "none"]
Layout = Literal["fortran", "reversed", "broadcast", "strided"]


@dataclass(frozen=True)
class Value:
    """A Python value as people read it.

    `kind` is "array" (dtype, shape, and data while it is small), "list", "tuple" or "dict"
    (items; a dict's keys stand in `keys`), or "scalar" (only text). `text` is always there, is
    never longer than 2,000 characters and holds no control characters. `more` counts what `text`
    leaves out: entries of an array, a list or a dict and of all inside it, characters of a string.
    """

    text: str
    kind: Literal["array", "list", "tuple", "dict", "scalar"] = "scalar"
    dtype: str | None = None
    shape: tuple[int, ...] | None = None
    # Nested lists of numbers (up to 4,096 entries); NaN and infinities as "nan", "inf", "-inf".
    data: Any = None
    items: tuple[Value, ...] | None = None
    keys: tuple[str, ...] | None = None
    more: int = 0
    layout: Layout | None = None  # of an array in memory; None for C order
    # Of a mask that is too large for data: how many entries of each block are not zero. The
    # array is cut into at most 64 rows and 64 columns of blocks of one size.
    sketch: tuple[tuple[int, ...], ...] | None = None


@dataclass(frozen=True)
class CheckResult:
    """What one check said. `line` is the candidate's line to look at, from 1.

    `expected` and `actual` are the two values that differ, or the parts of the two answers to
    which the steps of `where` lead; `whole` then has the answers. `rtol` and `atol` are the
    tolerance of the comparison that failed, None where values had to be equal. `how` is the code
    of the probe that put the candidate to use with these arguments, where it was no plain call.
    """

    name: str
    status: CheckStatus
    points: float
    message: Phrase | None = None
    expected: Value | None = None
    actual: Value | None = None
    where: tuple[str, ...] = ()
    whole: tuple[Value, Value] | None = None
    rtol: float | None = None
    atol: float | None = None
    counterexample: tuple[tuple[str, Value], ...] | None = None  # argument name -> value
    line: int | None = None
    output: str = ""  # what the candidate printed, capped
    seconds: float = 0.0
    how: str = ""
    output_more: int = 0  # characters of the output that were not kept


@dataclass(frozen=True)
class MistakeFound:
    """A known misconception whose behaviour the candidate's code shows, and in which check.

    `check` is None where all the checks together show it. `counterexample` has the arguments of a
    call that shows it, where the check's own doesn't.
    """

    name: str
    check: str | None = None
    counterexample: tuple[tuple[str, Value], ...] | None = None  # argument name -> value


@dataclass(frozen=True)
class Note:
    """A remark beside the verdict, never a failure: kind is "speed" or "global_state".

    A speed note carries the two times on the same large input.
    """

    kind: str
    message: Phrase
    seconds: float | None = None
    reference_seconds: float | None = None


@dataclass(frozen=True)
class Verdict:
    """All that is known of one graded file.

    `message` says why there is no ordinary result (a syntax error, a missing function, a crash,
    a fault of the grader); `line` is the candidate's line for it, `column` the place of a syntax
    error in it. `source` is the candidate's text, for reports that show it.
    """

    exercise: str
    file: str
    status: Status
    score: float
    checks: tuple[CheckResult, ...] = ()
    mistakes: tuple[MistakeFound, ...] = ()
    notes: tuple[Note, ...] = ()
    confinement: Level | None = None
    seconds: float = 0.0
    grader_version: str = ""
    message: Phrase | None = None
    line: int | None = None
    column: int | None = None
    output: str = ""
    source: str | None = None
    output_more: int = 0
