"""The scorecard of an interview: a mark for each part, with what it rests on, and what to study.

A question's mark is the share of key points that were said, the follow-up counting as one more; an
exercise's is the grader's score; a drill's is half for the repair and half for the explanation.
Every part counts the same in the whole and in its topic. Parts that were not reached don't count.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from grader.grading.words import Words
from grader.practice.mock.interview import Given, Interview
from grader.practice.mock.kinds import Entry, Kind
from grader.practice.review.cards import Key
from grader.practice.review.text import text_of

if TYPE_CHECKING:
    from grader.bank.model import Lang

_MOST = 5  # things to study: more than one does before the next interview


class Asked(NamedTuple):
    """A follow-up that was asked: its question in Markdown, whether it was answered, the notes."""

    question: str
    said: bool
    note: str


@dataclass(frozen=True)
class Mark:
    """One part. `share` is from 0 to 1; `said` and `missed` are Markdown, the rest plain text.

    Of an exercise and a drill there are `status`, the checks' titles with whether each passed, and
    the titles of the mistakes that were found in the file; of a drill the bug and `explained`.
    """

    number: int
    kind: Kind
    item: str
    title: str
    topic: str
    level: str
    seconds: float
    budget: int
    share: float
    note: str = ""
    said: tuple[str, ...] = ()
    missed: tuple[str, ...] = ()
    follow_up: Asked | None = None
    status: str = ""
    checks: tuple[tuple[str, bool], ...] = ()
    mistakes: tuple[str, ...] = ()
    bug: str = ""
    explained: bool = False

    @property
    def passed(self) -> int:
        return sum(good for _, good in self.checks)

    @property
    def graded(self) -> bool:
        """Whether the checks say how good the file is; of a stub all of them fail."""
        return bool(self.checks) and self.status in ("passed", "failed")

    @property
    def repaired(self) -> bool:
        return self.status == "passed"


class TopicMark(NamedTuple):
    title: str
    share: float
    parts: int


class Study(NamedTuple):
    """An item to study and the commands for it."""

    mark: Mark
    commands: tuple[str, ...]


@dataclass(frozen=True)
class Scorecard:
    """An interview's marks. `used` is in seconds, `at` in milliseconds since 1970 UTC."""

    bank: str
    lang: Lang
    at: int
    seed: int
    minutes: int
    used: float
    marks: tuple[Mark, ...]
    topics: tuple[TopicMark, ...]
    study: tuple[Study, ...]
    not_reached: tuple[str, ...]

    @property
    def share(self) -> float:
        return _mean(mark.share for mark in self.marks)


def percent(share: float) -> int:
    """A share in per cent; 100 only for all of it, and 0 only for nothing."""
    whole = round(100 * share)
    if 0 < share < 1:
        return min(max(whole, 1), 99)
    return whole


def scorecard(interview: Interview, lang: Lang) -> Scorecard:
    """Read the pages of what was asked, in a language of the bank."""
    bank = interview.bank
    lang = lang if lang in bank.languages else bank.languages[0]
    marks, left = [], []
    for position, entry in enumerate(interview.entries):
        given = interview.given(position)
        if given.done and given.data.get("status") != "broken":
            marks.append(_mark(interview, position + 1, entry, given, lang))
        else:
            left.append(entry.item)
    return Scorecard(
        bank=bank.title.in_(lang),
        lang=lang,
        at=interview.session.at,
        seed=interview.session.seed,
        minutes=interview.minutes,
        used=interview.used,
        marks=tuple(marks),
        topics=tuple(_topics(marks)),
        study=tuple(_study(marks)),
        not_reached=tuple(left),
    )


def _mark(interview: Interview, number: int, entry: Entry, given: Given, lang: Lang) -> Mark:
    bank = interview.bank
    item = bank.item(entry.item)
    blank = Mark(
        number=number,
        kind=entry.kind,
        item=item.id,
        title=bank.title_of(item, lang),
        topic=bank.topic(item.topic).title.in_(lang),
        level=item.level,
        seconds=given.seconds,
        budget=entry.seconds,
        share=0.0,
        note=given.note,
    )
    if entry.kind == "question":
        return _question(interview, blank, given, lang)
    return _code(Words(bank), blank, given, lang)


def _question(interview: Interview, blank: Mark, given: Given, lang: Lang) -> Mark:
    from dataclasses import replace

    text = text_of(interview.bank, Key(blank.item), lang)
    said = [point for i, point in enumerate(text.points) if i in given.said]
    missed = [point for i, point in enumerate(text.points) if i not in given.said]
    asked = None
    number = given.data.get("follow_up", 0)
    if 0 < number <= len(text.follow_ups):
        question = text.follow_ups[number - 1].question
        answered = bool(given.data.get("follow_up_said"))
        asked = Asked(question, answered, given.data.get("follow_up_note", ""))
    got = len(said) + (asked is not None and asked.said)
    of = len(text.points) + (asked is not None)
    return replace(
        blank,
        share=got / of if of else 0.0,
        said=tuple(said),
        missed=tuple(missed),
        follow_up=asked,
    )


def _code(words: Words, blank: Mark, given: Given, lang: Lang) -> Mark:
    from dataclasses import replace

    data, item = given.data, blank.item
    checks = tuple(
        (words.check(item, name, lang), status == "passed")
        for name, status in data.get("checks", {}).items()
    )
    status = data.get("status", "not_attempted")
    explained = bool(data.get("agreed"))
    if blank.kind == "drill":
        share = ((status == "passed") + explained) / 2
    else:
        share = float(data.get("score", 0.0))
    bug = words.mistake(item, data["mistake"], lang)[0] if data.get("mistake") else ""
    found = data.get("mistakes", []) if blank.kind == "exercise" else []
    return replace(
        blank,
        share=share,
        status=status,
        checks=checks,
        mistakes=tuple(words.mistake(item, name, lang)[0] for name in found),
        bug=bug,
        explained=explained,
    )


def _topics(marks: list[Mark]) -> Iterable[TopicMark]:
    for topic in dict.fromkeys(mark.topic for mark in marks):
        shares = [mark.share for mark in marks if mark.topic == topic]
        yield TopicMark(topic, _mean(shares), len(shares))


def _study(marks: list[Mark]) -> list[Study]:
    """What went worst comes first."""
    weak = sorted((mark for mark in marks if mark.share < 1), key=lambda mark: mark.share)
    return [Study(mark, _commands(mark)) for mark in weak[:_MOST]]


def _commands(mark: Mark) -> tuple[str, ...]:
    if mark.kind == "question":
        return (f"grader show {mark.item} --answer", f"grader review {mark.item} --ahead")
    if mark.kind == "drill":
        return (f"grader debug {mark.item}", f"grader show {mark.item} --explanation")
    return (f"grader show {mark.item} --task", f"grader watch --exercise {mark.item}")


def _mean(shares: Iterable[float]) -> float:
    found = list(shares)
    return sum(found) / len(found) if found else 0.0
