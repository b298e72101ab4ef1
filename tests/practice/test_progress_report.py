"""Progress in the terminal and as a page: golden texts, widths, both languages, no harm."""

from __future__ import annotations

import os
import re
import time
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path

import pytest

from grader.bank import open_bank
from grader.grading.words import Words
from grader.practice.progress.facts import progress
from grader.practice.progress.page import html_progress
from grader.practice.progress.screen import ProgressScreen
from grader.practice.progress.strings import TEXT, Say
from grader.practice.progress.terminal import terminal_progress
from grader.practice.rows import Attempt, Reveal, Review
from grader.practice.stage import Stage
from grader.practice.store import opened
from grader.prose.columns import plain
from grader.prose.width import width as cells

FAKE = Path(__file__).parent.parent / "fakebank"
GOLDEN = Path(__file__).parent / "golden"
DAY = 86_400_000
NOON = int(datetime(2026, 11, 26, 12, tzinfo=UTC).timestamp() * 1000)


@pytest.fixture(autouse=True)
def universal_time():
    before = os.environ.get("TZ")
    os.environ["TZ"] = "UTC"
    time.tzset()
    yield
    os.environ.pop("TZ")
    if before is not None:
        os.environ["TZ"] = before
    time.tzset()


def rows():
    """Some weeks of practice on the fake bank."""
    common = {"bank": "sorting", "score": 0.5, "seconds": 0.1, "checks": {}, "source": "x"}
    common |= {"item_hash": "h", "item": "top_k"}
    for n, (status, mistakes) in enumerate(
        [("not_attempted", ()), ("failed", ("ascending",)), ("failed", ("ascending", "clipped"))]
    ):
        yield Attempt(status=status, mistakes=mistakes, at=NOON - 40 * DAY + n * 1000, **common)
    yield Reveal(bank="sorting", item="top_k", what="hint", step=1, at=NOON - 40 * DAY)
    yield Attempt(status="passed", mistakes=(), at=NOON - 39 * DAY, **common)
    common |= {"item": "ranks", "at": NOON - 2 * DAY}
    yield Attempt(status="failed", mistakes=("\x1b[2J<b>`x`",), **common)
    for n in range(12):
        said = tuple(range(n % 4))
        more = {"rating": 1 + n % 4, "said": said, "points": 3, "at": NOON - (n % 5 + n) * DAY}
        yield Review(bank="sorting", item=("ranks", "stable_sorting")[n % 2], **more)


@pytest.fixture
def found(tmp_path):
    with opened(tmp_path / "home") as store:
        store.add(*rows())
        return progress(open_bank(FAKE), store, NOON)


@pytest.fixture
def empty(tmp_path):
    with opened(tmp_path / "empty") as store:
        return progress(open_bank(FAKE), store, NOON)


def shown(found, lang="en", width=80, colour=False):
    words = Words(open_bank(FAKE))
    return terminal_progress(found, words, lang=lang, width=width, colour=colour)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_terminal_shows_what_the_golden_text_has(found, lang):
    golden = GOLDEN / f"progress.{lang}.txt"
    text = shown(found, lang)
    if os.environ.get("GRADER_GOLDEN") == "write":
        golden.write_text(text, encoding="utf-8")
    assert text == golden.read_text(encoding="utf-8")


