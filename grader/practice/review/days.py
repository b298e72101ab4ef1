"""Days of the candidate: they begin at four in the morning, by the machine's clock."""

from __future__ import annotations

from datetime import date, datetime, timedelta

_BEGINS = timedelta(hours=4)  # who practises past midnight still practises today


def day_of(at: int) -> date:
    """The day on which a time in milliseconds lies."""
    return (datetime.fromtimestamp(at / 1000) - _BEGINS).date()


def start_of(day: date) -> int:
    """When a day begins, in milliseconds."""
    return int((datetime(day.year, day.month, day.day) + _BEGINS).timestamp() * 1000)


def tomorrow(at: int) -> int:
    """When the next day begins."""
    return start_of(day_of(at) + timedelta(days=1))
