"""Progress as JSON for programs: `grader.progress/1`, described in progress.schema.json."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from grader.bank.model import Title
from grader.practice.progress.facts import Exercise, Progress

SCHEMA = "grader.progress/1"


def as_json(found: Progress) -> str:
    """The whole document, ending with a line break. Times are milliseconds since 1970 UTC."""
    return json.dumps(_document(found), ensure_ascii=False, indent=2) + "\n"


def _document(found: Progress) -> dict[str, Any]:
    return {
        "schema": SCHEMA,
        "bank": found.bank,
        "title": _title(found.title),
        "at": found.at,
        "attempts": found.attempts,
        "solved": found.solved,
        "exercises": len(found.exercises),
        "tried": len(found.tried),
        "first_try": sum(exercise.first_try for exercise in found.tried),
        "hints": found.hints,
        "solutions": found.solutions,
        "reviews": found.reviews,
        "interviews": found.interviews,
        "drills": {"all": found.drills, "repaired": found.repaired},
        "streak": {"now": found.streak, "longest": found.longest},
        "ladder": [
            {"title": _title(rung.title), "exercises": [_exercise(e) for e in rung.exercises]}
            for rung in found.ladder
        ],
        "others": [_exercise(exercise) for exercise in found.others],
        "misconceptions": [asdict(one) for one in found.mistakes],
        "topics": [asdict(topic) | {"title": _title(topic.title)} for topic in found.topics],
        "days": [asdict(day) | {"day": day.day.isoformat()} for day in found.days],
        "due": list(found.due),
    }


def _exercise(exercise: Exercise) -> dict[str, Any]:
    return {"state": exercise.state, **asdict(exercise)}


def _title(title: Title) -> dict[str, str]:
    return title._asdict()
