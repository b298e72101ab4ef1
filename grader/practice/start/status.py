"""Where a candidate is, gathered from the store."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from grader.bank import Bank
from grader.practice.plan import Standing, folder_of, standing
from grader.practice.rows import Ending, Session
from grader.practice.store import Store


@dataclass(frozen=True)
class Status:
    """`folder` is the practice folder; `due` and `new` count cards, `open_mock` tells of an
    interview that was left.
    """

    standing: Standing
    folder: Path | None
    due: int
    new: int
    open_mock: bool


def status_of(bank: Bank, store: Store, cwd: Path, at: int) -> Status:
    """Raises CommandError if the store can't be read."""
    from grader.practice.review.cards import deck_of, limits_of

    queue = deck_of(store, bank).queue(at, limits_of(store))
    due, new = len(queue.steps) + len(queue.due), len(queue.new)
    over = {row.session for row in store.rows(Ending)}
    mocks = store.rows(Session, bank=bank.id, kind="mock")
    return Status(
        standing(bank, store),
        folder_of(bank, store, cwd),
        due,
        new,
        any(row.uid not in over for row in mocks),
    )
