"""An interview in the store: its session, and the answers, of which a position's latest counts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Literal

from grader.practice.mock.kinds import Entry, Wish, entries_of, plan_of
from grader.practice.rows import Answer, Ending, Session, new_uid, now

if TYPE_CHECKING:
    from grader.bank import Bank
    from grader.practice.store import Store


@dataclass(frozen=True)
class Given:
    """An answer so far.

    `data` holds what each kind keeps: `phase`, the follow-up that was asked and what was said of
    it, the file, the verdict. `done` says that it won't change any more.
    """

    seconds: float = 0.0
    said: tuple[int, ...] = ()
    points: int = 0
    note: str = ""
    data: dict[str, Any] = field(default_factory=dict)

    @property
    def done(self) -> bool:
        return bool(self.data.get("done"))

    def with_(self, **data: Any) -> Given:
        return replace(self, data={**self.data, **data})


@dataclass
class Interview:
    """One that was begun. Whatever is said is stored when it is said."""

    bank: Bank
    store: Store
    session: Session
    now: Callable[[], int] = now

    def __post_init__(self) -> None:
        self.entries: tuple[Entry, ...] = entries_of(self.session.plan)
        self.answers: dict[int, Given] = {}
        for row in self.store.rows(Answer, session=self.session.uid):
            given = Given(row.seconds, row.said, row.points, row.note, row.data)
            self.answers[row.position] = given

    @classmethod
    def begin(
        cls,
        bank: Bank,
        store: Store,
        wish: Wish,
        seed: int,
        entries: tuple[Entry, ...],
        clock: Callable[[], int] = now,
    ) -> Interview:
        plan = plan_of(wish, entries)
        row = Session(uid=new_uid(), at=clock(), kind="mock", bank=bank.id, seed=seed, plan=plan)
        store.add(row)
        return cls(bank, store, row, clock)

    @property
    def minutes(self) -> int:
        return int(self.session.plan["minutes"])

    @property
    def used(self) -> float:
        """Seconds that ran so far."""
        return sum(given.seconds for given in self.answers.values())

    @property
    def left(self) -> float:
        """Seconds of the interview that are left; below 0 where it was overrun."""
        return 60 * self.minutes - self.used

    @property
    def position(self) -> int | None:
        """The entry to go on with; None where all are answered."""
        return next((i for i in range(len(self.entries)) if not self.given(i).done), None)

    def given(self, position: int) -> Given:
        return self.answers.get(position, Given())

    def keep(self, position: int, given: Given) -> None:
        """Store an answer, if it has changed."""
        if self.answers.get(position) == given:
            return
        entry = self.entries[position]
        row = Answer(
            at=self.now(),
            session=self.session.uid,
            position=position,
            item=entry.item,
            seconds=given.seconds,
            said=given.said,
            points=given.points,
            note=given.note,
            data={**given.data, "kind": entry.kind},
        )
        self.store.add(row)
        self.answers[position] = given

    def end(self, how: Literal["finished", "abandoned"]) -> None:
        self.store.add(Ending(at=self.now(), session=self.session.uid, how=how))


def open_interview(bank: Bank, store: Store, clock: Callable[[], int] = now) -> Interview | None:
    """The bank's latest interview that was left."""
    over = {row.session for row in store.rows(Ending)}
    left = [row for row in _sessions(bank, store) if row.uid not in over]
    return Interview(bank, store, left[-1], clock) if left else None


def last_interview(bank: Bank, store: Store) -> Interview | None:
    """The bank's latest interview that was finished."""
    finished = {row.session for row in store.rows(Ending, how="finished")}
    sessions = [row for row in _sessions(bank, store) if row.uid in finished]
    return Interview(bank, store, sessions[-1]) if sessions else None


def _sessions(bank: Bank, store: Store) -> list[Session]:
    return [row for row in store.rows(Session, bank=bank.id) if row.kind == "mock"]
