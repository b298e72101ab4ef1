"""What is on the screen: frozen data, replaced at each key."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from grader.bank import Item
from grader.bank.model import Lang
from grader.browse.shelf import Shelf

View = Literal["list", "search", "tags", "page", "help"]
# The parts of a page in the order in which they are shown, the last only of exercises.
PARTS = ("question", "answer", "key_points", "follow_ups", "explanation")


@dataclass(frozen=True)
class State:
    """The reader's place.

    `current` is the id of the item under the mark or on the page. On a page, `shown` counts the
    parts of PARTS that are open, `hints` is 0, or 1 for the task and 1 + n for n hints, and
    `scroll` is the first line on the screen. `under` is the view that the help covers; `notice` is
    one sentence that stands until the next key. `up`: it was left by esc, in a list with
    nothing to clear. `width` and `height` are the terminal's.
    """

    view: View = "list"
    lang: Lang = "en"
    query: str = ""
    level: str | None = None
    tag: str | None = None
    current: str = ""
    shown: int = 1
    hints: int = 0
    scroll: int = 0
    tag_query: str = ""
    tag_at: int = 0
    under: View = "list"
    notice: str = ""
    up: bool = False
    width: int = 80
    height: int = 24

    @property
    def body(self) -> int:
        """Lines between the head and the foot."""
        return max(self.height - (5 if self.framed else 3), 1)

    @property
    def framed(self) -> bool:
        """Whether there is room for lines between head, body and foot."""
        return self.height >= 12


def items_of(shelf: Shelf, state: State) -> tuple[Item, ...]:
    """The items of the list."""
    return shelf.found(state.query, state.lang, state.level, state.tag)


def place_of(shelf: Shelf, state: State) -> int:
    """The index of the current item in the list, 0 if it isn't there."""
    ids = [item.id for item in items_of(shelf, state)]
    return ids.index(state.current) if state.current in ids else 0


def current_item(shelf: Shelf, state: State) -> Item | None:
    """The current item, or the first of the list, or None if the list is empty."""
    items = items_of(shelf, state)
    return items[place_of(shelf, state)] if items else None


def tags_of(shelf: Shelf, state: State) -> list[tuple[str, int]]:
    """The tags to choose from, before them "" for all."""
    wanted = state.tag_query.casefold().strip()
    found = [(tag, number) for tag, number in shelf.tags if wanted in tag.casefold()]
    return found if wanted else [("", len(tuple(shelf.items()))), *found]


def parts_of(item: Item) -> tuple[str, ...]:
    return PARTS if item.exercise else PARTS[:-1]
