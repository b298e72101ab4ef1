"""What can be done to a state; each action gives the next one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from grader.browse.state import (
    State,
    View,
    current_item,
    items_of,
    parts_of,
    place_of,
    tags_of,
)
from grader.browse.strings import STRINGS
from grader.browse.typeset import Typesetter, hints_of

Action = Callable[[State, Typesetter], State]
FAR = 10**6  # more than any list or page is long
_LONGEST_QUERY = 80


def step(number: int) -> Action:
    """The mark in the list, that many places on."""

    def action(state: State, ts: Typesetter) -> State:
        items = items_of(ts.shelf, state)
        if not items:
            return state
        place = min(max(place_of(ts.shelf, state) + number, 0), len(items) - 1)
        return replace(state, current=items[place].id)

    return action


def screenful(sign: int) -> Action:
    return lambda state, ts: step(sign * max(state.body - 2, 1))(state, ts)


def topic(sign: int) -> Action:
    """To the first item of the next topic, or of this one, then of the one before."""

    def action(state: State, ts: Typesetter) -> State:
        items, place = items_of(ts.shelf, state), place_of(ts.shelf, state)
        starts = [i for i, item in enumerate(items) if i == 0 or items[i - 1].topic != item.topic]
        ahead = [i for i in starts if (i - place) * sign > 0]
        if not ahead:
            return step(sign * FAR)(state, ts)
        return replace(state, current=items[min(ahead) if sign > 0 else max(ahead)].id)

    return action


def open_page(state: State, ts: Typesetter) -> State:
    item = current_item(ts.shelf, state)
    return turned(state, item.id) if item else state


def turned(state: State, id: str) -> State:
    """The closed page of an item."""
    return replace(state, view="page", current=id, shown=1, hints=0, scroll=0)


def beside(sign: int) -> Action:
    """The next or the previous page."""

    def action(state: State, ts: Typesetter) -> State:
        items = items_of(ts.shelf, state)
        place = place_of(ts.shelf, state) + sign
        if 0 <= place < len(items):
            return turned(state, items[place].id)
        return noticed(state, "last" if sign > 0 else "first")

    return action


def noticed(state: State, word: str) -> State:
    return replace(state, notice=STRINGS[state.lang][word])


def furthest(state: State, ts: Typesetter) -> int:
    """The greatest scroll of the page."""
    return max(len(ts.leaf(state).lines) - state.body, 0)


def scroll(lines: int) -> Action:
    def action(state: State, ts: Typesetter) -> State:
        now = min(state.scroll, furthest(state, ts))
        return replace(state, scroll=min(max(now + lines, 0), furthest(state, ts)))

    return action


def scroll_screen(sign: int) -> Action:
    return lambda state, ts: scroll(sign * max(state.body - 2, 1))(state, ts)


def reveal(state: State, ts: Typesetter) -> State:
    """Open the next part of the page."""
    item = current_item(ts.shelf, state)
    parts = parts_of(item) if item else ()
    if state.shown >= len(parts):
        return noticed(state, "the_end")
    return seen(replace(state, shown=state.shown + 1), ts, parts[state.shown])


def read_on(state: State, ts: Typesetter) -> State:
    """Scroll on; at the end of what is open, open the next part."""
    if state.scroll < furthest(state, ts):
        return scroll_screen(1)(state, ts)
    return reveal(state, ts)


def more_hint(state: State, ts: Typesetter) -> State:
    """Show the task, then one more hint."""
    item = current_item(ts.shelf, state)
    if item is None or item.exercise is None:
        return noticed(state, "no_exercise")
    if state.hints > len(hints_of(ts.shelf.page(item, state.lang))):
        return noticed(state, "no_hints")
    name = f"hint {state.hints}" if state.hints else "task"
    return seen(replace(state, hints=state.hints + 1), ts, name)


def seen(state: State, ts: Typesetter, part: str) -> State:
    """Scrolled so that a part that has just been opened is seen whole, or else from its start."""
    leaf = ts.leaf(state)
    start = leaf.starts[part]
    end = min((s for s in leaf.starts.values() if s > start), default=len(leaf.lines)) - 1
    if state.scroll <= start and end <= state.scroll + state.body:
        return state
    return replace(state, scroll=min(start, furthest(state, ts)))


def next_level(state: State, ts: Typesetter) -> State:
    choices = (None, *ts.shelf.levels)
    level = choices[(choices.index(state.level) + 1) % len(choices)]
    return listed(replace(state, level=level))


def listed(state: State) -> State:
    return replace(state, view="list", scroll=0)


def language(state: State, ts: Typesetter) -> State:
    langs = ts.shelf.languages
    if len(langs) < 2:
        return noticed(state, "only")
    lang = langs[(langs.index(state.lang) + 1) % len(langs)]
    return replace(state, lang=lang)


def go(view: View) -> Action:
    return lambda state, ts: replace(state, view=view)


def show_help(state: State, ts: Typesetter) -> State:
    return replace(state, view="help", under=state.view)


def close_help(state: State, ts: Typesetter) -> State:
    return replace(state, view=state.under)


def pick_tag(state: State, ts: Typesetter) -> State:
    return replace(state, view="tags", tag_query="", tag_at=0)


def clear(state: State, ts: Typesetter) -> State:
    """The search first, then the filters."""
    if state.query:
        return replace(state, query="")
    return replace(state, level=None, tag=None)


def leave(state: State, ts: Typesetter) -> State:
    """Clear what there is to clear, else leave."""
    nothing = not (state.query or state.level or state.tag)
    return replace(state, up=True) if nothing else clear(state, ts)


def type_query(state: State, text: str) -> State:
    """More of a search; the best hit comes under the mark."""
    query = (state.query + text).lstrip()[:_LONGEST_QUERY]
    return replace(state, query=query, current="")


def type_tag(state: State, text: str) -> State:
    return replace(state, tag_query=(state.tag_query + text).lstrip()[:_LONGEST_QUERY], tag_at=0)


def erase(state: State, ts: Typesetter) -> State:
    if not state.query:
        return replace(state, view="list")
    return replace(state, query=state.query[:-1], current="")


def erase_tag(state: State, ts: Typesetter) -> State:
    if not state.tag_query:
        return replace(state, view="list")
    return replace(state, tag_query=state.tag_query[:-1], tag_at=0)


def drop(state: State, ts: Typesetter) -> State:
    return replace(state, view="list", query="")


def step_tag(number: int) -> Action:
    def action(state: State, ts: Typesetter) -> State:
        last = len(tags_of(ts.shelf, state)) - 1
        return replace(state, tag_at=max(min(state.tag_at + number, last), 0))

    return action


def take_tag(state: State, ts: Typesetter) -> State:
    tags = tags_of(ts.shelf, state)
    if not tags:
        return state
    return listed(replace(state, tag=tags[min(state.tag_at, len(tags) - 1)][0] or None))
