"""A drill on the screen: repaired, said, compared, ended; and in a pseudo-terminal."""

from __future__ import annotations

import re
import string
from dataclasses import replace
from pathlib import Path

import pytest
from pseudo_terminal import ROOT
from staged import Staged

from grader.bank import open_bank
from grader.errors import CommandError
from grader.grading.verdict import CheckResult, MistakeFound, Verdict
from grader.judge import Finished
from grader.practice.drill.app import case_of
from grader.practice.drill.draw import pending
from grader.practice.drill.file import right_file
from grader.practice.drill.hand_out import HandedOut, hand_out
from grader.practice.drill.screen import DrillScreen, Tools
from grader.practice.drill.strings import HELP, STRINGS
from grader.practice.panels import Panels
from grader.practice.rows import Attempt, Repair
from grader.practice.stage import Stage
from grader.practice.store import opened
from grader.practice.watch.checker import Heard
from grader.practice.watch.poll import Gone, Saved

BANK = open_bank(ROOT)


def verdict(status: str) -> Verdict:
    checks = (CheckResult("check_matches_reference", status, 1.0, line=7),)
    mistakes = (MistakeFound("forgets_abs", "check_matches_reference"),)
    return Verdict("l1_loss", "l1_loss-1.py", status, 0.0, checks, mistakes)


class Drilled(Staged):
    """A drill of l1_loss on a screen, with nothing real around it."""

    size = 80, 30

    def __init__(self, tmp_path: Path, store, *, lang="en", source=None):
        self.handed: HandedOut = hand_out(BANK, store, tmp_path, 3, "l1_loss")
        self.case = case_of(BANK, store, self.handed)
        self.asked: list[bytes] = []
        self.ended: list[tuple[str, str, bool]] = []
        self.recorded: list[tuple[Verdict, bytes]] = []
        tools = Tools(self, self.open, self.record, self.finish)
        panels = Panels(BANK, lang, colour=False)
        found = self.saved(source or self.case.broken)
        self.screen = DrillScreen(self.case, panels, tools, found, lang=lang)
        self.stage = Stage(self.screen, colour=False)

    def saved(self, text: str) -> Saved:
        return Saved("l1_loss", text.encode(), (0, 0, 0))

    def check(self, id, source, name):
        self.asked.append(source)
        return len(self.asked)

    def leave(self):
        pass

    def open(self):
        raise CommandError("no editor is set", help="Set EDITOR.")

    def record(self, verdict, source):
        self.recorded.append((verdict, source))
        return ""

    def finish(self, outcome, words, agreed):
        self.ended.append((outcome, words, agreed))
        return ""

    def save(self, text: str, status: str) -> None:
        self.stage.post(self.saved(text))
        self.stage.take_in()
        self.hear(status)

    def hear(self, status: str) -> None:
        self.stage.post(Heard(len(self.asked), Finished(verdict(status))))
        self.stage.take_in()


@pytest.fixture
def store(tmp_path):
    with opened(tmp_path / "home") as store:
        yield store


@pytest.fixture
def drilled(tmp_path, store):
    return Drilled(tmp_path, store)


def test_nothing_is_checked_before_one_asks_and_nothing_names_the_mistake(drilled):
    assert drilled.asked == []
    assert "one bug is hidden" in drilled.shown
    drilled.press("c")
    drilled.hear("failed")
    seen = drilled.shown
    assert drilled.asked == [drilled.case.broken.encode()]
    assert "still wrong" in seen
    assert "Known mistake" not in seen
    assert ":7" in seen
    assert drilled.recorded[0][0].mistakes  # the record has the names


def test_a_repair_is_explained_and_compared(drilled):
    drilled.save("repaired", "passed")
    assert "What was wrong, in one line?" in drilled.shown
    seen = drilled.press(*"no abs", "enter").shown
    assert "You said" in seen
    assert "no abs" in seen
    title = drilled.screen.panels.words.mistake("l1_loss", drilled.case.drill.mistake, "en")[0]
    assert title.split()[0] in seen
    assert drilled.ended == []
    seen = drilled.press("y").shown
    assert drilled.ended == [("repaired", "no abs", True)]
    assert "another" in seen
    drilled.press("enter")
    assert (drilled.screen.done, drilled.screen.again) == (True, True)


def test_what_is_repaired_is_counted_at_once(drilled):
    total = drilled.case.total
    assert f"0 of {total} repaired" in drilled.shown
    drilled.save("repaired", "passed")
    drilled.press("escape")
    assert f"1 of {total} repaired" in drilled.press("n").shown


def test_what_is_given_up_is_not_counted(drilled):
    assert f"0 of {drilled.case.total} repaired" in drilled.press("g", "g").shown


def test_the_question_and_the_keys_that_answer_it_say_the_same(drilled):
    drilled.save("repaired", "passed")
    *body, foot = drilled.press("escape").lines
    assert "y I said it · n not quite" in "\n".join(body)
    assert foot.startswith(" y I said it  n not quite")


def test_a_drill_that_was_left_says_so_and_may_be_left_for_another(tmp_path, store, drilled):
    assert "You began this drill" not in drilled.shown
    assert not drilled.screen.done
    drilled.press("n")
    assert not drilled.screen.done
    drilled.screen.case = replace(drilled.case, resumed=True)
    assert "You began this drill and left it" in drilled.shown
    assert drilled.shown.splitlines()[-1].startswith(" n another")
    drilled.press("n")
    assert drilled.screen.again


