"""The cases of tests/golden: `python tests/grading/golden.py` writes their verdicts anew.

A case is a folder with `candidate.py` (or `candidate.txt`, for bytes that no tool should read as
Python) and `verdict.json`. Its first line may say `# golden: exercise=ranks lang=zh bank=forbid`.
Look at what changed (`git diff tests/golden`) before committing it.
"""

from __future__ import annotations

import dataclasses
import json
import re
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
GOLDEN = HERE.parent / "golden"
FAKE = HERE.parent / "fakebank"
MEMORY_MB = 128
# What a case may use that is meant to time out, and any other on however busy a machine.
SOON, SECONDS = 1.5, 60.0
sys.path[:0] = [str(ROOT)] if __name__ == "__main__" else []

from grader.bank import open_bank  # noqa: E402
from grader.grading.engine import Grader  # noqa: E402
from grader.grading.submission import Submission  # noqa: E402
from grader.grading.words import Words  # noqa: E402
from grader.report import json_report  # noqa: E402
from grader.sandbox.pool import Zygotes  # noqa: E402


def cases() -> list[Path]:
    return sorted(p.parent for p in GOLDEN.glob("*/candidate.*"))


def options(case: Path) -> dict[str, str]:
    first = candidate(case).read_bytes().partition(b"\n")[0].decode("utf-8", "replace")
    found = re.fullmatch(r"# golden: (.*)", first.strip())
    given = dict(pair.split("=") for pair in found[1].split()) if found else {}
    return {"exercise": "top_k", "lang": "en", "bank": "plain"} | given


def candidate(case: Path) -> Path:
    return next(case.glob("candidate.*"))


def bank(kind: str, place: Path) -> Path:
    """The fake bank, or a copy of it whose `top_k` forbids np.partition and heapq."""
    if kind == "plain":
        return FAKE
    copy = place / kind
    if not copy.exists():
        shutil.copytree(FAKE, copy)
        page = copy / "questions" / "selection" / "top_k.md"
        text = page.read_text(encoding="utf-8")
        new = "  needs: numpy\n  forbid: [numpy.partition, heapq]\n"
        page.write_text(text.replace("  needs: numpy\n", new), encoding="utf-8")
    return copy


def grade(case: Path, zygotes: Zygotes, place: Path) -> dict[str, Any]:
    """The case's verdict as JSON has it, without what differs from run to run or by machine."""
    given = options(case)
    opened = open_bank(bank(given["bank"], place))
    item = opened.item(given["exercise"])
    assert item.exercise is not None
    seconds = SOON if case.name.startswith("timed_out") else SECONDS
    facts = dataclasses.replace(item.exercise, seconds=seconds, memory_mb=MEMORY_MB)
    item = dataclasses.replace(item, exercise=facts)
    source = candidate(case).read_bytes()
    submission = Submission(item, f"{case.name}/candidate.py", source)
    (verdict,) = Grader(opened, zygotes.ready).grade([submission])
    return timeless(json_report((verdict,), lang=given["lang"], words=Words(opened)))


def timeless(report: str) -> dict[str, Any]:
    """A report's only verdict, without seconds, version and confinement."""
    (verdict,) = json.loads(report)["verdicts"]
    for part in (verdict, *verdict["checks"], *verdict["notes"]):
        for key in ("seconds", "reference_seconds"):
            part.pop(key, None)
    del verdict["grader_version"], verdict["confinement"]
    assert isinstance(verdict, dict)
    return verdict


def main() -> None:
    with Zygotes() as zygotes, tempfile.TemporaryDirectory() as place:
        for case in cases():
            verdict = grade(case, zygotes, Path(place))
            text = json.dumps(verdict, indent=1, ensure_ascii=False, sort_keys=True)
            (case / "verdict.json").write_text(text + "\n", encoding="utf-8")
            print(f"{case.name:24} {verdict['status']:14} {verdict['score']:.2f}")


if __name__ == "__main__":
    main()
