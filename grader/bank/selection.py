"""Which items of a bank a command is about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import TYPE_CHECKING

from grader.bank.model import LEVELS
from grader.bank.suggest import nearest
from grader.errors import CommandError, NotFound
from grader.language import Said, said

if TYPE_CHECKING:
    from grader.bank import Bank, Item

MOCK_COUNT = 6
_SEEDS = 10_000


@dataclass(frozen=True)
class Filters:
    """What a selection asks for; every part that is given must hold.

    `ids` are the items to choose from, in their order (whoever knows which items are due passes
    those); an item must have one of `topics`, one of `levels` and all of `tags`. `count` caps how
    many; with `seed` these are drawn at random, otherwise they are the first.
    """

    ids: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    exercises: bool = False
    count: int | None = None
    seed: int | None = None

    def __str__(self) -> str:
        """As one would write it on the command line."""
        words = list(self.ids)
        lists = {"topic": self.topics, "level": self.levels, "tag": self.tags}
        words += [f"--{name} {value}" for name, values in lists.items() for value in values]
        words += ["--exercises"] if self.exercises else []
        numbers = {"count": self.count, "seed": self.seed}
        words += [f"--{name} {value}" for name, value in numbers.items() if value is not None]
        return " ".join(words)


def mock_filters(filters: Filters) -> Filters:
    """An interview is a handful of questions: six drawn at random, unless told otherwise.

    Without a seed one is drawn: another interview each time, which its seed repeats.
    """
    import secrets  # slow to import, and needed for interviews alone

    if filters.ids:
        return filters
    count = MOCK_COUNT if filters.count is None else filters.count
    seed = 1 + secrets.randbelow(_SEEDS) if filters.seed is None else filters.seed
    return replace(filters, count=count, seed=seed)


def select(bank: Bank, filters: Filters) -> tuple[Item, ...]:
    """The items that `filters` chooses, in the order of `filters.ids` or else of the bank.

    NotFound for an unknown id, topic, level or tag (with the nearest); CommandError if nothing
    is left or `count` is below 1.
    """
    if filters.count is not None and filters.count < 1:
        message = said("{n}: there must be at least 1 question", n=filters.count)
        raise CommandError(message, place="--count")
    found = matching(bank, filters)
    if not found:
        asked = str(filters) or said("the whole bank")
        hint = said(
            "Ask for less at once; `grader list` takes the same filters and shows what there is."
        )
        raise CommandError(said("no question fits {asked}", asked=asked), help=hint)
    return tuple(_draw(found, filters))


def matching(bank: Bank, filters: Filters) -> list[Item]:
    """All items that fit, perhaps none; `count` and `seed` are not looked at.

    NotFound for an unknown id, topic, level or tag (with the nearest).
    """
    items = [bank.item(id) for id in dict.fromkeys(filters.ids)] or list(bank.items())
    _check_names(bank, filters)
    return [item for item in items if _fits(item, filters)]


def _fits(item: Item, filters: Filters) -> bool:
    return (
        (not filters.topics or item.topic in filters.topics)
        and (not filters.levels or item.level in filters.levels)
        and set(filters.tags) <= set(item.tags)
        and (item.exercise is not None or not filters.exercises)
    )


def _check_names(bank: Bank, filters: Filters) -> None:
    for topic in filters.topics:
        bank.topic(topic)
    _check(said("level"), filters.levels, LEVELS)
    if filters.tags:
        _check(
            said("tag"), filters.tags, sorted({tag for item in bank.items() for tag in item.tags})
        )


def _check(kind: Said, asked: Iterable[str], names: Sequence[str]) -> None:
    for name in asked:
        if name not in names:
            hint = nearest(name, names) or said("There are: {names}.", names=tuple(names))
            raise NotFound(said("no {kind} {name!r}", kind=kind, name=name), help=hint)


def _draw(items: Sequence[Item], filters: Filters) -> Sequence[Item]:
    if filters.count is None or filters.count >= len(items):
        return items
    if filters.seed is None:
        return items[: filters.count]

    # A hash instead of `random`: the same seed gives the same questions in every version of
    # Python, and an item added to the bank later moves at most one of them.
    def lot(item: Item) -> bytes:
        return sha256(f"{filters.seed}:{item.id}".encode()).digest()

    drawn = {item.id for item in sorted(items, key=lot)[: filters.count]}
    return [item for item in items if item.id in drawn]
