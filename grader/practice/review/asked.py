"""One question in front of a candidate: asked, answered, revealed, ticked.

It knows neither ratings nor the store. A screen puts its own keys around it: whatever `key` doesn't
take is the screen's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from grader.practice.review.strings import STRINGS
from grader.practice.stage import Typing
from grader.prose.columns import BOLD, CYAN, FAINT, GREEN, Pen, cut, folded
from grader.prose.width import width

if TYPE_CHECKING:
    from grader.practice.review.text import Text

MARGIN = 2
_WIDEST = 92  # a longer line is hard to read
_FRAME = 5  # lines of a screen that aren't its body: head, foot and two rules
_CLOSES = ("enter", "escape", "space", "backspace", "e", "f")
Phase = Literal["ask", "type", "tick"]
Over = Literal["", "answer", "follow_ups"]


class Shown(NamedTuple):
    """What of a view is the question's."""

    body: tuple[str, ...]
    page: str
    at: int = 0
    focus: int | None = None
    typing: Typing | None = None


class Block(NamedTuple):
    """Lines of a body that are seen together; `point` is the key point's index, if it is one."""

    lines: list[str]
    point: int | None = None


@dataclass
class Asked:
    """A question's state.

    `over` is what covers it for a while: the whole answer or the follow-ups. `mark` is the key
    point under the mark, or -1 while one reads what is above the first: then `top` is the first
    line on the screen. Where all that is seen at once, one starts at the first key point.
    """

    text: Text
    note: str = ""
    said: set[int] = field(default_factory=set)
    phase: Phase = "ask"
    over: Over = ""
    mark: int | None = None
    top: int = 0
    _seen: bool = False  # the answer was shown before one typed
    _down: bool = True
    _room: int = 1  # lines of the body, as it was last seen
    _lead: int = 0  # lines to the end of the first key point

    @property
    def revealed(self) -> bool:
        return self.phase == "tick" or self._seen

    @property
    def points(self) -> int:
        return len(self.text.points)

    def key(self, name: str) -> bool:
        """Take in a key; False where it means nothing here."""
        if self.over:
            if name in _CLOSES:
                self.over = ""
            return name in _CLOSES
        return self._answering(name) if self.phase != "tick" else self._ticking(name)

    def _answering(self, name: str) -> bool:
        if self.phase == "type":
            if name != "escape":
                return False
            self.phase = "tick" if self._seen else "ask"
        elif name in ("enter", "space"):
            self.phase = "tick"
        elif name == "t":
            self.phase = "type"
        else:
            return False
        return True

    def _ticking(self, name: str) -> bool:
        mark = self.mark or 0
        if name in ("up", "down"):
            self._down = name == "down"
            self._move(mark)
        elif name == "space" and mark < 0:
            self._down = True
            self._move(mark)
        elif name == "space":
            self._toggle(mark)
        elif name.isdecimal() and name.isascii() and 1 <= int(name) <= self.points:
            self.mark = int(name) - 1
            self._toggle(self.mark)
        elif name == "t":
            self.phase, self._seen = "type", True
        elif name == "e":
            self.over = "answer"
        elif name == "f" and self.text.follow_ups and not self.text.key.follow_up:
            self.over = "follow_ups"
        else:
            return False
        return True

    def _move(self, mark: int) -> None:
        step, last = max(self._room - 2, 1), max(self._lead - self._room, 0)
        if self._down and mark < 0 and self.top < last:
            self.top = min(self.top + step, last)
        elif self._down:
            self.mark = min(mark + 1, self.points - 1)
        elif mark < 0:
            self.top = max(self.top - step, 0)
        elif mark == 0:
            self.mark, self.top = -1, max(last - 1, 0)
        else:
            self.mark = max(mark - 1, 0)

    def _toggle(self, point: int) -> None:
        self.said ^= {point}

    def typed(self, text: str) -> None:
        """The typed answer is finished, and the reference is shown."""
        self.note = text.strip()
        self.phase = "tick"

    def view(self, columns: int, height: int, pen: Pen) -> Shown:
        room = max(min(columns - 2 * MARGIN, _WIDEST), 10)
        page = f"{self.text.key} {self.text.page.lang} {self.phase == 'tick'} {self.over}"
        if self.over:
            over = self._answer if self.over == "answer" else self._more
            return Shown(_joined(over(room, pen)), page)
        if self.phase == "tick":
            blocks = list(self._revealed(room, pen))
            return Shown(_joined(blocks), page, focus=self._focus(blocks, height))
        words = STRINGS[self.text.page.lang]
        blocks = [*self._question(room, pen), *self._written(room, pen)]
        if self.phase == "ask":
            blocks.append(Block([pen(line, FAINT) for line in _plain(words["think"], room)]))
        typing = Typing(words["your_answer"], self.note, multiline=True)
        return Shown(_joined(blocks), page, typing=typing if self.phase == "type" else None)

    def _focus(self, blocks: list[Block], height: int) -> int:
        """The line to be seen: of the marked point the last going down, the first going up."""
        line, lines = 0, {}
        for block in blocks:
            lines[block.point] = range(line, line + len(block.lines))
            line += len(block.lines)
        self._room, self._lead = max(height - _FRAME, 1), lines[0].stop if 0 in lines else line
        if self.mark is None:
            self.mark = 0 if self._lead <= self._room else -1
        if self.mark in lines:
            return lines[self.mark][-1 if self._down else 0]
        return self.top + (self._room - 1 if self._down and self.top else 0)

    def _revealed(self, room: int, pen: Pen) -> Iterator[Block]:
        words = STRINGS[self.text.page.lang]
        yield from self._question(room, pen)
        yield from self._written(room, pen)
        if self.text.say_first:
            lines = self._set(self.text.say_first, room, pen)
            yield Block([title(words["say_first"], room, pen), *lines, ""])
        head = words["the_answer" if self.text.key.follow_up else "key_points"]
        yield Block([title(head, room, pen)])
        for number, point in enumerate(self.text.points):
            yield Block(self._point(number, point, room, pen), number)

    def _question(self, room: int, pen: Pen) -> Iterator[Block]:
        """Above a follow-up, which is short, the title of its page."""
        if self.text.key.follow_up:
            yield Block([*(pen(line, FAINT) for line in _plain(self.text.title, room)), ""])
        yield Block([*self._set(self.text.question, room, pen), ""])

    def _written(self, room: int, pen: Pen) -> Iterator[Block]:
        if self.note and self.phase != "type":
            head = title(STRINGS[self.text.page.lang]["your_answer"], room, pen)
            lines = [line for part in self.note.split("\n") for line in _plain(part, room) or [""]]
            yield Block([head, *lines, ""])

    def _point(self, number: int, point: str, room: int, pen: Pen) -> list[str]:
        """`▸ 1 ✓ text`: the mark, the key that ticks it, the tick."""
        ticked, marked = number in self.said, number == (self.mark or 0)
        tick = pen("✓", GREEN, BOLD) if ticked else pen("·", FAINT)
        head = f"{pen('▸', CYAN) if marked else ' '} {pen(str(number + 1), BOLD, CYAN)} {tick} "
        lines = self._set(point, room - 6, pen)
        return [f"{'      ' if i else head}{line}" for i, line in enumerate(lines)]

    def _answer(self, room: int, pen: Pen) -> Iterator[Block]:
        words = STRINGS[self.text.page.lang]
        yield Block([title(words["whole"], room, pen), *self._set(self.text.answer, room, pen)])

    def _more(self, room: int, pen: Pen) -> Iterator[Block]:
        yield Block([title(STRINGS[self.text.page.lang]["follow_ups"], room, pen)])
        for each in self.text.follow_ups:
            asked = self._set(f"**{each.question}**", room, pen)
            yield Block([*asked, *self._set(each.answer, room, pen), ""])

    def _set(self, markdown: str, room: int, pen: Pen) -> list[str]:
        return typeset(markdown, room, pen)


def typeset(markdown: str, room: int, pen: Pen) -> list[str]:
    """Markdown as lines of a terminal."""
    return list(_typeset(markdown, room, pen.colour))


@lru_cache(maxsize=128)  # a screen is drawn at every key, and a formula takes a millisecond
def _typeset(markdown: str, room: int, colour: bool) -> tuple[str, ...]:
    from grader.prose import to_terminal

    found = to_terminal(markdown, width=room, colour=colour).rstrip("\n")
    return tuple(part for line in found.split("\n") for part in folded(line, room))


def title(text: str, room: int, pen: Pen) -> str:
    """A heading with a rule up to the margin."""
    text = cut(text, room - 4)
    rule = "─" * max(room - width(text) - 4, 0)
    return f"{pen('──', FAINT)} {pen(text, BOLD, CYAN)} {pen(rule, FAINT)}"


def _plain(text: str, room: int) -> list[str]:
    from grader.prose.columns import wrapped

    return wrapped("".join(c for c in text if c.isprintable()), room)


def _joined(blocks: Iterable[Block]) -> tuple[str, ...]:
    """All lines behind a margin."""
    lines = [line for block in blocks for line in block.lines]
    return tuple(" " * MARGIN + line if line else "" for line in lines)
