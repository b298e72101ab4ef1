"""An interview on a terminal: store, files, judge and screen joined."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from grader.bank.workspace import stub_text
from grader.practice import opening
from grader.practice.attempts import record
from grader.practice.drill.hand_out import finish
from grader.practice.drill.hand_out import hand_out as hand_out_drill
from grader.practice.mock.code import CodePart, File, hand_out
from grader.practice.mock.draw import draw, new_seed
from grader.practice.mock.interview import Interview
from grader.practice.mock.kinds import Entry, Kind, Wish
from grader.practice.mock.part import Part, Stopwatch
from grader.practice.mock.question import QuestionPart
from grader.practice.mock.screen import MockScreen
from grader.practice.plan import folder_of
from grader.practice.rows import Drill, now
from grader.practice.stage import Stage
from grader.practice.watch.checker import Checker, Checks

if TYPE_CHECKING:
    from grader.bank import Bank, Item
    from grader.bank.model import Lang
    from grader.grading.verdict import Verdict
    from grader.practice.store import Store
    from grader.prose.columns import Pen


class NoChecks:
    """In place of a judge where an interview has neither exercises nor drills."""

    def check(self, id: str, source: bytes, name: str) -> int:
        raise AssertionError(id)

    def leave(self) -> None:
        """Nothing runs."""


class House:
    """The doors of a MockScreen and the desk of its parts."""

    def __init__(self, bank: Bank, store: Store, wish: Wish, edit: str | None = None) -> None:
        self.bank, self.store, self.wish, self.edit = bank, store, wish, edit
        self.checks: Checks = NoChecks()
        self.screen: MockScreen | None = None
        self._folder = folder_of(bank, store, Path.cwd()) or Path.cwd()

    def draw(self, seed: int) -> tuple[Entry, ...]:
        return draw(self.bank, self.store, self.wish, seed, now(), usable)

    def new_seed(self) -> int:
        return new_seed()

    def begin(self, seed: int, entries: tuple[Entry, ...]) -> Interview:
        return Interview.begin(self.bank, self.store, self.wish, seed, entries)

    def part(
        self, interview: Interview, position: int, watch: Stopwatch, lang: Lang, pen: Pen
    ) -> Part:
        entry, given = interview.entries[position], interview.given(position)
        if entry.kind == "question":
            return QuestionPart(self.bank, entry.item, given, lang, pen, watch)
        return CodePart(
            self.bank,
            entry.kind,
            entry.item,
            self._file(interview, position, lang),
            given,
            self,
            lang,
            watch,
            colour=pen.colour,
            session=interview.session.uid,
        )

    def _file(self, interview: Interview, position: int, lang: Lang) -> File:
        """The part's file: the one that was handed out, else a new one."""
        entry, data = interview.entries[position], interview.given(position).data
        if "path" in data:
            return File(Path(data["path"]), data["drill"], data["mistake"])
        if entry.kind == "exercise":
            item = self.bank.item(entry.item)
            return File(hand_out(self._folder, item.id, stub_text(self.bank, item, lang)))
        handed = hand_out_drill(
            self.bank, self.store, self._folder, interview.session.seed, entry.item, lang
        )
        return File(handed.path, handed.drill.uid, handed.drill.mistake)

    def open(self, path: Path) -> None:
        assert self.screen is not None
        self.screen.outside = opening.on_screen(path, 1, self.edit)

    def record(self, verdict: Verdict, source: bytes, within: str) -> str:
        row = record(self.store, self.bank, verdict, source, within)
        return row.uid if row else ""

    def repaired(self, drill: str, outcome: str, said: str, agreed: bool) -> None:
        row = next((row for row in self.store.rows(Drill, uid=drill)), None)
        if row is not None:
            finish(self.store, row, outcome, said, agreed)  # type: ignore[arg-type]


def usable(item: Item, kind: Kind) -> bool:
    """Whether what the exercise needs is installed and, for a drill, whether it makes one."""
    from importlib.util import find_spec

    from grader.practice.drill.file import broken_files

    if kind == "question" or item.exercise is None:
        return kind == "question"
    if find_spec(item.exercise.needs) is None:
        return False
    return kind == "exercise" or bool(broken_files(item))


def interview(
    house: House,
    lang: Lang,
    *,
    colour: bool,
    seed: int | None = None,
    open_: Interview | None = None,
    resume: bool = False,
    code: bool = True,
) -> MockScreen:
    """Show an interview until it is over or left. With `code` the bank's code may be run."""
    stage: Stage
    with _judged(house, lambda event: stage.post(event), code=code):
        screen = MockScreen(
            house, lang, colour=colour, now=now, seed=seed, open_=open_, resume=resume
        )
        house.screen = screen
        stage = Stage(screen, colour=colour)
        try:
            stage.run()
        finally:
            screen.leave()
    return screen


@contextlib.contextmanager
def _judged(house: House, post: Callable[[object], None], *, code: bool) -> Iterator[None]:
    if not code:
        yield
        return
    from grader.judge import Judge

    with Judge(house.bank.root, 1) as judge:  # it warms up while one answers questions
        house.checks = Checker(judge, post)
        yield
