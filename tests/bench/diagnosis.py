"""How often the misconception of a wrong file is named, and how often rightly; run by hand.

    python tests/bench/diagnosis.py [--wrong tests/wrong] [EXERCISE ...]

A file of tests/wrong/<id>/ says on its first line which mistakes it shows: `# shows: name, name`,
or `# shows: nothing` where the bank knows none that fits. Recall is the share of these names that
the grader names; precision is the share of its names that are among them.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
sys.path.insert(0, str(ROOT))

from grader.bank import Bank, open_bank  # noqa: E402
from grader.grading.engine import Grader  # noqa: E402
from grader.grading.submission import Submission  # noqa: E402
from grader.grading.trusted import load_mistakes  # noqa: E402
from grader.sandbox.pool import Zygotes  # noqa: E402


def shown(path: Path) -> set[str]:
    """The mistakes that a file's first line claims."""
    first = path.read_text(encoding="utf-8").partition("\n")[0]
    names = first.partition("shows:")[2].replace(",", " ").split()
    return set(names) - {"nothing"}


def measure(grader: Grader, bank: Bank, folder: Path) -> tuple[int, int, int, int]:
    """Rightly named, all that could be, named in all, and files that passed or broke."""
    item = bank.item(folder.name)
    known = {m.name for m in load_mistakes(item)}
    paths = sorted(folder.glob("*.py"))
    verdicts = grader.grade([Submission(item, str(path)) for path in paths])
    right = wanted = named = odd = 0
    for path, verdict in zip(paths, verdicts, strict=True):
        due, got = shown(path) & known, {m.name for m in verdict.mistakes}
        right, wanted, named = right + len(due & got), wanted + len(due), named + len(got)
        odd += verdict.status in ("passed", "broken")
        notes = [f"misses {n}" for n in sorted(due - got)]
        notes += [f"names {n} instead" for n in sorted(got - due)]
        notes += [f"is {verdict.status}"] if verdict.status in ("passed", "broken") else []
        if notes:
            print(f"  {item.id}/{path.name}: {', '.join(notes)}")
    return right, wanted, named, odd


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("exercises", nargs="*")
    parser.add_argument("--wrong", type=Path, default=ROOT / "tests" / "wrong")
    options = parser.parse_args()
    bank = open_bank(ROOT)
    folders = sorted(f for f in options.wrong.iterdir() if f.is_dir())
    total = [0, 0, 0, 0]
    with Zygotes() as zygotes:
        grader = Grader(bank, zygotes.ready)
        for folder in folders:
            if not options.exercises or folder.name in options.exercises:
                found = measure(grader, bank, folder)
                total = [a + b for a, b in zip(total, found, strict=True)]
                print(f"{folder.name:20} {summary(*found)}")
    print(f"{'all':20} {summary(*total)}")


def summary(right: int, wanted: int, named: int, odd: int) -> str:
    recall = right / wanted if wanted else 1.0
    precision = right / named if named else 1.0
    return (
        f"recall {recall:.0%} ({right} of {wanted}), precision {precision:.0%} ({right} of {named})"
        + (f", {odd} not failed" if odd else "")
    )


if __name__ == "__main__":
    main()
