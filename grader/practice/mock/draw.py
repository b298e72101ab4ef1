"""Draws an interview: by seed, from what is weak."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable
from hashlib import sha256
from typing import TYPE_CHECKING

from grader.bank.model import LEVELS
from grader.bank.selection import Filters, matching
from grader.errors import CommandError
from grader.practice.mock.kinds import KINDS, SHARES, Entry, Kind, Wish
from grader.practice.mock.weak import weights

if TYPE_CHECKING:
    from grader.bank import Bank, Item
    from grader.practice.store import Store

_CROWD = 2.0  # how much less likely each entry of a topic makes another one of it
_SEEDS = 10_000


def new_seed() -> int:
    """Another one each time."""
    import secrets

    return 1 + secrets.randbelow(_SEEDS)


def draw(
    bank: Bank,
    store: Store,
    wish: Wish,
    seed: int,
    at: int,
    usable: Callable[[Item], bool] = lambda item: True,
) -> tuple[Entry, ...]:
    """The interview's entries. The same wish, seed and history give the same ones.

    Args:
        usable: whether an exercise can be graded on this machine.

    Raises:
        CommandError: if nothing fits, or less than one entry is wished for.
    """
    if sum(wish.counts.values()) < 1:
        help = "Ask for --questions, --exercises or --drills."
        raise CommandError("an interview without an entry", help=help)
    items = matching(bank, Filters(topics=wish.topics, levels=wish.levels))
    topics: Counter[str] = Counter()
    taken: set[str] = set()
    drawn: list[tuple[Kind, Item]] = []
    for kind in KINDS:
        fit = [item for item in items if item.id not in taken and _fits(item, kind, usable)]
        lots = _lots(weights(store, bank, kind, [item.id for item in fit], at), kind, seed)
        chosen = _chosen(fit, lots, wish.counts.get(kind, 0), topics)
        taken |= {item.id for item in chosen}
        drawn += [(kind, item) for item in _by_level(chosen)]
    if not drawn:
        help = "Ask for other topics or levels; `grader list` takes them too."
        raise CommandError("nothing in the bank fits this interview", help=help)
    return _timed(wish, drawn)


def _fits(item: Item, kind: Kind, usable: Callable[[Item], bool]) -> bool:
    return kind == "question" or (item.exercise is not None and usable(item))


def _lots(weights: dict[str, float], kind: Kind, seed: int) -> dict[str, float]:
    """A weighted draw without replacement: the smallest -log(u) / weight are drawn.

    u is a hash and no generator's, so an item that is added to the bank moves at most one other.
    Efraimidis and Spirakis, "Weighted random sampling with a reservoir", 2006.
    """
    lots = {}
    for id, weight in weights.items():
        digest = sha256(f"{seed}:{kind}:{id}".encode()).digest()
        u = (int.from_bytes(digest[:8], "big") + 1) / (2**64 + 1)
        lots[id] = -math.log(u) / weight
    return lots


def _chosen(
    items: list[Item], lots: dict[str, float], count: int, topics: Counter[str]
) -> list[Item]:
    """The first lots, one after the other; a topic that was drawn has to wait. Adds to `topics`."""
    left = list(items)
    chosen: list[Item] = []
    while left and len(chosen) < count:
        best = min(left, key=lambda item: (lots[item.id] * _CROWD ** topics[item.topic], item.id))
        left.remove(best)
        chosen.append(best)
        topics[best.topic] += 1
    return chosen


def _by_level(items: Iterable[Item]) -> list[Item]:
    return sorted(items, key=lambda item: LEVELS.index(item.level))


def _timed(wish: Wish, drawn: list[tuple[Kind, Item]]) -> tuple[Entry, ...]:
    whole = sum(SHARES[kind] for kind, _ in drawn)
    share = 60 * wish.minutes / whole
    return tuple(Entry(kind, item.id, round(share * SHARES[kind])) for kind, item in drawn)
