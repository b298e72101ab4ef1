"""How many columns of a terminal a text takes, and which characters are set without spaces."""

from __future__ import annotations

import unicodedata

_INVISIBLE = {"Mn", "Me", "Cf", "Cc"}


def char_width(char: str) -> int:
    """Columns of one character: 2 for wide East Asian ones, 0 for combining marks, else 1."""
    if char < "\u0300":
        return int(char >= " ")
    if unicodedata.east_asian_width(char) in "WF":
        return 2
    return int(unicodedata.category(char) not in _INVISIBLE)


def width(text: str) -> int:
    """Columns of a line of text."""
    return len(text) if text.isascii() else sum(map(char_width, text))


def is_chinese(char: str) -> bool:
    """Whether a character is set without spaces: an ideograph, a kana or full-width punctuation."""
    if char < "\u1100":
        return False
    return unicodedata.east_asian_width(char) in "WF" and not "가" <= char <= "힣"


def is_full_punctuation(char: str) -> bool:
    """Whether a character is full-width punctuation, which brings its own space."""
    return is_chinese(char) and unicodedata.category(char)[0] in "PS"
