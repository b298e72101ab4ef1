"""Judge every right and wrong file of the repository on many seeds; run by hand.

    python tests/bench/seeds.py [--seeds 50] [ID...]

Every right file must pass and every wrong one must fail on each of them. Exit code 1 otherwise.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
sys.path.insert(0, str(ROOT / "tests" / "bank_contract"))

from corpus import Judge, files  # noqa: E402

from grader.bank import open_bank  # noqa: E402


def surprises(id: str, seeds: int) -> Iterator[str]:
    """The files whose verdict on some seed is not the one of their folder."""
    failed: dict[Path, str] = {}  # file -> the check that it failed on the seed before
    for seed in range(seeds):
        judge = Judge(open_bank(ROOT).item(id), seed)
        for path in files("right", id):
            name = judge.fails(path)
            if name:
                yield f"seed {seed}: right/{id}/{path.name} fails {name}"
        for path in files("wrong", id):
            failed[path] = judge.fails(path, failed.get(path, ""))
            if not failed[path]:
                yield f"seed {seed}: wrong/{id}/{path.name} passes"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--seeds", type=int, default=50)
    parser.add_argument("ids", nargs="*", metavar="ID")
    options = parser.parse_args()
    ladder = [id for rung in open_bank(ROOT).ladder for id in rung.exercises]
    found = 0
    for id in options.ids or ladder:
        for line in surprises(id, options.seeds):
            found += 1
            print(line, flush=True)
        print(f"{id}: {options.seeds} seeds", flush=True)
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
