"""What keys do on the first screen of bare `grader`, without a terminal."""

from __future__ import annotations

from datetime import datetime

import pytest
from pseudo_terminal import ROOT
from staged import Staged

from grader.bank import open_bank
from grader.bank.workspace import make
from grader.practice.panels import Panels
from grader.practice.progress.facts import progress
from grader.practice.row import now
from grader.practice.rows import Review, Setting
from grader.practice.stage import Stage
from grader.practice.start.screen import StartScreen
from grader.practice.start.status import status_of
from grader.practice.start.strings import HELP
from grader.practice.store import opened

FAKE = ROOT / "tests" / "fakebank"


class Start(Staged):
    """The screen in a practice folder of the fake bank."""

    def __init__(self, tmp_path, *rows, lang="en", folder=True, size=(80, 24), at=None, **more):
        bank = open_bank(FAKE)
        where = tmp_path / "practice"
        if folder:
            make(bank, where, "en")
        with opened(tmp_path / "home") as store:
            store.add(*rows)
            self.status = status = status_of(bank, store, where, at or now())
        panels = Panels(bank, lang, colour=False)
        self.screen = StartScreen(panels, status, lambda name: where / name, **more)
        self.stage = Stage(self.screen, colour=False)
        self.size = size


def test_what_could_not_be_done_is_marked_and_why_is_said(tmp_path):
    start = Start(tmp_path, chosen="debug", notice="nothing is solved yet")
    assert "nothing is solved yet" in start.shown
    assert "nothing is solved yet" not in start.press("x").shown
    assert start.press("enter").screen.chosen == "debug"


def test_enter_does_what_the_first_line_says_whatever_one_comes_back_from(tmp_path):
    assert Start(tmp_path, chosen="browse").press("enter").screen.chosen == "watch"


@pytest.mark.parametrize(
    ("lang", "there", "here"),
    [("en", "folder practice", "in this folder"), ("zh", "文件夹 practice", "在当前文件夹")],
)
def test_the_practice_folder_is_named_as_one(tmp_path, monkeypatch, lang, there, here):
    start = Start(tmp_path, lang=lang)
    monkeypatch.chdir(tmp_path)
    assert f" · {there}" in start.shown
    monkeypatch.chdir(tmp_path / "practice")
    assert f" · {here}" in start.shown


def test_who_has_looked_around_is_not_asked_for_a_folder_again(tmp_path):
    assert "Folder: practice" in Start(tmp_path, folder=False).shown
    assert "文件夹：practice" in Start(tmp_path, folder=False, lang="zh").shown
    assert "Folder:" not in Start(tmp_path, folder=False, chosen="browse").shown


@pytest.mark.parametrize("key", ["escape", "x"])
def test_nothing_is_above_the_first_screen(tmp_path, key):
    assert not Start(tmp_path).press(key).screen.done


# What is to be answered ---------------------------------------------------------------------------

NOON = int(datetime(2026, 11, 26, 12).timestamp() * 1000)
MINUTE, DAY = 60_000, 86_400_000


def review(rating, item, at=NOON):
    return Review(bank="sorting", item=item, rating=rating, at=at)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_what_comes_again_in_minutes_is_announced(tmp_path, lang):
    rows = [review(1, "ranks"), review(1, "top_k"), review(3, "stable_sorting")]
    start = Start(tmp_path, *rows, at=NOON + 4 * MINUTE, lang=lang)
    assert {"en": "2 again in 6 min", "zh": "2 道 6 分钟后再问"}[lang] in start.shown
    later = Start(tmp_path, at=NOON + 11 * MINUTE, lang=lang)
    assert {"en": "2 to answer again now", "zh": "2 道待复习"}[lang] in later.shown


@pytest.mark.parametrize("limit", [0, 1, 40])
def test_the_first_screen_and_progress_count_the_same_cards(tmp_path, limit):
    rows = [review(1, "ranks", NOON - MINUTE)]
    rows += [review(3, id, NOON - 30 * DAY) for id in ("top_k", "stable_sorting")]
    start = Start(tmp_path, *rows, Setting(name="review.limit", value=limit), at=NOON)
    with opened(tmp_path / "home") as store:
        due = progress(start.screen.panels.bank, store, NOON).due[0]
    assert start.status.today == due == 3
    assert ("beyond the day's limit" in start.shown) == (limit < 2)


def test_nothing_to_answer_is_said(tmp_path):
    assert "nothing is due" in Start(tmp_path, Setting(name="review.new", value=0)).shown


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("folder", [True, False])
def test_the_help_says_what_each_choice_is(tmp_path, lang, folder):
    start = Start(tmp_path, lang=lang, folder=folder, chosen="quit", size=(80, 40))
    assert " ? " in start.shown.split("\n")[-1]
    shown = start.press("?").shown
    for key, choice, words in start.screen.menu:
        assert f"{key.ljust(6)} {words}" in shown
        assert HELP[lang][choice].split(" ")[0] in shown
    assert not start.press("escape").screen.helping
    assert start.press("?", "b").screen.chosen == "browse"


def test_both_languages_explain_the_same_choices():
    assert HELP["en"].keys() == HELP["zh"].keys()


@pytest.mark.parametrize(("lang", "told"), [("en", "Not remembered: "), ("zh", "没有记下来：")])
def test_a_store_that_cant_be_read_is_said(tmp_path, lang, told):
    assert told not in Start(tmp_path / "a", lang=lang).shown
    assert f"{told}why" in Start(tmp_path / "b", lang=lang, problem="why").shown
