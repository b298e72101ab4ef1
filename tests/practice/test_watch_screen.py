"""What saves, verdicts and keys do on the screen of `grader watch`, without a terminal."""

from __future__ import annotations

import random
import re
import string
from pathlib import Path

import pytest
from pseudo_terminal import ROOT
from staged import Staged

from grader.bank import open_bank
from grader.bank.model import LEVEL_WORDS
from grader.bank.workspace import make, reset
from grader.errors import CommandError
from grader.files import Refused
from grader.grading.verdict import CheckResult, MistakeFound, Verdict
from grader.judge import Finished, Passed
from grader.phrases import phrase
from grader.practice import opening
from grader.practice.memory import Memory
from grader.practice.rows import Reset, Reveal
from grader.practice.stage import Stage, told
from grader.practice.store import opened
from grader.practice.watch.checker import Heard
from grader.practice.watch.files import files_of
from grader.practice.watch.poll import BankChanged, Gone, Saved, Stray, Unreadable
from grader.practice.watch.screen import Tools, WatchScreen
from grader.practice.watch.strings import HELP, STRINGS

FAKE = ROOT / "tests" / "fakebank"
RIGHT = b"def ranks(values):\n    return right\n"
WRONG = b"def ranks(values):\n    return wrong\n"


class Desk:
    """Files in memory: id -> source."""

    def __init__(self, files):
        self.files = files
        self.fresh = True

    def found(self, id):
        return Saved(id, self.files[id], (0, 0, 0)) if id in self.files else Gone(id)

    def take_up(self, id):
        found = self.found(id)
        return found if isinstance(found, Gone) else Saved(id, found.source, (0, 0, 0), first=True)

    def is_fresh(self, saved):
        return self.fresh


class Checks:
    """Notes what is to be checked."""

    def __init__(self):
        self.asked = []
        self.left = 0

    def check(self, id, source, name):
        self.asked.append((id, source))
        return len(self.asked)

    def leave(self):
        self.left += 1


class Watch(Staged):
    """The screen in a practice folder of the fake bank, with nothing real around it."""

    def __init__(self, tmp_path, store, *, lang="en", colour=False, size=(80, 24)):
        bank = open_bank(FAKE)
        folder = tmp_path / "practice"
        make(bank, folder, "en")
        self.attempts = []

        def record(store, bank, verdict, source):
            self.attempts.append((verdict, source))

        self.memory = Memory(store, bank, record)
        self.stubs = {id: (folder / "exercises" / f"{id}.py").read_bytes() for id in bank.steps}
        self.desk, self.checks = Desk(dict(self.stubs)), Checks()
        self.time, self.opened, self.drilled = 0.0, [], []
        tools = Tools(self._reset, self._open, self._drill, lambda: self.time)
        self.screen = WatchScreen(
            bank,
            files_of(bank, store, folder, None, None),
            self.memory,
            self.desk,
            self.checks,
            tools,
            lang=lang,
            colour=colour,
        )
        self.stage = Stage(self.screen, colour=colour)
        self.size = size
        self.screen.take_up("ranks")

    def _reset(self, id):
        self.desk.files[id] = self.stubs[id]
        return Path("ranks.py.bak")

    def _open(self, id, line):
        if line == 99:
            raise CommandError("no editor is set", help="Set EDITOR.")
        return lambda: self.opened.append((id, line))

    def _drill(self, id):
        return lambda: self.drilled.append(id)

    def save(self, source, id="ranks"):
        self.desk.files[id] = source
        self.stage.post(Saved(id, source, (0, 0, 0)))
        self.stage.take_in()
        return self

    def hear(self, verdict, number=None):
        number = number or len(self.checks.asked)
        self.stage.post(Heard(number, Finished(verdict)))
        self.stage.take_in()
        return self

    def see(self, event):
        self.stage.post(event)
        self.stage.take_in()
        return self


def verdict(status="passed", exercise="ranks", **more):
    checks = (CheckResult("check_agrees", "passed" if status == "passed" else "failed", 1.0),)
    fields = {"score": float(status == "passed"), "checks": checks, "source": "x = 1\n"}
    return Verdict(exercise, f"exercises/{exercise}.py", status, **fields | more)


@pytest.fixture
def store(tmp_path):
    with opened(tmp_path / "home") as store:
        yield store


@pytest.fixture
def watch(tmp_path, store, monkeypatch):
    watch = Watch(tmp_path, store)
    monkeypatch.chdir(tmp_path / "practice")
    return watch


