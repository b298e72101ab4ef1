"""How far a candidate is, as plain data: worked out from the bank and the rows of its practice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from grader.bank import Bank, Title
from grader.practice.progress.days import Day, days_of, streaks
from grader.practice.progress.misconceptions import Misconception, misconceptions
from grader.practice.review.cards import deck_of, live_reviews, retention
from grader.practice.review.days import day_of
from grader.practice.rows import Answer, Attempt, Drill, Ending, Repair, Reveal, Review, Session
from grader.practice.store import Store

FORECAST = 14  # days
State = Literal["solved", "tried", "new"]


@dataclass(frozen=True)
class Exercise:
    """One exercise's history in numbers.

    Attributes:
        attempts: files that were graded, those without an answer left out.
        first_try: whether the first of them passed.
        solved_at: when one passed for the first time, in milliseconds; None where none has.
        hints: the furthest hint that was shown.
        solution: whether the solution was shown before it was solved.
    """

    id: str
    attempts: int = 0
    first_try: bool = False
    solved_at: int | None = None
    hints: int = 0
    solution: bool = False

    @property
    def state(self) -> State:
        return "new" if not self.attempts else "tried" if self.solved_at is None else "solved"


@dataclass(frozen=True)
class Rung:
    """A step of the ladder."""

    title: Title
    exercises: tuple[Exercise, ...]

    @property
    def solved(self) -> int:
        return sum(exercise.state == "solved" for exercise in self.exercises)


@dataclass(frozen=True)
class Topic:
    """What was said of a topic's questions, and kept of it.

    Attributes:
        points: key points of the questions that were answered, in reviews and interviews;
            `said` of them were ticked.
        asked: reviews on a later day than the card's last one; `recalled` of them were known.
        seen: questions that were ever rated, of all `cards`.
        known: how likely one of these is to be known now, on average.
    """

    id: str
    title: Title
    said: int
    points: int
    asked: int
    recalled: int
    seen: int
    cards: int
    known: float

    @property
    def accuracy(self) -> float | None:
        return self.said / self.points if self.points else None


@dataclass(frozen=True)
class Progress:
    """All of it. `at` is the time for which it holds, in milliseconds.

    Attributes:
        bank: the bank's id.
        attempts: recorded files, those of drills and unwritten ones left out.
        others: exercises that were tried and are not on the ladder.
        due: cards that are due today (older ones among them), tomorrow, and so on.
        streak: days of practice in a row up to today or yesterday; `longest` ever.
        repaired: drills whose mistake was found, of `drills`.
        interviews: those that were begun and not dropped.
    """

    bank: str
    title: Title
    at: int
    attempts: int
    ladder: tuple[Rung, ...]
    others: tuple[Exercise, ...]
    mistakes: tuple[Misconception, ...]
    topics: tuple[Topic, ...]
    days: tuple[Day, ...]
    streak: int
    longest: int
    reviews: int
    due: tuple[int, ...]
    drills: int
    repaired: int
    interviews: int

    @property
    def today(self) -> date:
        return day_of(self.at)

    @property
    def exercises(self) -> tuple[Exercise, ...]:
        return tuple(exercise for rung in self.ladder for exercise in rung.exercises)

    @property
    def solved(self) -> int:
        return sum(exercise.state == "solved" for exercise in self.exercises)

    @property
    def tried(self) -> list[Exercise]:
        return [exercise for exercise in (*self.exercises, *self.others) if exercise.attempts]

    @property
    def hints(self) -> int:
        return sum(exercise.hints for exercise in (*self.exercises, *self.others))

    @property
    def solutions(self) -> int:
        """Solutions that were shown before the exercise was solved."""
        return sum(exercise.solution for exercise in (*self.exercises, *self.others))

    @property
    def empty(self) -> bool:
        return not self.days and not self.attempts


def progress(bank: Bank, store: Store, at: int) -> Progress:
    """What is known of a bank's practice at a time."""
    rows = store.rows(Attempt, bank=bank.id)
    reveals = store.rows(Reveal, bank=bank.id)
    reviews = live_reviews(store, bank)
    sessions = {row.uid for row in store.rows(Session, bank=bank.id, kind="mock")}
    dropped = {row.session for row in store.rows(Ending, how="abandoned")}
    own = [row for row in rows if row.within in {"", *sessions}]
    latest = {(row.session, row.position): row for row in store.rows(Answer)}
    answers = [row for row in latest.values() if row.session in sessions]
    said = [row for row in answers if row.data.get("kind") == "question"]  # others count checks
    drills = {row.uid for row in store.rows(Drill, bank=bank.id)}
    repairs = [row for row in store.rows(Repair) if row.drill in drills]
    off_ladder = sorted({row.item for row in own} - {*bank.steps})
    days = days_of(attempts=rows, reviews=reviews, answers=answers, repairs=repairs)
    streak, longest = streaks((day.day for day in days), day_of(at))
    deck = deck_of(store, bank)
    return Progress(
        bank=bank.id,
        title=bank.title,
        at=at,
        attempts=sum(row.status != "not_attempted" for row in own),
        ladder=tuple(
            Rung(rung.title, tuple(exercise(id, own, reveals) for id in rung.exercises))
            for rung in bank.ladder
        ),
        others=tuple(exercise(id, own, reveals) for id in off_ladder),
        mistakes=misconceptions([row for row in rows if row.within not in drills]),
        topics=_topics(bank, store, at, (*reviews, *said)),
        days=days,
        streak=streak,
        longest=longest,
        reviews=len(reviews),
        due=tuple(deck.forecast(at, FORECAST)),
        drills=len(drills),
        repaired=sum(row.outcome == "repaired" for row in repairs),
        interviews=len(sessions - dropped),
    )


def exercise(id: str, attempts: Iterable[Attempt], reveals: Iterable[Reveal]) -> Exercise:
    """Of all attempts and reveals, those of one exercise in numbers."""
    tries = [row for row in attempts if row.item == id and row.status != "not_attempted"]
    shown = [row for row in reveals if row.item == id]
    solved_at = next((row.at for row in tries if row.status == "passed"), None)
    return Exercise(
        id=id,
        attempts=len(tries),
        first_try=bool(tries) and tries[0].status == "passed",
        solved_at=solved_at,
        hints=max((row.step for row in shown if row.what == "hint"), default=0),
        solution=any(
            row.what == "solution" and (solved_at is None or row.at < solved_at) for row in shown
        ),
    )


def _topics(
    bank: Bank, store: Store, at: int, answers: Iterable[Review | Answer]
) -> tuple[Topic, ...]:
    said: Counter[str] = Counter()
    points: Counter[str] = Counter()
    for row in answers:
        topic = bank.topic_of.get(row.item)
        if topic and row.points:
            said[topic] += len(row.said)
            points[topic] += row.points
    kept = retention(store, bank, at)
    return tuple(
        Topic(
            id=topic.id,
            title=topic.title,
            said=said[topic.id],
            points=points[topic.id],
            asked=kept[topic.id].asked,
            recalled=kept[topic.id].recalled,
            seen=kept[topic.id].seen,
            cards=kept[topic.id].cards,
            known=kept[topic.id].now,
        )
        for topic in bank.topics
    )
