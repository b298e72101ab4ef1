"""How much memory one run over many files takes; run by hand.

    python tests/bench/memory.py [--files 300]

`grader check` grades a folder and writes every report. First its files are the right and wrong ones
of all exercises, in turn; then the hostile ones, for the small bank that the tests use. Printed are
the most that the grader's own processes had, each by itself, the most that all processes had
together, and the verdicts that aren't as expected.
"""

from __future__ import annotations

import argparse
import itertools
import json
import re
import shutil
import subprocess
import tempfile
import threading
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from bench import ROOT, environment, family, grader, shared_memory

TESTS = ROOT / "tests"


def files_of_exercises() -> Iterator[tuple[str, Path, str]]:
    """(exercise, file, the status that it must get), exercise by exercise in turn."""
    folders = sorted(path for path in (TESTS / "wrong").iterdir() if path.is_dir())
    kinds = [
        [(p, status) for p in sorted((TESTS / kind / folder.name).glob("*.py"))]
        for folder in folders
        for kind, status in (("right", "passed"), ("wrong", "failed"))
    ]
    for row in itertools.zip_longest(*kinds):
        for path, status in filter(None, row):
            yield path.parent.name, path, status


def hostile_files() -> Iterator[tuple[str, Path, str]]:
    for path in sorted((TESTS / "hostile" / "corpus").glob("*.py")):
        found = re.search(rb"^# expect: (\w+)", path.read_bytes()[:2000], re.MULTILINE)
        assert found, path
        yield "top_k", path, found[1].decode()


def filled(folder: Path, files: Iterator[tuple[str, Path, str]], number: int) -> dict[str, str]:
    """Copies in folders of their own, so many in all; the status that each must get."""
    due = {}
    for n, (id, path, status) in enumerate(itertools.islice(itertools.cycle(files), number)):
        place = folder / f"{n:04d}"
        place.mkdir(parents=True)
        shutil.copy(path, place / f"{id}.py")
        due[place.name] = status
    return due


def peaks(command: list[str], place: Path) -> tuple[float, float]:
    """Megabytes: of the largest of the grader's own processes, and of all processes together."""
    process = subprocess.Popen(
        command, cwd=place, env=environment(place), stdout=subprocess.DEVNULL
    )
    ended = threading.Event()
    threading.Thread(target=lambda: (process.wait(), ended.set()), daemon=True).start()
    one = together = 0.0
    while not ended.wait(0.02):
        pids = family(process.pid)
        together = max(together, sum(map(shared_memory, pids)))
        one = max(one, *map(own_memory, pids))
    return one, together


def own_memory(pid: int) -> float:
    """The resident megabytes of a process of the grader's own; 0 of a worker, which is confined."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0.0
    fields = dict(line.split(":", 1) for line in lines)
    confined = fields.get("Seccomp", "0").strip() == "2"
    return 0.0 if confined else int(fields.get("VmRSS", "0 kB").split()[0]) / 1024


def report(name: str, files: Iterator[tuple[str, Path, str]], number: int, bank: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        due = filled(place / "files", files, number)
        reports = [f"--{kind}={kind}.out" for kind in ("json", "html", "junit", "gradescope")]
        command = grader("--bank", str(bank), "check", "files", "--quiet", *reports)
        one, together = peaks(command, place)
        verdicts = json.loads((place / "json.out").read_text(encoding="utf-8"))["verdicts"]
        odd = Counter(
            f"{verdict['status']} in place of {due[Path(verdict['file']).parts[-2]]}"
            for verdict in verdicts
            if verdict["status"] != due[Path(verdict["file"]).parts[-2]]
        )
        print(f"{name}: {len(verdicts)} verdicts; not as expected: {dict(odd) or 'none'}")
        print(f"  one process of the grader {one:.0f} MB; all processes together {together:.0f} MB")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--files", type=int, default=300)
    number = parser.parse_args().files
    report("all exercises", files_of_exercises(), number, ROOT)
    report("hostile files", hostile_files(), number, TESTS / "fakebank")


if __name__ == "__main__":
    main()
