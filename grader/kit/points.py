"""How much a check is worth."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

F = TypeVar("F", bound=Callable[..., Any])


def points(worth: float) -> Callable[[F], F]:
    """Give a check more (or less) weight in the score than the usual 1."""

    def mark(check: F) -> F:
        check.points = worth  # type: ignore[attr-defined]
        return check

    return mark
