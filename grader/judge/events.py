"""What is asked of a judge, and what it tells while it grades."""

from __future__ import annotations

from dataclasses import dataclass

from grader.errors import GraderError
from grader.grading.verdict import CheckStatus, Verdict


@dataclass(frozen=True)
class Job:
    """One file to grade. `exercise` is an id of the judge's bank, `name` the file's in reports.

    `only` names checks to run, all by default. What the checks draw depends on `seed`; None is 0,
    as in `grader check`.
    """

    exercise: str
    source: bytes
    name: str
    only: tuple[str, ...] = ()
    seed: int | None = None


@dataclass(frozen=True)
class Started:
    """A judge has taken the job up."""


@dataclass(frozen=True)
class CheckDone:
    """One check has run."""

    name: str
    status: CheckStatus


@dataclass(frozen=True)
class Passed:
    """The file passes. The verdict has no notes yet; Finished follows in a moment."""

    verdict: Verdict


@dataclass(frozen=True)
class Finished:
    """The job is done; nothing follows.

    `error` is why there could be no ordinary verdict (no such exercise, a bank that can't be
    loaded); the verdict is `broken` then, and says it too.
    """

    verdict: Verdict
    error: GraderError | None = None


Event = Started | CheckDone | Passed | Finished
