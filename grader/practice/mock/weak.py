"""How much an interview should ask for each item: the weaker it is, the more.

A weight of 1 is an item that was never met. One that is well known keeps a small weight, so that
an interview holds something that goes well too.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from grader.practice.mock.kinds import Kind
from grader.practice.plan import solved
from grader.practice.review.cards import Key, deck_of, live_reviews
from grader.practice.rows import Answer, Attempt, Drill, Repair, Session

if TYPE_CHECKING:
    from grader.bank import Bank
    from grader.practice.store import Store

_LEAST = 0.1
_MISSED, _FORGOTTEN = 2.0, 1.5  # a question whose points were all missed; one that is forgotten
_TRIED = 1.5  # an exercise that is unsolved although it was tried
_UNREPAIRED, _REPAIRED = 2.0, 0.5  # drills, against those of exercises that had none


def weights(store: Store, bank: Bank, kind: Kind, ids: Iterable[str], at: int) -> dict[str, float]:
    """Item id -> weight, by what the store has of it."""
    of = {"question": _questions, "exercise": _exercises, "drill": _drills}[kind]
    return of(store, bank, ids, at)


def _questions(store: Store, bank: Bank, ids: Iterable[str], at: int) -> dict[str, float]:
    """By the share of key points that were missed last, and by what is forgotten since."""
    cards = deck_of(store, bank, follow_ups=False).cards
    missed = _missed(store, bank)
    found = {}
    for id in ids:
        card = cards.get(Key(id))
        if id not in missed and (card is None or card.memory is None):
            found[id] = 1.0
            continue
        forgotten = 1 - card.retrievability(at) if card and card.memory else 0.0
        found[id] = max(_LEAST, _MISSED * missed.get(id, 0.0), _FORGOTTEN * forgotten)
    return found


def _missed(store: Store, bank: Bank) -> dict[str, float]:
    """Item id -> the share of its key points that the latest review or interview missed."""
    sessions = {row.uid for row in store.rows(Session, bank=bank.id)}
    rows = [row for row in live_reviews(store, bank) if row.part == ""]
    told = [(row.at, row.item, row.said, row.points) for row in rows]
    told += [
        (row.at, row.item, row.said, row.points)
        for row in store.rows(Answer)
        if row.session in sessions and row.data.get("done") and row.data.get("kind") == "question"
    ]
    return {
        item: 1 - len(said) / points for _, item, said, points in sorted(told) if points
    }  # the latest comes last


def _exercises(store: Store, bank: Bank, ids: Iterable[str], at: int) -> dict[str, float]:
    """Unsolved ones, those most that come next on the ladder."""
    done = solved(store, bank)
    tried = {row.item for row in store.rows(Attempt, bank=bank.id)}
    ahead = _ahead(bank, done)
    found = {}
    for id in ids:
        if id in done:
            found[id] = _LEAST
        elif set(bank.before(id)) <= done:
            found[id] = _TRIED if id in tried else 1.0
        else:
            found[id] = 1 / (1 + ahead.get(id, len(ahead)))
    return found


def _drills(store: Store, bank: Bank, ids: Iterable[str], at: int) -> dict[str, float]:
    """Solved exercises, as one finds a bug where one knows what is right; then the next ones."""
    done = solved(store, bank)
    ends = {row.drill: row for row in store.rows(Repair)}
    last = {row.item: ends.get(row.uid) for row in store.rows(Drill, bank=bank.id)}
    ahead = _ahead(bank, done)
    found = {}
    for id in ids:
        known = 1.0 if id in done else 1 / (2 + ahead.get(id, len(ahead)))
        end = last.get(id)
        if end is not None and end.outcome == "repaired" and end.agreed:
            known *= _REPAIRED
        elif id in last:
            known *= _UNREPAIRED
        found[id] = known
    return found


def _ahead(bank: Bank, done: set[str]) -> dict[str, int]:
    """Unsolved exercise -> how many unsolved ones the ladder has before it."""
    return {id: number for number, id in enumerate(i for i in bank.steps if i not in done)}
