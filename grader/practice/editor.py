"""A text that is being typed, and its lines on a terminal."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from grader.prose.width import char_width, is_chinese, width


@dataclass(frozen=True)
class Draft:
    """The text so far; `at` is the cursor's place in it, from 0 to its length."""

    text: str = ""
    at: int = 0

    @classmethod
    def of(cls, text: str) -> Draft:
        return cls(text, len(text))

    def insert(self, text: str) -> Draft:
        return Draft(self.text[: self.at] + text + self.text[self.at :], self.at + len(text))

    def cut(self, start: int, end: int) -> Draft:
        """Without the characters of that range, which is limited to the text."""
        start, end = max(start, 0), min(end, len(self.text))
        return Draft(self.text[:start] + self.text[end:], start)

    def moved(self, at: int) -> Draft:
        return replace(self, at=min(max(at, 0), len(self.text)))

    @property
    def line_start(self) -> int:
        return self.text.rfind("\n", 0, self.at) + 1

    @property
    def line_end(self) -> int:
        found = self.text.find("\n", self.at)
        return len(self.text) if found < 0 else found


def _word_back(draft: Draft) -> Draft:
    kept = draft.text[: draft.at].rstrip()
    while kept and not kept[-1].isspace():
        kept = kept[:-1]
    return draft.cut(len(kept), draft.at)


def _vertically(draft: Draft, sign: int) -> Draft:
    """To the same place of the line above or below."""
    column = draft.at - draft.line_start
    other = draft.moved(draft.line_start - 1 if sign < 0 else draft.line_end + 1)
    if other.line_start == draft.line_start:
        return draft.moved(draft.line_start if sign < 0 else draft.line_end)
    return draft.moved(min(other.line_start + column, other.line_end))


EDITS: Mapping[str, Callable[[Draft], Draft]] = {
    "backspace": lambda draft: draft.cut(draft.at - 1, draft.at) if draft.at else draft,
    "delete": lambda draft: draft.cut(draft.at, draft.at + 1),
    "left": lambda draft: draft.moved(draft.at - 1),
    "right": lambda draft: draft.moved(draft.at + 1),
    "up": lambda draft: _vertically(draft, -1),
    "down": lambda draft: _vertically(draft, 1),
    "home": lambda draft: draft.moved(draft.line_start),
    "end": lambda draft: draft.moved(draft.line_end),
    "c-a": lambda draft: draft.moved(draft.line_start),
    "c-e": lambda draft: draft.moved(draft.line_end),
    "c-u": lambda draft: draft.cut(draft.line_start, draft.at),
    "c-k": lambda draft: draft.cut(draft.at, draft.line_end),
    "c-w": _word_back,
}


def laid_out(draft: Draft, room: int) -> tuple[list[str], tuple[int, int]]:
    """The text in lines of at most `room` columns, and the cursor's (column, line) among them."""
    lines: list[str] = []
    cursor = 0, 0
    start = 0
    for paragraph in draft.text.split("\n"):
        # A control character must not reach the terminal, nor move what comes after it.
        paragraph = "".join(char if char.isprintable() else " " for char in paragraph)
        for part in _broken(paragraph, max(room, 2)):
            if start <= draft.at <= start + len(part):
                cursor = width(part[: draft.at - start]), len(lines)
            lines.append(part)
            start += len(part)
        start += 1  # the line break
    column, line = cursor
    return [line.rstrip() for line in lines], (min(column, room), line)


def _broken(paragraph: str, room: int) -> list[str]:
    """The paragraph in parts: broken at a space, beside a Chinese character, or where it must."""
    parts: list[str] = []
    rest = paragraph
    while width(rest) > room:
        end = used = 0
        while used + char_width(rest[end]) <= room:
            used += char_width(rest[end])
            end += 1
        whole = end
        while whole and not (rest[whole - 1] == " " or rest[whole] == " " or _either(rest, whole)):
            whole -= 1
        whole = whole or end
        if rest[whole] == " ":
            whole += 1  # a space at the end of a line takes no room
        parts.append(rest[:whole])
        rest = rest[whole:]
    return [*parts, rest]


def _either(text: str, at: int) -> bool:
    return is_chinese(text[at - 1]) or is_chinese(text[at])
