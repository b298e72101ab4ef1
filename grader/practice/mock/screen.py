"""The interview on the screen: what comes, one part after the other, the scorecard."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Any, Literal, Protocol

from grader.bank.model import LEVEL_WORDS
from grader.errors import GraderError
from grader.practice.keys import key_lines
from grader.practice.mock.interview import Given, Interview
from grader.practice.mock.kinds import KINDS, LENGTHS, Entry, Kind, Wish
from grader.practice.mock.part import Part, PartView, Stopwatch
from grader.practice.mock.score import scorecard
from grader.practice.mock.shown import lines
from grader.practice.mock.strings import HELP, STRINGS, clock
from grader.practice.review.asked import title
from grader.practice.stage import Screen, View
from grader.prose.columns import BOLD, CYAN, FAINT, RED, YELLOW, Pen, ends, shortened, wrapped
from grader.prose.width import width

if TYPE_CHECKING:
    from grader.bank import Bank
    from grader.bank.model import Lang

_PAUSE = 5.0  # seconds between two drafts that are stored
_LENGTHS = {str(i): minutes for i, minutes in enumerate(LENGTHS, 1)}
_ENDING = (("esc", "back"), ("z", "language"), ("q", "quit"))
_LONG = 30.0  # seconds after which the clock is stored although nothing was typed
Phase = Literal["open", "plan", "asking", "card"]


class Doors(Protocol):
    """What the screen reaches: interviews in the store, parts with their files and the judge."""

    bank: Bank
    wish: Wish

    def draw(self, seed: int) -> tuple[Entry, ...]: ...
    def new_seed(self) -> int: ...
    def begin(self, seed: int, entries: tuple[Entry, ...]) -> Interview: ...
    def part(
        self, interview: Interview, position: int, watch: Stopwatch, lang: Lang, pen: Pen
    ) -> Part: ...


class MockScreen(Screen):
    """`outside` is set where a part wants the terminal, for an editor; `up` by esc at the end."""

    ticks = True
    up = False

    def __init__(
        self,
        doors: Doors,
        lang: Lang,
        *,
        colour: bool,
        now: Callable[[], int],
        seed: int | None = None,
        open_: Interview | None = None,
        resume: bool = False,
    ) -> None:
        self.done = False
        self.doors = doors
        langs = doors.bank.languages
        self.lang: Lang = lang if lang in langs else langs[0]
        self.pen = Pen(colour)
        self.now = now
        self.notice = ""
        self.interview = open_
        self.part: Part | None = None
        self.position = 0
        self._seed = seed
        self._stored = 0.0
        self._watch = Stopwatch(now)
        self.phase: Phase = "open"
        self.help = False
        self.entries: tuple[Entry, ...] = ()
        if open_ is None:
            self._plan()
        elif resume:
            self._go_on()

    def say(self, word: str, **fields: object) -> str:
        return STRINGS[self.lang][word].format(**fields)

    # What happens.

    def _plan(self) -> None:
        self.seed = self.doors.new_seed() if self._seed is None else self._seed
        self.entries = self.doors.draw(self.seed)
        self.phase = "plan"

    def _go_on(self) -> None:
        """To the next part, or to the scorecard where none is left or the time is up."""
        interview = self.interview
        assert interview is not None
        position = interview.position
        if position is None or (interview.left <= 0 and not interview.given(position).seconds):
            interview.end("finished")
            self.part, self.phase = None, "card"
            return
        self.position = position
        self._watch = Stopwatch(self.now, interview.given(position).seconds)
        self.part = self.doors.part(interview, position, self._watch, self.lang, self.pen)
        self.phase = "asking"
        self._keep()

    def key(self, name: str) -> None:
        self.notice = ""
        if name == "quit":
            self._end()
        elif self.help:
            self.help = name not in ("?", "escape", "enter", "space", "backspace")
        elif self.phase == "asking":
            self._asking(name)
        elif name == "escape" or (name == "enter" and self.phase == "card"):
            self._end(up=True)
        elif name == "z":
            self._turn()
        elif self.phase == "plan":
            self._planning(name)
        else:
            self._deciding(name)

    def _end(self, *, up: bool = False) -> None:
        self.leave()
        self.done, self.up = True, up

    def _planning(self, name: str) -> None:
        if name == "enter":
            before, self.interview = self.interview, self.doors.begin(self.seed, self.entries)
            if before:
                before.end("abandoned")
            self.phase = "open"  # where one comes to if the first part can't be handed out
            self._go_on()
        elif name == "r" and self._seed is None:
            self._plan()
        elif name in _LENGTHS:
            self._last(_LENGTHS[name])

    def _last(self, minutes: int) -> None:
        """Draw an interview of another length; where none can be drawn the plan stays."""
        before = self.doors.wish
        self.doors.wish = before.lasting(minutes)
        try:
            self.entries = self.doors.draw(self.seed)
        except GraderError:
            self.doors.wish = before
            raise

    def _deciding(self, name: str) -> None:
        if name == "enter":
            self._go_on()
        elif name == "n":
            self._plan()

    def _asking(self, name: str) -> None:
        part = self.part
        assert part is not None
        took = part.key(name)
        if not took and name == "escape":
            self._end(up=True)
            return
        if not took and name == "z":
            self._turn()
        elif not took and name == "?":
            self.help = True
        self._after(part)

    def _after(self, part: Part) -> None:
        """Store what has changed; go on where the part is over."""
        self._keep()
        if part.over:
            part.leave()
            self._go_on()

    def _turn(self) -> None:
        langs = self.doors.bank.languages
        if len(langs) < 2:
            self.notice = self.say("only")
            return
        self.lang = langs[(langs.index(self.lang) + 1) % len(langs)]
        if self.part:
            self.part.turn(self.lang)

    def typed(self, text: str) -> None:
        if self.part:
            self.part.typed(text)
            self._after(self.part)

    def drafted(self, text: str) -> None:
        if self.part:
            self.part.drafted(text)
            self._keep(pause=_PAUSE)

    def event(self, event: Any) -> None:
        if self.part:
            self.part.event(event)
            self._try_to_keep()

    def tick(self) -> None:
        self._try_to_keep(pause=_LONG)

    def _try_to_keep(self, pause: float = 0.0) -> None:
        """`_keep`, where no key was pressed: what goes wrong is said, and tried again later."""
        try:
            self._keep(pause)
        except GraderError as error:
            self.notice = " ".join(str(error).split())

    def leave(self) -> None:
        """Stop the clock and store the answer as it is."""
        if self.part and self.phase == "asking":
            self.part.leave()
            self._keep()

    def _keep(self, pause: float = 0.0) -> None:
        """Store the answer so far, but not within `pause` seconds of the last time."""
        if self.part is None or self.interview is None or self.phase != "asking":
            return
        at = self.now() / 1000
        if pause and at - self._stored < pause:
            return
        self.interview.keep(self.position, self.part.given())
        self._stored = at

    # What is seen.

    def view(self, width: int, height: int) -> View:
        made = {"open": self._open, "plan": self._planned, "card": self._card}
        if self.help:
            return self._helped(width)
        if self.phase == "asking":
            return self._part(width, height)
        return made[self.phase](width)

    def _foot(self, *keys: tuple[str, str]) -> tuple[tuple[str, str], ...]:
        return tuple((key, self.say(word)) for key, word in keys)

    def _told(self, text: str, columns: int, *styles: str) -> list[str]:
        room = max(min(columns - 4, 92), 10)
        return [f"  {self.pen(line, *styles)}" for line in wrapped(text, room)]

    def _heading(self, word: str, columns: int) -> str:
        return f"  {title(self.say(word), max(min(columns - 4, 92), 10), self.pen)}"

    def _planned(self, columns: int) -> View:
        wish = self.doors.wish
        facts = [self.say("minutes", n=wish.minutes), self.say("seed", n=self.seed)]
        head = shortened(" · ".join([f" {self.say('interview')}", *facts]), columns)
        body = [self._heading("plan", columns), ""]
        number = 0
        for kind in KINDS:
            ids = [entry for entry in self.entries if entry.kind == kind]
            if not ids:
                continue
            each = " · ".join(dict.fromkeys(clock(entry.seconds) for entry in ids))
            told = self.say(
                "each" if len(ids) > 1 else "all_of_it", what=self._count(kind, len(ids)), time=each
            )
            body += self._told(told, columns, BOLD)
            number += len(ids)
        if number < sum(wish.counts.values()):
            body += self._told(self.say("short"), columns, FAINT)
        body += ["", *self._told(self.say("rules"), columns, FAINT)]
        if self.interview:
            body += ["", *self._told(self.say("replaces"), columns)]
        redraw = (("r", "redraw"),) if self._seed is None else ()
        keys = (("enter", "start"), *redraw, ("1-4", "lengths"), *_ENDING)
        foot = self._foot(*keys)
        return View((self.pen(head, BOLD),), tuple(body), foot, notice=self.notice, page="plan")

    def _count(self, kind: Kind, number: int) -> str:
        word = f"one_{kind}" if number == 1 else f"n_{kind}s"
        return self.say(word, n=number)

    def _open(self, columns: int) -> View:
        interview = self.interview
        assert interview is not None
        done = sum(interview.given(i).done for i in range(len(interview.entries)))
        date = datetime.fromtimestamp(interview.session.at / 1000)
        left = clock(max(interview.left, 0))
        told = self.say("open", done=done, all=len(interview.entries), left=left)
        since = self.say("open_since", date=f"{date:%Y-%m-%d %H:%M}")
        body = [*self._told(told, columns), *self._told(since, columns, FAINT)]
        foot = self._foot(("enter", "resume"), ("n", "another"), *_ENDING)
        head = shortened(f" {self.say('interview')}", columns)
        return View((self.pen(head, BOLD),), tuple(body), foot, page="open")

    def _card(self, columns: int) -> View:
        assert self.interview is not None
        card = scorecard(self.interview, self.lang)
        body = tuple(lines(card, columns, colour=self.pen.colour))
        head = shortened(f" {self.say('interview')} · {self.say('scorecard')}", columns)
        foot = self._foot(("↑↓", "scroll"), ("z", "language"), ("esc", "back"), ("q", "quit"))
        return View((self.pen(head, BOLD),), body, foot, page=f"card {self.lang}")

    def _helped(self, columns: int) -> View:
        keys = key_lines(HELP[self.lang], columns, self.pen)
        body = (self._heading("all_keys", columns), "", *keys)
        foot = self._foot(("esc", "back"), ("q", "quit"))
        return View(self._head(columns), body, foot, page="help")

    def _part(self, columns: int, height: int) -> View:
        part = self.part
        assert part is not None
        shown = part.view(columns, height)
        keys = self._foot(*shown.keys, ("ctrl-c" if shown.typing else "q", "quit"))
        return View(
            head=self._head(columns),
            body=shown.body,
            foot=keys,
            typing=shown.typing,
            notice=self.notice or shown.notice or self._late(shown),
            page=f"{self.position} {shown.page}",
            focus=shown.focus,
        )

    def _late(self, shown: PartView) -> str:
        """Said once in place of the keys, at the moment at which the time is up."""
        interview = self.interview
        assert interview is not None
        left = self._left(interview)
        return self.say("time_up") if -2 < left <= 0 and self._watch.running else ""

    def _left(self, interview: Interview) -> float:
        given = interview.answers.get(self.position, Given())
        return interview.left + given.seconds - self._watch.seconds

    def _head(self, columns: int) -> tuple[str, ...]:
        interview, pen = self.interview, self.pen
        assert interview is not None
        entry = interview.entries[self.position]
        used, left = self._watch.seconds, self._left(interview)
        time = self.say("time", used=clock(used), budget=clock(entry.seconds))
        whole = self.say("left", time=clock(left)) if left > 0 else self.say("over")
        place = f" {self.position + 1}/{len(interview.entries)} {self.say(entry.kind)}"
        times = f"{time} · {whole} "
        if width(place) + width(times) + 2 > columns:
            times = f"{time} "
        first, right = ends(place, times, columns)
        late = (RED,) if left <= 0 else (YELLOW,) if used > entry.seconds else (CYAN,)
        style = late if self._watch.running else (FAINT,)
        return (pen(first, BOLD) + pen(right, *style), pen(self._about(entry, columns), FAINT))

    def _about(self, entry: Entry, columns: int) -> str:
        bank = self.doors.bank
        item = bank.item(entry.item)
        facts = [bank.topic(item.topic).title.in_(self.lang), LEVEL_WORDS[self.lang][item.level]]
        if getattr(self.part, "second", None) is not None:
            facts.append(self.say("follow_up"))
        return shortened(f" {' · '.join([*facts, item.id])}", columns)
