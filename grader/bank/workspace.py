"""A candidate's own folder: the stubs to work on, and nothing that the grader would run."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from grader.bank import paths
from grader.bank.load import Bank
from grader.bank.model import Item, Lang
from grader.bank.paths import shown
from grader.bank.source import read_text
from grader.errors import CommandError, NotFound
from grader.files import Refused, opened, read, write_below
from grader.language import reason, said

_UNWRITTEN = b"raise NotImplementedError"
_WIDTH = 78  # columns of a comment, without its sign

_README = {
    "en": (
        "{title}: exercises",
        "Type `grader` in this folder: it shows a task and checks each save. Or edit a file in "
        "`exercises/` and have it graded:",
        "Read the question, the task, and a hint when you are stuck:",
        "Put one stub back (your file is kept as `.bak`):",
    ),
    "zh": (
        "{title}：练习",
        "在这个文件夹里运行 `grader`：它显示任务，每次保存都检查。"
        "也可以编辑 `exercises/` 里的文件，再评分：",
        "阅读题目和任务；卡住时看提示：",
        "恢复某个练习的初始文件（原文件保留为 `.bak`）：",
    ),
}


@dataclass(frozen=True)
class Made:
    """What was written and what was already there and stayed as it was."""

    written: tuple[Path, ...]
    kept: tuple[Path, ...]


def make(bank: Bank, folder: Path, lang: Lang) -> Made:
    """Write every exercise's stub and a README.md into a folder; nothing is ever overwritten.

    CommandError if the folder is a bank, or can't be written to.
    """
    if paths.holds_bank(folder):
        help = said("Choose another folder; in a bank one works on its exercises as they are.")
        raise CommandError(said("this folder is a bank"), place=shown(folder), help=help)
    exercises = bank.by_ladder(item for item in bank.items() if item.exercise)
    files = {paths.stub(folder, item.id): stub_text(bank, item, lang) for item in exercises}
    files[folder / "README.md"] = _readme(bank, exercises, lang)
    written, kept = [], []
    for path, text in files.items():
        if path.exists():
            kept.append(path)
        else:
            write_below(path, text.encode())
            written.append(path)
    return Made(tuple(written), tuple(kept))


def file_in(folder: Path, id: str) -> Path:
    """The file of an exercise in a candidate's folder."""
    return paths.stub(folder, id)


def is_unwritten(source: bytes) -> bool:
    """Whether a candidate's file still has a stub's last statement; a comment doesn't count.

    The file isn't parsed: it may be made to break a parser.
    """
    return any(line.strip().startswith(_UNWRITTEN) for line in source.splitlines())


def reset(bank: Bank, folder: Path, id: str, lang: Lang = "en") -> tuple[Path, Path | None]:
    """Put one stub back; returns its path and the path at which the old file was kept, if any."""
    item = bank.item(id)
    if not item.exercise:
        help = said("`grader list --exercises` shows all.")
        raise NotFound(said("{id!r} has no exercise", id=id), help=help)
    path = paths.stub(folder, id)
    if paths.holds_bank(folder):
        help = said("Give the folder that `grader init` made.")
        raise CommandError(said("this folder is a bank"), place=shown(folder), help=help)
    stub, kept = stub_text(bank, item, lang), None
    if os.path.lexists(path):
        if _holds(path, stub.encode()):
            return path, None
        kept = next(spare for spare in _spares(path) if not os.path.lexists(spare))
        try:
            path.rename(kept)
        except OSError as error:
            message = said("can't be moved: {reason}", reason=reason(error))
            help = said("Choose a folder that you may write to.")
            raise CommandError(message, place=shown(path), help=help) from None
    write_below(path, stub.encode())
    return path, kept


def _holds(path: Path, text: bytes) -> bool:
    """Whether a file has this content; a folder, a link and a device hold none."""
    try:
        with opened(str(path)) as descriptor:
            return read(descriptor, len(text) + 1) == text
    except Refused:
        return False


def stub_text(bank: Bank, item: Item, lang: Lang) -> str:
    """A stub for a candidate: in another language than English the task stands above it."""
    code = read_text(item.files.stub)
    if lang == "en":
        return code
    from grader.prose import to_terminal

    page = bank.page(item, lang)
    task = to_terminal(page.sections["task"], width=_WIDTH, colour=False)
    lines = [page.title, "", *task.strip("\n").split("\n")]
    return "\n".join([*(f"# {line}".rstrip() for line in lines), "", code])


def _spares(path: Path) -> Iterator[Path]:
    yield path.with_name(f"{path.name}.bak")
    for number in count(2):
        yield path.with_name(f"{path.name}.bak{number}")


def _readme(bank: Bank, exercises: list[Item], lang: Lang) -> str:
    title, edit, read, back = _README[lang]
    first = exercises[0].id if exercises else "ID"
    lines = [f"# {title.format(title=bank.title.in_(lang))}", ""]
    for told, command in (
        (edit, f"grader check exercises/{first}.py"),
        (read, f"grader show {first} --task\ngrader hint {first}"),
        (back, f"grader reset {first}"),
    ):
        lines += [told, "", "```sh", command, "```", ""]
    here = {item.id: item for item in exercises}
    colon = "：" if lang == "zh" else ": "
    for rung in bank.ladder:
        lines += [f"## {rung.title.in_(lang)}", ""]
        for id in rung.exercises:
            if id in here:
                lines.append(f"- `{id}`{colon}{bank.title_of(here[id], lang)}")
        lines.append("")
    return "\n".join(lines)
