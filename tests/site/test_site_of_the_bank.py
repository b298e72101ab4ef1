"""The site of the whole bank in Chromium: every page on a small phone, and what a search finds."""

from __future__ import annotations

import pytest
from test_site_browser import BROKEN_WORDS, search

from grader.site import write_site


@pytest.fixture(scope="module")
def site(bank_files, tmp_path_factory):
    folder = tmp_path_factory.mktemp("bank") / "site"
    write_site(folder, bank_files)
    return folder


# Each page in a frame of a width, unfolded: how wide it is, and the words broken in its cells. A
# frame stays in the page's process, and takes half the time of going to each page.
IN_FRAMES = f"""
    async ([pages, width]) => {{
        const found = [];
        for (const page of pages) {{
            const frame = document.createElement("iframe");
            frame.style = `display: block; border: 0; width: ${{width}}px; height: 740px`;
            const loaded = new Promise(done => frame.onload = done);
            frame.src = page;
            document.body.append(frame);
            await loaded;
            const measured = (document, NodeFilter) => {{
                document.querySelectorAll("details").forEach(fold => fold.open = true);
                return [document.documentElement.scrollWidth, ({BROKEN_WORDS})("td, th")];
            }};
            found.push(measured(frame.contentDocument, frame.contentWindow.NodeFilter));
            frame.remove();
        }}
        return found;
    }}
"""


@pytest.fixture
def measured(read, site):
    """Call with paths and a width to get (page width, broken words) of each page."""
    page = read("404.html")

    def call(paths, width):
        return page.evaluate(IN_FRAMES, [[f"{site.as_uri()}/{path}" for path in paths], width])

    return call


def test_no_page_is_wider_than_a_small_phone_and_no_word_in_a_cell_is_broken(measured, site):
    paths = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    assert len(paths) > 2 * 140
    found = dict(zip(paths, measured(paths, 320), strict=True))
    assert {path: of for path, of in found.items() if of != [320, []]} == {}


# What a page may have that a rule of accessibility is about.
PARTS = (
    *('<th scope="col"><math', "<td></td>", "<svg", '<a href="http', "<strong>", "<blockquote"),
    *(
        'class="exercise"',
        'class="evidence"',
        'class="related"',
        "<pre><code",
        '<div class="math">',
    ),
    *('class="level expert"', "footnote-ref", "<ol>", 'class="tied long"'),
)


def pages_with_all_parts(files):
    """The front pages, and as few others as have each part that some page has."""
    pages = {name: files[name].decode() for name in files if "q/" in name and "html" in name}
    has = {name: {part for part in PARTS if part in text} for name, text in pages.items()}
    chosen, left = ["index.html", "zh/index.html"], set().union(*has.values())
    while left:
        best = max(sorted(has), key=lambda name: len(has[name] & left))
        chosen.append(best)
        left -= has[best]
    return chosen


def test_pages_with_every_part_break_no_rule_of_accessibility(read, violations, bank_files):
    chosen = pages_with_all_parts(bank_files)
    assert len(chosen) < 8
    phone = {"viewport": {"width": 400, "height": 800}}
    found = {path: violations(read(path, **phone)) for path in chosen}
    assert {path: broken for path, broken in found.items() if broken} == {}


def test_a_page_that_is_too_wide_is_seen_in_a_frame(measured):
    assert measured(["index.html"], 90)[0][0] > 90


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
