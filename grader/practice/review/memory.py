"""The fsrs library, as the cards use it. It is imported when a card is first scheduled.

One step of ten minutes, for learning and for learning again: a question takes minutes to answer,
so one that was answered well leaves the day at once, and another comes back in it. Intervals are
not fuzzed: a schedule is worked out anew from the reviews each time, and must come out the same.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fsrs import Card as Memory
    from fsrs import Scheduler

RATINGS = (1, 2, 3, 4)
AGAIN, HARD, GOOD, EASY = RATINGS
STEP = timedelta(minutes=10)
RETENTION = 0.9  # how likely an answer is to be known on the day it is asked for again
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MS = timedelta(milliseconds=1)


@lru_cache(maxsize=1)
def scheduler() -> Scheduler:
    from fsrs import Scheduler

    return Scheduler(
        desired_retention=RETENTION,
        learning_steps=(STEP,),
        relearning_steps=(STEP,),
        enable_fuzzing=False,
    )


def rated(memory: Memory | None, rating: int, at: int) -> Memory:
    """The memory after a rating at a time in milliseconds; None is a card never rated before."""
    from fsrs import Card, Rating

    memory = memory or Card(card_id=0, due=_time(at))
    return scheduler().review_card(memory, Rating(rating), _time(at))[0]


def due_at(memory: Memory) -> int:
    """When the card is to be asked again, in milliseconds."""
    return (memory.due - _EPOCH) // _MS


def retrievability(memory: Memory, at: int) -> float:
    """How likely the answer is to be known now, from 0 to 1, by whole days."""
    return scheduler().get_card_retrievability(memory, _time(at))


def learning(memory: Memory) -> bool:
    """Whether the card is in a step of minutes."""
    from fsrs import State

    return memory.state != State.Review


def _time(at: int) -> datetime:
    return _EPOCH + at * _MS
