"""An exercise or a drill of an interview: a file that the candidate edits and the grader judges."""

from __future__ import annotations

import os
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, Protocol

from grader.bank.paths import shown, stub
from grader.errors import NotFound
from grader.files import Refused, opened, read
from grader.judge import Finished
from grader.practice.mock.interview import Given
from grader.practice.mock.kinds import Kind
from grader.practice.mock.part import LEAVING, Part, PartView, Stopwatch
from grader.practice.mock.strings import STRINGS
from grader.practice.panels import Panels
from grader.practice.stage import Typing
from grader.practice.watch.checker import Checks, Heard
from grader.practice.watch.files import said_of
from grader.prose.columns import BOLD, GREEN, RED, YELLOW

if TYPE_CHECKING:
    from grader.bank import Bank
    from grader.bank.model import Lang
    from grader.grading.verdict import Verdict

_BYTES = 1 << 20  # of a file that is read; the judge refuses one that is too large
Phase = Literal["work", "say", "verdict"]


class Desk(Protocol):
    """What a part reaches beyond the screen."""

    checks: Checks

    def open(self, path: Path) -> None:
        """Open the file in the editor, outside the stage."""
        ...

    def record(self, verdict: Verdict, source: bytes, within: str) -> str:
        """Store the attempt; its uid, or nothing."""
        ...

    def repaired(self, drill: str, outcome: str, said: str, agreed: bool) -> None:
        """Store how a drill ended."""
        ...


@dataclass(frozen=True)
class File:
    """What was handed out; `drill` and `mistake` are empty for an exercise."""

    path: Path
    drill: str = ""
    mistake: str = ""


