"""The site of the whole bank in Chromium: every page on a small phone, and what a search finds."""

from __future__ import annotations

import pytest
from test_site_browser import BROKEN_WORDS, search, unfold

from grader.site import write_site


@pytest.fixture(scope="module")
def site(bank_files, tmp_path_factory):
    folder = tmp_path_factory.mktemp("bank") / "site"
    write_site(folder, bank_files)
    return folder


def test_no_page_is_wider_than_a_small_phone_and_no_word_in_a_cell_is_broken(read, site):
    page = read(viewport={"width": 320, "height": 740})
    wide, broken = [], {}
    paths = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    assert len(paths) > 2 * 140
    for path in paths:
        page.goto(f"{site.as_uri()}/{path}")
        unfold(page)
        if page.evaluate("document.documentElement.scrollWidth") > 320:
            wide.append(path)
        if words := page.evaluate(BROKEN_WORDS, "td, th"):
            broken[path] = words
    assert (wide, broken) == ([], {})


@pytest.mark.parametrize(
    ("query", "said", "hit"),
    [
        ("hessain", "hessian", "Hessian"),  # misspelt
        ("海森矩阵", "Hessian", "Hessian"),  # the pages say Hessian
        ("2:4", "", "2:4"),
        ("λ", "", "λ"),
    ],
)
@pytest.mark.parametrize("lang", ["", "zh/"])
def test_a_search_of_the_bank_finds_what_is_meant(read, lang, query, said, hit):
    page = read(f"{lang}index.html")
    found = search(page, query)
    assert hit in found[0]
    assert said.lower() in page.locator("#found").inner_text().lower()
