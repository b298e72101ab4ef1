"""A practice screen on a terminal: what it shows, and what keys and events do to it.

A screen knows no terminal: it takes keys and events, and says what is to be seen (`View`). Tests
press its keys and read its views. `run` shows it full screen; the terminal is then as it was.

    run(MyScreen(), colour=True)              one screen
    stage = Stage(screen, colour=True)        where another thread posts events to the screen:
    stage.post(event); stage.run()            `post` works before, during and after `run`
"""

from __future__ import annotations

import queue
from collections.abc import Callable
from dataclasses import replace
from typing import Any, Protocol

from grader.errors import GraderError
from grader.language import Lang, as_it_is, translated
from grader.practice.editor import EDITS, Draft
from grader.practice.frame import Frame, Place, Typing, View, drawn
from grader.prose.columns import Pen

__all__ = ["Screen", "Stage", "Typing", "View", "run"]

_MOVES: dict[str, Callable[[Place], None]] = {
    "up": lambda place: place.move(-1),
    "down": lambda place: place.move(1),
    "pageup": lambda place: place.move(-max(place.room - 2, 1)),
    "pagedown": lambda place: place.move(max(place.room - 2, 1)),
    "home": lambda place: place.move(-place.furthest),
    "end": lambda place: place.move(place.furthest),
}
_LETTERS = {"j": "down", "k": "up", "q": "quit"}
_ENDS = (".", "?", "!", "。", "？", "！")
_STOP: dict[Lang, str] = {"en": ".", "zh": "。"}
_GAP: dict[Lang, str] = {"en": " ", "zh": ""}
_FINISH = {True: ("c-s", "c-d"), False: ("enter",)}  # by `multiline`


class Screen(Protocol):
    """What a stage shows. A class that names it as its base inherits what does nothing.

    Attributes:
        lang: the language in which the stage says errors.
        done: the stage ends and gives the terminal back.
        up: it was left by esc, for the screen that it was begun from, such as home; a screen that
            is done without it ends the program.
        ticks: whether `tick` is called now, once a second; the screen is then drawn anew.
        outside: something to do while the terminal is given back, such as an editor that fills it.
            The stage sets it to None, calls it, and goes on; a GraderError becomes a notice.
    """

    lang: Lang = "en"
    done: bool = False
    up: bool = False
    outside: Callable[[], object] | None = None

    @property
    def ticks(self) -> bool:
        return False

    @property
    def leads_on(self) -> bool:
        """Once it is done: whether another screen follows, for which the terminal is kept."""
        return self.up

    def view(self, width: int, height: int) -> View:
        """What is to be seen on a terminal of so many columns and lines. Raises GraderError."""
        ...

    def key(self, name: str) -> None:
        """A key that isn't the stage's own. Raises GraderError, which becomes a notice.

        Names are the character, or up, down, left, right, pageup, pagedown, home, end, enter,
        escape, space, backspace, delete, tab, s-tab; and "quit" for q, Ctrl-C and Ctrl-D. Where
        the view has no `focus` the stage scrolls by itself, also by space until the end is seen.
        While one types the screen gets "escape", "tab", "pageup", "pagedown" and "quit" alone.
        """
        return

    def go_up(self) -> None:
        """Leave it for the screen that it was begun from: esc, where there is nothing to close."""
        self.up = self.done = True

    def typed(self, text: str) -> None:
        """The input is finished."""
        return

    def drafted(self, text: str) -> None:
        """The input has changed; for a screen that keeps it before it is finished."""
        return

    def event(self, event: Any) -> None:
        """What was posted."""
        return

    def tick(self) -> None:
        """A second has passed."""
        return


def told(error: GraderError, lang: Lang) -> str:
    """An error in one paragraph, for a notice: the message ends before the help begins."""
    head = " ".join(translated(error.head(), lang).split())
    if not error.help:
        return head
    head = head if head.endswith(_ENDS) else head + _STOP[lang]
    return head + _GAP[lang] + " ".join(translated(as_it_is(error.help), lang).split())


def run(screen: Screen, *, colour: bool) -> bool:
    """Show the screen until it is done; whether it was left by esc."""
    Stage(screen, colour=colour).run()
    return screen.up


