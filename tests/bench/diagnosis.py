"""How well the diagnosis names what wrong files show, over tests/wrong; run by hand.

    python tests/bench/diagnosis.py [--seed S] [--list] [ID...]

A file's first line says which mistakes it shows (`# shows: name, name`, or `nothing`). Recall is
the share of those that are named, precision the share of names that are right. Names that
mistakes.py doesn't hold can't be named: they are counted apart.
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
sys.path.insert(0, str(ROOT / "tests" / "bank_contract"))

from corpus import files, shown_by  # noqa: E402

from grader.bank import open_bank  # noqa: E402
from grader.grading.engine import Grader  # noqa: E402
from grader.grading.submission import Submission  # noqa: E402
from grader.grading.trusted import load_mistakes  # noqa: E402
from grader.sandbox.pool import Zygotes  # noqa: E402


@dataclass
class Count:
    """Names that were found, missed, false, and not among the mistakes at all."""

    found: int = 0
    missed: int = 0
    false: int = 0
    unknown: set[str] = field(default_factory=set)
    passed: list[str] = field(default_factory=list)

    def add(self, other: Count) -> None:
        self.found += other.found
        self.missed += other.missed
        self.false += other.false
        self.unknown |= other.unknown
        self.passed += other.passed

    def line(self, what: str) -> str:
        recall = self.found / max(1, self.found + self.missed)
        precision = self.found / max(1, self.found + self.false)
        text = f"{what:16} recall {recall:4.0%} ({self.found} of {self.found + self.missed})"
        text += f"   precision {precision:4.0%} ({self.false} false)"
        return f"{text}   {len(self.unknown)} names to be added"


def measure(grader: Grader, id: str, listed: bool) -> Count:
    item, count = grader.bank.item(id), Count()
    known = {m.name for m in load_mistakes(item)}
    paths = files("wrong", id)
    verdicts = grader.grade([Submission(item, str(p)) for p in paths])
    for path, verdict in zip(paths, verdicts, strict=True):
        shows, named = shown_by(path), {m.name for m in verdict.mistakes}
        count.unknown |= shows - known
        count.found += len(shows & named)
        count.missed += len((shows & known) - named)
        count.false += len(named - shows)
        if verdict.status in ("passed", "broken"):
            count.passed.append(f"{id}/{path.name} is {verdict.status}")
        if listed and named != shows:
            due, got = (", ".join(sorted(names)) or "nothing" for names in (shows, named))
            print(f"  {id}/{path.name}: {due}; named: {got}")
    return count


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--list", action="store_true", help="say where the names differ")
    parser.add_argument("ids", nargs="*", metavar="ID")
    options = parser.parse_args()
    bank, total = open_bank(ROOT), Count()
    with Zygotes() as pool:
        grader = Grader(bank, pool.ready, seed=options.seed)
        for id in options.ids or [id for rung in bank.ladder for id in rung.exercises]:
            count = measure(grader, id, options.list)
            total.add(count)
            print(count.line(id), flush=True)
    print(total.line("all"))
    for line in total.passed:
        print(line)
    if total.unknown:
        print("not among the mistakes:", ", ".join(sorted(total.unknown)))
    return bool(total.passed)


if __name__ == "__main__":
    sys.exit(main())
