"""No violations of accessibility rules, as far as axe-core can see them: the site's pages, a report
of `grader check --html` and a sheet of `grader sheet`, each light and dark."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

from grader.bank import open_bank
from grader.bank.selection import Filters, select
from grader.report import html_report
from grader.sheets import make_sheet, render_html

TESTS = Path(__file__).parent.parent
FAKE = TESTS / "fakebank"
SAMPLES = runpy.run_path(str(TESTS / "report" / "report_samples.py"))["SAMPLES"]
# With an exercise, tables, formulas, code and a figure; without; where a link leads nowhere.
PAGES = ("index.html", "q/top_k.html", "q/stable_sorting.html")


@pytest.mark.parametrize(
    "path", ["404.html", *(f"{lang}{page}" for lang in ("", "zh/") for page in PAGES)]
)
def test_pages_of_the_site(read, violations, path):
    page = read(path, viewport={"width": 400, "height": 800})
    assert violations(page) == []


def test_dark_mode_that_the_reader_chose(read, violations):
    page = read(PAGES[1])
    page.get_by_role("button", name="Dark mode").click()
    assert violations(page) == []


def test_search_results_and_keys(read, violations):
    page = read()
    page.locator("#search").fill("sort")
    page.locator("#results").wait_for()
    assert violations(page) == []
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    assert violations(page) == []


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_report_of_checks(browser, violations, lang):
    page = browser.new_page()
    page.set_content(html_report((SAMPLES["failed"], SAMPLES["masks"]), lang=lang))
    assert violations(page) == []
    page.close()


@pytest.mark.parametrize("mode", ["qa", "cards", "mock"])
def test_sheet(browser, violations, mode):
    bank = open_bank(FAKE)
    page = browser.new_page()
    sheet = make_sheet(bank, select(bank, Filters()), mode=mode, lang="both")
    page.set_content(render_html(sheet))
    assert violations(page) == []
    page.close()
