"""The bundled fonts: what they can print, how large they are, under which licence."""

from __future__ import annotations

import base64
import re

import pytest
import typst

from grader.sheets import MATH_FONT, font_folder, fonts_css, missing_glyphs
from grader.sheets.templates import template_folder


def test_every_character_of_gb_2312_can_be_printed():
    cells = [bytes((row, cell)) for row in range(0xB0, 0xF8) for cell in range(0xA1, 0xFF)]
    hanzi = "".join(cell.decode("gb2312", "ignore") for cell in cells)
    assert len(hanzi) == 6763
    assert missing_glyphs(hanzi) == set()


@pytest.mark.parametrize(
    "text",
    [
        "Plain text, “quotes” — dashes… and naïve façades",
        "，。、；：？！（）《》“”‘’【】……——",
        "αβγΔΣ ∑∫∂∇ ≤≥≠≈ ∈∉⊂⊙⊤⊥ ℝ𝔼ℒ 𝑥𝒙𝓛",
        "def f(x: int) -> str:\n\treturn '│├└─'",
        "☐☒✓✗→←↔",
    ],
)
def test_ordinary_text_lacks_nothing(text):
    assert missing_glyphs(text) == set()


def test_what_the_fonts_lack_is_named_once():
    assert missing_glyphs("a 😀 b 😀 鼾\u200b龘") == {"😀", "龘"}


def test_typst_finds_every_family_that_the_styles_name():
    styles = "".join(path.read_text() for path in template_folder().glob("*.typ"))
    named = set(re.findall(r'"((?:Libertinus|Noto|DejaVu|STIX)[^"]*)"', styles))
    fonts = typst.Fonts(include_system_fonts=False, font_paths=[font_folder()])
    assert named
    assert named <= set(fonts.families())


def test_the_files_are_small_and_have_their_licences():
    fonts = [path for path in font_folder().iterdir() if path.suffix in (".otf", ".ttf", ".woff2")]
    sizes = [path.stat().st_size for path in fonts]
    assert max(sizes) < 1_500_000
    assert sum(sizes) < 6_000_000
    licences = {path.name: path.read_text() for path in font_folder().glob("OFL-*.txt")}
    assert set(licences) == {"OFL-Noto-CJK.txt", "OFL-STIX-Two-Math.txt"}
    assert all("SIL OPEN FONT LICENSE Version 1.1" in text for text in licences.values())


def test_the_mathematics_font_is_embedded_or_linked():
    css = fonts_css()
    data = re.search(r"base64,([^\"]*)\"", css)[1]
    assert base64.b64decode(data) == (font_folder() / MATH_FONT).read_bytes()
    assert fonts_css(embed=False, url="fonts/a.woff2").count('url("fonts/a.woff2")') == 1
    assert len(fonts_css(embed=False)) < 300
