"""Sheets as HTML: one file, well formed, with the structure that people and their tools rely on."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from grader.bank import open_bank
from grader.sheets import render_html
from grader.sheets.model import LANGUAGES, MODES
from grader.sheets.pdf import render_typst
from grader.sheets.writers import TypstWriter

VOID = {"meta", "img", "br", "hr", "wbr", "input", "link", "mspace", "mprescripts"}


class Tree(HTMLParser):
    """Tags with their attributes in order; every end tag must close the innermost open one."""

    def __init__(self, text):
        super().__init__()
        self.open, self.tags, self.said = [], [], []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs), tuple(self.open)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.tags.append((tag, dict(attrs), tuple(self.open)))

    def handle_endtag(self, tag):
        if tag not in VOID:
            assert self.open.pop() == tag

    def handle_data(self, data):
        if "style" not in self.open:
            self.said.append(data)

    @property
    def text(self):
        return " ".join(" ".join(self.said).split())

    def all(self, *names):
        return [(tag, attrs) for tag, attrs, _ in self.tags if tag in names]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("mode", MODES)
def test_every_sheet_is_one_well_formed_file(sheet_of, mode, lang):
    html = render_html(sheet_of(mode, lang))
    tree = Tree(html)
    assert html.startswith("<!doctype html>")
    assert dict(tree.all("html"))["html"]["lang"] == ("zh" if lang == "zh" else "en")
    assert [tag for tag, _ in tree.all("script", "link", "iframe")] == []
    outside = re.findall(r'(?:src|url\()="?(?!data:)[^">)]*', html)
    assert [found for found in outside if "data:" not in found] == []


@pytest.mark.parametrize("mode", MODES)
def test_headings_go_down_one_level_at_a_time(sheet_of, mode):
    levels = [
        int(tag[1]) for tag, _ in Tree(render_html(sheet_of(mode))).all("h1", "h2", "h3", "h4")
    ]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(level <= last + 1 for last, level in pairwise(levels))


@pytest.mark.parametrize("mode", MODES)
def test_ids_are_unique_and_inner_links_lead_to_them(sheet_of, mode):
    tree = Tree(render_html(sheet_of(mode, "both")))
    ids = [attrs["id"] for _, attrs, _ in tree.tags if "id" in attrs]
    assert len(ids) == len(set(ids))
    targets = {attrs["href"][1:] for _, attrs in tree.all("a") if attrs["href"].startswith("#")}
    assert targets <= set(ids)


def test_parts_say_their_language(sheet_of):
    tree = Tree(render_html(sheet_of("qa", "both")))
    langs = {attrs["lang"] for _, attrs, _ in tree.tags if attrs.get("class") == "part"}
    assert langs == {"en", "zh"}
    assert "Key points" in tree.text
    assert "要点" in tree.text


def test_boxes_to_tick_have_labels_and_fields_have_names(sheet_of):
    tree = Tree(render_html(sheet_of("mock")))
    boxes = [(attrs, path) for tag, attrs, path in tree.tags if tag == "input"]
    assert len([1 for attrs, _ in boxes if attrs["type"] == "checkbox"]) == 9
    assert all("label" in path for _, path in boxes)
    ids = {attrs.get("id") for _, attrs, _ in tree.tags}
    assert all(attrs["aria-labelledby"] in ids for _, attrs in tree.all("textarea"))


def test_a_mock_interview_pairs_the_languages_of_a_point(sheet_of):
    one, both = (Tree(render_html(sheet_of("mock", lang))) for lang in ("en", "both"))
    assert len(both.all("input")) == len(one.all("input"))
    assert "选择" in both.text


def test_cards_hide_their_backs(sheet_of):
    tree = Tree(render_html(sheet_of("cards")))
    assert len(tree.all("details")) == len(tree.all("summary")) == 3
    assert all("open" not in attrs for _, attrs in tree.all("details"))


def test_images_are_inside_and_footnotes_lead_back(sheet_of, wide_bank):
    tree = Tree(render_html(sheet_of("qa", bank=wide_bank)))
    ((_, image),) = tree.all("img")
    assert image["src"].startswith("data:image/svg+xml;base64,")
    assert image["alt"] == "A wide bar"


def test_a_themed_figure_is_an_element_with_its_caption(bank_copy, sheet_of):
    from grader.bank import open_bank

    folder = bank_copy / "questions" / "selection"
    svg = '<svg xmlns="http://www.w3.org/2000/svg" class="drawing"><path class="f-ink"/></svg>'
    (folder / "a.svg").write_text(svg)
    page = folder / "top_k.md"
    text = page.read_text(encoding="utf-8")
    figure = '![a dot](a.svg "It is small.")'
    page.write_text(text.replace("## Key points", f"{figure}\n\n## Key points"), encoding="utf-8")
    html = render_html(sheet_of("qa", bank=open_bank(bank_copy)))
    assert '<figure class="picture"><svg role="img" aria-label="a dot" class="drawing">' in html
    assert "<figcaption>It is small.</figcaption>" in html
    assert ".drawing .f-ink" in html


def test_text_is_only_ever_text(bank_copy, sheet_of):
    from grader.bank import open_bank

    page = bank_copy / "questions" / "selection" / "top_k.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(
        text.replace("title: The k largest entries", "title: <script>alert(1)</script> & more"),
        encoding="utf-8",
    )
    tree = Tree(render_html(sheet_of("qa", bank=open_bank(bank_copy))))
    assert tree.all("script") == []
    assert "<script>alert(1)</script> & more" in tree.text


def test_the_same_sheet_is_the_same_text(sheet_of):
    assert render_html(sheet_of("qa", "both")) == render_html(sheet_of("qa", "both"))


@pytest.mark.parametrize("mode", ["cards", "cheat"])
def test_short_sheets_have_what_is_said_first(sheet_of, bank_copy, mode):
    page = bank_copy / "questions" / "comparison" / "ranks.md"
    said = "## Answer\n### Say first\nIt returns the permutation that sorts.\n\n### Derivation\n"
    text = page.read_text(encoding="utf-8").replace("## Answer\n", said)
    page.write_text(text, encoding="utf-8")
    sheet = sheet_of(mode, bank=open_bank(bank_copy))
    html = Tree(render_html(sheet)).text
    first = html.index("It returns the permutation that sorts.")
    assert first < html.index("is a permutation, not the ranks")
    assert "Derivation" not in html
    assert "It returns the permutation that sorts." in render_typst(sheet, TypstWriter())
