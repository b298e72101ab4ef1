"""What a practice screen remembers: in the store, or for now where that can't be written."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

from grader.bank import Bank
from grader.errors import CommandError
from grader.grading.verdict import Verdict
from grader.practice.plan import following, hints_shown, solved, standing
from grader.practice.rows import Folder, Reset, Reveal, Row, now
from grader.practice.store import Store

Record = Callable[[Store, Bank, Verdict, bytes], object]


class Memory:
    """Reads the store once and adds to it whatever happens, when it happens.

    Attributes:
        solved: ids of exercises.
        current: the exercise to go on with, as it was at the start; None where all are solved.
        last_solved: the exercise that passed last, None where none has.
        problem: why something could not be written; empty while all is well.
    """

    def __init__(self, store: Store, bank: Bank, record: Record) -> None:
        self._store = store
        self._bank = bank
        self._record = record
        self._hints: dict[str, int] = {}
        found = standing(bank, store)
        self.solved = set(solved(store, bank))
        self.current = found.current
        self.last_solved = found.last_solved
        self.problem = ""

    def next(self, after: str | None = None) -> str | None:
        return following(self._bank, self.solved, after)

    def attempt(self, verdict: Verdict, source: bytes) -> None:
        if verdict.status == "passed":
            self.solved.add(verdict.exercise)
        self._try(lambda: self._record(self._store, self._bank, verdict, source))

    def hints(self, id: str) -> int:
        """How many hints of the exercise have been shown."""
        if id not in self._hints:
            self._hints[id] = 0
            self._try(lambda: self._hints.update({id: hints_shown(self._bank, self._store, id)}))
        return self._hints[id]

    def hint(self, id: str, step: int) -> None:
        self._hints[id] = max(self.hints(id), step)
        self._try(lambda: self._store.add(self._hinted(id, step)))

    def solution(self, id: str) -> None:
        self._add(Reveal(bank=self._bank.id, item=id, what="solution"))

    def reset(self, id: str) -> None:
        self._hints[id] = 0
        self._try(lambda: self._store.add(self._begun_anew(id)))

    def _hinted(self, id: str, step: int) -> Reveal:
        """Not before the last reset, even if the clock was set back since."""
        last = self._store.latest(Reset, bank=self._bank.id, item=id)
        at = max(now(), last.at if last else 0)
        return Reveal(at=at, bank=self._bank.id, item=id, what="hint", step=step)

    def _begun_anew(self, id: str) -> Reset:
        """After every hint."""
        shown = self._store.rows(Reveal, bank=self._bank.id, item=id, what="hint")
        at = max([now(), *(row.at + 1 for row in shown)])
        return Reset(at=at, bank=self._bank.id, item=id)

    def folder(self, path: Path) -> None:
        """Remember where the files are, if that isn't what was remembered last."""
        last = self._store.latest(Folder, bank=self._bank.id)
        if last is None or last.path != str(path):
            self._add(Folder(bank=self._bank.id, path=str(path)))

    def _add(self, row: Row) -> None:
        self._try(lambda: self._store.add(row))

    def _try(self, write: Callable[[], object]) -> None:
        self.problem = why_not(write) or self.problem


def why_not(write: Callable[[], object]) -> str:
    """Do it, and say why it couldn't be done, or nothing: a full disk must not end the practice."""
    try:
        write()
    except (CommandError, OSError, sqlite3.Error) as error:
        return error.message if isinstance(error, CommandError) else str(error)
    return ""
