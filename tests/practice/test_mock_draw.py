"""Interviews are drawn by seed from what is weak, and are stored as they go."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from grader.bank import open_bank
from grader.errors import CommandError
from grader.practice.mock.draw import draw, new_seed
from grader.practice.mock.follow_up import chosen, shared
from grader.practice.mock.interview import Given, Interview, last_interview, open_interview
from grader.practice.mock.kinds import Entry, Wish
from grader.practice.mock.weak import weights
from grader.practice.review.cards import Key
from grader.practice.review.text import text_of
from grader.practice.rows import Answer, Attempt, Drill, Ending, Repair, Review
from grader.practice.store import opened

FAKE = Path(__file__).parent.parent / "fakebank"
DAY = 24 * 3600 * 1000
AT = 1_760_000_000_000
ALL = ["ranks", "stable_sorting", "top_k"]


@pytest.fixture
def bank():
    return open_bank(FAKE)


@pytest.fixture
def store(tmp_path):
    with opened(tmp_path) as store:
        yield store


def wish(questions=0, drills=0, exercises=0, **more):
    return Wish(counts={"question": questions, "drill": drills, "exercise": exercises}, **more)


def passed(item, status="passed"):
    fields = {"score": 1.0, "seconds": 0.1, "checks": {}, "mistakes": (), "item_hash": "h"}
    return Attempt(bank="sorting", item=item, status=status, source="s", **fields)


def drawn(bank, store, seed, asked, **more):
    return [(e.kind, e.item) for e in draw(bank, store, asked, seed, AT, **more)]


def test_the_same_seed_and_history_give_the_same_interview_and_other_seeds_others(bank, store):
    asked = wish(questions=1, exercises=1)
    assert drawn(bank, store, 5, asked) == drawn(bank, store, 5, asked)
    assert len({tuple(drawn(bank, store, seed, asked)) for seed in range(40)}) > 1


def test_a_new_seed_each_time():
    assert len({new_seed() for _ in range(20)}) > 10


def test_no_item_comes_twice_and_each_kind_comes_in_its_place(bank, store):
    asked = wish(questions=1, drills=1, exercises=1)
    for seed in range(20):
        found = drawn(bank, store, seed, asked)
        assert [kind for kind, _ in found] == ["question", "drill", "exercise"]
        assert len({item for _, item in found}) == len(found)


def test_what_was_missed_or_forgotten_is_asked_more_often(bank, store):
    store.add(Review(bank="sorting", item="ranks", rating=4, said=(0, 1, 2), points=3, at=AT))
    store.add(Review(bank="sorting", item="top_k", rating=1, said=(), points=3, at=AT))
    found = weights(store, bank, "question", ALL, AT)
    assert found["top_k"] > found["stable_sorting"] > found["ranks"]
    later = weights(store, bank, "question", ALL, AT + 90 * DAY)
    assert later["ranks"] > found["ranks"]
    asked = wish(questions=1)
    counts = Counter(drawn(bank, store, seed, asked)[0][1] for seed in range(200))
    assert counts["top_k"] > counts["stable_sorting"] > counts["ranks"]


def test_points_missed_in_an_interview_count_too(bank, store):
    interview = Interview.begin(bank, store, wish(1), 1, (Entry("question", "ranks", 60),))
    interview.keep(0, Given(said=(), points=3, data={"done": True}))
    assert weights(store, bank, "question", ["ranks"], AT)["ranks"] == 2.0
    interview.keep(0, Given(said=(0, 1, 2), points=3, data={"done": True}))
    assert weights(store, bank, "question", ["ranks"], AT)["ranks"] < 1


def test_unsolved_exercises_come_before_solved_ones_and_the_next_before_the_far(bank, store):
    found = weights(store, bank, "exercise", ["ranks", "top_k"], AT)
    assert found["ranks"] > found["top_k"]
    store.add(passed("ranks"))
    found = weights(store, bank, "exercise", ["ranks", "top_k"], AT)
    assert found["top_k"] > found["ranks"]
    store.add(passed("top_k", "failed"))
    assert weights(store, bank, "exercise", ["top_k"], AT)["top_k"] > found["top_k"]


def test_drills_that_went_wrong_come_before_those_that_went_well(bank, store):
    store.add(passed("ranks"), passed("top_k"))
    for item, outcome in (("ranks", "repaired"), ("top_k", "given up")):
        drill = Drill(bank="sorting", item=item, mistake="m", seed=1, source="s")
        store.add(drill, Repair(drill=drill.uid, outcome=outcome, agreed=1))
    found = weights(store, bank, "drill", ["ranks", "top_k"], AT)
    assert found["top_k"] > found["ranks"]


def test_levels_and_topics_hold(bank, store):
    for seed in range(10):
        asked = wish(questions=3, topics=("comparison",), levels=("medium",))
        assert drawn(bank, store, seed, asked) == [("question", "stable_sorting")]


def test_what_cannot_be_asked_here_is_left_out(bank, store):
    asked = wish(questions=1, drills=1)
    for seed in range(10):
        found = drawn(bank, store, seed, asked, usable=lambda item, kind: kind == "question")
        assert [kind for kind, _ in found] == ["question"]


@pytest.mark.parametrize(
    ("asked", "told"),
    [(wish(), "at least one part"), (wish(exercises=1, levels=("expert",)), "nothing in the bank")],
)
def test_an_interview_of_nothing_is_an_error(bank, store, asked, told):
    with pytest.raises(CommandError, match=told):
        draw(bank, store, asked, 1, AT)


def test_the_time_is_shared_out(bank, store):
    entries = draw(bank, store, wish(questions=1, exercises=1, minutes=24), 1, AT)
    assert [(entry.kind, entry.seconds) for entry in entries] == [
        ("question", 240),
        ("exercise", 1200),
    ]


def test_the_follow_up_leads_back_to_what_was_missed():
    follow_ups = ["What does sorting cost?", "Why is a heap good for streams?"]
    points = ["A heap keeps the largest of a stream.", "Sorting compares."]
    assert shared(follow_ups, points[:1], points)[1] > shared(follow_ups, points[:1], points)[0]
    assert shared(["代价是多少？", "为什么要稳定排序？"], ["稳定的约定"], ["稳定的约定", "x"]) == [
        0,
        1,
    ]


@pytest.mark.parametrize(("said", "number"), [({0, 1}, 2), ({0, 1, 2}, 1)])
def test_who_missed_nothing_gets_the_first_follow_up(bank, said, number):
    assert chosen(text_of(bank, Key("ranks"), "en"), said) == number


def test_one_that_was_left_is_found_also_if_the_clock_was_set_back(bank, store):
    entries = (Entry("question", "ranks", 60),)
    Interview.begin(bank, store, wish(1), 7, entries, lambda: 4_000_000_000_000).end("finished")
    left = Interview.begin(bank, store, wish(1), 8, entries, lambda: 1_000)
    assert open_interview(bank, store).session.uid == left.session.uid


def test_answers_are_stored_as_they_go_and_the_latest_counts(bank, store):
    entries = (Entry("question", "ranks", 60), Entry("question", "top_k", 60))
    interview = Interview.begin(bank, store, wish(2), 7, entries)
    interview.keep(0, Given(3.0, note="half"))
    interview.keep(0, Given(3.0, note="half"))
    interview.keep(0, Given(9.0, (1,), 3, "whole", {"done": True}))
    assert len(store.rows(Answer)) == 2  # what hasn't changed isn't written again
    found = open_interview(bank, store)
    assert found.given(0).note == "whole"
    assert found.position == 1
    assert found.used == 9.0
    assert found.entries == entries
    assert last_interview(bank, store) is None
    found.end("finished")
    assert open_interview(bank, store) is None
    assert last_interview(bank, store).session.uid == interview.session.uid
    assert [row.how for row in store.rows(Ending)] == ["finished"]
