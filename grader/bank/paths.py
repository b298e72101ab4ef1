"""Where a bank's files stand. No other module joins questions/, exercises/ or solutions/."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from grader.bank.model import ItemFiles
from grader.language import said

QUESTIONS, EXERCISES, SOLUTIONS = "questions", "exercises", "solutions"
FIGURES, EVIDENCE = "figures", "evidence"
ID = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
ID_RULE = said("an id is snake_case: lower-case letters, digits and single underscores")

_IGNORED = {"__pycache__", ".DS_Store", ".gitkeep"}


def bank_toml(root: Path) -> Path:
    return root / QUESTIONS / "bank.toml"


def references_toml(root: Path) -> Path:
    return root / QUESTIONS / "references.toml"


def glossary_toml(root: Path) -> Path:
    return root / QUESTIONS / "glossary.toml"


def figures(root: Path) -> Path:
    return root / QUESTIONS / FIGURES


def item_files(root: Path, topic: str, id: str) -> ItemFiles:
    """Every file that may belong to the item, whether it exists or not."""
    # One join each: a list of all items makes hundreds of them.
    return ItemFiles(
        page=root / f"{QUESTIONS}/{topic}/{id}.md",
        page_zh=root / f"{QUESTIONS}/{topic}/{id}.zh.md",
        stub=root / f"{EXERCISES}/{id}.py",
        reference=root / f"{SOLUTIONS}/{id}/reference.py",
        checks=root / f"{SOLUTIONS}/{id}/checks.py",
        mistakes=root / f"{SOLUTIONS}/{id}/mistakes.py",
        probes=root / f"{SOLUTIONS}/{id}/probes.py",
        evidence=root / f"{QUESTIONS}/{EVIDENCE}/{id}.py",
    )


def stub(folder: Path, id: str) -> Path:
    """The file that a candidate edits, in a bank or in a folder of their own."""
    return folder / EXERCISES / f"{id}.py"


def tried_files(root: Path, id: str) -> tuple[list[Path], list[Path]]:
    """Files for an exercise that are right, and ones that are wrong; only a clone has them."""
    right, wrong = (
        sorted((root / "tests" / kind / id).glob("*.py")) for kind in ("right", "wrong")
    )
    return right, wrong


def id_of(path: Path) -> str:
    """The id that a file's place or name stands for.

    `exercises/x.py` -> x, `solutions/x/reference.py` -> x, any other file -> its stem.
    """
    if path.parent.parent.name == SOLUTIONS:
        return path.parent.name
    return path.stem


def holds_bank(folder: Path) -> bool:
    return bank_toml(folder).is_file()


def nearest_root(start: Path) -> Path | None:
    """The nearest folder at or above `start` that holds questions/bank.toml."""
    start = start.resolve()
    return next((folder for folder in (start, *start.parents) if holds_bank(folder)), None)


def own_root() -> Path | None:
    """The bank that comes with the package: grader/_bank in a wheel, the checkout otherwise."""
    package = Path(__file__).resolve().parent.parent
    return next((f for f in (package / "_bank", package.parent) if holds_bank(f)), None)


def folders(root: Path) -> tuple[Path, ...]:
    """The folders of a bank; a result is never written below them."""
    return root / QUESTIONS, root / EXERCISES, root / SOLUTIONS


def code_files(root: Path) -> list[Path]:
    """The files of a bank that the grader runs with the user's rights, sorted."""
    folders = (root / SOLUTIONS, root / QUESTIONS / EVIDENCE)
    return sorted(p for folder in folders for p in folder.rglob("*.py") if p.is_file())


def bank_files(root: Path) -> Iterator[Path]:
    """Every file under the bank's three folders, sorted; caches of tools are left out."""
    for part in (QUESTIONS, EXERCISES, SOLUTIONS):
        for path in sorted((root / part).rglob("*")):
            if path.is_file() and not _IGNORED.intersection(path.relative_to(root).parts):
                yield path


def shown(path: Path, line: int | None = None) -> str:
    """`file` or `file:line` for messages: relative to the working folder where it is below it."""
    here = Path.cwd()
    text = str(path.relative_to(here)) if path.is_relative_to(here) else str(path)
    return f"{text}:{line}" if line else text
