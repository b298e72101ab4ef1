"""Today's date, for the one rule that depends on it."""

from __future__ import annotations


def this_month() -> str:
    """The current month, as in `checked: 2026-11`."""
    from datetime import date

    return date.today().strftime("%Y-%m")


def months_since(month: str) -> int:
    """How many months lie between a month such as 2026-11 and this one."""
    (then, m), (now, n) = (map(int, text.split("-")) for text in (month, this_month()))
    return 12 * (now - then) + n - m
