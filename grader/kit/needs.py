"""Checks that build on other checks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

F = TypeVar("F", bound=Callable[..., Any])


def needs(*checks: str) -> Callable[[F], F]:
    """Judge a check only where the checks of these names passed.

    A mask with a wrong rate, for one, fails every test of independence too, and that failure says
    nothing. Such a check is skipped with the reason, and counts as not won. ::

        @needs("check_rate")
        def check_independence(candidate): ...
    """

    def mark(check: F) -> F:
        check.needs = checks  # type: ignore[attr-defined]
        return check

    return mark
