"""What an exercise on torch costs: `python tests/bench/torch_runs.py [FILES]`.

Cold: `grader check` of a right snip_scores against `python -c "import torch"`, in turns, as the
ratio of the medians; the aim is 1.3. Then FILES files (300) in one run: seconds a file, verdicts
that aren't as expected, and the memory of this process and of the zygote as the run goes on.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

from grader.bank import open_bank
from grader.grading.engine import Grader
from grader.grading.submission import Submission
from grader.sandbox.pool import Zygotes

ROOT = Path(__file__).parent.parent.parent
RIGHT = ROOT / "tests" / "right" / "snip_scores" / "one_vector_cut_up.py"
TIMES = 5
CHECK = [sys.executable, "-m", "grader", "check", str(RIGHT), "--exercise", "snip_scores"]
IMPORT = [sys.executable, "-c", "import torch"]


def seconds_of(command: list[str]) -> float:
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    start = time.perf_counter()
    subprocess.run(command, cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def cold() -> None:
    for command in (CHECK, IMPORT):
        seconds_of(command)  # writes what Python compiles
    pairs = [(seconds_of(CHECK), seconds_of(IMPORT)) for _ in range(TIMES)]
    check, torch = (statistics.median(side) for side in zip(*pairs, strict=True))
    print(f"cold check {check:.2f} s, import torch {torch:.2f} s: {check / torch:.2f} times")


def memory(pid: int) -> int:
    """Megabytes that a process has of its own and shares."""
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1]) >> 10
    return 0


def many(number: int) -> None:
    item = open_bank(ROOT).item("snip_scores")
    kinds = {
        kind: sorted((ROOT / "tests" / kind / "snip_scores").glob("*.py"))
        for kind in ("right", "wrong")
    }
    files = [(kind, path) for kind, paths in kinds.items() for path in paths]
    chosen = [files[n % len(files)] for n in range(number)]
    done, odd = 0, 0

    def verdict_made(verdict: object) -> None:
        nonlocal done, odd
        kind, path = chosen[done]
        done += 1
        if (getattr(verdict, "status", "") == "passed") != (kind == "right"):
            odd += 1
            print(f"{path.name} is {getattr(verdict, 'status', '')}")
        if done % max(1, number // 5) == 0:
            zygote = zygotes.start("torch")._child
            told = f"{memory(zygote.pid)} MB in the zygote" if zygote else ""
            print(f"after {done} files: {memory(os.getpid())} MB here, {told}", flush=True)

    start = time.perf_counter()
    with Zygotes() as zygotes:
        submissions = [Submission(item, str(path)) for _, path in chosen]
        Grader(open_bank(ROOT), zygotes.ready).grade(submissions, on_verdict=verdict_made)
    each = (time.perf_counter() - start) / number
    print(f"{number} files: {each:.2f} s each, {odd} not as expected")


if __name__ == "__main__":
    cold()
    many(int(sys.argv[1]) if len(sys.argv) > 1 else 300)
