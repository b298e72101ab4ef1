"""The cards: what the recorded reviews make of each question, and which ones are due.

Nothing of this is stored. The reviews that weren't undone are given to the fsrs library one after
the other, so a schedule is right also after an undo and after two machines' stores were merged.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

from grader.errors import GraderError
from grader.practice.review import memory as memories
from grader.practice.review.days import day_of, start_of
from grader.practice.rows import Flag, Review, Setting, Undo

if TYPE_CHECKING:
    from fsrs import Card as Memory

    from grader.bank import Bank
    from grader.practice.store import Store

SOON = 20 * 60 * 1000  # a card in a step is asked this early where nothing else is due


class Key(NamedTuple):
    """A card: an item's question, or with part `follow_up:2` its second follow-up."""

    item: str
    part: str = ""

    @property
    def follow_up(self) -> int:
        """The follow-up's number from 1, or 0 for the question."""
        return int(self.part.partition(":")[2] or 0)


def follow_up(item: str, number: int) -> Key:
    return Key(item, f"follow_up:{number}")


class Limits(NamedTuple):
    """How many cards a day: those that are new, and those that are asked again."""

    new: int = 5
    reviews: int = 40


@dataclass(frozen=True)
class Card:
    """A card as the reviews left it. `memory` is None until it is rated. Times in milliseconds."""

    key: Key
    memory: Memory | None = None
    first: int = 0
    last: int = 0
    reps: int = 0
    lapses: int = 0

    def after(self, rating: int, at: int) -> Card:
        """The card after a rating."""
        known = self.memory is not None and not memories.learning(self.memory)
        lapsed = int(known and rating == memories.AGAIN)
        return Card(
            key=self.key,
            memory=memories.rated(self.memory, rating, at),
            first=self.first or at,
            last=at,
            reps=self.reps + 1,
            lapses=self.lapses + lapsed,
        )

    @property
    def due(self) -> int:
        """When it is to be asked; 0 for a new card."""
        return memories.due_at(self.memory) if self.memory else 0

    @property
    def learning(self) -> bool:
        return self.memory is not None and memories.learning(self.memory)

    def retrievability(self, at: int) -> float:
        return memories.retrievability(self.memory, at) if self.memory else 0.0


@dataclass(frozen=True)
class Retention:
    """What was kept of one topic.

    `asked` counts reviews on a later day than the card's last one, and `recalled` those of them
    that were not rated `again`. `seen` of `cards` questions were ever rated; `now` is how likely
    one of those is to be known today, on average. One that is in a step counts as not known: after
    a rating `again` the chance is near 1 for some minutes, by the formula.
    """

    asked: int = 0
    recalled: int = 0
    seen: int = 0
    cards: int = 0
    now: float = 0.0

    @property
    def rate(self) -> float | None:
        """The share that was recalled; None where nothing was asked again."""
        return self.recalled / self.asked if self.asked else None


@dataclass(frozen=True)
class Queue:
    """What is to be asked: cards in a step, cards that are due, new cards; each in its order.

    `soon` are cards in a step that isn't over; they are asked where nothing else is left.
    """

    steps: tuple[Card, ...] = ()
    due: tuple[Card, ...] = ()
    new: tuple[Card, ...] = ()
    soon: tuple[Card, ...] = ()

    @property
    def cards(self) -> tuple[Card, ...]:
        """All of them, in the order in which they are asked."""
        return (*self.steps, *self.due, *self.new, *self.soon)

    def __len__(self) -> int:
        return len(self.cards)


@dataclass(frozen=True)
class Deck:
    """All cards of a bank, in reading order, a question's follow-ups behind it.

    `hidden` maps suspended and buried cards to the time until which they are (0: until they are
    restored).
    """

    cards: Mapping[Key, Card]
    hidden: Mapping[Key, int] = field(default_factory=dict)

    def shown(self, at: int) -> Iterable[Card]:
        """The cards that are neither suspended nor buried."""
        for key, card in self.cards.items():
            until = self.hidden.get(key)
            if until is None or 0 < until <= at:
                yield card

    def queue(
        self,
        at: int,
        limits: Limits,
        *,
        seed: int = 0,
        only: Collection[str] | None = None,
        ahead: int | None = None,
    ) -> Queue:
        """What is to be asked at a time, of the items of `only`.

        Cards that are due come by how likely they are to be forgotten, the likeliest first, and
        `seed` decides between equals. Today's cards count towards the limits. With `ahead`, a time,
        there are no limits, and cards that aren't due follow, the soonest first, but for those that
        were rated since.
        """
        today = day_of(at)
        end = start_of(today + timedelta(days=1))
        cards = [card for card in self.shown(at) if only is None or card.key.item in only]
        steps = sorted((card for card in cards if card.learning), key=lambda card: card.due)
        known = [card for card in cards if card.memory and not card.learning]
        due = [card for card in known if card.due < end and day_of(card.last) < today]
        due.sort(key=lambda card: (card.retrievability(at), _lot(seed, card.key)))
        new = [card for card in cards if card.memory is None]
        if ahead is not None:
            later = [card for card in known if card not in due and card.last < ahead]
            due += sorted(later, key=lambda card: (card.due, _lot(seed, card.key)))
        else:
            begun, asked = self.today(at)
            due = due[: max(limits.reviews - asked, 0)]
            new = new[: max(limits.new - begun, 0)]
        return Queue(
            steps=tuple(card for card in steps if card.due <= at),
            due=tuple(due),
            new=tuple(new),
            soon=tuple(card for card in steps if at < card.due <= at + SOON),
        )

    def today(self, at: int) -> tuple[int, int]:
        """How many cards were begun today, and how many older ones were asked."""
        today = day_of(at)
        asked = [card for card in self.cards.values() if card.reps and day_of(card.last) == today]
        begun = sum(day_of(card.first) == today for card in asked)
        return begun, len(asked) - begun

    def next_due(self, at: int) -> int | None:
        """When the next card that isn't new is due, from now on; None where there is none."""
        times = [card.due for card in self.shown(at) if card.memory]
        return max(min(times), at) if times else None

    def forecast(self, at: int, days: int) -> list[int]:
        """How many cards are due today (older ones among them), tomorrow, and so on."""
        counts = [0] * days
        today = day_of(at)
        for card in self.cards.values():
            until = self.hidden.get(card.key)
            if card.memory is None or until == 0:
                continue
            day = max((day_of(max(card.due, until or 0)) - today).days, 0)
            if day < days:
                counts[day] += 1
        return counts


