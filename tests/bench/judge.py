"""How long a warm judge takes from a saved file to its verdict; run by hand.

    python tests/bench/judge.py [--saves 100] [--exercise l1_loss] [--kill 200]

The file is the exercise's reference, written anew each time with another comment. `--kill N` then
grades N files with a pool and kills a judge among them.
"""

from __future__ import annotations

import argparse
import os
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from grader.judge import Job, Judge

ROOT = Path(__file__).parent.parent.parent
WARM = 5
MEDIAN_MS = 100.0


def saved(judge: Judge, exercise: str, file: Path, text: str) -> float:
    """Milliseconds from the write to the verdict."""
    start = time.perf_counter()
    file.write_text(text, encoding="utf-8")
    verdict = judge.submit(Job(exercise, file.read_bytes(), file.name)).result()
    if verdict.status != "passed":
        raise SystemExit(f"{exercise} {verdict.status}: {verdict.message}")
    return 1000 * (time.perf_counter() - start)


def bare_python() -> float:
    """Milliseconds of a Python that does nothing: how busy the machine is."""
    start = time.perf_counter()
    subprocess.run([sys.executable, "-I", "-S", "-c", "pass"], check=True)
    return 1000 * (time.perf_counter() - start)


def latency(exercise: str, saves: int) -> None:
    source = (ROOT / "solutions" / exercise / "reference.py").read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder, Judge(ROOT, 1) as judge:
        file = Path(folder) / f"{exercise}.py"
        first = saved(judge, exercise, file, source)
        for number in range(WARM):
            saved(judge, exercise, file, f"{source}# {number}\n")
        times, starts = [], []
        for number in range(saves):
            times.append(saved(judge, exercise, file, f"{source}# {WARM + number}\n"))
            starts.append(bare_python())
        times.sort()
    median, late = statistics.median(times), times[int(0.95 * (len(times) - 1))]
    print(f"first verdict, with the judge's start  {first:7.0f} ms")
    print(f"save to verdict, {saves} saves            p50 {median:.0f} ms, p95 {late:.0f} ms")
    bare = statistics.median(starts)
    print(f"target: p50 {MEDIAN_MS:.0f} ms                     {median / MEDIAN_MS:.2f} of it")
    print(f"bare Python, in turns                  {bare:.0f} ms, p50 / bare = {median / bare:.1f}")


def killed(exercise: str, number: int) -> None:
    """One of many jobs is broken where a judge dies among them."""
    right = (ROOT / "solutions" / exercise / "reference.py").read_bytes()
    sources = {"passed": right, "not_attempted": (ROOT / f"exercises/{exercise}.py").read_bytes()}
    expected = [status for _ in range(number) for status in sources][:number]
    with Judge(ROOT) as judge:
        start = time.perf_counter()
        tickets = [
            judge.submit(Job(exercise, sources[s], f"{i}.py")) for i, s in enumerate(expected)
        ]
        tickets[number // 3].result()
        os.kill(judge.pids[0], signal.SIGKILL)
        verdicts = [ticket.result() for ticket in tickets]
        seconds = time.perf_counter() - start
    found = [verdict.status for verdict in verdicts]
    others = [pair for pair in zip(found, expected, strict=True) if pair[0] != "broken"]
    wrong = sum(a != b for a, b in others)
    print(f"{number} jobs, one judge killed: {dict(Counter(found))}, {wrong} others wrong")
    for message in {str(v.message) for v in verdicts if v.status == "broken"}:
        print(f"  broken: {message}")
    print(f"  {seconds:.1f} s, {1000 * seconds / number:.0f} ms a job on {judge.size} cores")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--saves", type=int, default=100)
    parser.add_argument("--exercise", default="l1_loss")
    parser.add_argument("--kill", type=int, default=0, metavar="N", help="jobs of the second part")
    options = parser.parse_args()
    latency(options.exercise, options.saves)
    if options.kill:
        killed(options.exercise, options.kill)


if __name__ == "__main__":
    main()