@pytest.mark.parametrize("end", [False, True])
def test_escape_leaves_and_the_screen_says_so(drilled, end):
    if end:
        drilled.press("g", "g")
    assert "esc leave" in drilled.shown
    drilled.press("escape")
    assert (drilled.screen.done, drilled.screen.up, drilled.screen.again) == (True, True, False)


@pytest.mark.parametrize("key", ["t", "?"])
def test_escape_closes_what_is_open_before_it_leaves(drilled, key):
    assert "esc back" in drilled.press(key).shown
    drilled.press("escape")
    assert (drilled.screen.done, drilled.screen.page) == (False, "main")


def test_the_end_takes_only_the_keys_that_it_shows(drilled):
    drilled.press("g", "g", "n")
    assert not drilled.screen.done
    assert "enter another" in drilled.shown


def test_both_languages_explain_the_same_number_of_keys():
    assert len(HELP["en"]) == len(HELP["zh"])


def test_one_may_say_nothing_and_not_have_known(drilled):
    drilled.save("repaired", "passed")
    assert "(nothing)" in drilled.press("escape").shown
    drilled.press("n", "q")
    assert drilled.ended == [("repaired", "", False)]
    assert not drilled.screen.again


def test_giving_up_asks_and_shows_the_repair(drilled):
    assert "g again" in drilled.press("g").shown
    drilled.press("t", "t")
    drilled.press("g")
    assert drilled.ended == []
    seen = drilled.press("g").shown
    assert drilled.ended == [("given up", "", False)]
    assert "The repair" in seen
    drilled.save("too late", "passed")
    assert "given up" in drilled.shown


def test_a_file_that_was_worked_on_is_checked_at_once(tmp_path, store):
    drilled = Drilled(tmp_path, store, source="half way")
    assert drilled.asked == [b"half way"]


def test_an_older_check_doesnt_count(drilled):
    drilled.press("c")
    drilled.stage.post(drilled.saved("newer"))
    drilled.stage.post(Heard(1, Finished(verdict("passed"))))
    drilled.stage.take_in()
    assert "checking" in drilled.shown
    drilled.hear("failed")
    assert "still wrong" in drilled.shown


def test_a_deleted_file_leads_to_another_drill(drilled):
    drilled.stage.post(Gone("l1_loss"))
    drilled.stage.take_in()
    assert "is gone" in drilled.shown
    drilled.press("n")
    assert drilled.screen.again


def test_the_task_is_a_key_away_and_an_error_is_a_notice(drilled):
    assert "── Task" in drilled.press("t").shown
    assert "── Task" not in drilled.press("escape").shown
    assert "no editor is set" in drilled.press("o").shown


def test_what_cannot_be_recorded_is_said(drilled):
    drilled.screen.tools = Tools(
        drilled, drilled.open, lambda *_: "the disk is full", lambda *_: ""
    )
    drilled.press("c")
    drilled.hear("failed")
    assert "Not remembered: the disk is full" in drilled.shown


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_both_languages_say_the_same(tmp_path, store):
    en, zh = STRINGS["en"], STRINGS["zh"]
    assert en.keys() == zh.keys()
    for key, text in en.items():
        assert fields(text) == fields(zh[key]), key
    drilled = Drilled(tmp_path, store, lang="zh")
    assert "找错" in drilled.shown
    assert not re.search("[A-Za-z]{4,} [A-Za-z]{4,}", drilled.press("g").shown.split("\n", 2)[2])


def test_a_drill_is_repaired_in_a_terminal(terminal, tmp_path):
    home = tmp_path / "home"
    (tmp_path / "work").mkdir()
    t = terminal(
        "-m",
        "grader",
        "--bank",
        ROOT,
        *("debug", "l1_loss", "--seed", "3"),
        cwd=tmp_path / "work",
        GRADER_HOME=str(home),
    )
    t.see("Find the bug", "drills/l1_loss-1.py:1", "one bug is hidden", "g give up")
    t.press("c").see("still wrong", "FAILED")
    file = tmp_path / "work" / "drills" / "l1_loss-1.py"
    head = file.read_text(encoding="utf-8").split("\n\n", 1)[0]
    file.write_text(f"{head}\n\n{right_file(BANK.item('l1_loss'))}", encoding="utf-8")
    t.see("What was wrong, in one line?", "repaired")
    t.press("it was the sign\r").see("You said", "it was the sign", "y I said it")
    t.press("y").see("enter another")
    t.press("\r").see("drills/l1_loss-2.py:1", "1 of")
    t.press("q")
    assert t.ended() == 0
    with opened(home) as store:
        attempts = store.rows(Attempt)
        (repair,) = store.rows(Repair)
        assert [a.status for a in attempts] == ["failed", "passed"]
        assert {a.within for a in attempts} == {repair.drill}
        assert (repair.outcome, repair.said, repair.agreed) == ("repaired", "it was the sign", 1)
        assert pending(store, BANK) is not None
    again = terminal(
        "-m", "grader", "--bank", ROOT, "debug", cwd=file.parent.parent, GRADER_HOME=str(home)
    )
    again.see("drills/l1_loss-2.py:1")  # the drill that was left
    again.press("\x03")
    assert again.ended() == 0