class Stage:
    """Shows one screen, and keeps what isn't its affair: how far it is scrolled, what is typed."""

    def __init__(self, screen: Screen, *, colour: bool) -> None:
        self.screen = screen
        self.colour = colour
        self.wake: Callable[[], object] = lambda: None  # the terminal's, while there is one
        self._posted: queue.SimpleQueue[object] = queue.SimpleQueue()
        self._place = Place()
        self._draft = Draft()
        self._typing: Typing | None = None
        self._error = ""
        self._error_page: str | None = None  # where the error was seen: it is gone on another one
        self._size = 80, 24

    def run(self, **more: Any) -> None:
        """Returns once the screen is done. `more` is for tests: input and output."""
        from grader.practice.terminal import show

        while not self.screen.done:
            show(self, **more)
            outside, self.screen.outside = self.screen.outside, None
            if outside is not None:
                self._outside(outside)

    def _outside(self, outside: Callable[[], object]) -> None:
        """What it can't do becomes a notice."""
        self._try(outside)

    def post(self, event: object) -> None:
        """Hand the screen an event. Any thread may call this; the screen gets it in the stage's."""
        self._posted.put(event)
        self.wake()

    def take_in(self) -> None:
        """Give the screen what was posted."""
        while not self._posted.empty():
            self.screen.event(self._posted.get())

    def press(self, key: str) -> None:
        """Take in a key."""
        self._try(lambda: self._pressed(key))

    def _try(self, do: Callable[[], object]) -> None:
        self._error, self._error_page = "", None
        try:
            do()
        except GraderError as error:
            self._error, self._error_page = told(error, self.screen.lang), None

    def _pressed(self, key: str) -> None:
        view = self._seen()
        if view.typing is not None:
            self._edit(view.typing, key)
            return
        name = _LETTERS.get(key, "quit" if key == "c-d" else key)
        scrolls = view.focus is None
        if scrolls and (name in _MOVES or key == "space"):
            self.frame(*self._size)  # keys that come together are pressed before it is drawn
        if scrolls and name in _MOVES:
            _MOVES[name](self._place)
        elif scrolls and key == "space" and self._place.scroll < self._place.furthest:
            _MOVES["pagedown"](self._place)
        elif not name.startswith("c-"):
            self.screen.key(name)

    def _edit(self, typing: Typing, key: str) -> None:
        if key in _FINISH[typing.multiline]:
            self._typing = None  # an input that is equal to this one begins anew
            self.screen.typed(self._draft.text)
        elif key == "enter":
            self._change(self._draft.insert("\n"))
        elif key in EDITS:
            self._change(EDITS[key](self._draft))
        elif key == "space" or len(key) == 1:
            self._change(self._draft.insert(" " if key == "space" else key))
        elif key == "c-d" or not key.startswith("c-"):
            self.screen.key("quit" if key == "c-d" else key)

    def paste(self, text: str) -> None:
        """Take in a text where one types."""
        typing = self._seen().typing
        if typing is not None:
            clean = ["".join(c if c.isprintable() else " " for c in s) for s in text.splitlines()]
            self._change(self._draft.insert(("\n" if typing.multiline else " ").join(clean)))

    def _change(self, draft: Draft) -> None:
        changed = draft.text != self._draft.text
        self._draft = draft
        if changed:
            self.screen.drafted(draft.text)

    def frame(self, columns: int, lines: int) -> Frame:
        """What a terminal of that size shows."""
        self._size = columns, lines
        return drawn(self._seen(), self._draft, self._place, self._size, Pen(self.colour))

    def _seen(self) -> View:
        try:
            view = self.screen.view(*self._size)
        except GraderError as error:  # such as a page that has just been broken in an editor
            view = View(body=(told(error, self.screen.lang),))
        if view.typing != self._typing:
            self._typing = view.typing
            self._draft = Draft.of(view.typing.text if view.typing else "")
        if self._error and self._error_page not in (None, view.page):
            self._error = ""
        self._error_page = view.page
        return replace(view, notice=self._error) if self._error else view
