"""A review: the queue, and what is written down when something happens."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from grader.practice.review.cards import (
    Card,
    Deck,
    Key,
    Queue,
    deck_of,
    limits_of,
    live_reviews,
)
from grader.practice.review.days import day_of, tomorrow
from grader.practice.rows import Ending, Flag, Review, Session, Setting, Undo, new_uid, now

if TYPE_CHECKING:
    from grader.bank import Bank
    from grader.practice.store import Store

DRAFT = "review.draft"  # a setting: what was typed for a card that isn't rated yet
_PAUSE = 5_000  # milliseconds between two drafts that are kept while one types


@dataclass(frozen=True)
class Wish:
    """What a review is about: items (None for all), and whether to go on with what is due later."""

    only: Collection[str] | None = None
    ahead: bool = False
    seed: int = 0


@dataclass
class Sitting:
    """The candidate's review from its first card to its end. Every change is stored at once.

    `deck` is kept up to date without reading the store again, unless something is undone.
    """

    bank: Bank
    store: Store
    wish: Wish = field(default_factory=Wish)
    now: Callable[[], int] = now

    def __post_init__(self) -> None:
        self.uid = new_uid()
        self._since = self.now()
        self.begun = False
        self.done: list[Review] = []
        self.limits = limits_of(self.store)
        self.deck: Deck = deck_of(self.store, self.bank)
        self._draft: list[str] = []
        self._drafted = 0

    @property
    def queue(self) -> Queue:
        wish, ahead = self.wish, self._since if self.wish.ahead else None
        return self.deck.queue(self.now(), self.limits, seed=wish.seed, only=wish.only, ahead=ahead)

    def next(self) -> Card | None:
        """The card to ask now."""
        return next(iter(self.queue.cards), None)

    def outlook(self, card: Card) -> dict[int, int]:
        """Rating -> milliseconds until the card would be asked again."""
        at = self.now()
        return {rating: card.after(rating, at).due - at for rating in (1, 2, 3, 4)}

    def rate(
        self,
        card: Card,
        rating: int,
        *,
        said: Collection[int] = (),
        points: int = 0,
        note: str = "",
        seconds: float = 0.0,
    ) -> None:
        """Store a rating. The session is stored with its first."""
        at = self.now()
        review = Review(
            at=at,
            bank=self.bank.id,
            item=card.key.item,
            part=card.key.part,
            rating=rating,
            seconds=seconds,
            said=tuple(sorted(said)),
            points=points,
            note=note,
            session=self.uid,
        )
        self.store.add(*self._session(), review)
        self.begun = True
        self.done.append(review)
        if card.memory is None:  # its follow-ups may be cards from now on
            self.deck = deck_of(self.store, self.bank)
        else:
            self._put(card.after(rating, at))

    def _session(self) -> tuple[Session, ...]:
        if self.begun:
            return ()
        only = None if self.wish.only is None else sorted(self.wish.only)
        plan: dict[str, Any] = {"only": only, "ahead": self.wish.ahead}
        row = Session(
            uid=self.uid,
            at=self.now(),
            kind="review",
            bank=self.bank.id,
            seed=self.wish.seed,
            plan=plan,
        )
        return (row,)

    def _put(self, card: Card) -> None:
        self.deck = Deck({**self.deck.cards, card.key: card}, self.deck.hidden)

    def suspend(self, key: Key) -> None:
        """Don't ask the card until it is restored."""
        self._flag(key, "suspend", 0)

    def bury(self, key: Key) -> None:
        """Don't ask the card today."""
        self._flag(key, "bury", tomorrow(self.now()))

    def _flag(self, key: Key, what: Any, until: int) -> None:
        row = Flag(
            at=self.now(), bank=self.bank.id, item=key.item, part=key.part, what=what, until=until
        )
        self.store.add(row)
        self.deck = deck_of(self.store, self.bank)

    def undo(self) -> Review | Flag | None:
        """Take back the last thing that was done today, also before this review was started."""
        last = self._last()
        if isinstance(last, Review):
            self.store.add(Undo(at=self.now(), review=last.uid))
            self.done = [row for row in self.done if row.uid != last.uid]
        elif isinstance(last, Flag):
            self._flag(Key(last.item, last.part), "restore", 0)
        if last:
            self.deck = deck_of(self.store, self.bank)
        return last

    @property
    def undoable(self) -> bool:
        """Whether something was done today that `undo` takes back."""
        return self._last() is not None

    def _last(self) -> Review | Flag | None:
        today = day_of(self.now())
        flags = {Key(row.item, row.part): row for row in self.store.rows(Flag, bank=self.bank.id)}
        rows: list[Review | Flag] = [row for row in flags.values() if row.what != "restore"]
        rows += live_reviews(self.store, self.bank)
        rows = [row for row in rows if day_of(row.at) == today and row.item in self.bank.topic_of]
        return max(rows, key=lambda row: row.at, default=None)

    def keep_draft(self, key: Key, note: str, *, pausing: bool = False) -> None:
        """Store what is typed for a card; with `pausing` only every few seconds."""
        at, draft = self.now(), [self.bank.id, *key, note]
        if draft == self._draft or (pausing and at - self._drafted < _PAUSE):
            return
        self.store.add(Setting(at=at, name=DRAFT, value=draft))
        self._draft, self._drafted = draft, at

    def draft(self, card: Card) -> str:
        """What was typed for a card before the program ended, if it wasn't rated since."""
        row = self.store.latest(Setting, name=DRAFT)
        if row is None or row.value[:3] != [self.bank.id, *card.key] or row.at <= card.last:
            return ""
        return str(row.value[3])

    def end(self) -> None:
        """Store that the review is over, if it was begun."""
        if self.begun:
            self.store.add(Ending(at=self.now(), session=self.uid, how="finished"))
