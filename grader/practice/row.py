"""A row, and the one that `grader check` writes. The others lie in `rows.py`: to define a class
of data takes a millisecond, and a check waits for none of them.
"""

from __future__ import annotations

import os
import time
from dataclasses import dataclass, field
from typing import ClassVar


def new_uid() -> str:
    return os.urandom(8).hex()


def now() -> int:
    """Milliseconds since 1970-01-01 UTC."""
    return time.time_ns() // 1_000_000


@dataclass(frozen=True, kw_only=True)
class Row:
    """A row as it is written once and never changed."""

    table: ClassVar[str]
    json: ClassVar[tuple[str, ...]] = ()  # columns that hold JSON

    uid: str = field(default_factory=new_uid)
    at: int = field(default_factory=now)


@dataclass(frozen=True, kw_only=True)
class Attempt(Row):
    """A file that was graded."""

    table = "attempts"
    json = ("checks", "mistakes")

    bank: str
    item: str
    status: str
    score: float
    seconds: float
    checks: dict[str, str]
    mistakes: tuple[str, ...]
    item_hash: str
    source: str
    within: str = ""
