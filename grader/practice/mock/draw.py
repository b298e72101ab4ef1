"""Draws an interview: by seed, from what is weak."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable
from functools import partial
from hashlib import sha256
from typing import TYPE_CHECKING

from grader.bank.model import LEVELS
from grader.bank.selection import Filters, matching
from grader.errors import CommandError
from grader.language import said
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
    usable: Callable[[Item, Kind], bool] = lambda item, kind: True,
) -> tuple[Entry, ...]:
    """The interview's entries. The same wish, seed and history give the same ones.

    Args:
        usable: whether an item can be asked on this machine. It is only asked about what comes
            into question, since it may take some time.

    Raises:
        CommandError: if nothing fits, or less than one entry is wished for.
    """
    if sum(wish.counts.values()) < 1:
        help = said("Ask for --questions, --exercises or --drills.")
        raise CommandError(said("an interview has at least one part"), help=help)
    items = matching(bank, Filters(topics=wish.topics, levels=wish.levels))
    topics: Counter[str] = Counter()
    taken: set[str] = set()
    drawn: list[tuple[Kind, Item]] = []
    for kind in reversed(KINDS):  # every exercise is also a question
        fit = [item for item in items if item.id not in taken]
        fit = [item for item in fit if kind == "question" or item.exercise is not None]
        lots = _lots(weights(store, bank, kind, [item.id for item in fit], at), kind, seed)
        count = wish.counts.get(kind, 0)
        chosen = _chosen(fit, lots, count, topics, partial(_asked, usable, kind))
        taken |= {item.id for item in chosen}
        drawn = [*((kind, item) for item in _by_level(chosen)), *drawn]
    if not drawn:
        help = said("Ask for other topics or levels; `grader list` takes them too.")
        raise CommandError(said("nothing in the bank fits this interview"), help=help)
    return _timed(wish, drawn)


def _asked(usable: Callable[[Item, Kind], bool], kind: Kind, item: Item) -> bool:
    return usable(item, kind)


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
    items: list[Item],
    lots: dict[str, float],
    count: int,
    topics: Counter[str],
    usable: Callable[[Item], bool],
) -> list[Item]:
    """The first lots, one after the other; a topic that was drawn has to wait. Adds to `topics`."""
    left = list(items)
    chosen: list[Item] = []
    while left and len(chosen) < count:
        best = min(left, key=lambda item: (lots[item.id] * _CROWD ** topics[item.topic], item.id))
        left.remove(best)
        if usable(best):
            chosen.append(best)
            topics[best.topic] += 1
    return chosen


def _by_level(items: Iterable[Item]) -> list[Item]:
    return sorted(items, key=lambda item: LEVELS.index(item.level))


def _timed(wish: Wish, drawn: list[tuple[Kind, Item]]) -> tuple[Entry, ...]:
    whole = sum(SHARES[kind] for kind, _ in drawn)
    share = 60 * wish.minutes / whole
    return tuple(Entry(kind, item.id, round(share * SHARES[kind])) for kind, item in drawn)
