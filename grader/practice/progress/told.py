"""What the terminal and the page both say of progress."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from grader.practice.progress.facts import FORECAST, Exercise, Progress
from grader.practice.progress.strings import Say
from grader.report.escape import one_line
from grader.report.voice import Words


def summary(found: Progress, say: Say) -> list[tuple[str, str]]:
    """Labels and what belongs to them; what was never used is left out."""
    tried = len(found.tried)
    first = sum(exercise.first_try for exercise in found.tried)
    rows = [(say("solved"), say("solved_of", n=found.solved, all=len(found.exercises)))]
    if tried:
        share = say.share(first / tried)
        text = say.count("attempts_n", found.attempts, first=first, tried=tried, share=share)
        rows.append((say("attempts"), text))
    rows.append((say("streak"), _streak(found, say)))
    if found.reviews:
        due = {"due": found.due[0], "later": sum(found.due[1:]), "days": FORECAST - 1}
        rows.append((say("reviews"), say("reviews_n", n=found.reviews, **due)))
    if found.hints or found.solutions:
        rows.append((say("hints"), _hints(found, say)))
    if found.drills:
        rows.append((say("drills"), say("drills_n", n=found.repaired, all=found.drills)))
    if found.interviews:
        rows.append((say("interviews"), say("interviews_n", n=found.interviews)))
    return rows


def day(found: Progress, say: Say) -> str:
    """The day for which it holds; past midnight it is still the one before, and says until when."""
    text = say.date(found.today)
    midnight = datetime.fromtimestamp(found.at / 1000).date() != found.today
    return say("until", day=text) if midnight else text


def _streak(found: Progress, say: Say) -> str:
    if not found.streak:
        return say("streak_none", longest=found.longest)
    return say.count("streak_n", found.streak, longest=found.longest)


def _hints(found: Progress, say: Say) -> str:
    if not found.solutions:
        return say("hints_n", n=found.hints)
    return say.count("solutions_n", found.solutions, hints=found.hints)


def how_far(exercise: Exercise, say: Say) -> str:
    """How often an exercise was tried, and how much help there was."""
    parts = [say.count("tries", exercise.attempts)]
    parts += [say.count("hints_of", exercise.hints)] if exercise.hints else []
    return " · ".join(parts)


@dataclass(frozen=True)
class Met:
    """A misconception in words."""

    title: str
    exercise: str
    times: str
    overcome: bool


def met(found: Progress, words: Words, say: Say) -> Sequence[Met]:
    """The misconceptions, those that are open first."""
    return [
        Met(
            title=one_line(words.mistake(one.exercise, one.name, say.lang)[0]),
            exercise=one_line(one.exercise),
            times=say.count("times", one.times),
            overcome=one.overcome is not None,
        )
        for one in found.mistakes
    ]


def steps(found: Progress, say: Say) -> list[tuple[str, str]]:
    """What to do next, and the command for it."""
    if found.empty:
        return [(say("first"), "grader")]
    due = [(say("review"), "grader review")] if found.due[0] else []
    left = found.solved < len(found.exercises)
    return due + ([(say("go_on"), "grader next")] if left else [])
