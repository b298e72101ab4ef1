"""Which mistake a drill is about: first what the candidate hasn't met, then what went wrong."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import sha256

from grader.bank import Bank
from grader.practice.plan import solved
from grader.practice.rows import Attempt, Drill, Repair
from grader.practice.store import Store


def pending(store: Store, bank: Bank, exercise: str | None = None) -> Drill | None:
    """The drill that was handed out last and hasn't ended, of one exercise or of any."""
    where = {"item": exercise} if exercise else {}
    over = {repair.drill for repair in store.rows(Repair)}
    found = [drill for drill in store.rows(Drill, bank=bank.id, **where) if drill.uid not in over]
    return found[-1] if found else None


def draw_exercise(bank: Bank, store: Store, seed: int) -> str:
    """An exercise to look for a bug in: one that is solved, else the first of the ladder.

    Of the solved ones those with the fewest repaired drills come first.
    """
    done = solved(store, bank) & {*bank.steps}
    if not done:
        return next(iter(bank.steps))
    ended = _repaired(store, bank)
    return min(sorted(done), key=lambda id: (sum(d.item == id for d in ended), lot(seed, id)))


def draw(bank: Bank, store: Store, exercise: str, names: Sequence[str], seed: int) -> str:
    """One of an exercise's mistakes: unseen, else not repaired or not explained, else any.

    What the candidate's own attempts have shown comes before the rest of its kind. The same seed
    and the same history draw the same mistake.
    """
    drills = store.rows(Drill, bank=bank.id, item=exercise)
    ends = {repair.drill: repair for repair in store.rows(Repair)}
    last = {drill.mistake: ends.get(drill.uid) for drill in drills}
    shown = {
        name
        for attempt in store.rows(Attempt, bank=bank.id, item=exercise)
        for name in attempt.mistakes
    }

    def order(name: str) -> tuple[int, bool, bytes]:
        return (_standing(name, last), name not in shown, lot(seed, f"{exercise}:{name}"))

    return min(names, key=order)


def _standing(name: str, last: dict[str, Repair | None]) -> int:
    """0 unseen, 1 not repaired or not explained, 2 done."""
    if name not in last:
        return 0
    end = last[name]
    return 2 if end is not None and end.outcome == "repaired" and end.agreed else 1


def _repaired(store: Store, bank: Bank) -> list[Drill]:
    over = {repair.drill for repair in store.rows(Repair, outcome="repaired")}
    return [drill for drill in store.rows(Drill, bank=bank.id) if drill.uid in over]


def lot(seed: int, name: str) -> bytes:
    """A place in a draw: the same in every version of Python."""
    return sha256(f"{seed}:{name}".encode()).digest()


def repaired(store: Store, bank: Bank, names: Iterable[str], exercise: str) -> frozenset[str]:
    """Which of an exercise's mistakes have been repaired in a drill."""
    found = {drill.mistake for drill in _repaired(store, bank) if drill.item == exercise}
    return frozenset(found & {*names})
