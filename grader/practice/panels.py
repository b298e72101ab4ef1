"""Parts of an exercise's page, its reference and its verdict as lines of a terminal."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from grader.bank import Bank, Item, Page
from grader.bank.model import Lang
from grader.bank.paths import shown
from grader.grading.verdict import Verdict
from grader.grading.words import Words
from grader.practice.strings import STRINGS
from grader.prose import list_items, parse, to_terminal
from grader.prose.columns import BOLD, CYAN, FAINT, Pen, broken, cut, folded, pad, wrapped
from grader.prose.width import width

MARGIN = " "
_CONFINED = ("full", "seccomp")  # levels that leave nothing to warn of
WIDEST = 92  # columns; a longer line is hard to read


class Panels:
    """Sets texts in lines and keeps them, until it is told that the bank has changed."""

    def __init__(self, bank: Bank, lang: Lang, *, colour: bool) -> None:
        self.bank = bank
        self.lang = lang
        self.pen = Pen(colour)
        self.forget()

    def forget(self) -> None:
        """Read everything anew."""
        self.words = Words(self.bank)
        self._items: dict[str, Item] = {}
        self._pages: dict[str, Page] = {}
        self._kept: dict[tuple[str, str, int], list[str]] = {}
        self._report: tuple[Verdict | None, int, list[str]] = (None, 0, [])

    def item(self, id: str) -> Item:
        if id not in self._items:
            self._items[id] = self.bank.item(id)
        return self._items[id]

    def page(self, id: str) -> Page:
        if id not in self._pages:
            self._pages[id] = self.bank.page(self.item(id), self.lang)
        return self._pages[id]

    def title(self, id: str) -> str:
        return self.words.title(id, self.lang)

    def hints(self, id: str) -> list[str]:
        """The Markdown of each hint."""
        return list_items(self.page(id).sections.get("hints", ""))

    def head(self, id: str) -> str:
        """The exercise's id and title, for the top of what is printed."""
        return f"{self.pen(id, BOLD)} · {self.pen(self.title(id), BOLD)}"

    def hint_heading(self, number: int, total: int, columns: int) -> str:
        text = STRINGS[self.lang]["hint"].format(number=number, total=total)
        return self.heading(text, columns)

    def heading(self, text: str, columns: int) -> str:
        """A title on a rule."""
        room = _room(columns)
        text = cut(text, room - 4)
        rule = "─" * max(room - width(text) - 4, 0)
        pen = self.pen
        return f"{MARGIN}{pen('──', FAINT)} {pen(text, BOLD, CYAN)} {pen(rule, FAINT)}"

    def section(self, id: str, key: str, columns: int) -> list[str]:
        """A section of the page, such as its task."""
        return self._set(id, key, columns, lambda: self.page(id).sections.get(key, ""))

    def hint(self, id: str, number: int, columns: int) -> list[str]:
        return self._set(id, f"hint {number}", columns, lambda: self.hints(id)[number - 1])

    def code(self, text: str, columns: int) -> list[str]:
        """Python, with its own line breaks."""
        from grader.report.escape import visible

        lines = visible(text).rstrip("\n").expandtabs(4).split("\n")
        return [MARGIN + part for line in lines for part in broken(line, columns - 2)]

    def place(self, path: Path, line: int, state: str, columns: int, *styles: str) -> list[str]:
        """The file and a line of it, whole, as terminals open it; at the right, what goes on."""
        here, state = f"{MARGIN}{_way(path)}:{line}", f"{state} "
        room = columns - width(state)
        styled = self.pen(state, *styles)
        if width(here) < room:
            return [pad(here, room) + styled]
        return [*folded(here, columns), " " * max(room, 0) + styled]

    def sentence(self, text: str, columns: int, *styles: str) -> list[str]:
        return [MARGIN + self.pen(line, *styles) for line in wrapped(text, _room(columns))]

    def markdown(self, text: str, columns: int) -> list[str]:
        """A short text of the bank's, such as what a mistake is; its line breaks don't count."""
        found = to_terminal(text, width=_room(columns), colour=self.pen.colour).rstrip("\n")
        lines = [part for line in found.split("\n") for part in folded(line, _room(columns))]
        return [MARGIN + line if line else "" for line in lines]

    def report(self, verdict: Verdict, columns: int) -> list[str]:
        """The verdict as `grader check` shows it, but for the commands that go on from it, and for
        how it was confined where it was.
        """
        from grader.report import terminal_report

        if self._report[0] is not verdict or self._report[1] != columns:
            confined = verdict.confinement in _CONFINED
            text = terminal_report(
                (replace(verdict, confinement=None) if confined else verdict,),
                width=min(columns - 2, 100),
                colour=self.pen.colour,
                lang=self.lang,
                words=self.words,
                steps=False,
            )
            lines = [MARGIN + line if line else "" for line in text.rstrip("\n").split("\n")]
            self._report = verdict, columns, lines
        return self._report[2]

    def _set(self, id: str, what: str, columns: int, text: Callable[[], str]) -> list[str]:
        key = id, what, columns
        if key not in self._kept:
            room = _room(columns)
            page = self.page(id)
            line = page.lines.get(what, page.lines.get("hints", 1))
            document = parse(text(), place=shown(page.path), first_line=line)
            found = to_terminal(document, width=room, colour=self.pen.colour).rstrip("\n")
            lines = [part for line_ in found.split("\n") for part in folded(line_, room)]
            self._kept[key] = [MARGIN + line_ if line_ else "" for line_ in lines]
        return self._kept[key]


def _room(columns: int) -> int:
    return max(min(columns - 2 * len(MARGIN), WIDEST), 10)


def _way(path: Path) -> str:
    """The shorter one of the path and the way to it from the working folder."""
    try:
        way = os.path.relpath(path)
    except (OSError, ValueError):  # another drive
        return str(path)
    return min(way, str(path), key=len)
