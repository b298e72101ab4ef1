"""The terminal's side: keys in, lines out, by prompt_toolkit."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from grader.bank.model import Lang
from grader.browse.draw import cursor, screen
from grader.browse.keys import pressed, typed
from grader.browse.shelf import Shelf
from grader.browse.state import State
from grader.browse.typeset import Typesetter
from grader.errors import GraderError

if TYPE_CHECKING:
    from prompt_toolkit import Application
    from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent

    from grader.bank import Bank

# prompt_toolkit's names -> ours.
_NAMED = {
    **{name: name for name in ("up", "down", "left", "right", "pageup", "pagedown", "home", "end")},
    "enter": "enter",
    "escape": "escape",
    "backspace": "backspace",
    "delete": "backspace",
    "tab": "tab",
    "s-tab": "up",
    "c-n": "down",
    "c-p": "up",
    "c-j": "enter",
}
_QUIT = ("c-c", "c-d", "c-q")
_TYPING = ("search", "tags")


def browse(
    bank: Bank, lang: Lang, *, colour: bool, leaving: Callable[[Any], object] = lambda output: None
) -> bool:
    """Show the bank until the reader quits; whether that was by esc. The terminal is as it was.

    `leaving` gets the terminal's output just before the end by esc.
    """
    reader = Reader(bank, lang, colour=colour)
    reader.leaving = leaving
    reader.application().run()
    return reader.state.up


class Reader:
    """The state between two keys."""

    def __init__(self, bank: Bank, lang: Lang, *, colour: bool) -> None:
        self.shelf = Shelf.of(bank)
        self.typesetter = Typesetter(self.shelf, colour=colour)
        self.colour = colour
        self.leaving: Callable[[Any], object] = lambda output: None
        list(self.shelf.items())  # a bank that can't be read is said before the screen is taken
        self.state = State(lang=lang if lang in bank.languages else bank.languages[0])

    def press(self, key: str) -> None:
        """Take in a key; what goes wrong on the way becomes a notice."""
        try:
            self.state = pressed(self.state, key, self.typesetter)
        except GraderError as error:
            self.state = replace(self.state, notice=" ".join(str(error).split()))

    def application(self, **more: Any) -> Application[None]:
        """A full-screen application; `more` is for tests: input and output."""
        from prompt_toolkit import Application
        from prompt_toolkit.filters import Condition
        from prompt_toolkit.layout import Layout, Window
        from prompt_toolkit.layout.controls import FormattedTextControl
        from prompt_toolkit.output import ColorDepth

        control = FormattedTextControl(
            self._text, focusable=True, get_cursor_position=self._cursor, show_cursor=True
        )
        hidden = Condition(lambda: self.state.view not in _TYPING)
        window = Window(control, wrap_lines=False, always_hide_cursor=hidden)
        app: Application[None] = Application(
            layout=Layout(window),
            key_bindings=self._bindings(),
            full_screen=True,
            color_depth=ColorDepth.DEPTH_4_BIT if self.colour else ColorDepth.DEPTH_1_BIT,
            **more,
        )
        app.ttimeoutlen = 0.05  # an escape alone must not feel stuck
        app.timeoutlen = 0.01  # a key that Alt is held with comes at once
        return app

    def _text(self) -> Any:
        from prompt_toolkit.application import get_app
        from prompt_toolkit.formatted_text import ANSI

        size = get_app().output.get_size()
        self.state = replace(self.state, width=size.columns, height=size.rows)
        return ANSI("\n".join(self._lines()))

    def _lines(self) -> tuple[str, ...]:
        try:
            return screen(self.state, self.typesetter)
        except GraderError as error:
            # Such as a page whose front matter has just been broken in an editor.
            return (f"error: {error}"[: self.state.width],)

    def _cursor(self) -> Any:
        from prompt_toolkit.data_structures import Point

        x, y = cursor(self.state) or (0, 0)
        return Point(x=x, y=y)

    def _bindings(self) -> KeyBindings:
        from prompt_toolkit.filters import Condition
        from prompt_toolkit.key_binding import KeyBindings
        from prompt_toolkit.keys import Keys

        bindings = KeyBindings()
        reading = Condition(lambda: self.state.view not in _TYPING)

        @bindings.add("q", filter=reading)
        def _(event: KeyPressEvent) -> None:
            event.app.exit()

        for key in _QUIT:
            bindings.add(key)(lambda event: event.app.exit())
        bindings.add("c-z")(lambda event: event.app.suspend_to_background())
        bindings.add("c-l")(lambda event: event.app.renderer.clear())
        for key, name in _NAMED.items():
            bindings.add(key, eager=key != "escape")(self._presser(name))
        bindings.add("escape", Keys.Any)(lambda event: None)  # Alt with a key begins alike

        @bindings.add(Keys.Any)
        def _character(event: KeyPressEvent) -> None:
            if event.data.isprintable():
                self.press("space" if event.data == " " else event.data)

        @bindings.add(Keys.BracketedPaste)
        def _paste(event: KeyPressEvent) -> None:
            text = "".join(char if char.isprintable() else " " for char in event.data)
            self.state = typed(self.state, text)

        return bindings

    def _presser(self, name: str) -> Any:
        def press(event: KeyPressEvent) -> None:
            self.press(name)
            if self.state.up:
                self.leaving(event.app.output)
                event.app.exit()

        return press
