"""A scorecard in the terminal, and as data."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from grader.practice.mock.score import Mark, Scorecard, Study, percent
from grader.practice.mock.strings import STRINGS, clock
from grader.practice.review.asked import title, typeset
from grader.prose.columns import BOLD, CYAN, FAINT, GREEN, RED, YELLOW, Pen, pad, wrapped
from grader.prose.width import width

_WIDEST = 92
_CELLS = 10  # of a bar
_GOOD, _FAIR = 0.7, 0.4  # from which a bar is green, yellow


def lines(card: Scorecard, columns: int, *, colour: bool) -> list[str]:
    """The scorecard in lines of at most `columns`."""
    return list(_Drawn(card, max(min(columns - 2, _WIDEST), 20), Pen(colour)).all())


class _Drawn:
    def __init__(self, card: Scorecard, room: int, pen: Pen) -> None:
        self.card, self.room, self.pen = card, room, pen

    def say(self, word: str, **fields: object) -> str:
        return STRINGS[self.card.lang][word].format(**fields)

    def all(self) -> Iterator[str]:
        yield from (f" {line}" if line else "" for line in self._all())

    def _all(self) -> Iterator[str]:
        card = self.card
        yield self.pen(f"{self.say('scorecard')} · {card.bank}", BOLD)
        yield from self._faint(" · ".join(facts(card)))
        yield ""
        yield self._bar(card.share, self.say("total"), width(self.say("total")))
        yield ""
        yield from self._by_topic()
        yield title(self.say("evidence"), self.room, self.pen)
        for mark in card.marks:
            yield ""
            yield from self._mark(mark)
        if card.not_reached:
            yield ""
            yield from self._faint(self.say("not_reached", ids=", ".join(card.not_reached)))
        yield ""
        yield title(self.say("study"), self.room, self.pen)
        yield from self._study()
        yield ""
        yield from self._faint(self.say("self"))

    def _faint(self, text: str, indent: int = 0) -> list[str]:
        return [self.pen(line, FAINT) for line in wrapped(text, self.room - indent)]

    def _bar(self, share: float, name: str, size: int) -> str:
        full = round(_CELLS * share)
        style = GREEN if share >= _GOOD else YELLOW if share >= _FAIR else RED
        bar = self.pen("█" * full, style) + self.pen("░" * (_CELLS - full), FAINT)
        return f"{bar} {percent(share):3}%  {pad(self.pen(name, BOLD), size)}"

    def _by_topic(self) -> Iterator[str]:
        if len(self.card.topics) < 2:
            return
        yield title(self.say("by_topic"), self.room, self.pen)
        for topic in self.card.topics:
            first, *rest = wrapped(topic.title, self.room - _CELLS - 8)
            yield self._bar(topic.share, "", 0) + first
            yield from (" " * (_CELLS + 8) + line for line in rest)
        yield ""

    def _mark(self, mark: Mark) -> Iterator[str]:
        """The part's title, then what the mark rests on, set in."""
        pen = self.pen
        head = f"{mark.number}. {mark.title}"
        for i, line in enumerate(wrapped(head, self.room)):
            yield pen(line if not i else f"   {line}", BOLD)
        time = self.say("time", used=clock(mark.seconds), budget=clock(mark.budget))
        told = f"{percent(mark.share)}% · {self.say(mark.kind)} · {mark.item} · {time}"
        yield from (f"   {line}" for line in self._faint(told, 3))
        evidence = self._question(mark) if mark.kind == "question" else self._code(mark)
        yield from (f"   {line}" for line in evidence)

    def _question(self, mark: Mark) -> Iterator[str]:
        for point in mark.said:
            yield from self._ticked(True, point)
        for point in mark.missed:
            yield from self._ticked(False, point)
        yield from self._quoted(self.say("your_answer"), mark.note)
        if mark.follow_up:
            word = "follow_up_said" if mark.follow_up.said else "follow_up_missed"
            told = f"{self.say(word)}{self.say('colon')}{mark.follow_up.question}"
            yield from self._ticked(mark.follow_up.said, told)
            yield from self._quoted(self.say("your_answer"), mark.follow_up.note)

    def _code(self, mark: Mark) -> Iterator[str]:
        if mark.kind == "drill":
            yield from self._plain(mark.repaired, self.say(repair_word(mark)))
            yield from self._plain(mark.explained, told_of_bug(mark, self.card))
            yield from self._faint(self.say("bug", title=mark.bug), 3)
            return
        if not mark.graded:
            yield from self._plain(mark.repaired, self.say(f"status_{mark.status}"))
            return
        for check, good in mark.checks:
            yield from self._plain(good, check)
        for mistake in mark.mistakes:
            yield from self._faint(self.say("mistake", title=mistake), 3)

    def _tick(self, good: bool) -> str:
        return self.pen("✓", GREEN) if good else self.pen("✗", RED)

    def _ticked(self, good: bool, markdown: str) -> Iterator[str]:
        for i, line in enumerate(typeset(markdown, self.room - 6, self.pen)):
            yield f"{' ' if i else self._tick(good)} {line}"

    def _plain(self, good: bool, text: str) -> Iterator[str]:
        for i, line in enumerate(wrapped(text, self.room - 6)):
            yield f"{' ' if i else self._tick(good)} {line}"

    def _quoted(self, head: str, note: str) -> Iterator[str]:
        if note:
            yield f"  {self.pen(head, FAINT)}"
            for part in note.split("\n"):
                clean = "".join(c for c in part if c.isprintable())
                yield from (f"  {self.pen('│', FAINT)} {row}" for row in _rows(clean, self.room))

    def _study(self) -> Iterator[str]:
        if not self.card.study:
            yield from wrapped(self.say("nothing_to_study"), self.room)
        for each in self.card.study:
            told = f"{each.mark.item}{self.say('colon')}{why(each, self.card)}"
            yield from wrapped(told, self.room)
            yield from (f"  {self.pen(command, CYAN)}" for command in each.commands)