class CodePart(Part):
    """The clock runs while one works, and for a drill until one has said what was wrong."""

    def __init__(
        self,
        bank: Bank,
        kind: Kind,
        item: str,
        file: File,
        given: Given,
        desk: Desk,
        lang: Lang,
        watch: Stopwatch,
        *,
        colour: bool,
        session: str,
    ) -> None:
        self.bank, self.kind, self.item, self.file = bank, kind, item, file
        self.desk, self.lang, self.watch, self.session = desk, lang, watch, session
        self.panels = Panels(bank, lang, colour=colour)
        self.data = dict(given.data)
        self.note = given.note
        self.agreed = bool(given.data.get("agreed"))
        self.verdict: Verdict | None = None
        self.notice = ""
        self._over = given.done
        self._number = 0  # of the check that runs, or 0
        self._judgements = 0  # each begins its page at the top, where the last check is
        self._handing = False
        self._warned = False  # that the file isn't known to pass; enter again hands it in
        self._source = b""
        self.phase: Phase = given.data.get("phase", "work")
        self._time()

    @property
    def over(self) -> bool:
        return self._over

    def say(self, word: str, **fields: object) -> str:
        return STRINGS[self.lang][word].format(**fields)

    def _time(self) -> None:
        self.watch.run(not self._over and self.phase in ("work", "say"))

    def given(self) -> Given:
        data = {
            **self.data,
            "done": self._over,
            "phase": self.phase,
            "path": str(self.file.path),
            "drill": self.file.drill,
            "mistake": self.file.mistake,
            "agreed": self.agreed,
        }
        points = len(data.get("checks", {}))
        passed = [status == "passed" for status in data.get("checks", {}).values()]
        said = tuple(i for i, good in enumerate(passed) if good)
        return Given(round(self.watch.seconds, 1), said, points, self.note, data)

    # What happens.

    def key(self, name: str) -> bool:
        self.notice = ""
        if self._number and name in ("enter", "c"):
            return True  # one check at a time
        warned, self._warned = self._warned, False
        if name == "enter" and self.phase == "work" and not warned:
            self._source = self._read()
            if doubt := self._doubt():
                self._warned, self.notice = True, self.say(doubt)
                return True
        took = {"work": self._working, "say": self._saying, "verdict": self._reading}[self.phase]
        found = took(name)
        self._time()
        return found

    def _working(self, name: str) -> bool:
        if name in ("c", "enter"):
            self._check(handing=name == "enter")
        elif name == "o":
            self.desk.open(self.file.path)
        else:
            return False
        return True

    def _doubt(self) -> str:
        """The word for why the file as it is may not be meant to be handed in; '' for none."""
        if "status" not in self.data:
            return "ask_unchecked"
        if self.data.get("checked") != _hash(self._source):
            return "ask_changed"
        return "" if self.data["status"] == "passed" else "ask_failed"

    def _saying(self, name: str) -> bool:
        if name == "escape":
            self.phase = "work"
        return name in ("enter", "escape")

    def _reading(self, name: str) -> bool:
        drill = self.kind == "drill"
        if name == "enter":
            self._end()
        elif drill and name in ("y", "n"):
            self.agreed = name == "y"
        elif drill and name in ("space", "1"):
            self.agreed = not self.agreed
        else:
            return False
        return True

    def _read(self) -> bytes:
        path = self.file.path
        try:
            with opened(str(path)) as descriptor:
                return read(descriptor, _BYTES)
        except Refused as refused:
            raise NotFound(said_of(refused, self.lang), place=shown(path)) from None

    def _check(self, *, handing: bool) -> None:
        self._source = self._read()
        self._handing = handing
        self._number = self.desk.checks.check(self.item, self._source, self.file.path.name)

    def event(self, event: Any) -> None:
        if not isinstance(event, Heard) or event.number != self._number:
            return
        if isinstance(event.event, Finished):
            self._number = 0
            self._judged(event.event.verdict)

    def _judged(self, verdict: Verdict) -> None:
        self.verdict = verdict
        self._judgements += 1
        if verdict.status == "broken":  # the grader's fault: it may be tried again
            self.notice = self.say("broken")
            return
        attempt = self.desk.record(verdict, self._source, self.file.drill or self.session)
        self.data |= {
            "status": verdict.status,
            "checked": _hash(self._source),
            "score": verdict.score,
            "checks": {check.name: check.status for check in verdict.checks},
            "mistakes": [found.name for found in verdict.mistakes],
            "attempt": attempt,
        }
        if self._handing:
            self.phase = "say" if self.kind == "drill" else "verdict"
        self._time()

    def typed(self, text: str) -> None:
        self.note = text.strip()
        self.phase = "verdict"
        self._time()

    def drafted(self, text: str) -> None:
        self.note = text

    def _end(self) -> None:
        self._over = True
        if self.file.drill:
            good = self.data.get("status") == "passed"
            outcome = "repaired" if good else "given up"
            self.desk.repaired(self.file.drill, outcome, self.note, self.agreed)

    def turn(self, lang: Lang) -> None:
        self.lang = lang
        self.panels = Panels(self.bank, lang, colour=self.panels.pen.colour)

    def leave(self) -> None:
        self.desk.checks.leave()
        self._number = 0
        self.watch.run(False)

    # What is seen.

    def view(self, columns: int, height: int) -> PartView:
        page = f"{self.item} {self.phase} {self.lang} {self._judgements}"
        if self.phase == "say":
            typing = Typing(self.say("what_was_wrong"), self.note)
            body = [*self._status(columns), *self._shown_file(columns)]
            typed = (("enter", "done_typing"), ("esc", "back_to_file"))
            return PartView(tuple(body), typed, page, typing)
        if self.phase == "verdict":
            return PartView(tuple(self._verdict(columns)), self._reading_keys(), page)
        keys = (("o", "open_file"), ("c", "check"), ("enter", "hand_in"), *LEAVING)
        notice = self.say("checking") if self._number else self.notice
        return PartView(tuple(self._work(columns)), keys, page, notice=notice)

    def _reading_keys(self) -> tuple[tuple[str, str], ...]:
        said = (("y", "yes"), ("n", "no")) if self.kind == "drill" else ()
        return (*said, ("enter", "on"), ("↑↓", "scroll"), *LEAVING)

    def _work(self, columns: int) -> list[str]:
        panels = self.panels
        told = "drill_told" if self.kind == "drill" else "exercise_told"
        lines = panels.sentence(self.say(told), columns)
        lines += panels.sentence(shown(self.file.path), columns, BOLD)
        lines += ["", *self._status(columns)]
        lines += [panels.heading(self.say("task"), columns)]
        return [*lines, *panels.section(self.item, "task", columns)]

    def _status(self, columns: int) -> list[str]:
        """The last check: which checks passed, but not on which input another one failed."""
        checks = self.data.get("checks")
        if checks is None:
            return []
        panels, pen = self.panels, self.panels.pen
        lines = [panels.heading(self.say("last_check"), columns)]
        if not checks or self.data["status"] not in ("passed", "failed"):
            told = self.say(f"status_{self.data['status']}")
            return [*lines, *panels.sentence(told, columns, YELLOW), ""]
        for name, status in checks.items():
            title = panels.words.check(self.item, name, self.lang)
            good = status == "passed"
            mark = pen("✓", GREEN) if good else pen("✗", RED)
            first, *rest = panels.sentence(title, columns - 2)
            lines += [f" {mark}{first}", *(f"  {line}" for line in rest)]
        return [*lines, ""]

    def _shown_file(self, columns: int) -> list[str]:
        text = self._source.decode("utf-8", "replace")
        head = self.panels.heading(shown(self.file.path), columns)
        return [head, *self.panels.code(text, columns)] if text else []

    def _verdict(self, columns: int) -> list[str]:
        panels = self.panels
        lines: list[str] = []
        if self.kind == "drill":
            lines = self._cause(columns)
        if self.verdict is None:  # it was judged before the interview was left
            return [*lines, *self._status(columns)]
        return [*lines, *panels.report(self.verdict, columns)]

    def _cause(self, columns: int) -> list[str]:
        """What was wrong in the bank's words, beside the candidate's; and the tick."""
        panels, pen = self.panels, self.panels.pen
        title, explanation = panels.words.mistake(self.item, self.file.mistake, self.lang)
        said = self.note or self.say("nothing_said")
        tick = [f" {pen('✓', GREEN, BOLD)} {self.say('agreed')}"]
        asked = panels.sentence(self.say("not_agreed"), columns)
        return [
            panels.heading(self.say("you_said"), columns),
            *panels.sentence(said, columns),
            "",
            panels.heading(self.say("was_wrong"), columns),
            *panels.sentence(title, columns, BOLD),
            *panels.markdown(explanation, columns),
            "",
            *(tick if self.agreed else asked),
            "",
        ]


def _hash(source: bytes) -> str:
    return sha256(source).hexdigest()


def hand_out(folder: Path, id: str, text: str) -> Path:
    """Write a stub for an interview below the folder; no file of it is replaced.

    Where the text names the exercise's own file it names this one.
    """
    from itertools import count

    from grader.files import write_below

    names = (folder / "mock" / f"{id}-{number}.py" for number in count(1))
    path = next(path for path in names if not os.path.lexists(path))
    text = text.replace(stub(Path(), id).as_posix(), path.relative_to(folder).as_posix())
    write_below(path, text.encode())
    return path