def test_a_path_that_is_too_long_is_shown_whole(watch, tmp_path, monkeypatch):
    monkeypatch.chdir("/")
    watch.size = (40, 24)
    shown = watch.shown.replace("\n", "").replace("↪ ", "")
    assert f"{tmp_path}/practice/exercises/ranks.py:1"[1:] in shown


def test_the_first_screen_shows_the_task_the_file_and_the_keys(watch):
    lines = watch.shown.split("\n")
    assert lines[0].startswith(" ranks · Ranks of a vector")
    assert lines[0].rstrip().endswith("0/2")
    assert "exercises/ranks.py:1" in lines[1]
    assert lines[1].rstrip().endswith("waiting for a save")
    assert "── Task ─" in watch.shown
    assert lines[-1].startswith(" h hint  o open")


def test_the_stub_is_judged_to_warm_up_and_no_attempt(watch):
    assert watch.checks.asked == [("ranks", watch.stubs["ranks"])]
    watch.hear(verdict("not_attempted"))
    assert watch.attempts == []
    assert "waiting for a save" in watch.shown


def test_a_save_is_said_to_be_checked_then_its_verdict_is_shown_and_kept(watch):
    assert "checking …" in watch.save(WRONG).shown
    assert watch.checks.asked[-1] == ("ranks", WRONG)
    watch.hear(verdict("failed", mistakes=(MistakeFound("from_one"),)))
    assert "✗ FAILED  ranks" in watch.shown
    assert "Known mistake: " in watch.shown
    assert "next:" not in watch.shown
    assert [(v.status, source) for v, source in watch.attempts] == [("failed", WRONG)]


def test_a_verdict_is_written_down_when_it_is_heard_before_it_is_drawn(watch):
    watch.save(WRONG)
    watch.stage.post(Heard(len(watch.checks.asked), Finished(verdict("failed"))))
    watch.stage.take_in()
    assert len(watch.attempts) == 1
    assert "✗ FAILED" in watch.shown
    assert len(watch.attempts) == 1


def test_a_pass_is_shown_at_once_and_is_one_attempt(watch):
    watch.save(RIGHT).see(Heard(len(watch.checks.asked), Passed(verdict())))
    assert "1 of 2 solved. Next: top_k (n)" in watch.shown
    assert ([v.status for v, _ in watch.attempts], watch.memory.solved) == (["passed"], {"ranks"})
    watch.hear(verdict())
    assert len(watch.attempts) == 1


def test_a_verdict_on_an_older_save_is_not_shown(watch):
    watch.save(WRONG).save(RIGHT)
    watch.hear(verdict("failed"), number=2)
    assert "checking …" in watch.shown
    assert watch.attempts == []
    assert "✓ PASSED" in watch.hear(verdict()).shown


def test_a_verdict_on_a_file_that_has_changed_meanwhile_waits_for_its_save(watch):
    watch.save(WRONG)
    watch.desk.fresh = False
    watch.hear(verdict("failed"))
    assert "checking …" in watch.shown
    assert watch.attempts == []


def test_the_last_verdict_stays_for_a_second_and_then_the_seconds_are_counted(watch):
    watch.save(WRONG).hear(verdict("failed")).save(RIGHT)
    assert "✗ FAILED" in watch.shown
    watch.time = 3.2
    assert "✗ FAILED" not in watch.shown
    assert "checking … 3 s" in watch.shown


def test_the_screen_is_drawn_each_second_only_while_a_file_is_checked(watch):
    assert watch.save(WRONG).screen.ticks
    assert not watch.hear(verdict("failed")).screen.ticks


def test_what_a_right_file_printed_is_shown(watch):
    check = CheckResult("check_agrees", "passed", 1.0, output="shape \x1b[31m(2,)\n")
    shown = watch.save(RIGHT).hear(verdict(checks=(check,))).shown
    assert "shape \\x1b[31m(2,)" in shown


def test_a_solved_exercise_says_what_is_next_and_stays(watch):
    shown = watch.save(RIGHT).hear(verdict()).shown
    assert "── Solved ─" in shown
    assert "1 of 2 solved. Next: top_k (n)" in shown
    assert shown.split("\n")[-1].startswith(" n next  s solution  e explanation")
    assert watch.screen.work.id == "ranks"
    assert watch.press("n").screen.work.id == "top_k"
    assert watch.checks.asked[-1] == ("top_k", watch.stubs["top_k"])


def test_when_all_is_solved_next_says_so(watch):
    watch.save(RIGHT).hear(verdict()).press("n")
    watch.save(RIGHT, "top_k").hear(verdict(exercise="top_k"))
    assert "All 2 exercises of the ladder are solved." in watch.shown
    assert "Every exercise" in watch.press("n").shown
    assert watch.screen.work.id == "top_k"


