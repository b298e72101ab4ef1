"""The files of tests/right and tests/wrong, judged in this process: checks and nothing else.

No sandbox, no shrinking and no diagnosis, so that many files can be judged on many seeds. The
files are the repository's own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from grader.bank import Item
from grader.grading.trusted import load_module, load_reference
from grader.kit import CheckFailure, Local

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
    """The checks of one exercise on one seed; the reference's answers are computed once."""

    item: Item
    seed: int = 0

    def __post_init__(self) -> None:
        self.checks: ModuleType = load_module(self.item.files.checks, f"corpus_{self.item.id}")
        self.reference = load_reference(self.item)
        self.reference.seed = self.seed

    def failing(self, path: Path, first: bool = True) -> list[str]:
        """Names of the checks that a file fails, or of the first one only."""
        return list(self._failing(self._subject(path), 1 if first else None))

    def _subject(self, path: Path) -> Local:
        space: dict[str, Any] = {"__name__": path.stem}
        exec(compile(path.read_bytes(), str(path), "exec"), space)
        assert self.item.exercise is not None
        subject = Local({name: space[name] for name in self.item.exercise.functions})
        subject.seed = self.seed
        return subject

    def _failing(self, subject: Local, most: int | None) -> Iterator[str]:
        found = 0
        for name, check in vars(self.checks).items():
            if not name.startswith("check_") or found == most:
                continue
            wanted = check.__code__.co_varnames[: check.__code__.co_argcount]
            given = {"candidate": subject, "reference": self.reference}
            try:
                check(*(given[w] for w in wanted))
            except CheckFailure:
                found += 1
                yield name
