"""Where a candidate is: what is solved, what comes next, which hints were shown, where files are.

Everything is worked out from the bank and the rows of the store.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from grader.bank import Bank
from grader.bank.paths import holds_bank, stub
from grader.practice.rows import Attempt, Folder, Reset, Reveal, Session
from grader.practice.store import Store


@dataclass(frozen=True)
class Standing:
    """How far one is on the bank's ladder.

    `current` is the exercise to go on with, `last` the latest attempt at it (what isn't written
    yet is none), `last_solved` the one that passed last; None where there is none, as `current` is
    where everything is solved.
    """

    solved: frozenset[str]
    total: int
    current: str | None
    last: Attempt | None
    last_solved: str | None


def standing(bank: Bank, store: Store) -> Standing:
    attempts = _attempts(bank, store)
    done = solved(store, bank)
    id = _current(bank, attempts, done)
    tried = [a for a in attempts if a.item == id and a.status != "not_attempted"]
    last = tried[-1] if tried else None
    passed = next((a.item for a in reversed(attempts) if a.status == "passed"), None)
    return Standing(frozenset(done & {*bank.steps}), len(bank.steps), id, last, passed)


def solved(store: Store, bank: Bank) -> set[str]:
    """The exercises with an attempt that passed, also in an interview; drills don't count."""
    within = {"", *(row.uid for row in store.rows(Session, bank=bank.id, kind="mock"))}
    rows = store.rows(Attempt, bank=bank.id, status="passed")
    return {row.item for row in rows if row.within in within}


def next_exercise(bank: Bank, store: Store, after: str | None = None) -> str | None:
    """The first exercise of the ladder that isn't solved and whose prerequisites are, else the
    first that isn't solved; None where everything is. With `after`, the first beyond that one
    comes before those in front of it, and it isn't the answer while there is another.
    """
    return following(bank, solved(store, bank), after)


def following(bank: Bank, done: set[str] | frozenset[str], after: str | None = None) -> str | None:
    """`next_exercise`, where it is known what is solved."""
    steps = bank.steps
    start = steps.index(after) + 1 if after in steps else 0
    left = [id for id in (*steps[start:], *steps[:start]) if id not in done]
    ready = [id for id in left if set(bank.before(id)) <= done]
    return next((id for id in (*ready, *left) if id != after), after if after in left else None)


def _current(bank: Bank, attempts: list[Attempt], done: set[str]) -> str | None:
    """The exercise that was worked on last, if it isn't solved, else the next one."""
    last = next((a.item for a in reversed(attempts) if a.item in bank.steps), None)
    return last if last and last not in done else following(bank, done)


def _attempts(bank: Bank, store: Store) -> list[Attempt]:
    """Those with the candidate's own files, not the files of drills and interviews."""
    return store.rows(Attempt, bank=bank.id, within="")


def hints_shown(bank: Bank, store: Store, id: str) -> int:
    """The furthest hint that was shown since the exercise was begun anew; 0 for none."""
    reset = store.latest(Reset, bank=bank.id, item=id)
    since = reset.at if reset else 0
    shown = store.rows(Reveal, bank=bank.id, item=id, what="hint")
    return max((reveal.step for reveal in shown if reveal.at >= since), default=0)


def folder_of(bank: Bank, store: Store, cwd: Path) -> Path | None:
    """The folder with the candidate's files: `cwd` or one above it, else the last that was used.

    A bank's own folder is none: its stubs are the bank's.
    """
    for folder in (cwd, *cwd.parents):
        if holds_exercises(bank, folder):
            return folder
    kept = [Path(row.path) for row in store.rows(Folder, bank=bank.id)]
    return next((folder for folder in reversed(kept) if holds_exercises(bank, folder)), None)


def holds_exercises(bank: Bank, folder: Path) -> bool:
    """Whether a folder, which is no bank, has a file for one of the bank's exercises."""
    return not holds_bank(folder) and any(stub(folder, id).is_file() for id in bank.steps)
