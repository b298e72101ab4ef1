"""The report of `grader check --html` in Chromium: on a phone, in print, and its maps."""

from __future__ import annotations

import re
import runpy
from dataclasses import replace
from pathlib import Path

import pytest
from test_site_browser import BROKEN_WORDS

from grader.report import html_report

TESTS = Path(__file__).parent.parent
REPORT = runpy.run_path(str(TESTS / "report" / "report_samples.py"))
SAMPLES = REPORT["SAMPLES"]
WORDS = REPORT["Samples"]()
FILES = ("failed", "masks", "passed", "crashed")


@pytest.fixture
def report(browser):
    """Call with names of samples, and options of a page, to get their report in a browser."""
    pages = []

    def call(*names, lang="en", **options):
        pages.append(browser.new_page(**options))
        verdicts = tuple(SAMPLES[name] for name in names)
        pages[-1].set_content(html_report(verdicts, lang=lang, words=WORDS))
        return pages[-1]

    yield call
    for page in pages:
        page.close()


def of_width(columns):
    return {"viewport": {"width": columns, "height": 800}}


def sheets(page):
    return len(re.findall(rb"/Type ?/Page\b", page.pdf(format="A4")))


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_report_prints_on_a_page_a_file(report, lang):
    assert sheets(report(*FILES, lang=lang)) <= len(FILES)
    assert sheets(report("passed", "passed", lang=lang)) == 1


def test_print_is_dark_on_white_whatever_the_screen_is(report):
    page = report("failed", color_scheme="dark")
    page.emulate_media(media="print")
    ink = page.evaluate("getComputedStyle(document.body).color")
    assert max(map(int, re.findall(r"\d+", ink))) < 64


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("columns", [320, 375, 768, 1440])
def test_no_report_is_wider_than_its_screen(report, columns, lang):
    page = report(*FILES, "mask", "sketch_large", lang=lang, **of_width(columns))
    assert page.evaluate("document.documentElement.scrollWidth") == columns


def test_no_word_is_broken_in_a_cell(browser):
    files = ("submissions/of_a_group/block_penalty.py", "a_name_that_is_longer_than_others.py")
    verdicts = tuple(replace(SAMPLES["failed"], file=file) for file in files)
    page = browser.new_page(**of_width(320))
    page.set_content(html_report(verdicts, words=WORDS))
    assert page.evaluate(BROKEN_WORDS, "td, th") == []
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    page.add_style_tag(content="th, td { overflow-wrap: anywhere !important; }")
    assert page.evaluate(BROKEN_WORDS, "td, th") != []  # it would be seen
    page.close()


@pytest.mark.parametrize("columns", [320, 375, 768, 1440])
@pytest.mark.parametrize("name", ["mask", "sketch_large"])
def test_two_masks_and_their_difference_are_beside_each_other(report, name, columns):
    maps = report(name, **of_width(columns)).locator(".panel .heat")
    boxes = [maps.nth(i).bounding_box() for i in range(maps.count())]
    assert len(boxes) == 3
    assert len({round(box["y"]) for box in boxes}) == 1
    assert min(box["width"] for box in boxes) > 80


def test_the_edge_of_what_scrolls_fades_where_it_scrolls_on(report):
    fade = """(selector) => {
        const style = getComputedStyle(document.querySelector(selector));
        return [style.getPropertyValue('--before'), style.getPropertyValue('--after')];
    }"""
    page = report("failed", **of_width(320))
    assert page.evaluate(fade, ".source pre") == ["0px", "32px"]
    page.evaluate("document.querySelector('.source pre').scrollLeft = 9999")
    page.wait_for_timeout(100)
    assert page.evaluate(fade, ".source pre") == ["32px", "0px"]
    wide = report("failed", **of_width(1440))
    assert wide.evaluate(fade, ".source pre") == ["0px", "0px"]


def test_checks_that_were_not_judged_are_one_line(browser):
    check = REPORT["SKIPPED_CHECK"]
    checks = (*SAMPLES["failed"].checks, replace(check, name="check_twice"))
    verdict = replace(SAMPLES["failed"], checks=checks)
    page = browser.new_page(**of_width(1440))
    page.set_content(html_report((verdict,), words=WORDS))
    rows = page.locator(".checks li", has_text="not judged")
    assert rows.count() == 1
    assert "Takes at most linear time · Keeps no state" in rows.inner_text()
    page.close()