def _rows(text: str, room: int) -> list[str]:
    return wrapped(text, room - 8) or [""]


def repair_word(mark: Mark) -> str:
    """The key of whether a drill was repaired."""
    return "repaired" if mark.repaired else "not_repaired"


def told_of_bug(mark: Mark, card: Scorecard) -> str:
    """Whether a drill was explained, and how."""
    words = STRINGS[card.lang]
    if mark.explained:
        return words["explained"].format(said=mark.note or words["nothing_said"])
    if mark.note:
        return f"{words['not_explained']}{words['colon']}{mark.note}"
    return words["not_explained"]


def facts(card: Scorecard) -> list[str]:
    """When it was, how long it took, and the seed."""
    words = STRINGS[card.lang]
    used = words["used"].format(used=clock(card.used), all=clock(60 * card.minutes))
    date = datetime.fromtimestamp(card.at / 1000)
    return [f"{date:%Y-%m-%d %H:%M}", used, words["seed"].format(n=card.seed)]


def why(study: Study, card: Scorecard) -> str:
    """What to study an item for."""
    words, mark = STRINGS[card.lang], study.mark
    if mark.kind != "question":
        return words[f"study_{mark.kind}"]
    missed = len(mark.missed)
    parts = [words["study_points" if missed > 1 else "study_point"].format(n=missed)]
    parts = parts if missed else []
    if mark.follow_up and not mark.follow_up.said:
        parts.append(words["study_follow_up"])
    return words["comma"].join(parts)


def data(card: Scorecard) -> dict[str, Any]:
    """What `--json` prints; shares are from 0 to 1, times in seconds."""
    from dataclasses import asdict

    marks = [{**asdict(mark), "share": round(mark.share, 3)} for mark in card.marks]
    for mark, own in zip(marks, card.marks, strict=True):
        mark["checks"] = [{"title": title, "passed": good} for title, good in own.checks]
        mark["follow_up"] = own.follow_up._asdict() if own.follow_up else None
    return {
        "schema": "grader.scorecard/1",
        "bank": card.bank,
        "at": card.at,
        "seed": card.seed,
        "minutes": card.minutes,
        "used": round(card.used, 1),
        "share": round(card.share, 3),
        "topics": [{**t._asdict(), "share": round(t.share, 3)} for t in card.topics],
        "marks": marks,
        "not_reached": list(card.not_reached),
        "study": [
            {"item": each.mark.item, "why": why(each, card), "commands": list(each.commands)}
            for each in card.study
        ],
    }
