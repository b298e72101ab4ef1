"""What a screen shows, and how it becomes the lines of a terminal."""

from __future__ import annotations

from dataclasses import dataclass, field

from grader.practice.editor import Draft, laid_out
from grader.prose.columns import (
    BOLD,
    CYAN,
    FAINT,
    YELLOW,
    Pen,
    clipped,
    cut,
    folded,
    plain,
    wrapped,
)
from grader.prose.width import width

_FRAMED = 12  # lines of a terminal from which on there is room for rules
_NOTICE = 3  # lines of a notice


@dataclass(frozen=True)
class Typing:
    """An input. The keys go to it until it is finished: enter, or Ctrl-S where it is multiline."""

    prompt: str
    text: str = ""  # what stands in it at the start
    multiline: bool = False


@dataclass(frozen=True)
class View:
    """One screen's content. Lines may hold SGR codes; those that are too wide are folded.

    Attributes:
        head: at the top, never scrolled.
        body: scrolls.
        foot: (key, word) pairs for the last line, the most important first. As many are shown as
            fit, and the last pair always.
        typing: an input above the foot.
        notice: a sentence in place of the foot, on as many lines as it needs, up to three.
        page: names what the body shows. Where it changes, the body is scrolled to line `at`.
        focus: a line of the body that must be seen, such as the chosen one of a list. The screen
            then gets the keys that move; without it they scroll the body.
    """

    head: tuple[str, ...] = ()
    body: tuple[str, ...] = ()
    foot: tuple[tuple[str, str], ...] = ()
    typing: Typing | None = None
    notice: str = ""
    page: str = ""
    at: int = 0
    focus: int | None = None


@dataclass
class Place:
    """How far the body is scrolled; `drawn` keeps it within bounds."""

    scroll: int = 0
    page: str = ""
    room: int = 1
    furthest: int = 0

    def move(self, lines: int) -> None:
        self.scroll = min(max(self.scroll + lines, 0), self.furthest)


@dataclass(frozen=True)
class Frame:
    """Exactly as many lines as the terminal has, and where the cursor is, if it is seen."""

    lines: tuple[str, ...]
    cursor: tuple[int, int] | None = None


@dataclass
class _Box:
    """The input's lines and the cursor in them."""

    lines: list[str] = field(default_factory=list)
    cursor: tuple[int, int] | None = None


def drawn(view: View, draft: Draft, place: Place, size: tuple[int, int], pen: Pen) -> Frame:
    """The view's lines for a terminal of `size` (columns, lines); changes `place`."""
    columns, height = size
    framed = height >= _FRAMED
    box = _box(view.typing, draft, columns, max(height // 3, 1), pen)
    foot = _foot(view, columns, pen)
    fixed = len(foot) + (2 if framed else 0) + len(box.lines)
    head = [clipped(line, columns) for line in view.head][: max(height - fixed - 1, 0)]
    place.room = max(height - fixed - len(head), 1)
    body = _scrolled(view, place, columns)
    below = [*([_rule(place, columns, pen)] if framed else []), *box.lines]
    above = [*head, *([pen("─" * columns, FAINT)] if framed else [])]
    whole = [*above, *body, *below, *foot][-height:]
    lines = tuple(clipped(line, columns) for line in whole)  # a terminal of a few columns
    if box.cursor is None or height < fixed + 1:
        return Frame(lines)
    top = len(lines) - len(foot) - len(box.lines)
    return Frame(lines, (min(box.cursor[0], columns - 1), top + box.cursor[1]))


def _scrolled(view: View, place: Place, columns: int) -> list[str]:
    lines: list[str] = []
    starts: list[int] = []  # of each of the view's lines among the folded ones
    for line in view.body:
        starts.append(len(lines))
        lines += folded(line, columns)
    place.furthest = max(len(lines) - place.room, 0)
    if view.page != place.page:
        place.page, place.scroll = view.page, _start(starts, view.at)
    if view.focus is not None:
        focus = _start(starts, view.focus)
        place.scroll = min(max(place.scroll, focus - place.room + 1), focus)
    place.move(0)
    shown = lines[place.scroll : place.scroll + place.room]
    return shown + [""] * (place.room - len(shown))


def _start(starts: list[int], line: int) -> int:
    return starts[min(max(line, 0), len(starts) - 1)] if starts else 0


def _rule(place: Place, columns: int, pen: Pen) -> str:
    told = f" {100 * place.scroll // place.furthest}% " if place.furthest else ""
    rest = max(columns - len(told) - 2, 0)
    return pen(cut("─" * rest + told + "──", columns), FAINT)


def _foot(view: View, columns: int, pen: Pen) -> list[str]:
    if view.notice:
        lines = wrapped(plain(view.notice), max(columns - 2, 2))[:_NOTICE]
        return [pen(f" {line}", BOLD, YELLOW) for line in lines]
    shown = kept(view.foot, columns)
    line = "  ".join(f"{pen(key, BOLD, CYAN)} {pen(word, FAINT)}" for key, word in shown)
    return [f" {line}"]


def kept(pairs: tuple[tuple[str, str], ...], columns: int) -> list[tuple[str, str]]:
    """What is shown of a foot: the last pair and, before it, as many from the first on as fit."""
    *rest, last = pairs or (("", ""),)
    room = columns - 2 - _taken(last)
    shown = []
    for pair in rest:
        room -= _taken(pair) + 2
        if room < 0:
            break
        shown.append(pair)
    return [*shown, last]


def _taken(pair: tuple[str, str]) -> int:
    return width(pair[0]) + 1 + width(pair[1])


def _box(typing: Typing | None, draft: Draft, columns: int, most: int, pen: Pen) -> _Box:
    """The prompt before the text, or over it where the text may have several lines."""
    if typing is None:
        return _Box()
    prompt = f" {plain(typing.prompt)}"
    prompt += "" if prompt.endswith("：") else " "  # it is as wide as a space already
    over = typing.multiline or width(prompt) * 2 > columns
    indent = 2 if over else width(prompt)
    lines, (x, y) = laid_out(draft, columns - indent - 1)
    first = min(max(y - most + 1, 0), max(len(lines) - most, 0))
    seen = [" " * indent + line for line in lines[first : first + most]]
    prompts = [pen(cut(prompt.rstrip() if over else prompt, columns), BOLD, CYAN)]
    if over:
        return _Box([*prompts, *seen], (x + indent, y - first + 1))
    seen[0] = prompts[0] + seen[0][indent:]
    return _Box(seen, (x + indent, y - first))
