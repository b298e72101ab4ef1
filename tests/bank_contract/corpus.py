"""The files of tests/right and tests/wrong, judged in this process: checks and nothing else.

No sandbox, no shrinking and no diagnosis, and a wrong answer ends a check, so that many files can
be judged on many seeds. The files are the repository's own.
"""

from __future__ import annotations

import inspect
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any

from grader.bank import Item
from grader.grading.tried import Hasty
from grader.grading.trusted import load_module, load_reference
from grader.kit import CheckFailure, Local
from grader.kit.quiet import quiet

ROOT = Path(__file__).parent.parent.parent


def files(kind: str, id: str) -> list[Path]:
    """The right or the wrong files of an exercise."""
    return sorted((ROOT / "tests" / kind / id).glob("*.py"))


def shown_by(path: Path) -> set[str]:
    """The mistakes that a wrong file's first line says it shows; empty for "nothing"."""
    first = path.read_text(encoding="utf-8").partition("\n")[0]
    label, _, names = first.partition("# shows:")
    if label or not names.strip():
        raise ValueError(f"{path}: the first line must be `# shows: name[, name]` or `nothing`")
    return {name.strip() for name in names.split(",")} - {"nothing"}


@dataclass
class Judge:
    """The checks of one exercise on one seed; the reference's answers are computed once.

    The check that most files failed so far is tried first.
    """

    item: Item
    seed: int = 0
    failed: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self.checks: ModuleType = load_module(self.item.files.checks, f"corpus_{self.item.id}")
        self.reference = load_reference(self.item)
        self.reference.seed = self.seed

    def fails(self, path: Path, likely: str = "") -> str:
        """The name of a check that a file fails, or "". The `likely` one is tried first."""
        with quiet():
            name = self._fails(self._subject(path), likely)
        self.failed[name] += 1
        return name

    def _fails(self, subject: Local, likely: str) -> str:
        names = [name for name in vars(self.checks) if name.startswith("check_")]
        for name in sorted(names, key=lambda n: (n != likely, -self.failed[n])):
            if not self.passes(subject, name):
                return name
        return ""

    def passes(self, subject: Local, name: str) -> bool:
        """Whether a subject passes the check of this name."""
        check = getattr(self.checks, name)
        given = {"candidate": subject, "reference": self.reference}
        try:
            check(*(given[wanted] for wanted in inspect.signature(check).parameters))
        except CheckFailure:
            return False
        return True

    def _subject(self, path: Path) -> Local:
        space: dict[str, Any] = {"__name__": path.stem}
        exec(compile(path.read_bytes(), str(path), "exec", dont_inherit=True), space)
        assert self.item.exercise is not None
        functions = {name: space[name] for name in self.item.exercise.functions}
        subject = Hasty(functions, probes=self.reference.probes)
        subject.seed = self.seed
        return subject
