"""The HTML report: one file, no network, no script, accessible, and every text only text."""

from __future__ import annotations

import re
from functools import partial
from html.parser import HTMLParser
from pathlib import Path

import pytest
from report_samples import FAILED, HOSTILE_TEXT, PASSED, SAMPLES, Samples, array, mask, values

from grader import __version__
from grader.report import html_report as bare_report
from grader.report.escape import visible

html_report = partial(bare_report, words=Samples())
GOLDEN = Path(__file__).parent / "golden"
VOID = {"meta", "br", "wbr", "rect", "path", "link", "img"}
STRUCTURE = {"html", "head", "body", "title", "style", "main", "header", "footer", "article"}


class Page(HTMLParser):
    """Every element with its attributes, every text, and whether each tag is closed in turn."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.open: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    def named(self, name: str, css: str = "") -> list[dict[str, str | None]]:
        return [
            attrs
            for tag, attrs in self.elements
            if tag == name and css in ["", *(attrs.get("class") or "").split()]
        ]


def page(*verdicts, **options) -> Page:
    return Page(html_report(verdicts, **options))


@pytest.mark.parametrize("name", ["failed", "failed.zh", "masks", "hostile"])
def test_golden(name: str) -> None:
    # The style sheet and the version change for reasons of their own.
    sample, _, lang = name.partition(".")
    report = html_report((SAMPLES[sample],), lang=lang or "en")
    report = re.sub(r"(?s)<style>.*</style>", "", report)
    report = report.replace(__version__, "VERSION")
    assert report == (GOLDEN / f"{name}.html").read_text("utf-8")


@pytest.mark.parametrize("name", SAMPLES)
def test_every_element_is_closed_in_turn(name: str) -> None:
    assert page(SAMPLES[name]).open == []


@pytest.mark.parametrize("name", SAMPLES)
def test_nothing_runs_and_nothing_is_fetched(name: str) -> None:
    found = page(SAMPLES[name])
    tags = {tag for tag, _ in found.elements}
    assert not tags & {"script", "link", "img", "iframe", "object", "embed", "form"}
    attributes = [pair for _, attrs in found.elements for pair in attrs.items()]
    assert not [key for key, _ in attributes if key.startswith("on") or key == "src"]
    assert all(value.startswith("#") for key, value in attributes if key == "href")
    assert "url(" not in html_report((SAMPLES[name],))


def test_a_policy_forbids_scripts_and_fetching() -> None:
    [policy] = [m for m in page(PASSED).named("meta") if m.get("http-equiv")]
    assert policy["content"] == "default-src 'none'; style-src 'unsafe-inline'"


def test_ids_are_unique_and_links_lead_somewhere() -> None:
    found = page(*SAMPLES.values())
    ids = [attrs["id"] for _, attrs in found.elements if "id" in attrs]
    assert len(ids) == len(set(ids))
    assert {attrs["href"].removeprefix("#") for attrs in found.named("a")} <= set(ids)
    labels = [attrs.get("aria-labelledby") for _, attrs in found.elements]
    assert set(filter(None, labels)) <= set(ids)


def test_hostile_text_is_only_ever_text() -> None:
    report = html_report((SAMPLES["hostile"],))
    found = Page(report)
    assert {tag for tag, _ in found.elements} >= STRUCTURE
    assert not found.named("b")
    assert all(char.isprintable() or char == "\n" for char in report)
    whole = "".join(found.texts)
    assert visible(HOSTILE_TEXT) in whole
    assert "{{ 7 * 7 }}" in whole


@pytest.mark.parametrize(("lang", "html"), [("en", "en"), ("zh", "zh-CN")])
def test_the_page_has_its_language(lang: str, html: str) -> None:
    assert page(FAILED, lang=lang).named("html") == [{"lang": html}]


def test_the_lines_to_look_at_are_marked_in_words_too() -> None:
    found = page(FAILED)
    assert [row["data-number"] for row in found.named("span", "here")] == ["9", "10"]
    assert found.texts.count("look here ") == 2


def test_several_files_have_an_overview_and_one_has_none() -> None:
    assert len(page(PASSED, FAILED).named("tr")) == 3
    assert page(FAILED).named("table") == []


@pytest.mark.parametrize("name", ["small_array", "mask", "masks", "cube", "nan", "vector"])
def test_every_map_has_a_text(name: str) -> None:
    maps = page(SAMPLES[name]).named("svg", "heat")
    assert maps
    assert all(attrs.get("aria-label") or attrs.get("aria-hidden") for attrs in maps)


def test_maps_of_a_large_mask_stay_small() -> None:
    plain = len(html_report((values(array(0, "int64"), array(1, "int64")),)))
    assert len(html_report((SAMPLES["mask"],))) - plain < 40_000


def test_maps_of_a_large_array_of_noise_stay_small() -> None:
    rows = [[(97 * (64 * i + j) % 1009) / 500 - 1 for j in range(64)] for i in range(64)]
    noise = array(rows, "float64", 64, 64, text="noise")
    other = array([[-x for x in row] for row in rows], "float64", 64, 64, text="other")
    assert len(html_report((values(noise, other),))) < 160_000


def test_numbers_beyond_floats_are_shown_as_text() -> None:
    huge = array([10**400, 1], "object", 2, text="huge")
    assert page(values(huge, array([1, 1], "object", 2))).named("svg") == []


def test_equal_texts_of_different_types_are_told_apart() -> None:
    text = html_report(
        (values(array(1.0, "float64", text="1.0"), array(1.0, "float32", text="1.0")),)
    )
    assert re.search(r"float<mark>64", text)


def test_back_quotes_become_code() -> None:
    report = html_report((FAILED,))
    assert "<code>np.linalg.norm(block, 1)</code> on a matrix" in report


def test_paragraphs_of_an_explanation_stay_apart_and_their_lines_join() -> None:
    class Told(Samples):
        def mistake(self, exercise, name, lang):
            return name, "One line\nand its rest.\n\nAnother."

    report = bare_report((FAILED,), words=Told())
    assert "<p>One line and its rest.</p>\n<p>Another.</p>" in report


@pytest.mark.parametrize("name", ["one_mask", "sketch", "mask"])
def test_a_mask_has_its_picture_whatever_its_size(name: str) -> None:
    assert page(SAMPLES[name]).named("svg", "heat")


def test_one_entry_needs_no_picture() -> None:
    one, other = array([[1.0]], "float64", 1, 1), array([[2.0]], "float64", 1, 1)
    assert page(values(one, other)).named("svg") == []
    assert page(values(None, mask(1, keep=3))).named("svg") == []


def test_a_page_of_very_much_is_short_and_says_what_it_leaves_out() -> None:
    report = html_report((SAMPLES["much"],))
    assert len(report) < 400_000
    # All that was printed: what is kept and not shown, and what is not kept.
    for words in ("39,999,997 more entries", "7,751,130 more characters", "of 999,999"):
        assert words in report
    assert 'data-number="700000"' in report


def test_no_verdicts_is_still_a_page() -> None:
    assert page().open == []
