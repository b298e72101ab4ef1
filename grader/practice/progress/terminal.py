"""Progress as lines of a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import timedelta
from itertools import zip_longest

from grader.bank.model import Lang, Title
from grader.practice.progress import told
from grader.practice.progress.charts import bar, calendar_lines, columns, legend
from grader.practice.progress.days import WEEKS, calendar
from grader.practice.progress.facts import Progress, Topic
from grader.practice.progress.strings import Say
from grader.prose.columns import BOLD, FAINT, GREEN, RED, Pen, pad, plain, wrapped
from grader.prose.width import width as cells
from grader.report.escape import one_line
from grader.report.voice import Words

_STATES = {"solved": ("●", GREEN), "tried": ("◐", RED), "new": ("○", FAINT)}
_SHOWN = 6  # misconceptions of each kind
_BAR, _SHORT_BAR = 24, 10
_LEAST, _FULL = 40, 76  # columns; from `_FULL` on there are bars beside numbers
_SIDE = 12  # columns that a title gets at least


def terminal_progress(
    found: Progress, words: Words, *, lang: Lang, width: int, colour: bool
) -> str:
    """The report in lines of at most `width` columns (40 at least), ending with a line break."""
    return "\n".join(_Page(found, words, lang, width, colour).lines()) + "\n"


class _Page:
    def __init__(self, found: Progress, words: Words, lang: Lang, width: int, colour: bool) -> None:
        self.found = found
        self.words = words
        self.say = Say(lang)
        self.pen = Pen(colour)
        self.width = max(width, _LEAST)

    def lines(self) -> list[str]:
        if self.found.empty:
            parts = [wrapped(self.say("nothing"), self.width)]
        else:
            parts = [self.summary(), self.ladder(), self.mistakes(), self.topics()]
            parts += [self.calendar(), self.forecast()]
        parts.append(self.next())
        return [*self.head(), *(line for part in parts if part for line in ("", *part))]

    def head(self) -> list[str]:
        title = self.say("title", bank=self._in(self.found.title))
        day = told.day(self.found, self.say)
        gap = self.width - cells(title) - cells(day)
        if gap < 2:
            return [self.pen(line, BOLD) for line in wrapped(title, self.width)]
        return [self.pen(title, BOLD) + " " * gap + self.pen(day, FAINT)]

    def summary(self) -> list[str]:
        rows = told.summary(self.found, self.say)
        side = max(cells(label) for label, _ in rows) + 2
        lines: list[str] = []
        for number, (label, text) in enumerate(rows):
            left = self.pen(pad(label, side), FAINT)
            if number == 0:
                share = self.found.solved / max(len(self.found.exercises), 1)
                room = min(_BAR, self.width - side - cells(text) - 2)
                text = f"{bar(share, room, self.pen)}  {text}"
                lines.append(left + text)
            else:
                first, *rest = wrapped(text, self.width - side)
                lines += [left + first, *(" " * side + line for line in rest)]
        return lines

    def ladder(self) -> list[str]:
        rows = []
        for rung in self.found.ladder:
            marks = "".join(
                self.pen(*_STATES[exercise.state]) for exercise in rung.exercises
            ) + " " * (max(len(r.exercises) for r in self.found.ladder) - len(rung.exercises))
            of = self.say("n_of", n=rung.solved, all=len(rung.exercises))
            rows.append((self._in(rung.title), f"{marks}  {of}"))
        key = "  ".join(
            f"{self.pen(*mark)} {self.say(f'state_{state}')}" for state, mark in _STATES.items()
        )
        lines = [*self._titled("ladder"), *self._beside(rows), f"  {key}"]
        tried = [e for e in self.found.tried if e.state == "tried"]
        if tried:
            lines += ["", f"  {self.say('tried_now')}{self.say('colon')}".rstrip()]
            texts = [
                self.say("aside", text=one_line(e.id), more=told.how_far(e, self.say))
                for e in tried
            ]
            lines += [f"    {line}" for text in texts for line in wrapped(text, self.width - 4)]
        return lines

    def mistakes(self) -> list[str]:
        rows = told.met(self.found, self.words, self.say)
        if not rows:
            return []
        overcome = sum(row.overcome for row in rows)
        count = self.say("mistakes_n", n=len(rows), overcome=overcome)
        lines = self._titled("mistakes", count)
        for done, sign, style in ((False, "✗", RED), (True, "✓", GREEN)):
            some = [row for row in rows if row.overcome is done]
            for row in some[:_SHOWN]:
                text = f"{row.title} · {row.exercise} · {row.times}"
                first, *rest = wrapped(text, self.width - 4)
                lines += [f"  {self.pen(sign, style)} {first}", *(f"    {line}" for line in rest)]
            if len(some) > _SHOWN:
                lines.append(f"    {self.pen(self.say('more', n=len(some) - _SHOWN), FAINT)}")
        return lines

    def topics(self) -> list[str]:
        asked = [topic for topic in self.found.topics if topic.points or topic.seen]
        if not asked:
            return []
        bars = self.width >= _FULL
        heads = [self.say(key) for key in ("said", "recalled", "known")]
        sides = [max(cells(head), 5) + 2 for head in heads]
        sides[0] += _SHORT_BAR if bars else 0
        above = "".join(" " * (side - cells(h)) + h for h, side in zip(heads, sides, strict=True))
        rows = [(self._in(topic.title), self._shares(topic, sides, bars)) for topic in asked]
        heads_line, *lines = self._beside([("", self.pen(above, FAINT)), *rows])
        title = self.say("topics")
        if heads_line[: cells(title) + 2].isspace():
            lines.insert(0, self.pen(title, BOLD) + heads_line[cells(title) :])
        else:
            lines = [self.pen(title, BOLD), heads_line, *lines]
        left = [self._in(topic.title) for topic in self.found.topics if topic not in asked]
        if left:
            text = f"{self.say('not_asked')}{self.say('colon')}{self.say('semicolon').join(left)}"
            lines += [self.pen(f"  {line}", FAINT) for line in wrapped(text, self.width - 2)]
        note = wrapped(self.say("topics_note"), self.width - 2)
        return [*lines, *(self.pen(f"  {line}", FAINT) for line in note)]

    def _shares(self, topic: Topic, sides: Sequence[int], bars: bool) -> str:
        recalled = topic.recalled / topic.asked if topic.asked else None
        shares = (topic.accuracy, recalled, topic.known if topic.seen else None)
        texts = [self.say.share(share) for share in shares]
        parts = [" " * (side - cells(t)) + t for t, side in zip(texts, sides, strict=True)]
        if bars:
            drawn = bar(topic.accuracy or 0.0, _SHORT_BAR, self.pen)
            parts[0] = f"  {drawn}{parts[0][_SHORT_BAR + 2 :]}"
        return "".join(parts)

    def calendar(self) -> list[str]:
        weeks = calendar(self.found.days, self.found.today, self._weeks())
        count = sum(cell.total > 0 for week in weeks for cell in week)
        head = self.say("calendar", weeks=len(weeks))
        lines = self._titled_as(head, self.say.count("calendar_n", count))
        lines += [f"  {line}" for line in calendar_lines(weeks, self.say, self.pen)]
        return [*lines, f"      {legend(self.say, self.pen)}"]

    def _weeks(self) -> int:
        """As many as there is room for."""
        return min(WEEKS, (self.width - 6) // 2)

    def forecast(self) -> list[str]:
        if not any(self.found.due):
            return []
        days = [self.found.today + timedelta(days=n) for n in range(len(self.found.due))]
        shown = min(len(days), (self.width - 2) // 4)
        labels = [self.say.weekday(day) for day in days]
        drawn = columns(self.found.due[:shown], labels[:shown], self.pen)
        return [*self._titled("forecast"), *(f"  {line}" for line in drawn)]

    def next(self) -> list[str]:
        steps = told.steps(self.found, self.say)
        if not steps:
            return []
        side = max(cells(command) for _, command in steps) + 5
        lines = [self.pen(f"{self.say('next')}{self.say('colon')}".rstrip(), BOLD)]
        for advice, command in steps:
            first, *rest = wrapped(advice, self.width - side)
            lines.append(pad(f"  {command}", side) + self.pen(first, FAINT))
            lines += [" " * side + self.pen(line, FAINT) for line in rest]
        return lines

    def _in(self, title: Title) -> str:
        return one_line(title.in_(self.say.lang))

    def _titled(self, key: str, beside: str = "") -> list[str]:
        return self._titled_as(self.say(key), beside)

    def _titled_as(self, text: str, beside: str = "") -> list[str]:
        if not beside:
            return [self.pen(text, BOLD)]
        return [f"{self.pen(text, BOLD)}  {self.pen(beside, FAINT)}"]

    def _beside(self, rows: Iterable[tuple[str, str]]) -> list[str]:
        """Titles in a column, wrapped if need be, and what stands beside each, else below it."""
        rows = list(rows)
        most = max(cells(plain(right)) for _, right in rows)
        widest = max(cells(left) for left, _ in rows)
        side = min(widest, self.width - most - 4)
        lines: list[str] = []
        if side < min(widest, _SIDE):
            for left, right in rows:
                lines += [f"  {line}" for line in wrapped(left, self.width - 2) if line]
                lines.append(" " * (self.width - cells(plain(right))) + right)
            return lines
        for left, right in rows:
            parts = zip_longest(wrapped(left, side) or [""], [right], fillvalue="")
            lines += [f"  {pad(part, side)}  {beside}".rstrip() for part, beside in parts]
        return lines
