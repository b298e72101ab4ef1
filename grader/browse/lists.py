"""Heads and bodies of the list of questions and of the list of tags."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from grader.bank import Item
from grader.browse.state import State, items_of, place_of, tags_of
from grader.browse.strings import STRINGS
from grader.browse.typeset import Typesetter
from grader.prose.columns import (
    BOLD,
    CYAN,
    FAINT,
    GREEN,
    MAGENTA,
    RED,
    REVERSE,
    YELLOW,
    cut,
    ends,
    pad,
    shortened,
    tail,
)
from grader.prose.width import width

_LEVELS = {"easy": GREEN, "medium": YELLOW, "hard": MAGENTA, "expert": RED}
_MARK = "▸ "


def typing_room(state: State) -> int:
    return max(state.width // 2 - 5, 1)


def list_head(state: State, ts: Typesetter) -> list[str]:
    words, pen, shelf = STRINGS[state.lang], ts.pen, ts.shelf
    number = len(items_of(shelf, state))
    count = words["questions"].format(number=number, all=len(tuple(shelf.items())))
    left, right = ends(f" {shelf.title.in_(state.lang)}", f"{count} ", state.width)
    return [pen(left, BOLD) + pen(right, FAINT), _filters(state, ts)]


def _filters(state: State, ts: Typesetter) -> str:
    words, pen = STRINGS[state.lang], ts.pen
    typed = tail(state.query, typing_room(state))
    typing = state.view == "search"
    search = f" / {typed}" if typing or typed else f" / {words['search']}"
    level = words[state.level] if state.level else words["all_levels"]
    left, right = ends(search, f"{level} · {state.tag or words['all_tags']} ", state.width)
    narrowed = state.level or state.tag
    left = pen(left, *([BOLD, CYAN] if typing or typed else [FAINT]))
    return left + pen(right, *([BOLD, CYAN] if narrowed else [FAINT]))


def tags_head(state: State, ts: Typesetter) -> list[str]:
    title = f" {STRINGS[state.lang]['tag']}"
    typed = f" / {tail(state.tag_query, typing_room(state))}"
    return [ts.pen(cut(title, state.width), BOLD), ts.pen(cut(typed, state.width), BOLD, CYAN)]


def list_body(state: State, ts: Typesetter) -> Iterator[str]:
    items = items_of(ts.shelf, state)
    if not items:
        yield from ("", cut(f"  {STRINGS[state.lang]['nothing']}", state.width))
        return
    place, lines, marked = place_of(ts.shelf, state), [], 0
    for i, item in enumerate(items):
        # A search lists the best first, so that topics are mixed.
        if not state.query and (i == 0 or items[i - 1].topic != item.topic):
            lines += [""] if i else []
            title = ts.shelf.topic(item.topic).title.in_(state.lang)
            lines.append(ts.pen(cut(f" {title}", state.width), BOLD, CYAN))
        if i == place:
            marked = len(lines)
        lines.append(_row(item, state, ts, i == place))
    yield from _window(lines, marked, state.body)


def _row(item: Item, state: State, ts: Typesetter, marked: bool) -> str:
    words, pen = STRINGS[state.lang], ts.pen
    level = pad(words[item.level], max(width(words[name]) for name in _LEVELS))
    star = "* " if item.exercise else "  "
    title = f" {_MARK if marked else '  '}{ts.shelf.title_of(item, state.lang)}"
    room = max(state.width - width(f" {star}{level} "), 0)
    left = pad(shortened(title, room), room)
    if marked:
        return pen(cut(f"{left} {star}{level} ", state.width), REVERSE)
    if room == 0:
        return cut(title, state.width)
    return f"{left} {pen(star, CYAN)}{pen(f'{level} ', _LEVELS[item.level])}"


def _window(lines: Sequence[str], marked: int, room: int) -> Sequence[str]:
    """The lines around the marked one that fit, the mark in the middle away from the ends."""
    start = min(max(marked - room // 2, 0), max(len(lines) - room, 0))
    return lines[start : start + room]


def tags_body(state: State, ts: Typesetter) -> Iterator[str]:
    words, tags = STRINGS[state.lang], tags_of(ts.shelf, state)
    if not tags:
        yield from ("", cut(f"  {words['no_tag']}", state.width))
        return
    size = max((width(tag) for tag, _ in tags), default=0)
    size = max(size, width(words["all_tags"]))
    lines = []
    for i, (tag, number) in enumerate(tags):
        mark = _MARK if i == state.tag_at else "  "
        text = cut(f" {mark}{pad(tag or words['all_tags'], size)}  {number:>4} ", state.width)
        lines.append(ts.pen(text, REVERSE) if i == state.tag_at else text)
    yield from _window(lines, state.tag_at, state.body)
