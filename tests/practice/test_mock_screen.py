"""The interview's screen: its clock, its parts, leaving and resuming; and the scorecard."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from staged import Staged

from grader.bank import open_bank
from grader.errors import CommandError
from grader.grading.verdict import CheckResult, MistakeFound, Verdict
from grader.judge import Finished
from grader.practice.mock import paper, shown
from grader.practice.mock.code import CodePart, File, hand_out
from grader.practice.mock.draw import draw
from grader.practice.mock.interview import Given, Interview, open_interview
from grader.practice.mock.kinds import LENGTHS, SHARES, Entry, Wish
from grader.practice.mock.part import Stopwatch
from grader.practice.mock.question import QuestionPart
from grader.practice.mock.score import percent, scorecard
from grader.practice.mock.screen import MockScreen
from grader.practice.mock.strings import HELP, STRINGS, clock
from grader.practice.rows import Answer, Ending, Session
from grader.practice.stage import Stage
from grader.practice.store import opened
from grader.practice.watch.checker import Heard
from grader.prose.width import width

FAKE = Path(__file__).parent.parent / "fakebank"
AT = 1_760_000_000_000


class House:
    """The doors of a screen, with a judge that says what it is told to."""

    def __init__(self, store, tmp_path, entries=None, minutes=10):
        self.bank, self.store, self.tmp_path = open_bank(FAKE), store, tmp_path
        self.wish = Wish(minutes, counts={"question": 1, "drill": 0, "exercise": 1})
        self.entries, self.checks, self.at = entries, self, AT
        self.checked, self.recorded, self.repairs, self.opened = [], [], [], []
        self.seeds = iter(range(100, 200))

    def now(self):
        return self.at

    def wait(self, seconds):
        self.at += round(1000 * seconds)

    def draw(self, seed):
        return self.entries or draw(self.bank, self.store, self.wish, seed, AT)

    def new_seed(self):
        return next(self.seeds)

    def begin(self, seed, entries):
        return Interview.begin(self.bank, self.store, self.wish, seed, entries, self.now)

    def part(self, interview, position, watch, lang, pen):
        entry, given = interview.entries[position], interview.given(position)
        if entry.kind == "question":
            return QuestionPart(self.bank, entry.item, given, lang, pen, watch)
        path = self.tmp_path / f"{entry.item}-1.py"
        if not path.exists():
            path.write_text("def ranks(values): ...\n")
        file = File(path, *(("d" * 16, "flattened") if entry.kind == "drill" else ()))
        kind, session = entry.kind, interview.session.uid
        told = {"colour": False, "session": session}
        return CodePart(self.bank, kind, entry.item, file, given, self, lang, watch, **told)

    def check(self, id, source, name):
        self.checked.append((id, source, name))
        return len(self.checked)

    def leave(self):
        pass

    def open(self, path):
        self.opened.append(path)

    def record(self, verdict, source, within):
        self.recorded.append((verdict.status, source, within))
        return "u" * 16

    def repaired(self, *how):
        self.repairs.append(how)


class Desk(Staged):
    slowly = True

    def __init__(self, house, size=(80, 24), lang="en", **how):
        self.house, self.size = house, size
        open_ = open_interview(house.bank, house.store, house.now)
        self.screen = MockScreen(house, lang, colour=False, now=house.now, open_=open_, **how)
        self.stage = Stage(self.screen, colour=False)

    def judge(self, status, **checks):
        """The judge answers the last check."""
        results = tuple(CheckResult(name, how, 1.0) for name, how in checks.items())
        good = [how == "passed" for how in checks.values()]
        verdict = Verdict(
            exercise="ranks",
            file="ranks-1.py",
            status=status,
            score=sum(good) / len(good) if good else 0.0,
            checks=results,
            mistakes=(MistakeFound("flattened"),) if status == "failed" else (),
        )
        self.stage.frame(*self.size)
        self.screen.event(Heard(len(self.house.checked), Finished(verdict)))
        return self


QUESTION, EXERCISE = Entry("question", "ranks", 120), Entry("exercise", "ranks", 480)
DRILL = Entry("drill", "ranks", 480)
GOOD = {"check_matches_reference": "passed", "check_ties_by_position": "passed"}


@pytest.fixture(autouse=True)
def _here(tmp_path, monkeypatch):
    """Paths on the screen are short, whatever the folder of the tests is called."""
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def store(tmp_path):
    with opened(tmp_path / "home") as store:
        yield store


def house_of(store, tmp_path, *entries, **more):
    return House(store, tmp_path, entries, **more)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_both_languages_have_the_same_words_with_the_same_places(lang):
    assert STRINGS[lang].keys() == STRINGS["en"].keys()
    for key, text in STRINGS[lang].items():
        fields = set(re.findall(r"{(\w+)}", text))
        assert fields == set(re.findall(r"{(\w+)}", STRINGS["en"][key])), key


def test_both_languages_explain_the_same_number_of_keys():
    assert len(HELP["en"]) == len(HELP["zh"])


def test_the_plan_says_what_comes_and_can_be_drawn_anew(store, tmp_path):
    desk = Desk(House(store, tmp_path))
    assert "10 minutes · seed 100" in desk.shown
    assert "1 question, 1:40" in desk.shown
    assert "1 exercise, 8:20" in desk.shown
    assert "seed 101" in desk.press("r").shown
    assert store.rows(Session) == []
    desk.press("enter")
    assert [row.seed for row in store.rows(Session)] == [101]


def test_a_seed_that_was_given_stays(store, tmp_path):
    assert "seed 7" in Desk(House(store, tmp_path), seed=7).press("r").shown


def test_the_clock_runs_while_one_answers_and_stands_while_one_reads(store, tmp_path):
    house = house_of(store, tmp_path, QUESTION)
    desk = Desk(house).press("enter")
    house.wait(30)
    assert "0:30 of 2:00 · 9:30 left" in desk.shown
    desk.press("space")
    house.wait(500)
    assert "0:30 of 2:00 · 9:30 left" in desk.shown
    desk.press("1", "enter")
    house.wait(10)
    assert "0:40 of 2:00 · 9:20 left" in desk.shown


def test_a_question_its_follow_up_and_what_is_stored_of_them(store, tmp_path):
    house = house_of(store, tmp_path, QUESTION)
    desk = Desk(house).press("enter", "t").write("a permutation").press("c-s")
    assert "a permutation" in desk.shown
    desk.press("1", "2", "enter")
    assert "Why a stable sort?" in desk.shown  # the third point, on ties, was missed
    assert "follow-up" in desk.shown
    desk.press("space", "1", "enter")
    assert "Scorecard" in desk.shown
    row = store.rows(Answer)[-1]
    assert (row.item, row.said, row.points, row.note) == ("ranks", (0, 1), 3, "a permutation")
    assert row.data["follow_up"] == 2
    assert row.data["follow_up_said"]
    assert [row.how for row in store.rows(Ending)] == ["finished"]


def test_a_follow_up_that_the_page_has_lost_is_left_out(store, tmp_path):
    house = house_of(store, tmp_path, QUESTION)
    desk = Desk(house).press("enter", "space", "1")
    given = desk.screen.interview.given(0)
    desk.screen.interview.keep(0, given.with_(follow_up=9))
    again = Desk(house, resume=True)
    assert "Key points" in again.shown
    assert again.screen.part.second is None


def test_the_follow_ups_are_not_seen_before_one_is_chosen(store, tmp_path):
    desk = Desk(house_of(store, tmp_path, QUESTION)).press("enter", "space", "f")
    assert "comparisons for the sort" not in desk.shown


def test_nothing_is_typed_beside_the_answer(store, tmp_path):
    desk = Desk(house_of(store, tmp_path, QUESTION)).press("enter", "space", "t")
    assert desk.screen.part.asked.phase == "tick"


def test_an_exercise_is_checked_as_often_as_one_likes_and_handed_in(store, tmp_path):
    house = house_of(store, tmp_path, EXERCISE)
    desk = Desk(house).press("enter")
    assert "ranks-1.py" in desk.shown
    desk.press("c")
    assert "Checking" in desk.shown
    desk.judge("failed", check_matches_reference="passed", check_ties_by_position="failed")
    assert "✗ Ranks equal entries by their position" in desk.shown
    desk.press("enter", "enter").judge("passed", **GOOD)
    assert "PASSED" in desk.shown
    assert "Scorecard" in desk.press("enter").shown
    session = store.rows(Session)[0].uid
    source = b"def ranks(values): ...\n"
    assert house.recorded == [("failed", source, session), ("passed", source, session)]
    assert store.rows(Answer)[-1].data["attempt"] == "u" * 16


HANDS = "enter again hands it in"


def test_enter_asks_before_it_hands_in_what_is_not_known_to_pass(store, tmp_path):
    house = house_of(store, tmp_path, EXERCISE)
    desk = Desk(house).press("enter")
    for status, why in ((None, "was not checked"), ("failed", "failed its last check")):
        if status:
            desk.press("c").judge(status, check_matches_reference="failed")
        checks = len(house.checked)
        shown = desk.press("enter").shown
        assert why in shown
        assert HANDS in shown
        assert len(house.checked) == checks
        desk.press("z", "z", "enter")  # any other key takes the question back
        assert len(house.checked) == checks
        desk.press("z", "z")
    desk.press("c").judge("passed", **GOOD)
    (tmp_path / "ranks-1.py").write_text("def ranks(values): return values\n")
    assert "has changed since its last check" in desk.press("enter").shown
    desk.press("enter").judge("failed", check_matches_reference="failed")
    assert desk.screen.part.phase == "verdict"


def test_enter_hands_in_at_once_what_passed_its_last_check_also_after_a_resumption(store, tmp_path):
    house = house_of(store, tmp_path, EXERCISE)
    Desk(house).press("enter", "c").judge("passed", **GOOD).press("q")
    desk = Desk(house, resume=True).press("enter").judge("passed", **GOOD)
    assert desk.screen.part.phase == "verdict"


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_that_a_save_is_not_checked_is_said_where_one_works(store, tmp_path, lang):
    for entry in (EXERCISE, DRILL):
        shown = Desk(house_of(store, tmp_path, entry), lang=lang).press("enter").shown
        assert {"en": "Saves aren't checked here", "zh": "保存时不检查"}[lang] in shown
        store.add(Ending(session=store.rows(Session)[-1].uid, how="abandoned"))


@pytest.mark.parametrize("entry", [QUESTION, EXERCISE, DRILL])
def test_escape_leaves_a_part_as_quitting_does_and_says_so(store, tmp_path, entry):
    house = house_of(store, tmp_path, entry)
    desk = Desk(house).press("enter")
    assert "esc leave" in desk.shown
    desk.press("escape")
    assert (desk.screen.done, desk.screen.up) == (True, True)
    assert desk.screen.phase == "asking"
    desk = Desk(house).press("enter", "q")
    assert (desk.screen.done, desk.screen.up) == (True, False)


def test_escape_closes_what_is_open_before_it_leaves(store, tmp_path):
    house = house_of(store, tmp_path, QUESTION, DRILL)
    desk = Desk(house).press("enter", "t", "escape", "?")
    assert "stops the clock" in desk.shown
    assert "1/2 question" in desk.shown
    assert "10:00 left" in desk.shown  # the clock runs on
    desk.press("escape", "space", "e", "escape")
    assert not desk.screen.done
    desk.press("enter", "space", "enter", "enter", "enter").judge("passed", **GOOD)
    assert "esc back to the file" in desk.shown
    desk.press("escape")
    assert (desk.screen.done, desk.screen.part.phase) == (False, "work")


def test_a_stub_that_is_handed_out_names_its_own_file(tmp_path):
    text = '"""Check it with `grader check exercises/ranks.py`."""\n'
    paths = [hand_out(tmp_path, "ranks", text) for _ in range(2)]
    for number, path in enumerate(paths, 1):
        told = f'"""Check it with `grader check mock/ranks-{number}.py`."""\n'
        assert path == tmp_path / "mock" / f"ranks-{number}.py"
        assert path.read_text() == told


@pytest.mark.parametrize("keys", [(), ("enter", "space", "1", "enter", "space", "enter")])
def test_escape_ends_the_plan_and_the_scorecard(store, tmp_path, keys):
    desk = Desk(house_of(store, tmp_path, QUESTION)).press(*keys)
    assert "esc back" in desk.shown
    desk.press("escape")
    assert (desk.screen.done, desk.screen.up) == (True, True)


def test_the_length_is_chosen_by_a_key_and_the_plan_drawn_anew(store, tmp_path):
    house = House(store, tmp_path)
    house.wish = Wish()
    desk = Desk(house)
    assert "1-4 15, 30, 45 or 60 minutes" in desk.shown
    for key, minutes in zip("1234", (15, 30, 45, 60), strict=True):
        assert f"{minutes} minutes · seed 100" in desk.press(key).shown
        assert sum(entry.seconds for entry in desk.screen.entries) == pytest.approx(
            60 * minutes, abs=4
        )
    desk.press("1", "enter")
    assert store.rows(Session)[0].plan["minutes"] == 15


def test_a_length_keeps_the_counts_that_were_asked_for():
    counts = {"question": 5, "drill": 0, "exercise": 0}
    assert Wish(counts=counts).lasting(15).counts == counts
    assert Wish().lasting(15).lasting(45) == Wish()


@pytest.mark.parametrize("minutes", LENGTHS)
def test_a_length_is_about_filled_by_its_parts(minutes):
    needed = sum(SHARES[kind] * number for kind, number in LENGTHS[minutes].items())
    assert needed == pytest.approx(minutes, rel=0.1)


def test_a_length_that_cannot_be_drawn_leaves_the_plan(store, tmp_path):
    house = House(store, tmp_path)
    house.wish = Wish(counts=dict(LENGTHS[15]))
    desk = Desk(house)

    def fail(seed):
        raise CommandError("nothing fits")

    house.draw = fail
    assert "nothing fits" in desk.press("2").shown
    assert house.wish.counts == LENGTHS[15]


def test_a_stub_is_said_to_be_one_and_not_to_fail_every_check(store, tmp_path):
    desk = Desk(house_of(store, tmp_path, EXERCISE)).press("enter", "enter", "enter")
    desk.judge("not_attempted", check_matches_reference="failed")
    desk.press("enter")
    assert "✗ Nothing was written." in desk.shown
    assert "Agrees with the reference" not in desk.shown
    desk.press("enter")
    desk = Desk(house_of(store, tmp_path, EXERCISE)).press("enter", "c")
    desk.judge("not_attempted", check_matches_reference="failed")
    assert "Last check" in desk.shown
    assert "✗" not in desk.shown


def test_a_fault_of_the_grader_is_no_mark(store, tmp_path):
    house = house_of(store, tmp_path, EXERCISE)
    desk = Desk(house).press("enter", "enter", "enter").judge("broken")
    assert "The grader failed, not you" in desk.shown
    assert house.recorded == []
    assert desk.screen.phase == "asking"


def test_a_file_that_is_gone_is_said(store, tmp_path):
    house = house_of(store, tmp_path, EXERCISE)
    desk = Desk(house).press("enter")
    (tmp_path / "ranks-1.py").unlink()
    assert "No such file" in " ".join(desk.press("c").shown.split())
    assert house.checked == []


def test_the_editor_opens_the_file(store, tmp_path):
    house = house_of(store, tmp_path, EXERCISE)
    Desk(house).press("enter", "o")
    assert house.opened == [tmp_path / "ranks-1.py"]


def test_a_drill_is_repaired_explained_and_ticked(store, tmp_path):
    house = house_of(store, tmp_path, DRILL)
    desk = Desk(house).press("enter", "enter", "enter").judge("passed", **GOOD)
    desk.write("it never looks").press("enter")
    assert "Ranks a matrix as if it were one long vector" in desk.shown
    assert "it never looks" in desk.shown
    assert "\n Did you say what was wrong? y I said it · n not quite" in desk.shown
    assert "✓ I said it" in desk.press("y").shown
    assert "✓ I said it" not in desk.press("n").shown
    desk.press("y", "enter")
    assert house.repairs == [("d" * 16, "repaired", "it never looks", True)]
    assert house.recorded[0][2] == "d" * 16
    assert "100%" in desk.shown


def test_it_is_left_and_resumed_where_it_was_with_its_time(store, tmp_path):
    house = house_of(store, tmp_path, QUESTION, EXERCISE)
    desk = Desk(house).press("enter", "t").write("half an ans")
    house.wait(25)
    desk.screen.key("quit")  # Ctrl-C
    assert desk.screen.done
    house.wait(100_000)
    desk = Desk(house)
    assert "0 of 2 parts are done, 9:35 left" in desk.shown
    desk.press("enter")
    assert "half an ans" in desk.shown
    assert "0:25 of 2:00" in desk.shown
    desk.press("space", "1", "enter", "q")
    desk = Desk(house, resume=True)
    assert "follow-up" in desk.shown
    desk.press("space", "enter", "c").judge("failed", check_matches_reference="failed")
    desk.press("q")
    assert "✗ Agrees with the reference" in Desk(house, resume=True).shown


def test_what_is_typed_is_stored_before_it_is_finished(store, tmp_path):
    house = house_of(store, tmp_path, QUESTION)
    desk = Desk(house).press("enter", "t")
    house.wait(6)
    desk.write("a")
    assert store.rows(Answer)[-1].note == "a"
    house.wait(31)
    desk.screen.tick()
    assert store.rows(Answer)[-1].seconds == 37.0


@pytest.mark.parametrize(("lang", "told"), [("en", "is dropped once"), ("zh", "就放弃")])
def test_an_open_one_is_dropped_once_a_new_one_begins(store, tmp_path, lang, told):
    house = house_of(store, tmp_path, QUESTION)
    assert told not in Desk(house, lang=lang).shown
    Desk(house).press("enter", "q")
    desk = Desk(house, lang=lang).press("n")
    assert told in desk.shown
    desk.press("escape")
    assert store.rows(Ending) == []
    Desk(house).press("n", "enter")
    first, second = store.rows(Session)
    assert [(row.how, row.session) for row in store.rows(Ending)] == [("abandoned", first.uid)]
    assert open_interview(house.bank, store).session.uid == second.uid


@pytest.mark.parametrize("kind", [DRILL, EXERCISE])
def test_what_a_check_says_is_in_sight(store, tmp_path, kind):
    desk = Desk(house_of(store, tmp_path, kind), size=(80, 12)).press("enter")
    for status in ("failed", "passed"):
        desk.press("end", "c").judge(status, check_matches_reference=status)
        assert "Last check" in desk.shown


def test_time_that_is_up_lets_one_finish_and_asks_nothing_more(store, tmp_path):
    house = house_of(store, tmp_path, QUESTION, EXERCISE, minutes=1)
    desk = Desk(house).press("enter")
    house.wait(61)
    assert "time is up" in desk.shown
    desk.press("space", "1", "enter", "space", "enter")
    assert "Not reached: ranks" in desk.shown


def test_a_store_that_cannot_be_written_ends_nothing(store, tmp_path):
    house = house_of(store, tmp_path, QUESTION)
    desk = Desk(house).press("enter")
    interview = desk.screen.interview

    def fail(*args):
        raise CommandError("the disk is full")

    keep, interview.keep = interview.keep, fail
    house.wait(40)
    desk.screen.tick()
    assert "the disk is full" in desk.shown
    interview.keep = keep
    desk.press("space")
    assert store.rows(Answer)[-1].data["revealed"]


def test_the_language_changes_and_nothing_else(store, tmp_path):
    desk = Desk(house_of(store, tmp_path, QUESTION)).press("enter", "space", "2", "z")
    assert "▸ 2 ✓ 名次是逆置换" in desk.shown


@pytest.mark.parametrize("size", [(80, 24), (40, 12), (20, 6)])
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_screen_fits(store, tmp_path, lang, size):
    house = house_of(store, tmp_path, QUESTION, EXERCISE)
    desk = Desk(house, size, lang)
    keys = ("enter", "t", "escape", "enter", "e", "e", "1", "enter", "enter", "enter", "c")
    for key in (None, *keys):
        desk.press(*([key] if key else []))
        assert len(desk.lines) == size[1]
        assert all(width(line) <= size[0] for line in desk.lines)
    desk.judge("failed", check_matches_reference="failed")
    desk.press("enter", "enter").judge("failed", check_matches_reference="failed")
    for key in (None, "enter", "end"):
        desk.press(*([key] if key else []))
        assert all(width(line) <= size[0] for line in desk.lines)
    assert desk.screen.phase == "card"


@pytest.fixture
def finished(store):
    bank = open_bank(FAKE)
    entries = (
        QUESTION,
        Entry("question", "top_k", 120),
        DRILL,
        EXERCISE,
        Entry("exercise", "top_k", 60),
    )
    interview = Interview.begin(bank, store, Wish(), 7, entries, lambda: AT)
    follow_up = {"follow_up": 1, "follow_up_said": True, "follow_up_note": "n log n <b>"}
    note = "inverse & <i>\nпривет 😀"
    interview.keep(0, Given(61.0, (0, 2), 3, note, {"done": True, **follow_up}))
    interview.keep(1, Given(30.0, (0, 1, 2), 3, "", {"done": True}))
    drill = {"status": "passed", "checks": GOOD, "mistake": "flattened", "agreed": False}
    interview.keep(2, Given(9.0, (), 2, "#no *idea*", {"done": True, **drill}))
    checks = {**GOOD, "check_only_vectors": "failed"}
    code = {"status": "failed", "score": 2 / 3, "checks": checks, "mistakes": ["flattened"]}
    interview.keep(3, Given(400.0, (), 3, "", {"done": True, **code}))
    interview.end("finished")
    return interview


def test_marks_rest_on_what_was_said_and_judged(finished):
    card = scorecard(finished, "en")
    shares = [round(mark.share, 3) for mark in card.marks]
    assert shares == [0.75, 1.0, 0.5, 0.667]
    assert round(card.share, 3) == round(sum(shares) / 4, 3)
    assert [(t.title, t.parts) for t in card.topics] == [("Comparison sorts", 3), ("Selection", 1)]
    first, _, drill, code = card.marks
    assert first.missed == ("The ranks are the inverse, $r = \\pi^{-1}$.",)
    assert first.follow_up.said
    assert (drill.repaired, drill.explained, drill.bug) == (
        True,
        False,
        "Ranks a matrix as if it were one long vector",
    )
    assert (code.passed, len(code.checks)) == (2, 3)
    assert card.not_reached == ("top_k",)


def test_what_went_worst_is_studied_first_with_commands(finished):
    study = scorecard(finished, "en").study
    assert [each.mark.kind for each in study] == ["drill", "exercise", "question"]
    assert study[0].commands[0] == "grader debug ranks"
    assert study[2].commands[0] == "grader show ranks --answer"


@pytest.mark.parametrize("columns", [100, 80, 40])
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_scorecard_fits_the_terminal_and_names_the_evidence(finished, columns, lang):
    lines = shown.lines(scorecard(finished, lang), columns, colour=False)
    assert all(width(line) <= columns for line in lines)
    text = "\n".join(lines)
    assert ("✗ The ranks are the inverse" if lang == "en" else "✗ 名次是逆置换") in text
    assert "│ inverse & <i>" in text
    assert "grader debug ranks" in text


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_page_holds_the_evidence_and_no_markup_of_the_candidates(finished, lang):
    page = paper.html(scorecard(finished, lang))
    assert "inverse &amp; &lt;i&gt;" in page
    assert "<i>" not in page.split("<body")[1]
    assert "<math" in page
    assert page.count("<article>") == 4


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_scorecard_is_printed_as_pdf_also_with_what_no_font_has(finished, lang):
    assert paper.pdf(scorecard(finished, lang)).startswith(b"%PDF-")


def test_the_whole_time_is_said_as_the_times_of_the_parts_are(finished):
    assert shown.facts(scorecard(finished, "en"))[1] == "8:20 of 45:00"


def test_the_scorecard_is_data(finished):
    data = json.loads(json.dumps(shown.data(scorecard(finished, "en"))))
    assert data["schema"] == "grader.scorecard/1"
    assert data["marks"][0]["follow_up"]["said"] is True
    assert data["marks"][3]["checks"][2] == {
        "title": "Raises ValueError unless there is one dimension",
        "passed": False,
    }
    assert data["study"][0]["commands"][0] == "grader debug ranks"


@pytest.mark.parametrize(
    ("share", "shown"), [(0, 0), (0.001, 1), (0.5, 50), (0.999, 99), (1.0, 100)]
)
def test_only_all_of_it_is_a_hundred_per_cent(share, shown):
    assert percent(share) == shown


@pytest.mark.parametrize(("seconds", "shown"), [(0, "0:00"), (65.4, "1:05"), (-3, "-0:03")])
def test_times_are_minutes_and_seconds(seconds, shown):
    assert clock(seconds) == shown


def test_a_stopwatch_counts_only_while_it_runs():
    at = [0]
    watch = Stopwatch(lambda: at[0], 5.0)
    at[0] = 1000
    assert watch.seconds == 5.0
    watch.run(True)
    at[0] = 3500
    watch.run(True)
    assert watch.seconds == 7.5
    watch.run(False)
    at[0] = 9000
    assert watch.seconds == 7.5
