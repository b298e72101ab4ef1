"""The screen of `grader debug`: repair the file, say what was wrong, compare."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

from grader.bank.model import Lang
from grader.grading.verdict import Verdict
from grader.judge import Finished
from grader.practice.drill.strings import STRINGS
from grader.practice.panels import Panels
from grader.practice.rows import Drill
from grader.practice.stage import Screen, View
from grader.practice.watch.checker import Checks, Heard
from grader.practice.watch.poll import Gone, Saved, Unreadable

Phase = Literal["repair", "say", "compare", "over"]
Outcome = Literal["repaired", "given up"]


@dataclass(frozen=True)
class Case:
    """A drill as the screen needs it.

    `broken` is the file as it was handed out and `right` the reference, set alike; `done` are the
    mistakes of the exercise, of `total`, that were repaired before. `resumed`: it was begun and
    left, and the candidate may not have meant to go on with it.
    """

    drill: Drill
    path: Path
    broken: str
    right: str
    done: frozenset[str]
    total: int
    resumed: bool = False


@dataclass(frozen=True)
class Tools:
    """What the screen reaches. `finish` records the end, `record` a verdict on a source; both say
    why they couldn't, or nothing.
    """

    checks: Checks
    open: Callable[[], Callable[[], object]]
    record: Callable[[Verdict, bytes], str]
    finish: Callable[[Outcome, str, bool], str]


class DrillScreen(Screen):
    """`again` tells at the end that another drill is wanted, `up` that it was left by esc."""

    up = False

    def __init__(
        self, case: Case, panels: Panels, tools: Tools, found: object, *, lang: Lang
    ) -> None:
        self.case = case
        self.panels = panels
        self.tools = tools
        self.lang = lang
        self.phase: Phase = "repair"
        self.page: Literal["main", "task", "help"] = "main"
        self.again = False
        self.words = ""
        self.outcome: Outcome = "repaired"
        self.verdict: Verdict | None = None
        self.saved: Saved | None = None
        self.lost: Gone | Unreadable | None = None
        self.checking = False
        self.notice = ""
        self.problem = ""
        self.turn = 0  # counts verdicts, so that each is seen from its start
        self._number = 0
        self._asked = False  # that g was pressed once
        self._take_up(found)

    def say(self, key: str, **fields: object) -> str:
        return STRINGS[self.lang][key].format(**fields)

    # ---------------------------------------------------------------------------------- events

    def _take_up(self, found: object) -> None:
        """The file as it is: one that was worked on already is checked."""
        if isinstance(found, Saved):
            self.saved = found
            if found.source.decode("utf-8", "replace") != self.case.broken:
                self._check()
        elif isinstance(found, Gone | Unreadable):
            self.lost = found

    def event(self, event: Any) -> None:
        if self.phase != "repair":
            return  # what is saved or judged afterwards changes nothing
        if isinstance(event, Heard):
            if event.number == self._number and isinstance(event.event, Finished):
                self._judged(event.event.verdict)
        elif isinstance(event, Saved):
            self.saved, self.lost, self.page = event, None, "main"
            self._check()
        elif isinstance(event, Gone | Unreadable):
            self.tools.checks.leave()
            self.lost, self.checking = event, False

    def _check(self) -> None:
        if self.saved is not None:
            self.checking, self.notice, self._asked = True, "", False
            name = self.case.path.name
            self._number = self.tools.checks.check(self.case.drill.item, self.saved.source, name)

    def _judged(self, verdict: Verdict) -> None:
        assert self.saved is not None
        self.checking = False
        self.turn += 1
        self.problem = self.tools.record(verdict, self.saved.source)
        # Its name would tell what the candidate is to find.
        self.verdict = replace(verdict, mistakes=())
        if verdict.status == "passed":
            self.phase = "say"

    # ------------------------------------------------------------------------------------ keys

    def key(self, name: str) -> None:
        self.notice = ""
        if name == "quit":
            self.tools.checks.leave()
            self.done = True
            return
        act = _KEYS[self.phase].get(name)
        asked, self._asked = self._asked, False
        if self.page != "main":
            closes = ("escape", "backspace", "left", "t" if self.page == "task" else "?")
            self.page = "main" if name in closes else self.page
        elif name == "g" and self.phase == "repair" and not asked:
            self._asked, self.notice = True, self.say("ask_give_up")
        elif act is not None:
            act(self)

    def typed(self, text: str) -> None:
        self.words, self.phase = text.strip(), "compare"

    def end(self, outcome: Outcome, agreed: bool) -> None:
        self.tools.checks.leave()
        self.outcome, self.phase, self.checking = outcome, "over", False
        self.problem = self.tools.finish(outcome, self.words, agreed)

    def check(self) -> None:
        self._check()

    def show_task(self) -> None:
        self.page = "task"

    def open(self) -> None:
        self.outside = self.tools.open()

    def show_help(self) -> None:
        self.page = "help"

    def leave(self) -> None:
        """One level up; the drill stays begun, unless it is over."""
        self.tools.checks.leave()
        self.up = self.done = True

    @property
    def repaired(self) -> int:
        """How many mistakes of the exercise were repaired, this one among them once it is."""
        now = self.phase == "over" and self.outcome == "repaired"
        return len(self.case.done | ({self.case.drill.mistake} if now else set()))

    @property
    def may_skip(self) -> bool:
        """Whether n leaves this drill for another one before its end."""
        return self.case.resumed or isinstance(self.lost, Gone)

    def another(self) -> None:
        if self.phase == "over" or self.may_skip:
            self.tools.checks.leave()
            self.again = self.done = True

    # ------------------------------------------------------------------------------------ view

    def view(self, width: int, height: int) -> View:
        from grader.practice.drill.view import view

        return view(self, width)


_KEYS: dict[Phase, dict[str, Callable[[DrillScreen], None]]] = {
    "repair": {
        "c": DrillScreen.check,
        "t": DrillScreen.show_task,
        "o": DrillScreen.open,
        "g": lambda screen: screen.end("given up", False),
        "n": DrillScreen.another,
        "?": DrillScreen.show_help,
        "escape": DrillScreen.leave,
    },
    "say": {"escape": lambda screen: screen.typed("")},
    "compare": {
        "y": lambda screen: screen.end("repaired", True),
        "n": lambda screen: screen.end("repaired", False),
        "?": DrillScreen.show_help,
        "escape": DrillScreen.leave,
    },
    "over": {
        "enter": DrillScreen.another,
        "?": DrillScreen.show_help,
        "escape": DrillScreen.leave,
    },
}
