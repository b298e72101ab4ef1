"""What is worked out from the rows: exercises, misconceptions, topics, days, streaks, calendar."""

from __future__ import annotations

import os
import time
from datetime import date, timedelta
from pathlib import Path

import pytest

from grader.bank import open_bank
from grader.practice.progress.days import LEVELS, Day, calendar, days_of, streaks
from grader.practice.progress.facts import progress
from grader.practice.progress.misconceptions import misconceptions
from grader.practice.review.days import day_of
from grader.practice.rows import (
    Answer,
    Attempt,
    Drill,
    Ending,
    Repair,
    Reveal,
    Review,
    Session,
    Undo,
)
from grader.practice.store import opened

FAKE = Path(__file__).parent.parent / "fakebank"
HOUR = 3_600_000
DAY = 24 * HOUR
NOON = 1_700_000_000_000 - 1_700_000_000_000 % DAY + 12 * HOUR  # of a Tuesday
TODAY = date(2023, 11, 14)


@pytest.fixture(autouse=True)
def universal_time():
    """Days of the tests begin at four by Greenwich's clock."""
    before = os.environ.get("TZ")
    os.environ["TZ"] = "UTC"
    time.tzset()
    yield
    os.environ.pop("TZ")
    if before is not None:
        os.environ["TZ"] = before
    time.tzset()


def attempt(status="failed", at=NOON, **more):
    fields = {"score": 1.0, "seconds": 0.1, "checks": {}, "mistakes": (), "item_hash": "h"}
    fields |= {"source": "x", "bank": "sorting", "item": "top_k"}
    return Attempt(status=status, at=at, **(fields | more))


def review(item="ranks", at=NOON, **more):
    return Review(bank="sorting", item=item, at=at, **({"rating": 3} | more))


@pytest.fixture
def found(tmp_path):
    """Call with rows; gives the fake bank's progress at noon."""

    def call(*rows, at=NOON):
        with opened(tmp_path) as store:
            store.add(*rows)
            return progress(open_bank(FAKE), store, at)

    return call


def exercise(progress, id="top_k"):
    return next(e for e in (*progress.exercises, *progress.others) if e.id == id)


def test_the_days_begin_at_four(found):
    assert day_of(NOON) == TODAY
    assert found().empty


def test_an_exercise_is_solved_by_an_attempt_that_passes(found):
    before = found(attempt(at=NOON - DAY))
    assert (exercise(before).state, before.solved, before.attempts) == ("tried", 0, 1)
    after = found(attempt("passed"), attempt("failed", at=NOON + 1))
    assert (exercise(after).state, exercise(after).solved_at) == ("solved", NOON)
    assert [rung.solved for rung in after.ladder] == [0, 1]
    assert (after.attempts, exercise(after).attempts) == (3, 3)


@pytest.mark.parametrize(
    ("statuses", "first"),
    [
        (["passed"], True),
        (["not_attempted", "passed"], True),
        (["failed", "passed"], False),
        (["crashed", "passed"], False),
        (["passed", "failed"], True),
    ],
)
def test_the_first_try_is_the_first_file_with_an_answer(found, statuses, first):
    rows = [attempt(status, at=NOON + n) for n, status in enumerate(statuses)]
    assert exercise(found(*rows)).first_try is first


def test_a_stub_alone_is_no_try(found):
    progress = found(attempt("not_attempted"))
    assert exercise(progress).state == "new"
    assert (progress.attempts, progress.tried) == (0, [])


def test_other_banks_and_parts_of_drills_and_interviews_do_not_solve(found):
    progress = found(attempt("passed", bank="other"), attempt("passed", within="abc"))
    assert (progress.attempts, progress.solved) == (0, 0)


def test_a_pass_in_an_interview_solves(found):
    interview = Session(kind="mock", bank="sorting", at=NOON)
    progress = found(interview, attempt("passed", within=interview.uid))
    assert (exercise(progress).state, progress.solved) == ("solved", 1)


def test_what_is_not_on_the_ladder_is_kept_apart(found):
    progress = found(attempt("passed", item="bubble"))
    assert [e.id for e in progress.others] == ["bubble"]
    assert (progress.solved, len(progress.tried)) == (0, 1)


def test_hints_count_as_far_as_they_were_shown(found):
    hints = [Reveal(bank="sorting", item="top_k", what="hint", step=n, at=NOON) for n in (1, 2, 1)]
    shown = Reveal(bank="sorting", item="ranks", what="solution", at=NOON)
    progress = found(*hints, shown, attempt("passed", item="ranks", at=NOON + 1))
    assert (progress.hints, progress.solutions) == (2, 1)
    assert exercise(progress, "ranks").solution


def test_a_solution_that_is_read_afterwards_is_no_help(found):
    shown = Reveal(bank="sorting", item="top_k", what="solution", at=NOON + 1)
    assert found(shown, attempt("passed")).solutions == 0


# Misconceptions ----------------------------------------------------------------------------------


def test_a_misconception_is_overcome_by_a_later_pass():
    rows = [attempt(mistakes=("a",), at=1), attempt(mistakes=("a", "b"), at=2)]
    assert [(m.name, m.times, m.overcome) for m in misconceptions(rows)] == [
        ("a", 2, None),
        ("b", 1, None),
    ]
    [a, b] = misconceptions([*rows, attempt("passed", at=3), attempt("passed", at=4)])
    assert (a.first, a.last, a.overcome, b.overcome) == (1, 2, 3, 3)


