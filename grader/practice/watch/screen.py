"""The screen of `grader watch`: what saves, verdicts and keys do."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal, Protocol

from grader.bank import Bank
from grader.bank.model import Lang
from grader.bank.paths import shown
from grader.bank.workspace import is_unwritten
from grader.grading.verdict import Verdict
from grader.judge import Finished
from grader.practice.memory import Memory
from grader.practice.panels import Panels
from grader.practice.stage import Screen, View
from grader.practice.watch.checker import Checks, Heard
from grader.practice.watch.files import Files
from grader.practice.watch.poll import BankChanged, Gone, Saved, Seen, Stray, Unreadable
from grader.practice.watch.strings import STRINGS

State = Literal["waiting", "checking", "checked", "gone", "unreadable"]
_FINE = ("passed", "skipped")
Page = Literal["main", "task", "solution", "explanation", "list", "all", "help"]


class Desk(Protocol):
    """The files, as `poll.Poller` has them."""

    def take_up(self, id: str) -> Saved | Gone | Unreadable: ...
    def found(self, id: str) -> Saved | Gone | Unreadable: ...
    def is_fresh(self, saved: Saved) -> bool: ...


@dataclass(frozen=True)
class Tools:
    """What keys reach beyond the screen. `reset` gives where the old file was kept, if it was."""

    reset: Callable[[str], Path | None]
    open: Callable[[str, int], Callable[[], object]]
    drill: Callable[[str], Callable[[], object]] | None = None
    clock: Callable[[], float] = time.monotonic


@dataclass(frozen=True)
class Work:
    """The exercise in hand.

    `number` is that of its check; `since` when that was begun; `hints` how many are on the screen.
    """

    id: str
    state: State = "waiting"
    saved: Saved | None = None
    number: int = 0
    since: float = 0.0
    verdict: Verdict | None = None
    why: str = ""
    hints: int = 0

    @property
    def untouched(self) -> bool:
        """Whether it is the stub that was found at the start."""
        return self.saved is not None and self.saved.first and is_unwritten(self.saved.source)

    @property
    def passed(self) -> bool:
        return self.verdict is not None and self.verdict.status == "passed"

    @property
    def line(self) -> int:
        """The line of the file to look at."""
        verdict = self.verdict
        if verdict is None:
            return 1
        wrong = (check.line for check in verdict.checks if check.status not in _FINE)
        return next((line for line in wrong if line), verdict.line or 1)


@dataclass
class Round:
    """A check of every file that was begun; the exercise in hand stays the same.

    `saved` is the file that is being checked, `number` its check; a result is None before it.
    """

    left: list[Saved]
    results: dict[str, Verdict | None]
    saved: Saved | None = None
    number: int = 0


class WatchScreen(Screen):
    """`take_up` begins with an exercise; the stage then hands it keys and events."""

    def __init__(
        self,
        bank: Bank,
        files: Files,
        memory: Memory,
        desk: Desk,
        checks: Checks,
        tools: Tools,
        *,
        lang: Lang,
        colour: bool,
    ) -> None:
        self.bank = bank
        self.files = files
        self.memory = memory
        self.desk = desk
        self.checks = checks
        self.tools = tools
        self.lang = lang
        self.panels = Panels(bank, lang, colour=colour)
        self.page: Page = "main"
        self.turn = 0  # counts pages, so that each begins where it should
        self.at_hint = False  # that the page begins at the last hint
        self.notice = ""
        self.asked = ""  # the key that asks to be pressed again
        self.chosen = 0
        self.choosing = False  # that it began with the list, and nothing was chosen yet
        self.round: Round | None = None
        self.work = Work("")

    @property
    def solved(self) -> set[str]:
        """The ladder's exercises that passed."""
        return self.memory.solved & {*self.bank.steps}

    def say(self, key: str, **fields: object) -> str:
        return STRINGS[self.lang][key].format(**fields)

    # ------------------------------------------------------------------------------- exercises

    def take_up(self, id: str) -> None:
        """Go to an exercise and check its file as it is."""
        self.work = Work(id)
        self.show("main")
        self._seen(self.desk.take_up(id))

    def begin_with_list(self) -> None:
        self.key("l")
        self.choosing = True

    def show(self, page: Page, *, at_hint: bool = False) -> None:
        self.page = page
        self.choosing = False
        self.turn += 1
        self.at_hint = at_hint

    def open_hints(self, number: int) -> None:
        """Show so many hints, the last of them in sight."""
        self.work = replace(self.work, hints=number)
        self.show("main", at_hint=True)

    # ---------------------------------------------------------------------------------- events

    def event(self, event: Any) -> None:
        if isinstance(event, Heard):
            verdict, over = event.event.verdict, isinstance(event.event, Finished)
            if self.round is not None and event.number == self.round.number:
                self._judged_in_round(self.round, verdict, over=over)
            elif event.number == self.work.number:
                self._judged(verdict)
            return
        self._seen(event)

    @property
    def ticks(self) -> bool:
        """While a file is being checked: the view counts the seconds."""
        return self.work.state == "checking" or bool(self.round and self.round.number)

    def _seen(self, seen: Seen) -> None:
        if isinstance(seen, BankChanged):
            self._bank_changed()
        elif isinstance(seen, Stray):
            own = self.path_text(self.work.id)
            self.notice = self.say("stray", name=shown(seen.path), path=own)
        elif isinstance(seen, Saved):
            self._saved(seen)
        elif seen.id == self.work.id:
            self.checks.leave()
            self.show("main")
            gone = isinstance(seen, Gone)
            why = "" if isinstance(seen, Gone) else self._why(seen)
            state: State = "gone" if gone else "unreadable"
            self.work = Work(seen.id, state, why=why, hints=self.work.hints)

    def _why(self, seen: Unreadable) -> str:
        from grader.practice.watch.files import said_of

        return said_of(seen.why, self.lang)

    def _saved(self, saved: Saved) -> None:
        """Check it, whatever is on the screen: a save asks for a verdict.

        What `take_up` has read may come once more, from the thread that looks for saves.
        """
        if self.work.saved == replace(saved, first=True) and not saved.first:
            return
        if saved.id != self.work.id:
            self.take_up(saved.id)
            saved = replace(saved, first=False)
        self.notice, self.asked, self.round = "", "", None
        if not saved.first:
            self.show("main")
        self._check(saved)

    def _check(self, saved: Saved) -> None:
        number = self.checks.check(saved.id, saved.source, self.path_text(saved.id))
        now = self.tools.clock()
        self.work = replace(self.work, state="checking", saved=saved, number=number, since=now)

    def _judged(self, verdict: Verdict) -> None:
        """Show it, once it is written down: what was seen is kept, whatever happens then."""
        saved = self.work.saved
        if saved is None or not self.desk.is_fresh(saved):
            return  # the file is being written: its save is about to be seen
        new = self.work.state == "checking"  # else its pass was heard before
        self.work = replace(self.work, state="checked", verdict=verdict)
        if new and not self.work.untouched:
            self.memory.attempt(verdict, saved.source)

    def _bank_changed(self) -> None:
        self.panels.forget()
        self.notice = self.say("bank_changed")
        if self.page == "all":
            self.check_all()
        elif self.work.saved is not None:
            self.round = None
            self._check(self.work.saved)

    def check_all(self) -> None:
        """Check every file that was begun, one after another."""
        found = [self.desk.found(id) for id in self.bank.steps]
        begun = [f for f in found if isinstance(f, Saved) and not is_unwritten(f.source)]
        self.round = Round(begun, {f.id: None for f in begun})
        self.show("all")
        self._go_round(self.round)

    def _go_round(self, round: Round) -> None:
        """Check the next file. Each check ends the one before it, so that of the exercise in hand
        is begun again at the end, if it was running.
        """
        if round.left:
            saved = round.saved = round.left.pop(0)
            round.number = self.checks.check(saved.id, saved.source, self.path_text(saved.id))
        else:
            round.number = 0
            if self.work.state == "checking" and self.work.saved is not None:
                self._check(self.work.saved)

    def _judged_in_round(self, round: Round, verdict: Verdict, *, over: bool) -> None:
        saved, work = round.saved, self.work
        if not over or saved is None or not self.desk.is_fresh(saved):
            return
        round.results[saved.id] = verdict
        self.memory.attempt(verdict, saved.source)
        if work.saved is not None and (work.id, work.saved.source) == (saved.id, saved.source):
            self.work = replace(work, state="checked", verdict=verdict)
        self._go_round(round)

    # ------------------------------------------------------------------------------------ view

    def path_text(self, id: str) -> str:
        return shown(self.files.path(id))

    def view(self, width: int, height: int) -> View:
        from grader.practice.watch.draw import view

        return view(self, width)

    # ------------------------------------------------------------------------------------ keys

    def key(self, name: str) -> None:
        from grader.practice.watch.keys import press

        press(self, name)
