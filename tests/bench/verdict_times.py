"""How long the verdict of a wrong file takes, beside that of a right one; run by hand.

    python tests/bench/verdict_times.py [EXERCISE ...] [--rounds 3] [--processor]

Each exercise's reference and each of its mistakes is graded as a file by a grader of its own, with
the zygote running. Times are seconds of wall clock from the file to its verdict. On a machine that
has other work, `--processor` gives the processor time of grader and worker together instead: no
less than the wall clock would show on a machine at rest. `beyond` is what a wrong file takes longer
than its exercise's right ones do (their median).
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import time
from functools import partial
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
sys.path.insert(0, str(ROOT))
os.environ.update(dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"), "1"))

from grader.bank import Bank, Item, open_bank  # noqa: E402
from grader.grading.engine import Grader  # noqa: E402
from grader.grading.submission import Submission  # noqa: E402
from grader.grading.trusted import Mistake, load_mistakes  # noqa: E402
from grader.sandbox.pool import Zygotes  # noqa: E402


def source(mistake: Mistake, item: Item) -> str:
    """A mistake as a candidate's file: the edited reference, or mistakes.py with one renamed."""
    whole: str | None = getattr(mistake, "source", None)
    if whole is not None:
        return whole
    text = item.files.mistakes.read_text(encoding="utf-8")
    text = text.replace("from grader.kit import edited\n", "edited = lambda *pairs: None\n")
    assert item.exercise is not None
    return f"{text}\n\n{item.exercise.functions[0]} = {mistake.name}\n"


def processor(zygotes: Zygotes, item: Item) -> float:
    """Seconds of processor time that this process and all workers that have ended took."""
    assert item.exercise is not None
    child = zygotes.start(item.exercise.needs)._child
    assert child is not None
    fields = Path(f"/proc/{child.pid}/stat").read_text().rpartition(")")[2].split()
    ended = (int(fields[13]) + int(fields[14])) / os.sysconf("SC_CLK_TCK")
    return time.process_time() + ended


def seconds(
    bank: Bank, zygotes: Zygotes, item: Item, text: str, *, by_processor: bool = False
) -> tuple[float, str]:
    """A grader of its own, so that nothing is kept from another file."""
    grader = Grader(bank, zygotes.ready)

    def clock() -> float:
        return processor(zygotes, item) if by_processor else time.perf_counter()

    start = clock()
    (verdict,) = grader.grade([Submission(item, f"{item.id}.py", text.encode())])
    return clock() - start, verdict.status


def quantiles(times: list[float]) -> str:
    ordered = sorted(times)
    p95 = ordered[min(len(ordered) - 1, round(0.95 * len(ordered)))]
    return f"p50 {statistics.median(ordered):.2f} s, p95 {p95:.2f} s, most {ordered[-1]:.2f} s"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("exercises", nargs="*")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--processor", action="store_true")
    options = parser.parse_args()
    bank = open_bank(ROOT)
    right, wrong, beyond = [], [], []
    with Zygotes() as zygotes:
        items = [i for i in bank.items() if i.exercise]
        for item in items:
            if options.exercises and item.id not in options.exercises:
                continue
            reference = item.files.reference.read_text(encoding="utf-8")
            seconds(bank, zygotes, item, reference)  # the zygote, and the disk's cache
            timed = partial(seconds, bank, zygotes, item, by_processor=options.processor)
            passing = [timed(reference)[0] for _ in range(5 * options.rounds)]
            failing = []
            for mistake in load_mistakes(item):
                text = source(mistake, item)
                for _ in range(options.rounds):
                    taken, status = timed(text)
                    failing.append(taken)
                if status != "failed":
                    print(f"  {mistake.name} is {status}")
            print(
                f"{item.id:20} right {quantiles(passing)}; wrong {quantiles(failing)}", flush=True
            )
            usual = statistics.median(passing)
            right, wrong = right + passing, wrong + failing
            beyond += [taken - usual for taken in failing]
    print(f"{'all':20} right {quantiles(right)}; wrong {quantiles(wrong)}")
    print(f"{'':20} beyond {quantiles(beyond)}")


if __name__ == "__main__":
    main()
