"""What an interview is made of: what was wished for, and what was drawn."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any, Literal

Kind = Literal["question", "exercise", "drill"]
KINDS: tuple[Kind, ...] = ("question", "drill", "exercise")  # in the order of an interview
# How the time is shared out: what one of a kind gets, in minutes, before all is scaled.
SHARES: dict[Kind, float] = {"question": 4, "drill": 8, "exercise": 20}
# Minutes that are chosen by a key, and how many of each kind fill them.
LENGTHS: dict[int, dict[Kind, int]] = {
    15: {"question": 2, "drill": 1, "exercise": 0},
    30: {"question": 3, "drill": 0, "exercise": 1},
    45: {"question": 4, "drill": 1, "exercise": 1},
    60: {"question": 6, "drill": 2, "exercise": 1},
}


@dataclass(frozen=True)
class Wish:
    """What an interview should be like. No `topics` and no `levels` are all of them."""

    minutes: int = 45
    topics: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    counts: dict[Kind, int] = field(default_factory=lambda: dict(LENGTHS[45]))

    def lasting(self, minutes: int) -> Wish:
        """The same of another length. Counts that were chosen one by one stay as they are."""
        chosen = self.counts not in LENGTHS.values()
        return replace(self, minutes=minutes, counts=self.counts if chosen else LENGTHS[minutes])


@dataclass(frozen=True)
class Entry:
    """One part of an interview. `seconds` is its share of the time."""

    kind: Kind
    item: str
    seconds: int


def plan_of(wish: Wish, entries: tuple[Entry, ...]) -> dict[str, Any]:
    """What the session's row keeps."""
    return {
        "minutes": wish.minutes,
        "topics": [*wish.topics],
        "levels": [*wish.levels],
        "entries": [[entry.kind, entry.item, entry.seconds] for entry in entries],
    }


def entries_of(plan: dict[str, Any]) -> tuple[Entry, ...]:
    return tuple(Entry(kind, item, seconds) for kind, item, seconds in plan["entries"])
