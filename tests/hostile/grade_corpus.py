"""Grades hostile files, each with a right one after it, and says what that cost the grader.

Run as a program, in a process of its own whose memory is nobody else's::

    python grade_corpus.py STEM...      -> one JSON line a file: see `Graded`
"""

from __future__ import annotations

import contextlib
import dataclasses
import json
import os
import re
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from grader.bank import open_bank
from grader.grading.engine import Grader
from grader.grading.submission import Submission
from grader.grading.verdict import Verdict
from grader.sandbox.pool import Zygotes

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
CORPUS = sorted((HERE / "corpus").glob("*.py"))
# Far beyond what any file needs that isn't meant to time out, on however busy a machine; and soon,
# for those that are.
SECONDS, SOON = 20.0, 1.0
RIGHT = b"""
import numpy as np

def top_k(values, k):
    if not 0 <= k <= len(values):
        raise ValueError
    return np.sort(values)[::-1][:k].copy()
"""


@dataclasses.dataclass(frozen=True)
class Graded:
    """What came of one hostile file and of the right one after it."""

    stem: str
    status: str
    message: str
    level: str
    next_status: str  # of the right file
    peak_mb: float  # of the grader's memory, over both
    worked: float  # seconds of the grader's own processor time, over both
    text: str  # all that the verdict says


def expected(path: Path) -> str:
    found = re.search(rb"^# expect: (\w+)\r?$", path.read_bytes()[:2000], re.MULTILINE)
    assert found, f"{path.name} has no `# expect:` line"
    return found[1].decode()


def grade(paths: Sequence[Path], bank: Path = ROOT / "tests" / "fakebank") -> list[Graded]:
    """Each hostile file, and a right one after it, in one run of the fake bank's `top_k`."""
    opened = open_bank(bank)
    item = opened.item("top_k")
    assert item.exercise is not None
    soon, long = (
        dataclasses.replace(
            item, exercise=dataclasses.replace(item.exercise, seconds=seconds, memory_mb=128)
        )
        for seconds in (SOON, SECONDS)
    )
    submissions = [
        submission
        for path in paths
        for submission in (
            Submission(soon if expected(path) == "timed_out" else long, str(path)),
            Submission(long, "right.py", RIGHT),
        )
    ]
    costs: list[tuple[float, float]] = []

    def measure(_: Verdict) -> None:
        costs.append((peak_mb(), time.thread_time()))

    with Zygotes() as zygotes:
        verdicts = Grader(opened, zygotes.ready).grade(submissions, on_verdict=measure)
    return list(_graded(paths, verdicts, [(0.0, 0.0), *costs]))


def _graded(
    paths: Sequence[Path], verdicts: Sequence[Verdict], costs: Sequence[tuple[float, float]]
) -> Iterator[Graded]:
    for n, path in enumerate(paths):
        verdict, after = verdicts[2 * n : 2 * n + 2]
        before, end = costs[2 * n], costs[2 * n + 2]
        yield Graded(
            stem=path.stem,
            status=verdict.status,
            message=f"{verdict.message} {[str(c.message) for c in verdict.checks]}"[:500],
            level=verdict.confinement or "",
            next_status=after.status,
            peak_mb=max(costs[2 * n + 1][0], end[0]),
            worked=end[1] - before[1] if n else 0.0,  # the first pays for what is loaded late
            text=json.dumps(dataclasses.asdict(verdict), default=str)[:1_000_000],
        )


def peak_mb() -> float:
    """The most memory that this process has had since it was last asked."""
    status = Path("/proc/self/status")
    if not status.exists():
        return 0.0
    found: Any = re.search(r"VmHWM:\s+(\d+) kB", status.read_text())
    with contextlib.suppress(OSError):  # then it is the most that it ever had
        Path("/proc/self/clear_refs").write_text("5")
    return int(found[1]) / 1024


if __name__ == "__main__":
    for graded in grade([HERE / "corpus" / f"{stem}.py" for stem in sys.argv[1:]]):
        sys.stdout.write(json.dumps(dataclasses.asdict(graded)) + "\n")
    sys.stdout.flush()
    os._exit(0)
