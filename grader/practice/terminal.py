"""A stage on the real terminal, by prompt_toolkit."""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import signal
from collections.abc import Callable, Iterator
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from prompt_toolkit import Application
from prompt_toolkit.application import get_app
from prompt_toolkit.data_structures import Point
from prompt_toolkit.filters import Condition
from prompt_toolkit.formatted_text import ANSI, StyleAndTextTuples, to_formatted_text
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout import Layout, Window
from prompt_toolkit.layout.controls import FormattedTextControl
from prompt_toolkit.output import ColorDepth

from grader.errors import GraderError
from grader.practice.kept import another_follows

if TYPE_CHECKING:
    from grader.practice.stage import Stage

# prompt_toolkit's names -> ours.
_NAMED = {
    **{name: name for name in ("up", "down", "left", "right", "pageup", "pagedown", "home", "end")},
    **{name: name for name in ("enter", "escape", "backspace", "delete", "tab", "s-tab")},
    **{name: name for name in ("c-a", "c-d", "c-e", "c-k", "c-s", "c-u", "c-w")},
    "c-j": "enter",
    "c-n": "down",
    "c-p": "up",
}
_INTERRUPTS = ("c-c", "c-q", Keys.SIGINT)
_ENDS = ("SIGTERM", "SIGHUP")  # signals: it is asked to end, or its terminal is closed
_ESCAPE = 0.05  # seconds: an escape alone must not feel stuck
_ALT = 0.01  # a key that Alt is held with comes at once


def show(stage: Stage, **more: Any) -> None:
    """Show the stage until its screen is done or has something to do outside."""
    Terminal(stage).run(**more)


class Terminal:
    """One run of a prompt_toolkit application."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._cursor: tuple[int, int] | None = None

    def run(self, **more: Any) -> None:
        """A fault in the screen ends the run and comes out of it, the terminal as it was."""
        app = self._application(**more)
        try:
            app.run(pre_run=lambda: self._begin(app))
        except EOFError:  # the terminal has gone
            self._quit()
        finally:
            self._stage.wake = lambda: None

    def _begin(self, app: Application[None]) -> None:
        """In the loop, before the first key."""
        loop = asyncio.get_running_loop()

        def wake() -> None:
            with contextlib.suppress(RuntimeError):  # the loop has just ended
                loop.call_soon_threadsafe(self._do, app, self._stage.take_in)

        self._stage.wake = wake
        wake()  # what was posted before
        for name in _ENDS:
            with contextlib.suppress(AttributeError, NotImplementedError, RuntimeError, ValueError):
                loop.add_signal_handler(getattr(signal, name), self._do, app, self._quit)
        loop.call_later(_ESCAPE, self._let_go, app)
        app.create_background_task(self._tick(app))

    def _quit(self) -> None:
        """As by q, so that the screen keeps what it holds; but it ends in any case."""
        screen = self._stage.screen
        try:
            with contextlib.suppress(GraderError):  # nobody is there to be told
                screen.key("quit")
        finally:
            screen.done = True

    def _let_go(self, app: Application[None]) -> None:
        """Take in an escape that was pressed as the screen before ended, and waits for more."""
        app.key_processor.feed_multiple(app.input.flush_keys())
        app.key_processor.process_keys()

    async def _tick(self, app: Application[None]) -> None:
        while True:
            await asyncio.sleep(1)
            if self._stage.screen.ticks:
                self._do(app, self._stage.screen.tick)

    def _do(self, app: Application[None], action: Callable[[], object]) -> None:
        with self._guarded(app):
            action()
        if self._stage.screen.done or self._stage.screen.outside is not None:
            if self._stage.screen.done and self._stage.screen.leads_on:
                another_follows(app.output)
            _exit(app)
        else:
            app.invalidate()

    @contextlib.contextmanager
    def _guarded(self, app: Application[None]) -> Iterator[None]:
        """What the loop would print over the screen comes out of `run`."""
        try:
            yield
        except Exception as error:
            self._stage.screen.done = True
            _exit(app, exception=error)

    def _application(self, **more: Any) -> Application[None]:
        control = FormattedTextControl(
            self._text, focusable=True, get_cursor_position=self._point, show_cursor=True
        )
        hidden = Condition(lambda: self._cursor is None)
        app: Application[None] = Application(
            layout=Layout(Window(control, wrap_lines=False, always_hide_cursor=hidden)),
            key_bindings=self._bindings(),
            full_screen=True,
            color_depth=ColorDepth.DEPTH_4_BIT if self._stage.colour else ColorDepth.DEPTH_1_BIT,
            **more,
        )
        app.ttimeoutlen, app.timeoutlen = _ESCAPE, _ALT
        return app

    def _text(self) -> StyleAndTextTuples:
        app = get_app()
        size = app.output.get_size()
        lines: tuple[str, ...] = ()
        with self._guarded(app):
            frame = self._stage.frame(size.columns, size.rows)
            lines, self._cursor = frame.lines, frame.cursor
        return _runs("\n".join(lines))

    def _point(self) -> Point:
        x, y = self._cursor or (0, 0)
        return Point(x=x, y=y)

    def _bindings(self) -> KeyBindings:
        bindings = KeyBindings()
        stage = self._stage

        def bind(key: Any, action: Callable[[KeyPressEvent], object]) -> None:
            bindings.add(key, eager=key != "escape")(
                lambda event: self._do(event.app, lambda: action(event))
            )

        for key in _INTERRUPTS:
            bind(key, lambda event: stage.screen.key("quit"))
            bindings.add("escape", key, eager=True)(  # an escape just before it
                lambda event: self._do(event.app, lambda: stage.screen.key("quit"))
            )
        for key, name in _NAMED.items():
            bind(key, self._presser(name))
        bindings.add("escape", Keys.Any)(lambda event: None)  # Alt with a key begins alike
        bind("c-z", lambda event: event.app.suspend_to_background())
        bind("c-l", lambda event: event.app.renderer.clear())
        bind(Keys.BracketedPaste, lambda event: stage.paste(event.data))
        bindings.add(Keys.Any)(
            lambda event: self._do(event.app, lambda: self._character(event.data))
        )
        return bindings

    def _presser(self, name: str) -> Callable[[KeyPressEvent], object]:
        return lambda event: self._stage.press(name)

    def _character(self, char: str) -> None:
        if char.isprintable():
            self._stage.press("space" if char == " " else char)


def _runs(text: str) -> StyleAndTextTuples:
    """Text with SGR codes, in runs of one style. `ANSI` gives each character alone, for which
    prompt_toolkit takes twice as long to draw.
    """
    characters = to_formatted_text(ANSI(text))
    runs = itertools.groupby(characters, key=itemgetter(0))
    return [(style, "".join(character[1] for character in run)) for style, run in runs]


def _exit(app: Application[None], **how: Any) -> None:
    with contextlib.suppress(Exception):  # it is ending already
        app.exit(**how)