def test_saving_another_exercise_switches_to_it(watch):
    watch.save(WRONG, "top_k")
    assert watch.screen.work.id == "top_k"
    assert watch.checks.asked[-1] == ("top_k", WRONG)
    watch.hear(verdict("failed", "top_k"))
    assert [v.exercise for v, _ in watch.attempts] == ["top_k"]


def test_hints_come_one_by_one_and_are_remembered(watch, store, tmp_path):
    total = len(watch.screen.panels.hints("ranks"))
    assert "Hint 1" not in watch.shown
    assert f"Hint 1 of {total}" in watch.press("h").shown
    shown = watch.press("h").shown
    assert f"Hint 2 of {total}" in shown
    steps = [reveal.step for reveal in store.rows(Reveal, item="ranks", what="hint")]
    assert steps == [1, 2]
    again = Watch(tmp_path, store)
    assert "Hint" not in again.shown
    again.press("h")
    assert again.screen.work.hints == min(3, total)
    again.press(*"h" * total)
    assert "That was the last hint" in again.shown
    assert again.memory.hints("ranks") == total


def test_hints_stay_below_the_next_verdict(watch):
    watch.press("h").save(WRONG).hear(verdict("failed"))
    shown = watch.shown
    assert shown.index("✗ FAILED  ranks") < shown.index("Hint 1 of")


def test_the_solution_is_asked_for_twice_before_it_is_solved(watch, store):
    assert "s again shows the solution" in watch.press("s").shown
    assert "The reference" not in watch.shown
    assert "The reference" not in watch.press("x", "s").shown
    assert "── The reference ─" in watch.press("s").press("end").shown
    assert [reveal.what for reveal in store.rows(Reveal)] == ["solution"]
    assert "── Task ─" in watch.press("escape").shown


def test_after_a_pass_the_solution_is_a_diff(watch, store):
    shown = watch.save(RIGHT).hear(verdict()).press("s").shown
    assert " -    return right" in shown
    assert store.rows(Reveal) == []


def test_the_explanation_is_asked_for_twice_before_it_is_solved(watch):
    assert "e again" in watch.press("e").shown
    assert "── Explanation ─" in watch.press("e").shown


def test_the_task_is_shown_and_left_by_the_same_key(watch):
    watch.save(WRONG).hear(verdict("failed"))
    assert "── Task ─" in watch.press("t").shown
    assert "✗ FAILED  ranks" in watch.press("t").shown


def test_an_exercise_is_chosen_from_the_ladder(watch):
    shown = watch.press("l").shown
    assert "First steps" in shown
    assert "▸ • ranks" in shown
    assert watch.press("down", "enter").screen.work.id == "top_k"
    assert watch.press("l", "up", "escape").screen.work.id == "top_k"


def test_all_begun_files_are_checked_one_after_another(watch):
    watch.desk.files = {"ranks": RIGHT, "top_k": WRONG}
    watch.press("c")
    assert watch.checks.asked[-1] == ("ranks", RIGHT)
    watch.hear(verdict())
    assert watch.checks.asked[-1] == ("top_k", WRONG)
    shown = watch.hear(verdict("failed", "top_k")).shown
    assert re.search(r"ranks +✓ PASSED", shown)
    assert re.search(r"top_k +✗ FAILED", shown)
    assert len(watch.attempts) == 2


def test_the_exercise_in_hand_stays_while_all_are_checked(watch):
    watch.press("n").save(WRONG, "top_k").hear(verdict("crashed", "top_k"))
    watch.desk.files["ranks"] = RIGHT
    watch.press("c").hear(verdict()).hear(verdict("failed", "top_k"))
    lines = watch.shown.split("\n")
    assert lines[0].startswith(" top_k · ")
    assert "✗ FAILED" in lines[1]  # what was heard of it meanwhile
    assert "r again puts back top_k.py" in watch.press("r").shown
    assert "top_k.py is the stub again" in watch.press("r").shown
    assert watch.desk.files["ranks"] == RIGHT


def test_a_check_that_checking_all_ended_is_begun_again(watch):
    watch.save(WRONG)
    watch.desk.files = {"ranks": WRONG + b"#", "top_k": WRONG}
    watch.press("c").hear(verdict("failed")).hear(verdict("failed", "top_k"))
    assert watch.checks.asked[-1] == ("ranks", WRONG)
    assert "✗ FAILED" in watch.hear(verdict("failed")).press("escape").shown


def test_a_save_ends_the_check_of_all(watch):
    watch.desk.files = {"ranks": RIGHT, "top_k": WRONG}
    watch.press("c").save(RIGHT, "top_k")
    assert watch.checks.asked[-1] == ("top_k", RIGHT)
    assert "✓ PASSED" in watch.hear(verdict(exercise="top_k")).shown


