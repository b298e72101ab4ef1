"""Between problems, which the linter collects, and the error that the loader raises."""

from __future__ import annotations

from collections.abc import Iterable

from grader.bank.model import Problem
from grader.errors import BankError, GraderError


def raise_first(problems: Iterable[Problem]) -> None:
    """BankError with the first of the problems, if there is one."""
    for problem in problems:
        raise BankError(problem.message, place=problem.place, help=problem.help or None)


def problem_of(error: GraderError) -> Problem:
    return Problem(error.place or "", error.message, error.help or "")
