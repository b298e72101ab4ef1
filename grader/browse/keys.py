"""What each key does: a table for each view."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from grader.browse.actions import (
    FAR,
    Action,
    beside,
    clear,
    close_help,
    drop,
    erase,
    erase_tag,
    go,
    language,
    leave,
    more_hint,
    next_level,
    open_page,
    pick_tag,
    read_on,
    reveal,
    screenful,
    scroll,
    scroll_screen,
    show_help,
    step,
    step_tag,
    take_tag,
    topic,
    type_query,
    type_tag,
)
from grader.browse.state import State, View
from grader.browse.typeset import Typesetter

_EVERYWHERE: Mapping[str, Action] = {
    "l": next_level,
    "t": pick_tag,
    "z": language,
    "/": go("search"),
    "?": show_help,
}
_MOVES: Mapping[str, Action] = {
    "up": step(-1),
    "down": step(1),
    "pageup": screenful(-1),
    "pagedown": screenful(1),
    "home": step(-FAR),
    "end": step(FAR),
}
_LIST: Mapping[str, Action] = {
    **_EVERYWHERE,
    **_MOVES,
    "k": step(-1),
    "j": step(1),
    "g": step(-FAR),
    "G": step(FAR),
    "left": topic(-1),
    "right": topic(1),
    "p": step(-1),
    "n": step(1),
    "enter": open_page,
    "space": open_page,
    "escape": leave,
    "backspace": clear,
}
_SEARCH: Mapping[str, Action] = {
    **_MOVES,
    "enter": open_page,
    "tab": go("list"),
    "escape": drop,
    "backspace": erase,
}
_TAGS: Mapping[str, Action] = {
    "up": step_tag(-1),
    "down": step_tag(1),
    "home": step_tag(-FAR),
    "end": step_tag(FAR),
    "pageup": step_tag(-10),
    "pagedown": step_tag(10),
    "enter": take_tag,
    "escape": go("list"),
    "backspace": erase_tag,
}
_PAGE: Mapping[str, Action] = {
    **_EVERYWHERE,
    "up": scroll(-1),
    "down": scroll(1),
    "k": scroll(-1),
    "j": scroll(1),
    "pageup": scroll_screen(-1),
    "pagedown": scroll_screen(1),
    "b": scroll_screen(-1),
    "home": scroll(-FAR),
    "end": scroll(FAR),
    "g": scroll(-FAR),
    "G": scroll(FAR),
    "n": beside(1),
    "right": beside(1),
    "p": beside(-1),
    "left": go("list"),
    "enter": reveal,
    "space": read_on,
    "h": more_hint,
    "escape": go("list"),
    "backspace": go("list"),
}
_HELP: Mapping[str, Action] = dict.fromkeys(
    ("?", "escape", "enter", "space", "backspace", "left"), close_help
)
_KEYS: Mapping[View, Mapping[str, Action]] = {
    "list": _LIST,
    "search": _SEARCH,
    "tags": _TAGS,
    "page": _PAGE,
    "help": _HELP,
}
# Views in which any other character is typed text.
_TYPED: Mapping[View, Callable[[State, str], State]] = {"search": type_query, "tags": type_tag}


def pressed(state: State, key: str, ts: Typesetter) -> State:
    """The state after a key: the character typed, or a name.

    Names are up, down, left, right, pageup, pagedown, home, end, enter, tab, space, escape
    and backspace. A key that means nothing in a view only ends the notice.
    """
    action = _KEYS[state.view].get(key)
    if action is not None:
        return action(replace(state, notice=""), ts)
    return typed(state, {"space": " "}.get(key, key if len(key) == 1 else ""))


def typed(state: State, text: str) -> State:
    """The state after a text, typed or pasted, where one can type."""
    state = replace(state, notice="")
    if state.view not in _TYPED or not text:
        return state
    return _TYPED[state.view](state, text)