def test_stubs_are_not_begun(watch):
    assert "No file has been begun yet." in watch.press("c").shown


def test_a_reset_is_asked_for_and_begins_the_hints_anew(watch, store):
    watch.save(WRONG).hear(verdict("failed")).press("h", "r")
    assert watch.desk.files["ranks"] == WRONG
    assert "r again puts back ranks.py" in watch.shown
    shown = watch.press("r").shown
    assert "Your file is kept as ranks.py.bak." in shown
    assert watch.checks.asked[-1] == ("ranks", watch.stubs["ranks"])
    assert len(store.rows(Reset)) == 1
    assert watch.memory.hints("ranks") == 0


def test_a_deleted_file_is_said_and_comes_back(watch):
    shown = watch.see(Gone("ranks")).shown
    assert "is gone. r puts the stub back" in shown
    assert watch.checks.left
    assert "checking …" in watch.save(RIGHT).shown


def test_another_exercises_file_may_go_without_a_word(watch):
    assert "gone" not in watch.see(Gone("top_k")).shown


def test_why_a_file_cant_be_read_is_said(watch):
    shown = watch.see(Unreadable("ranks", Refused("link", target="/etc/x"))).shown
    assert "this is a link to /etc/x" in shown


def test_a_changed_bank_is_checked_against(watch):
    watch.save(WRONG).hear(verdict("failed"))
    watch.see(BankChanged("ranks"))
    assert "the bank has changed" in watch.shown
    assert watch.checks.asked[-1] == ("ranks", WRONG)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_file_saved_under_another_name_is_told_from_the_exercises(
    tmp_path, store, lang, monkeypatch
):
    monkeypatch.chdir(tmp_path)
    watch = Watch(tmp_path, store, lang=lang)
    shown = watch.see(Stray(tmp_path / "exercises" / "rank.py")).shown.replace("\n ", "")
    words = {"en": "rank.py is no exercise's file", "zh": "rank.py 不是练习文件"}
    assert words[lang] in shown
    assert "exercises/ranks.py" in shown.split("rank.py", 1)[1]
    assert not watch.checks.asked or watch.checks.asked[-1][0] == "ranks"


def test_the_head_names_the_line_to_look_at(watch):
    check = CheckResult("check_agrees", "errored", 1.0, message=phrase("text", text="no"), line=7)
    shown = watch.save(WRONG).hear(verdict("failed", checks=(check,))).shown
    assert "exercises/ranks.py:7" in shown.split("\n")[1]
    watch.press("o")
    watch.screen.outside()
    assert watch.opened == [("ranks", 7)]


def test_an_editor_that_isnt_set_is_a_notice(watch):
    check = CheckResult("check_agrees", "errored", 1.0, line=99)
    watch.save(WRONG).hear(verdict("failed", checks=(check,)))
    assert "no editor is set" in watch.press("o").shown