def _lot(seed: int, key: Key) -> bytes:
    return sha256(f"{seed}:{key.item}:{key.part}".encode()).digest()


def live_reviews(store: Store, bank: Bank) -> list[Review]:
    """The bank's reviews that weren't undone, oldest first."""
    undone = {undo.review for undo in store.rows(Undo)}
    return [row for row in store.rows(Review, bank=bank.id) if row.uid not in undone]


def deck_of(store: Store, bank: Bank, *, follow_ups: bool | None = None) -> Deck:
    """The bank's cards now. `follow_ups` as `follow_ups_wished` has it, by default."""
    wished = follow_ups_wished(store) if follow_ups is None else follow_ups
    known: dict[Key, Card] = {}
    for review in live_reviews(store, bank):
        key = Key(review.item, review.part)
        known[key] = known.get(key, Card(key)).after(review.rating, review.at)
    cards: dict[Key, Card] = {}
    for id in _written(bank):
        numbers = range(1, 1 + _count(bank, id)) if wished and Key(id) in known else ()
        for key in (Key(id), *(follow_up(id, number) for number in numbers)):
            cards[key] = known.get(key, Card(key))
    return Deck(cards, _hidden(store, bank))


def _written(bank: Bank) -> Iterable[str]:
    from grader.bank.paths import item_files

    for id, topic in bank.topic_of.items():
        if item_files(bank.root, topic, id).page.exists():
            yield id


def _count(bank: Bank, id: str) -> int:
    """How many follow-ups a page has, in both languages; none where it can't be read now."""
    from grader.prose import list_items

    try:
        page = bank.page(bank.item(id), bank.languages[0])
    except GraderError:  # somebody is writing on it
        return 0
    return len(list_items(page.sections["follow_ups"]))


def _hidden(store: Store, bank: Bank) -> dict[Key, int]:
    flags: dict[Key, Flag] = {}
    for flag in store.rows(Flag, bank=bank.id):
        flags[Key(flag.item, flag.part)] = flag
    return {key: flag.until for key, flag in flags.items() if flag.what != "restore"}


def suspended(store: Store, bank: Bank) -> list[Key]:
    """The cards that aren't asked until they are restored."""
    return [key for key, until in _hidden(store, bank).items() if not until]


def restore(store: Store, bank: Bank, at: int, only: Collection[str] | None = None) -> list[Key]:
    """Ask suspended and buried cards again, those of the items of `only`; gives what they were."""
    hidden = [
        key
        for key, until in _hidden(store, bank).items()
        if (not until or until > at) and (only is None or key.item in only)
    ]
    rows = [Flag(at=at, bank=bank.id, item=i, part=part, what="restore") for i, part in hidden]
    if rows:
        store.add(*rows)
    return hidden


def limits_of(store: Store) -> Limits:
    """The daily limits, as they were last set."""
    default = Limits()
    return Limits(
        _setting(store, "review.new", default.new),
        _setting(store, "review.limit", default.reviews),
    )


def follow_ups_wished(store: Store) -> bool:
    """Whether follow-ups are cards, as it was last set."""
    return bool(_setting(store, "review.follow_ups", 0))


def _setting(store: Store, name: str, default: int) -> int:
    row = store.latest(Setting, name=name)
    return row.value if row and isinstance(row.value, int) else default


def forecast(store: Store, bank: Bank, at: int, days: int) -> list[int]:
    """How many cards are due on each of `days` days, today (and older ones) first."""
    return deck_of(store, bank).forecast(at, days)


def retention(store: Store, bank: Bank, at: int, deck: Deck | None = None) -> dict[str, Retention]:
    """What was kept, by topic id, in reading order; follow-ups count with their question.

    `deck` saves working the cards out, where that has been done.
    """
    tests: dict[str, list[bool]] = {topic.id: [] for topic in bank.topics}
    last: dict[Key, int] = {}
    for review in live_reviews(store, bank):
        key, topic = Key(review.item, review.part), bank.topic_of.get(review.item)
        if topic and key in last and day_of(last[key]) < day_of(review.at):
            tests[topic].append(review.rating > memories.AGAIN)
        last[key] = review.at
    deck = deck or deck_of(store, bank, follow_ups=False)
    cards = [card for card in deck.cards.values() if not card.key.part]
    found = {}
    for id, asked in tests.items():
        own = [card for card in cards if bank.topic_of[card.key.item] == id]
        rated = [card for card in own if card.memory]
        now = [0.0 if card.learning else card.retrievability(at) for card in rated]
        found[id] = Retention(
            asked=len(asked),
            recalled=sum(asked),
            seen=len(now),
            cards=len(own),
            now=sum(now) / len(now) if now else 0.0,
        )
    return found
