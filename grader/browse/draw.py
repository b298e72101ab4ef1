"""A state as the lines of a screen: head, body, foot; never wider or higher than the terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from grader.browse.actions import furthest
from grader.browse.lists import list_body, list_head, tags_body, tags_head, typing_room
from grader.browse.state import (
    State,
    View,
    current_item,
    items_of,
    parts_of,
    place_of,
)
from grader.browse.strings import HELP, STRINGS
from grader.browse.typeset import Typesetter
from grader.prose.columns import (
    BOLD,
    CYAN,
    FAINT,
    YELLOW,
    cut,
    ends,
    fitted,
    pad,
    shortened,
    tail,
    wrapped,
)
from grader.prose.width import width


def screen(state: State, ts: Typesetter) -> tuple[str, ...]:
    """Exactly `state.height` lines of at most `state.width` columns, with codes for styles."""
    head = _HEADS[state.view](state, ts)
    body = list(_BODIES[state.view](state, ts))[: state.body]
    body += [""] * (state.body - len(body))
    rule = ts.pen("─" * state.width, FAINT)
    foot = [_foot(state, ts)]
    lines = [*head, rule, *body, _rule(state, ts), *foot] if state.framed else [*head, *body, *foot]
    return tuple(lines[-state.height :])


def cursor(state: State) -> tuple[int, int] | None:
    """Where one types: (column, line), or None where one doesn't."""
    text = {"search": state.query, "tags": state.tag_query}.get(state.view)
    if text is None or state.height < 4:
        return None
    return min(3 + width(tail(text, typing_room(state))), state.width - 1), 1


# Heads: two lines each.


def _page_head(state: State, ts: Typesetter) -> list[str]:
    item, pen, shelf = current_item(ts.shelf, state), ts.pen, ts.shelf
    if item is None:
        return ["", ""]
    words = STRINGS[state.lang]
    place = f"{place_of(shelf, state) + 1}/{len(items_of(shelf, state))} "
    room = state.width - width(place) - 2
    title = shortened(f"  {shelf.title_of(item, state.lang)}", room)
    title, right = ends(title, place, state.width)
    topic = shelf.topic(item.topic).title.in_(state.lang)
    about = cut(f"  {item.id}", state.width)
    marks = [" · ", " · ", " · ", *[", "] * len(item.tags)]
    for mark, fact in zip(marks, (topic, words[item.level], *item.tags), strict=False):
        if width(about + mark + fact) <= state.width:  # what doesn't fit whole is left out
            about += mark + fact
    return [pen(title, BOLD) + pen(right, FAINT), pen(about, FAINT)]


def _help_head(state: State, ts: Typesetter) -> list[str]:
    return [ts.pen(cut(f" {STRINGS[state.lang]['keys']}", state.width), BOLD), ""]


# Bodies.


def _page_body(state: State, ts: Typesetter) -> Iterator[str]:
    lines = ts.leaf(state).lines
    start = min(state.scroll, max(len(lines) - state.body, 0))
    yield from lines[start : start + state.body]


def _help_body(state: State, ts: Typesetter) -> Iterator[str]:
    rows = HELP[state.lang]
    size = max(width(keys) for keys, _ in rows)
    narrow = state.width < 2 * size + 4
    for keys, told in rows:
        if narrow:
            yield cut(f" {keys}: {told}", state.width)
            continue
        for i, line in enumerate(wrapped(told, state.width - size - 5)):
            yield f"  {ts.pen(pad('' if i else keys, size), BOLD)}  {line}"


# Foot: a rule that says how far one has come, and the keys.


def _rule(state: State, ts: Typesetter) -> str:
    told = ""
    if state.view == "page" and furthest(state, ts):
        done = min(state.scroll, furthest(state, ts))
        told = f" {100 * done // furthest(state, ts)}% "
    rest = max(state.width - width(told) - 2, 0)
    return ts.pen(cut("─" * rest + told + "──", state.width), FAINT)


def _foot(state: State, ts: Typesetter) -> str:
    if state.notice:
        return ts.pen(cut(f" {state.notice}", state.width), BOLD, YELLOW)
    words = STRINGS[state.lang]
    keys = [(key, words.get(word, word)) for key, word in _FEET[state.view](state, ts)]
    shown = fitted(keys, state.width - 2)
    return " " + "  ".join(
        f"{ts.pen(key, BOLD, CYAN)} {ts.pen(word, FAINT)}" for key, word in shown
    )


Keys = list[tuple[str, str]]


def _list_foot(state: State, ts: Typesetter) -> Keys:
    keys = [("enter", "open"), ("/", "search"), ("l", "level"), ("t", "tag"), ("z", "language")]
    esc = "clear" if state.query or state.level or state.tag else "leave"
    return [*keys, ("q", "quit"), ("esc", esc), ("?", "help"), ("↑↓", "move"), ("←→", "topic")]


def _page_foot(state: State, ts: Typesetter) -> Keys:
    item = current_item(ts.shelf, state)
    parts = parts_of(item) if item else ()
    if state.scroll < furthest(state, ts):
        space = [("space", "more")]
    elif state.shown < len(parts):
        space = [("space", parts[state.shown])]
    else:
        space = [("space", "end")]
    hint = [("h", "hints" if state.hints else "task")] if item and item.exercise else []
    keys = [*space, *hint, ("n", "next"), ("p", "previous"), ("esc", "back"), ("z", "language")]
    return [*keys, ("q", "quit"), ("?", "help"), ("↑↓", "scroll")]


_HEADS: Mapping[View, Callable[[State, Typesetter], list[str]]] = {
    "list": list_head,
    "search": list_head,
    "tags": tags_head,
    "page": _page_head,
    "help": _help_head,
}
_BODIES: Mapping[View, Callable[[State, Typesetter], Iterator[str]]] = {
    "list": list_body,
    "search": list_body,
    "tags": tags_body,
    "page": _page_body,
    "help": _help_body,
}
_FEET: Mapping[View, Callable[[State, Typesetter], Keys]] = {
    "list": _list_foot,
    "search": lambda state, ts: [
        ("enter", "open"),
        ("↑↓", "move"),
        ("tab", "back"),
        ("esc", "clear"),
    ],
    "tags": lambda state, ts: [("enter", "choose"), ("esc", "cancel"), ("↑↓", "move")],
    "page": _page_foot,
    "help": lambda state, ts: [("esc", "close"), ("q", "quit")],
}