def test_the_notice_without_an_editor_names_the_file(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ("VISUAL", "EDITOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PATH", "")
    with pytest.raises(CommandError) as caught:
        opening.on_screen(tmp_path / "ranks.py", 1, None)
    en, zh = (told(caught.value, lang) for lang in ("en", "zh"))
    assert en.startswith("no editor is set. Open ranks.py yourself, or quit and set VISUAL")
    assert zh.startswith("没有设置编辑器。请自己打开 ranks.py；")
    assert "--edit-cmd" not in en + zh


def test_how_it_was_confined_is_said_only_where_it_was_not(watch):
    shown = watch.save(WRONG).hear(verdict("failed", confinement="full")).shown
    assert "confined" not in shown
    shown = watch.save(RIGHT).hear(verdict("failed", confinement="none")).shown
    assert "not confined: own process only" in shown


def test_hints_make_room_for_why_a_file_cant_be_run(watch):
    watch.press("h").save(WRONG).hear(verdict("crashed"))
    assert "Hint 1" not in watch.shown
    assert "Hint 2" in watch.press("h").press("end").shown
    assert "Hint 1 of" in watch.save(RIGHT).hear(verdict("failed")).press("end").shown


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_list_shows_how_hard_each_exercise_is(tmp_path, store, lang):
    watch = Watch(tmp_path, store, lang=lang).press("l")
    [row] = [line for line in watch.shown.split("\n") if " top_k " in line]
    level = watch.screen.bank.item("top_k").level
    assert row.rstrip().endswith(LEVEL_WORDS[lang][level])
    watch.size = (40, 24)
    watch.press("down")
    [row] = [line for line in watch.shown.split("\n") if " top_k " in line]
    assert row.rstrip().endswith(LEVEL_WORDS[lang][level])


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_first_foot_names_the_drill(tmp_path, store, lang):
    foot = Watch(tmp_path, store, lang=lang).shown.split("\n")[-1]
    for key in ("h", "o", "n", "esc", "s", "l", "d", "q", "?"):
        assert f" {key} " in foot


def test_a_drill_is_started_for_the_exercise(watch):
    watch.save(RIGHT).hear(verdict()).press("d").screen.outside()
    assert watch.drilled == ["ranks"]


def test_a_drill_asks_before_it_gives_an_unsolved_exercise_away(watch):
    assert "d again opens it" in watch.press("d").shown
    assert watch.screen.outside is None
    watch.press("d").screen.outside()
    assert watch.drilled == ["ranks"]


def test_quitting_leaves_the_check_and_ends(watch):
    watch.save(WRONG).press("q")
    assert watch.screen.done
    assert watch.checks.left


def test_a_store_that_cant_be_written_is_said_and_practice_goes_on(watch):
    def full(*_):
        raise CommandError("your practice can't be kept: No space left on device")

    watch.memory._record = full
    shown = watch.save(RIGHT).hear(verdict()).shown
    assert "Not remembered: your practice can't be kept" in shown
    assert "✓ PASSED" in shown
    assert "ranks" in watch.memory.solved


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_both_languages_have_the_same_words_with_the_same_places(lang):
    def places(text):
        return {name for _, name, _, _ in string.Formatter().parse(text) if name}

    english = STRINGS["en"]
    assert {k: places(v) for k, v in STRINGS[lang].items()} == {
        k: places(v) for k, v in english.items()
    }
    assert [keys for keys, _ in HELP[lang]][1:-2] == [keys for keys, _ in HELP["en"]][1:-2]


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_help_and_the_keys_fit_80_by_24(tmp_path, store, lang, monkeypatch):
    watch = Watch(tmp_path, store, lang=lang)
    monkeypatch.chdir(tmp_path / "practice")
    shown = watch.press("?").shown
    assert "Ctrl-C" in shown
    assert "…" not in shown.split("\n", 3)[3]


@pytest.mark.parametrize("size", [(80, 24), (40, 12), (20, 6), (7, 3)])
@pytest.mark.parametrize("seed", range(3))
def test_no_order_of_keys_and_events_crashes(tmp_path, store, size, seed):
    draw = random.Random(f"{size}{seed}")
    watch = Watch(tmp_path, store, colour=bool(seed % 2), size=size, lang=draw.choice(["en", "zh"]))
    events = [
        lambda: watch.save(draw.choice([RIGHT, WRONG, b""]), draw.choice(["ranks", "top_k"])),
        lambda: watch.hear(verdict(draw.choice(["passed", "failed"]), watch.screen.work.id)),
        lambda: watch.see(Gone(draw.choice(["ranks", "top_k"]))),
        lambda: watch.see(BankChanged("ranks")),
    ]
    keys = [*"nhsetlcrdo?", "escape", "up", "down", "enter", "space", "pagedown", "x", "home"]
    for _ in range(80):
        draw.choice(events)() if draw.random() < 0.3 else watch.press(draw.choice(keys))
        watch.time += 0.4
        assert len(watch.stage.frame(*size).lines) == size[1]


def test_the_stub_that_is_put_back_is_the_banks(tmp_path):
    bank = open_bank(FAKE)
    folder = tmp_path / "practice"
    make(bank, folder, "en")
    file = folder / "exercises" / "ranks.py"
    stub = file.read_bytes()
    file.write_bytes(b"mine")
    path, kept = reset(bank, folder, "ranks")
    assert (path.read_bytes(), kept.read_bytes()) == (stub, b"mine")


def test_esc_goes_one_level_up_and_the_foot_says_so(watch):
    for key in ("t", "l", "?"):
        assert not watch.press(key, "escape").screen.done
    assert "esc back" in watch.shown.split("\n")[-1]
    watch.save(WRONG).press("escape")
    assert (watch.screen.done, watch.screen.up) == (True, True)
    assert watch.checks.left


def test_a_list_that_was_there_first_is_left_by_esc(watch):
    watch.screen.begin_with_list()
    assert watch.press("escape").screen.up


def test_an_exercise_that_was_chosen_from_it_is_left_by_esc(watch):
    watch.screen.begin_with_list()
    assert not watch.press("enter", "l", "escape").screen.done
    assert watch.press("escape").screen.up


def test_quitting_does_not_go_up(watch):
    assert not watch.press("q").screen.up
