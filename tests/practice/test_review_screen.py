"""The review's screen: keys in, views out, and every rating in the store at once."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from staged import Staged

from grader.bank import open_bank
from grader.practice.review.cards import Key, live_reviews
from grader.practice.review.days import day_of, start_of
from grader.practice.review.rating import proposed
from grader.practice.review.screen import ReviewScreen
from grader.practice.review.session import Sitting, Wish
from grader.practice.review.strings import HELP, STRINGS, duration
from grader.practice.review.summary import due_table, summary
from grader.practice.review.text import follow_up_of
from grader.practice.rows import Ending, Flag, Review, Session, Setting, Undo
from grader.practice.stage import Stage
from grader.practice.store import opened

FAKE = Path(__file__).parent.parent / "fakebank"
MINUTE = 60_000
NOON = start_of(day_of(1_760_000_000_000)) + 8 * 60 * MINUTE


class Clock:
    def __init__(self):
        self.at = NOON

    def __call__(self):
        self.at += 1000
        return self.at


class Desk(Staged):
    """A review on a stage without a terminal."""

    slowly = True

    def __init__(self, store, wish=None, lang="en", size=(80, 24), clock=None):
        self.clock = clock or Clock()
        self.store, self.bank, self.size = store, open_bank(FAKE), size
        self.sitting = Sitting(self.bank, store, wish or Wish(), self.clock)
        self.screen = ReviewScreen(self.sitting, lang, colour=False)
        self.stage = Stage(self.screen, colour=False)

    @property
    def reviews(self):
        return live_reviews(self.store, self.bank)


@pytest.fixture
def store(tmp_path):
    with opened(tmp_path) as store:
        yield store


@pytest.fixture
def desk(store):
    return Desk(store)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_both_languages_have_the_same_words_with_the_same_places(lang):
    assert STRINGS[lang].keys() == STRINGS["en"].keys()
    for key, text in STRINGS[lang].items():
        fields = set(re.findall(r"{(\w+)}", text))
        assert fields == set(re.findall(r"{(\w+)}", STRINGS["en"][key])), key


@pytest.mark.parametrize(
    ("said", "points", "rating"),
    [
        *((0, 5, 1), (1, 5, 1), (2, 5, 2), (3, 5, 2), (4, 5, 3), (5, 5, 4)),
        *((0, 3, 1), (1, 3, 1), (2, 3, 2), (3, 3, 4), (7, 10, 3)),
        *((0, 1, 1), (1, 1, 3), (0, 0, 1)),
    ],
)
def test_ticks_propose_a_rating(said, points, rating):
    assert proposed(said, points) == rating


def test_the_answer_is_not_seen_before_it_is_asked_for(desk):
    assert "What does one argsort return" in desk.shown.replace("`", "")
    assert "not the ranks" not in desk.shown
    assert "not the ranks" in desk.press("space").shown


def test_a_rating_is_proposed_with_intervals_and_taken_by_enter(desk):
    desk.press("space", "1", "2", "3", "enter")
    assert "3 of 3 said: easy" in desk.shown
    assert re.search(r"▸ 4 easy +in 8 days", desk.shown)
    desk.press("enter")
    (row,) = desk.reviews
    assert (row.item, row.part, row.rating, row.said, row.points) == ("ranks", "", 4, (0, 1, 2), 3)
    assert row.seconds > 0
    assert row.session == desk.store.rows(Session)[0].uid
    assert "1 done" in desk.shown


def test_space_ticks_the_marked_point_and_a_digit_takes_a_tick_away(desk):
    desk.press("space", "down", "space", "1", "1", "enter")
    assert "1 of 3 said" in desk.shown


def test_a_proposal_is_overruled_by_its_number_and_left_by_escape(desk):
    desk.press("space", "enter", "escape")
    assert desk.reviews == []
    desk.press("1", "enter", "3")
    assert desk.reviews[0].rating == 3
    assert desk.reviews[0].said == (0,)


def test_a_typed_answer_is_shown_beside_the_key_points_and_kept(desk):
    desk.press("t").write("a permutation, q and u").press("c-s")
    assert "a permutation, q and u" in desk.shown
    desk.press("1", "enter", "enter")
    assert desk.reviews[0].note == "a permutation, q and u"


def test_a_typed_answer_that_was_not_rated_comes_back(store):
    Desk(store).press("t").write("half an ans").screen.key("quit")  # Ctrl-C
    later = Desk(store)
    assert "half an ans" in later.shown
    later.press("space", "enter", "1")
    assert "half an ans" not in Desk(store).shown


def test_undo_takes_the_last_rating_back_with_its_ticks_also_after_a_restart(store):
    Desk(store).press("space", "1", "2", "enter", "enter")
    again = Desk(store, clock=Clock())
    again.clock.at += MINUTE
    again.press("u")
    assert again.reviews == []
    assert len(store.rows(Undo)) == 1
    assert "undone" in again.shown
    assert again.screen.asked.said == {0, 1}
    again.press("enter", "3")
    assert [(row.item, row.rating) for row in again.reviews] == [("ranks", 3)]


def test_undo_is_offered_where_there_is_something_to_undo(desk):
    assert "u undo" not in desk.shown
    desk.press("s")
    assert "u undo" in desk.shown
    desk.press("u")
    assert "u undo" not in desk.press("down").shown


def test_what_was_done_on_another_day_is_not_undone(store):
    store.add(Review(bank="sorting", item="ranks", rating=3, at=NOON - 48 * 60 * MINUTE))
    assert "nothing of today" in Desk(store).press("u").shown


@pytest.mark.parametrize(("key", "what"), [("s", "suspend"), ("b", "bury")])
def test_a_card_is_suspended_or_buried_and_taken_back(desk, key, what):
    desk.press(key)
    assert [(row.item, row.what) for row in desk.store.rows(Flag)] == [("ranks", what)]
    assert desk.screen.card.key == Key("stable_sorting")
    desk.press("u")
    assert desk.screen.card.key == Key("ranks")
    assert desk.sitting.deck.hidden == {}


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("size", [(80, 24), (60, 24), (40, 12), (20, 6), (140, 40)])
@pytest.mark.parametrize("keys", [(), ("space",), ("space", "1", "2", "3"), ("space", "e")])
@pytest.mark.parametrize("key", ["s", "b"])
def test_what_changes_a_schedule_works_only_where_it_is_shown(store, lang, size, keys, key):
    desk = Desk(store, lang=lang, size=size).press(*keys)
    word = STRINGS[lang][{"s": "suspend", "b": "bury"}[key]]
    seen = f"{key} {word}" in desk.lines[-1]
    desk.press(key)
    assert bool(store.rows(Flag)) == seen


@pytest.mark.parametrize(("key", "what"), [("s", "suspend"), ("b", "bury")])
def test_the_help_explains_the_keys_and_they_work_on_it(store, key, what):
    desk = Desk(store, size=(80, 40)).press("space", "?")
    told = " ".join(desk.shown.split())
    assert "isn't asked until `grader review --restore`" in told
    assert "its schedule stays as it is" in told
    assert "u undoes" in desk.press(key).shown
    assert [row.what for row in store.rows(Flag)] == [what]
    assert store.rows(Review) == []


def test_both_languages_explain_the_same_number_of_keys():
    assert len(HELP["en"]) == len(HELP["zh"])


def test_one_types_on_the_answer_too_and_nothing_typed_is_a_command(desk):
    assert "t type" in desk.press("space", "1").lines[-1]
    desk.press("t").write("subtle q e s b 2")
    assert desk.store.rows(Flag) == []
    assert "subtle q e s b 2" in desk.press("c-s").shown
    assert (desk.screen.asked.said, desk.screen.done) == ({0}, False)
    desk.press("t").write(" more").press("escape")
    assert desk.screen.asked.phase == "tick"  # not hidden again
    desk.press("enter", "enter")
    assert desk.reviews[0].note.startswith("subtle q e s b 2")


@pytest.mark.parametrize("keys", [(), ("space",)])
def test_escape_leaves_a_question_and_says_so(desk, keys):
    assert "esc leave" in desk.press(*keys).lines[-1]
    desk.press("escape")
    assert (desk.screen.done, desk.screen.up) == (True, True)


@pytest.mark.parametrize(
    "keys", [("t",), ("space", "e"), ("space", "f"), ("space", "enter"), ("?",), ("space", "?")]
)
def test_escape_closes_what_is_open_before_it_leaves(desk, keys):
    assert "esc back" in desk.press(*keys).lines[-1]
    assert not desk.press("escape").screen.done
    assert desk.press("escape").screen.up


def test_quitting_is_not_going_up(desk):
    assert (desk.press("q").screen.done, desk.screen.up) == (True, False)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_review_without_an_answer_says_nothing_of_memory(store, lang):
    desk = Desk(store)
    assert STRINGS[lang]["kept_none"] not in summary(desk.sitting, lang)
    desk.press("space", "enter", "3")
    assert STRINGS[lang]["kept_none"] in summary(desk.sitting, lang)


def test_the_whole_answer_and_the_follow_ups_are_shown_on_request(desk):
    desk.press("space", "e")
    assert "inverse permutation" in desk.shown
    desk.press("escape", "f")
    assert "comparisons for the sort" in desk.shown
    desk.press("f")
    assert "tick what you said" in desk.shown


def test_the_language_changes_and_nothing_else(desk):
    desk.press("space", "1", "z")
    assert "勾选你说到的" in desk.shown
    assert desk.screen.asked.said == {0}


def test_follow_ups_are_asked_as_cards_once_their_question_was_seen(store):
    store.add(Setting(name="review.follow_ups", value=1))
    desk = Desk(store, Wish(only={"ranks"})).press("space", "enter", "3")
    assert "What does it cost?" in desk.shown
    assert "follow-up 1" in desk.shown
    desk.press("space")
    assert "comparisons for the sort" in desk.shown
    desk.press("1", "enter", "enter")
    assert [(row.part, row.rating) for row in desk.reviews] == [("", 3), ("follow_up:1", 3)]


def test_a_follow_up_is_its_bold_beginning():
    assert follow_up_of("**Why $x$?** Because.\nSo.") == ("Why $x$?", "Because.\nSo.")
    assert follow_up_of("plain") == ("plain", "")


def test_an_answer_that_was_not_known_is_asked_again_in_the_same_review(desk):
    desk.press("space", "enter", "1")
    for _ in range(2):
        desk.press("space", "enter", "3")
    assert desk.screen.card.key == Key("ranks")
    assert "again 1" in desk.shown


def test_the_end_says_what_was_done_and_what_comes(desk):
    for _ in range(3):
        desk.press("space", "enter", "3")
    assert "Done for today." in desk.shown
    assert "3 answers" in desk.shown
    assert "3 good" in desk.shown
    assert "Next: in 2 days" in desk.shown
    desk.press("enter")
    assert desk.screen.done
    desk.sitting.end()
    assert [row.how for row in desk.store.rows(Ending)] == ["finished"]


def test_a_review_without_an_answer_leaves_no_session(desk):
    desk.press("q")
    desk.sitting.end()
    assert desk.screen.done
    assert desk.store.rows(Session) == desk.store.rows(Ending) == []


def test_the_summary_names_what_was_kept_by_topic(store):
    day = 24 * 60 * MINUTE
    for at in (NOON - 9 * day, NOON - 5 * day):
        store.add(Review(bank="sorting", item="ranks", rating=3, at=at))
    desk = Desk(store, Wish(only={"ranks"}, ahead=True)).press("space", "enter", "1")
    lines = summary(desk.sitting, "en")
    assert "Remembered 50% of 2 answers that were asked again on a later day." in lines
    assert "  Comparison sorts: 50% of 2" in lines


def test_the_table_of_what_is_due_counts_by_topic(store):
    store.add(Review(bank="sorting", item="top_k", rating=3, at=NOON))
    rows, _ = due_table(store, open_bank(FAKE), NOON + 10 * 24 * 60 * MINUTE, "en")
    assert rows[1:] == [
        ["Comparison sorts", "0", "2", "0/2", ""],
        ["Selection", "1", "0", "1/1", ""],
        ["all", "1", "2", "1/3", ""],
    ]


@pytest.mark.parametrize("size", [(80, 24), (40, 12), (20, 6)])
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_screen_fits(store, lang, size):
    from grader.prose.width import width

    desk = Desk(store, lang=lang, size=size)
    for key in ("t", "escape", "space", "down", "down", "e", "f", "f", "f", "1", "enter", "enter"):
        desk.press(key)
        assert len(desk.lines) == size[1]
        assert all(width(line) <= size[0] for line in desk.lines)


def test_the_marked_point_is_seen_whole_on_a_small_terminal(store):
    desk = Desk(store, size=(40, 12)).press("space")
    assert "What does one" in desk.shown  # one reads from the start
    seen = []
    for _ in range(6):
        seen.append(desk.lines)
        desk.press("down")
    for text in ("permutation, not", "inverse", "lower rank"):
        assert any(text in line for lines in seen for line in lines)
    assert desk.screen.asked.mark == 2
    for _ in range(6):
        desk.press("up")
    assert "What does one" in desk.shown


@pytest.mark.parametrize(
    ("ms", "en", "zh"),
    [
        (30_000, "1 minute", "1 分钟"),
        (10 * MINUTE, "10 minutes", "10 分钟"),
        (60 * MINUTE, "1 hour", "1 小时"),
        (24 * 60 * MINUTE, "1 day", "1 天"),
        (50 * 24 * 60 * MINUTE, "50 days", "50 天"),
        (100 * 24 * 60 * MINUTE, "3 months", "3 个月"),
        (1000 * 24 * 60 * MINUTE, "3 years", "3 年"),
    ],
)
def test_intervals_are_said_in_their_largest_unit(ms, en, zh):
    assert (duration("en", ms), duration("zh", ms)) == (en, zh)


def test_a_follow_up_that_is_gone_can_be_undone(store):
    at = Clock().at
    store.add(Review(bank="sorting", item="ranks", part="follow_up:9", rating=3, at=at))
    desk = Desk(store).press("u")
    assert "undone" in desk.shown
    assert desk.reviews == []
    assert desk.screen.card.key == Key("ranks")
    assert desk.screen.asked.said == set()


@pytest.mark.parametrize("follow_ups", [0, 1])
def test_a_page_that_breaks_meanwhile_is_passed_over_and_said(store, tmp_path, follow_ups):
    store.add(Setting(name="review.follow_ups", value=follow_ups))
    desk = Desk(store)
    desk.bank = desk.sitting.bank = open_bank(shutil.copytree(FAKE, tmp_path / "bank"))
    page = next((tmp_path / "bank").rglob("stable_sorting.md"))
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("## Answer", "## Answr"), encoding="utf-8")
    desk.press("space", "enter", "3")
    assert [(row.item, row.rating) for row in desk.reviews] == [("ranks", 3)]
    assert desk.screen.card.key == (Key("ranks", "follow_up:1") if follow_ups else Key("top_k"))
    assert ("stable_sorting.md" in desk.shown) == (not follow_ups)


def test_who_has_suspended_everything_learns_how_to_restore(desk):
    assert "grader review --restore" not in desk.shown
    shown = desk.press("s", "s", "s", "z").press("z").shown
    assert "Suspended: 3. `grader review --restore`" in shown
    assert "--ahead" not in shown
    assert "--ahead" in desk.press("u", "space", "enter", "3").shown
