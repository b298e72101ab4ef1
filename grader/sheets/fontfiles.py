"""The bundled fonts: which characters they have, where they lie, and the CSS that embeds them."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from functools import cache
from importlib.resources import files
from pathlib import Path

MATH_FONT = "STIXTwoMath.woff2"


def font_folder() -> Path:
    """The folder of the font files and of their licences."""
    return Path(str(files("grader.sheets") / "fonts"))


@cache
def _coverage() -> tuple[list[int], list[int]]:
    """First and last code point of every range of characters that some font has, sorted."""
    lines = (font_folder() / "coverage.txt").read_text(encoding="ascii").split()
    ranges = [line.partition("-") for line in lines]
    return [int(a, 16) for a, _, _ in ranges], [int(b or a, 16) for a, _, b in ranges]


def missing_glyphs(text: str) -> set[str]:
    """The characters of `text` that no font of a sheet can print.

    White space and invisible format characters need no glyph.
    """
    firsts, lasts = _coverage()
    missing = set()
    for char in set(text):
        place = bisect_right(firsts, ord(char)) - 1
        if place < 0 or lasts[place] < ord(char):
            missing.add(char)
    return {char for char in missing if unicodedata.category(char) not in ("Cc", "Cf", "Zs", "Zl")}


def fonts_css(*, embed: bool = True, url: str = MATH_FONT) -> str:
    """`@font-face` for the mathematics font, "STIX Two Math", that MathML needs to look right.

    With `embed` the font stands in the CSS as a data URL (about 370 KB); otherwise `url` is where
    the page will find the file `font_folder() / MATH_FONT`.
    """
    if embed:
        from base64 import b64encode

        data = (font_folder() / MATH_FONT).read_bytes()
        url = f"data:font/woff2;base64,{b64encode(data).decode('ascii')}"
    return (
        '@font-face{font-family:"STIX Two Math";font-style:normal;font-weight:400;'
        f'font-display:block;src:url("{url}") format("woff2")}}'
    )
