"""Judge every right and wrong file of the repository on many seeds; run by hand.

    python tests/bench/seeds.py [--seeds 50] [ID...]

Every right file must pass and every wrong one must fail on each of them. Exit code 1 otherwise.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
sys.path.insert(0, str(ROOT / "tests" / "bank_contract"))

from corpus import Judge, files  # noqa: E402

from grader.bank import open_bank  # noqa: E402


def surprises(id: str, seed: int) -> list[str]:
    """The files whose verdict on this seed is not the one of their folder."""
    judge = Judge(open_bank(ROOT).item(id), seed)
    right = [f"right/{id}/{f.name}: {n}" for f in files("right", id) for n in judge.failing(f)]
    wrong = [f"wrong/{id}/{f.name} passes" for f in files("wrong", id) if not judge.failing(f)]
    return right + wrong


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--seeds", type=int, default=50)
    parser.add_argument("ids", nargs="*", metavar="ID")
    options = parser.parse_args()
    ladder = [id for rung in open_bank(ROOT).ladder for id in rung.exercises]
    found = 0
    for id in options.ids or ladder:
        for seed in range(options.seeds):
            for line in surprises(id, seed):
                found += 1
                print(f"seed {seed}: {line}", flush=True)
        print(f"{id}: {options.seeds} seeds", flush=True)
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
