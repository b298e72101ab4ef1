"""The verdict: frozen data that the grading engine makes and every report reads.

Nothing here computes. `to_json` is the stable form, described by `verdict.schema.json`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

SCHEMA = "grader.verdict/1"

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


@dataclass(frozen=True)
class Value:
    """A Python value as people read it.

    `kind` is "array" (dtype, shape, and data while it is small), "list", "tuple" or "dict"
    (items; a dict's keys stand in `keys`), or "scalar" (only text). `text` is always there, is
    never longer than 2,000 characters and holds no control characters.
    """

    text: str
    kind: Literal["array", "list", "tuple", "dict", "scalar"] = "scalar"
    dtype: str | None = None
    shape: tuple[int, ...] | None = None
    # Nested lists of numbers (up to 4,096 entries); NaN and infinities as "nan", "inf", "-inf".
    data: Any = None
    items: tuple[Value, ...] | None = None
    keys: tuple[str, ...] | None = None


@dataclass(frozen=True)
class CheckResult:
    """What one check said. `line` is the candidate's line to look at, from 1."""

    name: str
    title: str
    status: CheckStatus
    points: float
    message: str = ""
    expected: Value | None = None
    actual: Value | None = None
    counterexample: tuple[tuple[str, Value], ...] | None = None  # argument name -> value
    line: int | None = None
    output: str = ""  # what the candidate printed, escaped and capped
    seconds: float = 0.0


@dataclass(frozen=True)
class MistakeFound:
    """A known misconception that the candidate's code shows, in the check of that name."""

    name: str
    title: str
    explanation: str
    check: str = ""


@dataclass(frozen=True)
class Note:
    """A remark beside the verdict, never a failure: kind is "speed" or "global_state".

    `text` is the same on every run. A speed note carries the two times on the same large input,
    so that reports can show their ratio while the rest of the JSON stays deterministic.
    """

    kind: str
    text: str
    seconds: float | None = None
    reference_seconds: float | None = None


@dataclass(frozen=True)
class Confinement:
    """How the candidate was confined: the level's name and one sentence for people."""

    level: Literal["full", "seccomp", "rlimits", "none"]
    text: str


@dataclass(frozen=True)
class Verdict:
    """All that is known of one graded file.

    `message` says why there is no ordinary result (a syntax error, a missing function, a crash,
    a fault of the grader); `line` is the candidate's line for it. `source` is the candidate's
    text, for reports that show it; it is not part of the JSON.
    """

    exercise: str
    title: str
    file: str
    status: Status
    score: float
    checks: tuple[CheckResult, ...] = ()
    mistakes: tuple[MistakeFound, ...] = ()
    notes: tuple[Note, ...] = ()
    confinement: Confinement | None = None
    seconds: float = 0.0
    grader_version: str = ""
    lang: Literal["en", "zh"] = "en"
    message: str = ""
    line: int | None = None
    output: str = ""
    source: str | None = None
    column: int | None = None  # of a syntax error in `line`, from 1; not part of the JSON
