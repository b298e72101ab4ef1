"""How quick grading is, as ratios measured side by side; run by hand.

    python tests/bench/bench.py [--pairs 9]

The two sides of a pair run one after the other, A B A B ..., and the medians are compared, so that
a busy machine slows both. Only the standard library is used; pytest is one of the things timed.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
RIGHT = ROOT / "solutions" / "l1_loss" / "reference.py"
COPIES = 50
TESTS = """
import math
import numpy as np
import pytest
from l1_loss import l1_loss

def test_empty():
    assert l1_loss([], 0.5) == 0.0

def test_one_array():
    assert l1_loss([np.array([1.0, -2.0])], 0.5) == pytest.approx(1.5)

def test_several_shapes():
    assert l1_loss([np.ones((2, 3)), -np.ones(4)], 2.0) == pytest.approx(20.0)

def test_integers():
    assert l1_loss([np.array([-3, 4])], 1.0) == pytest.approx(7.0)

@pytest.mark.parametrize("lam", [-1.0, math.nan])
def test_strength_is_checked(lam):
    with pytest.raises(ValueError):
        l1_loss([np.ones(2)], lam)
"""


def environment(folder: Path) -> dict[str, str]:
    """That of the user, in which both sides keep what they compile; attempts go to the folder."""
    left_out = "GRADER_", "PYTEST_", "PYTHONDONTWRITEBYTECODE"
    kept = {k: v for k, v in os.environ.items() if not k.startswith(left_out)}
    own = {"GRADER_HOME": str(folder / "home"), "PYTHONPATH": str(ROOT)}
    return kept | own | {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}


def grader(*args: str) -> list[str]:
    return [sys.executable, "-m", "grader", *args]


def seconds(command: list[str], folder: Path) -> float:
    start = time.perf_counter()
    done = subprocess.run(
        command, cwd=folder, env=environment(folder), capture_output=True, text=True, check=False
    )
    elapsed = time.perf_counter() - start
    if done.returncode != 0:
        raise SystemExit(f"{' '.join(command)} ended with {done.returncode}:\n{done.stderr}")
    return elapsed


def medians(pairs: int, first: Callable[[], float], second: Callable[[], float]) -> list[float]:
    """Medians of both, run in turns, after one run of each to warm the disk's cache."""
    first(), second()
    times = [(first(), second()) for _ in range(pairs)]
    return [statistics.median(column) for column in zip(*times, strict=True)]


def family(pid: int) -> list[int]:
    try:
        text = Path(f"/proc/{pid}/task/{pid}/children").read_text()
    except OSError:
        return [pid]
    return [pid, *(p for child in text.split() for p in family(int(child)))]


def shared_memory(pid: int) -> float:
    """Proportional set size in MB: pages that processes share are divided among them."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


def peak_memory(command: list[str], folder: Path) -> float:
    """The highest sum over a command's processes, seen every few milliseconds."""
    process = subprocess.Popen(
        command,
        cwd=folder,
        env=environment(folder),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    peak = 0.0
    ended = threading.Event()
    threading.Thread(target=lambda: (process.wait(), ended.set()), daemon=True).start()
    while not ended.is_set():
        peak = max(peak, sum(shared_memory(pid) for pid in family(process.pid)))
        ended.wait(0.005)
    return peak


def report(folder: Path, pairs: int) -> None:
    shutil.copy(RIGHT, folder / "l1_loss.py")
    (folder / "test_l1_loss.py").write_text(TESTS, encoding="utf-8")
    many = folder / "many"
    for number in range(COPIES):
        (many / str(number)).mkdir(parents=True)
        shutil.copy(RIGHT, many / str(number) / "l1_loss.py")
    pytest = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "test_l1_loss.py"]
    check = grader("check", "l1_loss.py")
    batch = grader("check", "many", "--quiet")

    own, plain = medians(pairs, lambda: seconds(check, folder), lambda: seconds(pytest, folder))
    print(f"cold check of one right file   {own:7.3f} s")
    print(f"pytest on six simple tests     {plain:7.3f} s   check / pytest = {own / plain:.2f}")
    # What no order of work can save: both sides run pytest in a process that has NumPy.
    loaded = [sys.executable, "-c", "import numpy.random, pytest"]
    least, plain = medians(pairs, lambda: seconds(loaded, folder), lambda: seconds(pytest, folder))
    print(f"NumPy and pytest imported      {least:7.3f} s   imports / pytest = {least / plain:.2f}")
    one, all_ = medians(
        max(3, pairs // 3), lambda: seconds(check, folder), lambda: seconds(batch, folder)
    )
    each = (all_ - one) / (COPIES - 1)
    print(f"each further file in one run   {1000 * each:7.1f} ms  of one check: {each / one:.3f}")
    bare = [sys.executable, "-c", "pass"]
    listed, python = medians(
        pairs, lambda: seconds(grader("list"), folder), lambda: seconds(bare, folder)
    )
    print(f"grader list                    {listed:7.3f} s   of bare Python: {listed / python:.1f}")
    if sys.platform == "linux":
        one_mb, all_mb = peak_memory(check, folder), peak_memory(batch, folder)
        pytest_mb = peak_memory(pytest, folder)
        print(f"peak memory of one check       {one_mb:7.1f} MB  (parent, zygote and worker)")
        print(f"peak memory of {COPIES} files        {all_mb:7.1f} MB")
        ratio = one_mb / pytest_mb
        print(f"peak memory of pytest          {pytest_mb:7.1f} MB  check / pytest = {ratio:.2f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--pairs", type=int, default=9, help="pairs of runs for each median")
    pairs = parser.parse_args().pairs
    with tempfile.TemporaryDirectory() as place:
        report(Path(place), pairs)


if __name__ == "__main__":
    main()