def test_a_misconception_that_comes_back_is_open_again():
    rows = [attempt(mistakes=("a",), at=1), attempt("passed", at=2), attempt(mistakes=("a",), at=3)]
    [met] = misconceptions(rows)
    assert (met.times, met.overcome) == (2, None)


def test_another_exercises_pass_overcomes_nothing():
    rows = [attempt(mistakes=("a",), at=1), attempt("passed", item="ranks", at=2)]
    assert misconceptions(rows)[0].overcome is None


def test_a_drills_own_mistake_is_not_the_candidates(found):
    drill = Drill(bank="sorting", item="top_k", mistake="ascending", seed=1, source="x", at=NOON)
    repair = Repair(drill=drill.uid, outcome="repaired", at=NOON)
    progress = found(drill, repair, attempt(mistakes=("ascending",), within=drill.uid))
    assert progress.mistakes == ()
    assert (progress.drills, progress.repaired) == (1, 1)


# Topics ------------------------------------------------------------------------------------------


def test_accuracy_is_what_was_ticked_of_all_points(found):
    interview = Session(kind="mock", bank="sorting", at=NOON)
    answers = [
        Answer(
            session=interview.uid,
            position=position,
            item="top_k",
            seconds=1,
            said=said,
            points=points,
            data={"kind": kind},
            at=NOON,
        )
        for position, kind, said, points in (
            (0, "question", (), 4),
            (0, "question", (0, 1, 2), 4),  # the later one counts
            (1, "drill", (0,), 5),  # its points are checks
            (2, "exercise", (), 5),
        )
    ]
    undone = review(said=(0, 1, 2), points=3)
    progress = found(
        review(said=(0,), points=3),
        review(item="stable_sorting", said=(0, 1), points=5),
        review(note="site"),  # without points
        undone,
        Undo(review=undone.uid, at=NOON),
        interview,
        *answers,
        review(item="gone", said=(0,), points=1),  # no page of this bank
    )
    topics = {topic.id: topic for topic in progress.topics}
    assert (topics["comparison"].said, topics["comparison"].points) == (3, 8)
    assert topics["selection"].accuracy == 0.75
    assert (progress.reviews, progress.interviews) == (4, 1)


def test_an_interview_that_was_dropped_is_not_counted(found):
    sessions = [Session(kind="mock", bank="sorting", at=NOON) for _ in range(3)]
    ends = [
        Ending(session=session.uid, how=how, at=NOON)
        for session, how in zip(sessions, ("abandoned", "finished"), strict=False)
    ]
    assert found(*sessions, *ends).interviews == 2  # one is still open


def test_cards_that_are_due_are_forecast(found):
    progress = found(review(at=NOON - 30 * DAY), review(at=NOON - 20 * DAY))
    assert sum(progress.due) == 1
    assert found().topics[0].seen == 1


def test_what_was_just_forgotten_is_not_known(found):
    rows = [review(at=NOON, rating=1), review(item="stable_sorting", at=NOON)]
    assert found(*rows).topics[0].known == 0.5


# Days --------------------------------------------------------------------------------------------


def test_what_was_done_is_counted_by_day(found):
    late = NOON + 15 * HOUR  # three in the morning belongs to the day before
    progress = found(attempt(), attempt(at=late), review(at=NOON - DAY), at=late)
    assert progress.days == (
        Day(TODAY - timedelta(days=1), reviews=1),
        Day(TODAY, attempts=2),
    )
    assert (progress.streak, progress.longest) == (2, 2)


@pytest.mark.parametrize(
    ("ago", "expected"),
    [
        ([], (0, 0)),
        ([0], (1, 1)),
        ([1], (1, 1)),
        ([2], (0, 1)),
        ([0, 1, 2], (3, 3)),
        ([1, 2], (2, 2)),
        ([0, 2, 3, 4, 9], (1, 3)),
        ([0, 0, 1], (2, 2)),
    ],
)
def test_streaks_lead_up_to_today_or_yesterday(ago, expected):
    assert streaks([TODAY - timedelta(days=n) for n in ago], TODAY) == expected


def test_the_calendar_has_whole_weeks_and_ends_today():
    weeks = calendar([Day(TODAY, attempts=8), Day(TODAY - timedelta(days=1), attempts=1)], TODAY)
    assert len(weeks) == 26
    assert [len(week) for week in weeks] == [7] * 25 + [2]
    assert all(week[0].day.weekday() == 0 for week in weeks)
    assert [(cell.total, cell.level) for cell in weeks[-1]] == [(1, 1), (8, LEVELS)]
    assert sum(cell.total for week in weeks for cell in week) == 9


@pytest.mark.parametrize("ahead", range(7))
def test_the_calendar_fits_every_weekday(ahead):
    today = TODAY + timedelta(days=ahead)
    weeks = calendar([], today, 3)
    assert weeks[-1][-1].day == today
    assert [cell.level for week in weeks for cell in week] == [0] * (14 + today.weekday() + 1)


def test_days_of_nothing_are_none():
    assert days_of(attempts=[], reviews=[]) == ()
