"""Text in the columns of a terminal, where a Chinese character is two wide, and its styles."""

from __future__ import annotations

import re
from collections.abc import Sequence

from grader.prose.width import char_width, width

_STYLE = re.compile(r"(\x1b\[[\d;]*m)")
GOES_ON = "↪ "
BOLD, FAINT, REVERSE = "1", "2", "7"
GREEN, YELLOW, MAGENTA, RED, CYAN = "32", "33", "35", "31", "36"


def cut(text: str, room: int) -> str:
    """The text, or as much of it as fits with an ellipsis; control characters are left out."""
    text = text if text.isprintable() else "".join(c for c in text if c.isprintable())
    if width(text) <= room:
        return text
    used, end = 1, 0
    while end < len(text) and used + char_width(text[end]) <= room:
        used += char_width(text[end])
        end += 1
    return f"{text[:end]}…" if room > 0 else ""


def plain(text: str) -> str:
    """The text without codes for styles."""
    return _STYLE.sub("", text)


def clipped(line: str, room: int) -> str:
    """A styled line, or as much of it as fits with an ellipsis; its styles end with it."""
    if width(plain(line)) <= room:
        return line
    shown, left = "", max(room - 1, 0)
    for part in _STYLE.split(line):
        if _STYLE.fullmatch(part):
            shown += part
            continue
        for char in part:
            left -= char_width(char)
            if left < 0:
                return f"{shown}{'…' if room > 0 else ''}" + ("\x1b[0m" if "\x1b" in line else "")
            shown += char
    return shown


def shortened(text: str, room: int) -> str:
    """`cut`, but between two words where that leaves at least half of the room filled."""
    short = cut(text, room)
    if short == text or not short or text[len(short) - 1 : len(short)].isspace():
        return short
    words = short[:-1].rpartition(" ")[0].rstrip()
    return f"{words} …" if width(words) * 2 >= room else short


def broken(text: str, room: int) -> list[str]:
    """A line of code as several of at most `room` columns, broken at spaces where it can be."""
    lines = []
    while width(text) > room:
        whole = cut(text, room)[:-1]
        at = whole.rfind(" ") + 1
        if not whole[:at].removeprefix(GOES_ON).strip():  # one long word, or what sets it in
            at = max(len(whole), 1)
        lines.append(text[:at].rstrip())
        text = GOES_ON + text[at:]
        if at <= len(GOES_ON):
            break  # no room for anything
    return [*lines, text]


def tail(text: str, room: int) -> str:
    """The end of the text that fits: what one sees while typing."""
    while text and width(text) > room:
        text = text[1:]
    return text


def pad(text: str, room: int) -> str:
    return text + " " * max(room - width(text), 0)


def ends(left: str, right: str, room: int) -> tuple[str, str]:
    """Two texts at the ends of a line of `room` columns; the right one goes when it is tight."""
    if width(left) + width(right) + 2 > room and width(right) * 2 > room:
        right = ""
    left = cut(left, room - width(right) - (2 if right else 0))
    return pad(left, room - width(right)), right


def folded(line: str, room: int) -> list[str]:
    """A styled line as several of at most `room` columns: for code wider than the screen."""
    if width(plain(line)) <= room:
        return [line]
    lines, used, style = [""], 0, ""
    for part in _STYLE.split(line):
        if _STYLE.fullmatch(part):
            style = "" if part == "\x1b[0m" else part
            lines[-1] += part
            continue
        for char in part:
            if used + char_width(char) > room:
                lines[-1] += "\x1b[0m" if style else ""
                lines.append(f"{GOES_ON}{style}")
                used = width(GOES_ON)
            lines[-1] += char
            used += char_width(char)
    return lines


def wrapped(text: str, room: int, mark: str = "") -> list[str]:
    """Plain text in lines, a mark before the first."""
    from grader.prose.wrap import Span, wrap

    lines = wrap([Span(text)], room - len(mark))
    plain = ["".join(span.text for span in line) for line in lines]
    return [f"{' ' * len(mark) if i else mark}{line}" for i, line in enumerate(plain)]


class Pen:
    """Styles a text, or leaves it as it is where there is no colour."""

    def __init__(self, colour: bool) -> None:
        self.colour = colour

    def __call__(self, text: str, *styles: str) -> str:
        if not (self.colour and styles and text):
            return text
        return f"\x1b[{';'.join(styles)}m{text}\x1b[0m"


def fitted(parts: Sequence[tuple[str, str]], room: int) -> list[tuple[str, str]]:
    """As many (key, label) pairs from the first on as fit side by side with two spaces between."""
    shown: list[tuple[str, str]] = []
    used = 0
    for key, label in parts:
        used += width(key) + 1 + width(label) + (2 if shown else 0)
        if used > room:
            break
        shown.append((key, label))
    return shown
