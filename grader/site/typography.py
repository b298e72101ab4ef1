"""Typographic quotes and apostrophes of English pages, as Typst sets them in the sheets."""

from __future__ import annotations

import re

_PIECES = re.compile(r"(<[^>]*>)|([^<]+)")
_NAME = re.compile(r"</?([a-z0-9]+)")
_AS_IT_IS = ("code", "pre", "math")
# An end of these doesn't end the line that they are in.
_INLINE = ("a", "cite", "code", "em", "math", "s", "span", "strong", "sup")
_BEFORE_OPENING = re.compile(r"[\s(\[{–—/“‘]")
_CURLED = {"'": ("‘", "’"), '"': ("“", "”")}


def curled(html: str) -> str:
    """HTML (or escaped text) with `'` and `"` outside code and formulas made curly."""
    if "'" not in html and '"' not in html:
        return html
    out: list[str] = []
    before, inside = " ", ""
    for tag, text in _PIECES.findall(html):
        if tag:
            out.append(tag)
            before, inside = _after_tag(tag, before, inside)
        elif inside:
            out.append(text)
            before = text[-1]
        else:
            out.append(_curled_text(text, before))
            before = text[-1]
    return "".join(out)


def _after_tag(tag: str, before: str, inside: str) -> tuple[str, str]:
    """What stands before the next text, and the element in which nothing changes, if any."""
    found = _NAME.match(tag)
    name = found[1] if found else ""
    if inside:
        closes = tag == f"</{inside}>"
        return ("x" if closes else before), ("" if closes else inside)
    if name in _AS_IT_IS and not tag.startswith("</"):
        return before, name
    return (before if name in _INLINE else " "), ""


def _curled_text(text: str, before: str) -> str:
    out = []
    for char in text:
        if char in _CURLED:
            opens = bool(_BEFORE_OPENING.match(before))
            char = _CURLED[char][0 if opens else 1]
        out.append(char)
        before = char
    return "".join(out)