def test_past_midnight_the_heading_says_until_when_its_day_lasts(tmp_path):
    with opened(tmp_path / "home") as store:
        late = progress(open_bank(FAKE), store, NOON + 15 * DAY // 24)  # three in the morning
    words = Words(open_bank(FAKE))
    for lang, day in (
        ("en", "26 November 2026, until 4 a.m."),
        ("zh", "2026 年 11 月 26 日（到凌晨 4 点）"),
    ):
        assert shown(late, lang).splitlines()[0].endswith(day)
        assert f'<p class="tally">{day}</p>' in html_progress(late, words, lang=lang)


def test_the_terminal_says_what_the_shares_of_topics_are(found):
    for lang in ("en", "zh"):
        text = "".join(shown(found, lang).split())
        assert "".join(TEXT[lang]["topics_note"].split()) in text


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("width", [20, 40, 60, 80, 100, 120])
def test_no_line_is_wider_than_the_terminal(found, empty, lang, width):
    for some in (found, empty):
        for colour in (False, True):
            text = plain(shown(some, lang, width, colour))
            assert max(map(cells, text.splitlines())) <= max(width, 40)
            assert all(line == line.rstrip() for line in text.splitlines())


def test_colour_changes_no_character(found):
    assert plain(shown(found, colour=True)) == shown(found)
    assert "\x1b" not in shown(found)


def test_where_nothing_is_recorded_it_says_what_to_do(empty):
    assert "Nothing is recorded yet" in shown(empty)
    assert "还没有任何记录" in shown(empty, "zh")
    page = html_progress(empty, Words(open_bank(FAKE)), lang="en")
    assert "Nothing is recorded yet" in page
    assert "<svg role" not in page


def test_both_languages_have_the_same_texts_with_the_same_places():
    places = {
        lang: {key: set(re.findall(r"\{(\w+)\}", text)) for key, text in texts.items()}
        for lang, texts in TEXT.items()
    }
    assert places["en"].keys() == places["zh"].keys()
    for key, there in places["en"].items():
        if not key.endswith("_one"):
            assert there == places["zh"][key], key


def test_counts_of_one_have_words_of_their_own():
    assert Say("en").count("tries", 1) == "1 attempt"
    assert Say("en").count("tries", 2) == "2 attempts"


class Elements(HTMLParser):
    """Tags that are open, attributes, and the text of an SVG's title and desc."""

    def __init__(self, page):
        super().__init__()
        self.found, self.ids, self.open = [], [], []
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        self.found.append((tag, dict(attributes)))
        self.ids += [value for name, value in attributes if name == "id"]


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_page_needs_nothing_else_and_runs_nothing(found, lang):
    page = html_progress(found, Words(open_bank(FAKE)), lang=lang)
    elements = Elements(page)
    tags = {tag for tag, _ in elements.found}
    assert not tags & {"script", "link", "img", "iframe", "object"}
    assert "default-src 'none'" in page
    assert "prefers-color-scheme: dark" in page
    assert "url(" not in page
    assert len(elements.ids) == len(set(elements.ids))
    assert f'<html lang="{"zh-CN" if lang == "zh" else "en"}">' in page


def test_each_picture_of_the_page_has_a_title_and_a_description(found):
    page = html_progress(found, Words(open_bank(FAKE)), lang="en")
    elements = Elements(page)
    pictures = [attributes for tag, attributes in elements.found if tag == "svg"]
    for attributes in pictures:
        if attributes.get("aria-hidden") != "true":
            assert attributes["role"] == "img"
            assert len(attributes["aria-labelledby"].split()) == 2
            assert set(attributes["aria-labelledby"].split()) <= set(elements.ids)
    assert "<title>26 November 2026: " in page


def test_names_that_are_markup_or_control_are_text(found):
    page = html_progress(found, Words(open_bank(FAKE)), lang="en")
    assert "<b>" not in page
    assert "\x1b" not in page + shown(found)
    assert "&lt;b&gt;" in page


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("size", [(80, 24), (40, 12), (30, 6)])
def test_on_its_screen_all_of_it_can_be_scrolled_to(found, lang, size):
    screen = ProgressScreen(found, Words(open_bank(FAKE)), lang, colour=False)
    stage = Stage(screen, colour=False)
    seen = []
    for _ in range(100):
        seen += stage.frame(*size).lines
        stage.press("down")
    for word in ("grader review", Say(lang)("back")):
        assert any(word in line for line in seen)
    assert Say(lang)("ladder") in "".join(seen)
    stage.press("escape")
    assert (screen.done, screen.up) == (True, True)


def test_quitting_its_screen_does_not_go_up(found):
    screen = ProgressScreen(found, Words(open_bank(FAKE)), "en", colour=False)
    Stage(screen, colour=False).press("q")
    assert (screen.done, screen.up) == (True, False)
