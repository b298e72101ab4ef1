"""What a reader loads: of the bank's own site, no page is heavy."""

from __future__ import annotations

import gzip
import re
from html import unescape
from posixpath import dirname, join, normpath

MOST = 250_000  # bytes, compressed


def fonts_of(text: str, style: str) -> list[str]:
    """The fonts that a browser without Chinese of its own loads for a page: those with one of its
    characters. The mathematics font is for formulas alone."""
    shown = {*map(ord, unescape(re.sub("<[^>]*>", "", text)))}
    formulas = {*map(ord, unescape("".join(re.findall("<math.*?</math>", text, re.DOTALL))))}
    found = []
    for ranges, name in re.findall(r'unicode-range:([^;]+);src:url\("([^"]+)"\)', style):
        spans = [part.removeprefix("U+").partition("-") for part in ranges.split(",")]
        codes = {c for a, _, b in spans for c in range(int(a, 16), int(b or a, 16) + 1)}
        if codes & (formulas if "maths" in name else shown):
            found.append(f"assets/{name}")
    return found


def loaded(files: dict[str, bytes], name: str) -> list[str]:
    """All that a page loads until a reader has searched in it."""
    text = files[name].decode()
    tags = "".join(re.findall(r"<(?:script|img|link rel=\"stylesheet\"|form)[^>]*>", text))
    sources = re.findall(r'(?:src|data-source|href)="([^"]+)"', tags)
    found = [normpath(join(dirname(name), source)) for source in sources]
    return [name, *found, *fonts_of(text, files["assets/site.css"].decode())]


def test_no_page_with_all_that_it_loads_is_heavy(bank_files):
    files = bank_files
    sizes = {name: len(gzip.compress(data, 9)) for name, data in files.items()}
    pages = [name for name in files if name.endswith(".html") and name != "404.html"]
    weights = {name: sum(sizes[part] for part in loaded(files, name)) for name in pages}
    assert min(weights.values()) > 50_000  # the search is among it
    assert {name: size for name, size in weights.items() if size > MOST} == {}


def test_a_page_in_english_needs_one_font_for_the_name_of_the_other_language(bank_files):
    files = bank_files
    fonts = fonts_of(files["index.html"].decode(), files["assets/site.css"].decode())
    assert [name for name in fonts if "chinese" in name] == ["assets/fonts/chinese-001.woff2"]
