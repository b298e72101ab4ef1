"""Where a candidate is, gathered from the store."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from grader.bank import Bank
from grader.practice.plan import Standing, folder_of, standing
from grader.practice.rows import Ending, Session
from grader.practice.store import Store

_MINUTE = 60 * 1000  # milliseconds


@dataclass(frozen=True)
class Status:
    """`folder` is the practice folder, `open_mock` tells of an interview that was left.

    Of the cards that are to be answered again today, `due` can be answered now, `soon` from
    `minutes` on, and `over` are beyond the day's limit; `new` were never answered.
    """

    standing: Standing
    folder: Path | None
    due: int
    soon: int
    minutes: int
    over: int
    new: int
    open_mock: bool

    @property
    def today(self) -> int:
        """Cards to answer again today; progress counts as many."""
        return self.due + self.soon + self.over


def status_of(bank: Bank, store: Store, cwd: Path, at: int) -> Status:
    """Raises CommandError if the store can't be read."""
    from grader.practice.review.cards import deck_of, limits_of

    deck = deck_of(store, bank)
    queue = deck.queue(at, limits_of(store))
    due, soon = len(queue.steps) + len(queue.due), len(queue.soon)
    first = min((card.due for card in queue.soon), default=at)
    over = {row.session for row in store.rows(Ending)}
    mocks = store.rows(Session, bank=bank.id, kind="mock")
    return Status(
        standing(bank, store),
        folder_of(bank, store, cwd),
        due=due,
        soon=soon,
        minutes=-(-(first - at) // _MINUTE),
        over=max(deck.forecast(at, 1)[0] - due - soon, 0),
        new=len(queue.new),
        open_mock=any(row.uid not in over for row in mocks),
    )
