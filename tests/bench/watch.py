"""How long `grader watch` takes from a file's write to the verdict on the screen; run by hand.

    python tests/bench/watch.py [--saves 40] [EXERCISE...]

The program runs in a pseudo-terminal of 80 by 24, with a home of its own; its screen is emulated.
Before each save that is timed one with a slip in its syntax is shown, so that a verdict on the
screen is that save's. The time holds half a look at the file (25 ms), the check, and the drawing.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from pseudo_terminal import Terminal  # noqa: E402

EXERCISES = {"l1_loss": 100.0, "weight_pruning": 100.0, "snip_scores": 200.0}  # id -> target, ms
WARM = 3
THOUGHT = 0.3  # seconds between two saves, which people take too
PATIENCE = 300.0  # seconds


def until(terminal: Terminal, text: str) -> float:
    """The time at which the head of the screen shows the text."""
    end = time.perf_counter() + PATIENCE
    while text not in "\n".join(terminal.lines[:3]):
        terminal._read(0.05)
        if time.perf_counter() > end:
            raise SystemExit(f"{text!r} never came:\n" + "\n".join(terminal.lines))
    return time.perf_counter()


def latencies(exercise: str, saves: int) -> list[float]:
    """Milliseconds from the write to the verdict, for one save after another."""
    right = (ROOT / "solutions" / exercise / "reference.py").read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        env = {**os.environ, "PYTHONPATH": str(ROOT), "GRADER_HOME": name, "GRADER_LANG": "en"}
        command = [sys.executable, "-P", "-m", "grader", "init", name]
        subprocess.run(command, env=env, check=True, stdout=subprocess.DEVNULL)
        file = folder / "exercises" / f"{exercise}.py"
        args = ("-P", "-m", "grader", "watch", "--exercise", exercise)
        terminal = Terminal(*args, cwd=folder, GRADER_HOME=name)
        until(terminal, "waiting for a save")
        times = []
        for number in range(WARM + saves):
            file.write_text(f"def broken({number}\n", encoding="utf-8")
            until(terminal, "✗ CRASHED")
            time.sleep(THOUGHT)
            start = time.perf_counter()
            file.write_text(f"{right}# {number}\n", encoding="utf-8")
            times.append(1000 * (until(terminal, "✓ PASSED") - start))
        terminal.press("q")
        terminal.process.close(force=True)
    return times[WARM:]


def bare_python() -> float:
    """Milliseconds of a Python that does nothing: how busy the machine is."""
    start = time.perf_counter()
    subprocess.run([sys.executable, "-I", "-S", "-c", "pass"], check=True)
    return 1000 * (time.perf_counter() - start)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("exercises", nargs="*", default=list(EXERCISES))
    parser.add_argument("--saves", type=int, default=40)
    options = parser.parse_args()
    for exercise in options.exercises:
        times = sorted(latencies(exercise, options.saves))
        bare = statistics.median(bare_python() for _ in range(5))
        p50, p95 = statistics.median(times), times[int(0.95 * (len(times) - 1))]
        target = EXERCISES.get(exercise)
        told = f", target {target:.0f} ms" if target else ""
        print(f"{exercise:16} p50 {p50:.0f} ms, p95 {p95:.0f} ms{told}; bare Python {bare:.0f} ms")


if __name__ == "__main__":
    main()
