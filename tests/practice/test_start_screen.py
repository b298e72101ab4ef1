"""What keys do on the first screen of bare `grader`, without a terminal."""

from __future__ import annotations

import pytest
from pseudo_terminal import ROOT

from grader.bank import open_bank
from grader.bank.workspace import make
from grader.practice.panels import Panels
from grader.practice.row import now
from grader.practice.stage import Stage
from grader.practice.start.screen import StartScreen
from grader.practice.start.status import status_of
from grader.practice.store import opened

FAKE = ROOT / "tests" / "fakebank"


class Start:
    """The screen in a practice folder of the fake bank."""

    def __init__(self, tmp_path, *, lang="en", folder=True, size=(80, 24), **more):
        bank = open_bank(FAKE)
        where = tmp_path / "practice"
        if folder:
            make(bank, where, "en")
        with opened(tmp_path / "home") as store:
            status = status_of(bank, store, where, now())
        panels = Panels(bank, lang, colour=False)
        self.screen = StartScreen(panels, status, lambda name: where / name, **more)
        self.stage = Stage(self.screen, colour=False)
        self.size = size

    def press(self, *keys):
        for key in keys:
            self.stage.press(key)
        return self

    @property
    def shown(self):
        return "\n".join(self.stage.frame(*self.size).lines)


def test_what_was_chosen_the_last_time_is_marked_and_why_it_failed_is_said(tmp_path):
    start = Start(tmp_path, chosen="debug", notice="nothing is solved yet")
    assert "nothing is solved yet" in start.shown
    assert "nothing is solved yet" not in start.press("x").shown
    assert start.press("enter").screen.chosen == "debug"


def test_who_has_looked_around_is_not_asked_for_a_folder_again(tmp_path):
    assert "Folder:" in Start(tmp_path, folder=False).shown
    assert "Folder:" not in Start(tmp_path, folder=False, chosen="browse").shown


@pytest.mark.parametrize("key", ["escape", "x"])
def test_nothing_is_above_the_first_screen(tmp_path, key):
    assert not Start(tmp_path).press(key).screen.done
