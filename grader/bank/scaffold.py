"""A new item: all its files, and its id in bank.toml."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from grader.bank import paths, templates
from grader.bank.edit import name_page
from grader.bank.load import Bank
from grader.bank.paths import shown
from grader.errors import CommandError, NotFound


def new_item(
    bank: Bank, id: str, *, topic: str, level: str, exercise: bool, rung: int | None = None
) -> list[Path]:
    """Write an item's files, with instructions where there is something to write.

    `rung` counts the ladder's rungs from 1; the default is the last. Returns the files written,
    bank.toml last. CommandError if the id is no id or is taken, or if a file is in the way (then
    nothing is written); NotFound if there is no such topic or rung.
    """
    _free(bank, id)
    bank.topic(topic)
    place = [t.id for t in bank.topics].index(topic)
    step = _rung(bank, rung) if exercise else None
    chosen = templates.EXERCISE if exercise else templates.PAGES
    files = paths.item_files(bank.root, topic, id)
    written: dict[Path, str] = {
        getattr(files, name): templates.fill(template, id=id, level=level)
        for name, template in chosen.items()
        if name != "page_zh" or "zh" in bank.languages
    }
    _not_in_the_way(written)
    toml = paths.bank_toml(bank.root)
    written[toml] = name_page(toml, id, topic=place, rung=step)
    for path, text in written.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return list(written)


def _free(bank: Bank, id: str) -> None:
    import keyword

    if not paths.ID.fullmatch(id) or keyword.iskeyword(id):
        raise CommandError(f"{id!r} is no id", help=f"Choose another: {paths.ID_RULE}.")
    if id in bank.topic_of:
        help = f"Choose another id, or edit {shown(bank.item(id).files.page)}."
        raise CommandError(f"the bank has {id!r} already", help=help)


def _rung(bank: Bank, rung: int | None) -> int:
    count = len(bank.ladder)
    if not count:
        help = "Add a [[ladder]] table with a title and `exercises = []` to bank.toml."
        raise NotFound("the bank has no ladder to put an exercise on", help=help)
    number = count if rung is None else rung
    if not 1 <= number <= count:
        rungs = ", ".join(f"{i} {step.title.en}" for i, step in enumerate(bank.ladder, 1))
        raise NotFound(f"no rung {number}", place="--rung", help=f"The rungs are {rungs}.")
    return number - 1


def _not_in_the_way(files: Iterable[Path]) -> None:
    for path in files:
        if path.exists():
            help = "Move it away, or choose another id."
            raise CommandError("this file exists already", place=shown(path), help=help)
