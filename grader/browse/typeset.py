"""An item's page as lines of a terminal, as far as it has been opened."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from grader.bank import Item, Page
from grader.bank.model import SECTIONS, Lang
from grader.bank.paths import shown
from grader.browse.shelf import Shelf
from grader.browse.state import State, current_item, parts_of
from grader.browse.strings import STRINGS
from grader.prose.columns import BOLD, CYAN, FAINT, RED, Pen, cut, folded, wrapped
from grader.prose.width import width

MARGIN = 2
_BESIDE_TITLE = 10  # columns of the head that a page's number takes
_WIDEST = 92  # a longer line is hard to read


@dataclass(frozen=True)
class Leaf:
    """The page's lines, and for each opened part the line on which it starts."""

    lines: tuple[str, ...]
    starts: Mapping[str, int]


class Typesetter:
    """Makes leaves and keeps their parts, since a formula takes a millisecond."""

    def __init__(self, shelf: Shelf, *, colour: bool) -> None:
        self.shelf = shelf
        self.pen = Pen(colour)
        self._kept: dict[tuple[str, Lang, str, int], list[str]] = {}
        self._leaves: dict[tuple[str, Lang, int, int, int], Leaf] = {}

    def leaf(self, state: State) -> Leaf:
        """The current item's page; empty if there is no item."""
        item = current_item(self.shelf, state)
        if item is None:
            return Leaf((), {})
        room = max(min(state.width - 2 * MARGIN, _WIDEST), 10)
        key = item.id, state.lang, state.shown, state.hints, room
        if key not in self._leaves:
            self._leaves = {key: self._made(item, state, room)}
        return self._leaves[key]

    def _made(self, item: Item, state: State, room: int) -> Leaf:
        lines: list[str] = []
        starts: dict[str, int] = {}
        for name, part in self._parts(item, state, room):
            starts[name] = len(lines)
            lines += [*part, ""]
        return Leaf(tuple(" " * MARGIN + line if line else "" for line in lines), starts)

    def _parts(self, item: Item, state: State, room: int) -> Iterator[tuple[str, list[str]]]:
        words = STRINGS[state.lang]
        question = self._section(item, state.lang, "question", room)
        title = self.shelf.title_of(item, state.lang)
        if width(title) > room - _BESIDE_TITLE:  # the head has only its start
            question = [*(self.pen(line, BOLD) for line in wrapped(title, room)), "", *question]
        yield "question", question
        if item.exercise and not state.hints:
            yield (
                "about",
                [self.pen(line, FAINT) for line in wrapped(words["about_exercise"], room)],
            )
        if state.hints:
            yield "task", self._task(item, state.lang, room)
        for number in range(1, state.hints):
            title = self._title(words["hint"].format(number=number), room)
            yield f"hint {number}", [title, "", *self._hint(item, state.lang, number, room)]
        for key in parts_of(item)[1 : state.shown]:
            title = self._title(SECTIONS[key][state.lang], room)
            yield key, [title, "", *self._section(item, state.lang, key, room)]
            if key == "answer" and item.references:
                yield "references", self._references(item, state.lang, room)

    def _title(self, text: str, room: int) -> str:
        text = cut(text, room - 4)
        rule = "─" * max(room - width(text) - 4, 0)
        return f"{self.pen('──', FAINT)} {self.pen(text, BOLD, CYAN)} {self.pen(rule, FAINT)}"

    def _task(self, item: Item, lang: Lang, room: int) -> list[str]:
        title = self._title(SECTIONS["task"][lang], room)
        lines = self._section(item, lang, "task", room)
        solve = wrapped(STRINGS[lang]["solve"].format(id=item.id), room)
        return [title, "", *lines, "", *(self.pen(line, FAINT) for line in solve)]

    def _section(self, item: Item, lang: Lang, key: str, room: int) -> list[str]:
        return self._kept_or(item, lang, key, room, lambda page: page.sections[key])

    def _hint(self, item: Item, lang: Lang, number: int, room: int) -> list[str]:
        name = f"hint {number}"
        return self._kept_or(item, lang, name, room, lambda page: hints_of(page)[number - 1])

    def _kept_or(
        self, item: Item, lang: Lang, name: str, room: int, text: Callable[[Page], str]
    ) -> list[str]:
        key = item.id, lang, name, room
        if key not in self._kept:
            self._kept[key] = self._set(item, lang, name, room, text)
        return self._kept[key]

    def _set(
        self, item: Item, lang: Lang, name: str, room: int, text: Callable[[Page], str]
    ) -> list[str]:
        from grader.errors import GraderError
        from grader.prose import parse, to_terminal

        try:
            page = self.shelf.page(item, lang)
            line = page.lines[name if name in page.lines else "hints"]
            document = parse(text(page), place=shown(page.path), first_line=line)
            found = to_terminal(document, width=room, colour=self.pen.colour)
        except GraderError as error:
            # A slip on one page must not end the reading of the others.
            return [self.pen(part, RED) for part in wrapped(f"error: {error}", room)]
        lines = found.rstrip("\n").split("\n")
        return [part for line in lines for part in folded(line, room)]

    def _references(self, item: Item, lang: Lang, room: int) -> list[str]:
        from grader.bank.cite import cited

        lines = [self.pen(STRINGS[lang]["references"], BOLD)]
        for work in cited(item.references, self.shelf.references()):
            lines += wrapped(work, room, mark="• ")
        return lines


def hints_of(page: Page) -> list[str]:
    """The Markdown of each hint; none if the page has no exercise."""
    from grader.prose import list_items

    return list_items(page.sections.get("hints", ""))
