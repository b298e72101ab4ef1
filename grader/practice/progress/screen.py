"""The screen of progress: what `grader progress` prints, to scroll in."""

from __future__ import annotations

from grader.bank.model import Lang
from grader.practice.frame import View
from grader.practice.progress.facts import Progress
from grader.practice.progress.strings import Say
from grader.practice.progress.terminal import terminal_progress
from grader.practice.stage import Screen
from grader.report.voice import Words

_WIDEST = 100  # columns, as `grader progress` prints it


class ProgressScreen(Screen):
    """`esc` leaves it for the first screen."""

    def __init__(self, found: Progress, words: Words, lang: Lang, *, colour: bool) -> None:
        self.found = found
        self.words = words
        self.lang = lang
        self.colour = colour

    def key(self, name: str) -> None:
        if name == "quit":
            self.done = True
        elif name in ("escape", "backspace", "p"):
            self.go_up()

    def view(self, width: int, height: int) -> View:
        say, room = Say(self.lang), min(width - 2, _WIDEST)
        text = terminal_progress(
            self.found, self.words, lang=self.lang, width=room, colour=self.colour
        )
        head, *body = text.rstrip("\n").split("\n")
        keys = (("esc", "back"), ("↑↓", "scroll"), ("q", "quit"))
        return View(
            head=(f" {head}",),
            body=tuple(f" {line}" if line else "" for line in body),
            foot=tuple((key, say(word)) for key, word in keys),
            page=str(width),
        )
