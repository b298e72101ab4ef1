"""Kills processes that write into a store, at random moments, and counts what is lost; by hand.

    python tests/bench/store_kills.py [--kills 500] [--seed 0]

A writer reports each row after `add` has returned, through a pipe. It is killed by SIGKILL. Then
every reported row has to be there, with all that was written in its transaction, and the file has
to be whole.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import random
import select
import shutil
import signal
import sqlite3
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from contextlib import redirect_stderr
from io import StringIO
from pathlib import Path

from grader.practice.rows import Attempt, Reveal
from grader.practice.store import FILE, Store, opened

BACKUP = "practice.backup.db"
LONGEST = 0.15  # seconds between a writer's start and its end


def add(store: Store, number: int) -> str:
    """One transaction: an attempt, its file, and a hint with the attempt's uid."""
    text = f"# {number}\n".encode() * random.Random(number).randint(1, 4000)
    hash = hashlib.sha256(text).hexdigest()
    attempt = Attempt(
        bank="b",
        item="i",
        status="failed",
        score=0.5,
        seconds=1.0,
        checks={"check_a": "failed"},
        mistakes=("零",),
        item_hash="h",
        source=hash,
    )
    store.add(attempt, Reveal(bank="b", item=attempt.uid, what="hint"), sources={hash: text})
    return attempt.uid


def one_opening(folder: Path, told: Callable[[str], None], seed: int) -> None:
    with opened(folder) as store:
        for number in range(seed * 1000, seed * 1000 + 1000):
            told(add(store, number))


def many_openings(folder: Path, told: Callable[[str], None], seed: int) -> None:
    for number in range(seed * 1000, seed * 1000 + 1000):
        with opened(folder) as store:
            told(add(store, number))


def backups(folder: Path, told: Callable[[str], None], seed: int) -> None:
    for number in range(seed * 1000, seed * 1000 + 1000):
        if (folder / BACKUP).exists():
            os.utime(folder / BACKUP, (0, 0))
        with opened(folder) as store:
            told(add(store, number))


SCENARIOS = {
    "one opening": one_opening,
    "many openings": many_openings,
    "backups": backups,
    "a new store": many_openings,
    "two writers": many_openings,
    "a damaged store": many_openings,
}


class Folder:
    """A store's folder and the rows that have to be in it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.reported: set[str] = set()

    def damage(self) -> None:
        """Overwrite the head of a store whose rows are all in the backup."""
        with opened(self.path) as store:
            add(store, 0)
        (self.path / BACKUP).unlink(missing_ok=True)
        with opened(self.path):  # makes the backup
            pass
        with (self.path / FILE).open("r+b") as file:
            file.write(os.urandom(100))

    def lost(self) -> list[str]:
        """What of the reported rows isn't there, or isn't whole."""
        with redirect_stderr(StringIO()), opened(self.path) as store:
            attempts = {row.uid: row for row in store.rows(Attempt)}
            hints = {row.item for row in store.rows(Reveal)}
            texts = dict(store.sources())
        wrong = [f"{uid}: lost" for uid in self.reported - attempts.keys()]
        wrong += [f"{uid}: half there" for uid in attempts.keys() ^ hints]
        for uid, row in attempts.items():
            if hashlib.sha256(texts.get(row.source, b"")).hexdigest() != row.source:
                wrong.append(f"{uid}: its file is not there")
        database = sqlite3.connect(self.path / FILE)
        if database.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
            wrong.append(f"{self.path}: not whole")
        database.close()
        return wrong


def killed(
    write: Callable[..., None], folder: Folder, seed: int, after: float, writers: int
) -> int:
    """Start writers, kill them after some seconds; returns how many rows they reported."""
    ours, theirs = os.pipe()
    pids = []
    for number in range(writers):
        pid = os.fork()
        if pid == 0:
            try:
                os.close(ours)
                os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
                write(folder.path, lambda uid: os.write(theirs, f"{uid}\n".encode()), seed + number)
            finally:
                os._exit(1)
        pids.append(pid)
    os.close(theirs)
    text, until = b"", time.monotonic() + after
    while (left := until - time.monotonic()) > 0:
        if select.select([ours], [], [], left)[0]:
            part = os.read(ours, 1 << 16)
            if not part:
                raise SystemExit("a writer has ended by itself")
            text += part
    for pid in pids:
        os.kill(pid, signal.SIGKILL)
    while part := os.read(ours, 1 << 16):
        text += part
    os.close(ours)
    for pid in pids:
        os.waitpid(pid, 0)
    rows = text.decode().split()
    folder.reported.update(rows)
    return len(rows)


def run(place: Path, kills: int, seed: int) -> dict[str, object]:
    """Kill in each scenario in turn, and look at the store after every kill."""
    draw = random.Random(seed)
    counts: Counter[str] = Counter()
    wrong: list[str] = []
    folder = Folder(place / "0")
    for number in range(kills):
        name = list(SCENARIOS)[number % len(SCENARIOS)]
        if name == "a new store":
            shutil.rmtree(folder.path, ignore_errors=True)
            folder = Folder(place / str(number))
        if name == "a damaged store":
            folder.damage()
        writers = 2 if name == "two writers" else 1
        after = draw.uniform(0, LONGEST)
        counts["rows"] += killed(SCENARIOS[name], folder, number * 10, after, writers)
        counts["kills"] += writers
        wrong += [f"{name}, kill {number}: {what}" for what in folder.lost()]
    return {**counts, "lost": len(wrong), "wrong": wrong[:10], "seed": seed}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--kills", type=int, default=500)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(1 << 30))
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        result = run(Path(place), options.kills, options.seed)
    print(json.dumps(result))
    sys.exit(bool(result["lost"]))


if __name__ == "__main__":
    main()
