"""A new item, an exercise for a page that exists, or a new bank."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from string import Template

from grader.bank import paths, templates
from grader.bank.edit import name_page
from grader.bank.load import Bank
from grader.bank.model import Library
from grader.bank.paths import shown
from grader.bank.source import FENCE, read_text
from grader.errors import CommandError, NotFound
from grader.files import write_below
from grader.language import lines, said


def new_item(
    bank: Bank,
    id: str,
    *,
    topic: str,
    level: str,
    exercise: bool,
    rung: int | None = None,
    needs: Library = "numpy",
    probes: bool = False,
) -> list[Path]:
    """Write an item's files, with instructions where there is something to write.

    `rung` counts the ladder's rungs from 1; the default is the last. An exercise `needs` a library,
    and with `probes` it gets a probes.py. Returns the files written, bank.toml last.

    Raises:
        CommandError: if the id is no id or is taken, or if a file is in the way (then nothing is
            written).
        NotFound: if there is no such topic or rung.
    """
    _free(bank, id)
    _demand_topic(bank, topic)
    place = [t.id for t in bank.topics].index(topic)
    step = _rung(bank, rung) if exercise else None
    chosen = templates.EXERCISE if exercise else templates.PAGES
    chosen = {**chosen, **(templates.PROBES if exercise and probes else {})}
    files = paths.item_files(bank.root, topic, id)
    written: dict[Path, str] = {
        getattr(files, name): templates.fill(t, id=id, level=level, needs=needs, probes=probes)
        for name, t in chosen.items()
        if name != "page_zh" or "zh" in bank.languages
    }
    _not_in_the_way(written)
    toml = paths.bank_toml(bank.root)
    written[toml] = name_page(toml, id, topic=place, rung=step)
    return _write(written)


def add_exercise(
    bank: Bank,
    id: str,
    *,
    rung: int | None = None,
    needs: Library = "numpy",
    probes: bool = False,
) -> list[Path]:
    """Give the page with this id an exercise: its code, and what its pages say about it.

    Returns the files written, bank.toml last. CommandError if the page has an exercise or if a file
    is in the way (then nothing is written); NotFound if there is no such page or rung.
    """
    item = bank.item(id)
    if item.exercise:
        help = said("Edit {file}, or name another page.", file=shown(item.files.checks))
        raise CommandError(said("the page {id!r} has an exercise already", id=id), help=help)
    step = _rung(bank, rung)
    files = item.files
    chosen = {**templates.CODE, **(templates.PROBES if probes else {})}
    code = {
        getattr(files, name): templates.fill(t, id=id, needs=needs, probes=probes)
        for name, t in chosen.items()
    }
    _not_in_the_way(code)
    facts = templates.fill(templates.FACTS, id=id, needs=needs)
    pages = {files.page: _with_task(files.page, templates.TASK, id, facts)}
    if "zh" in bank.languages:
        pages[files.page_zh] = _with_task(files.page_zh, templates.TASK_ZH, id)
    toml = paths.bank_toml(bank.root)
    return _write({**pages, **code, toml: name_page(toml, id, rung=step)})


def _with_task(page: Path, task: str, id: str, facts: str = "") -> str:
    """The page's text with more front matter and more sections."""
    head, fence, body = read_text(page).removeprefix(FENCE).partition(f"\n{FENCE}\n")
    task = templates.fill(task, id=id)
    facts = f"\n{facts.rstrip()}" if facts else ""
    return f"{FENCE}{head.rstrip()}{facts}{fence}{body.rstrip()}\n{task}"


def new_bank(folder: Path, id: str | None = None) -> list[Path]:
    """Start a bank: one small exercise, complete, to be replaced. Returns the files written.

    Its id is made of the folder's name by default. CommandError if it is no id, if the folder lies
    in the folders of a bank, or if it has a bank or files of one (then nothing is written).
    """
    if paths.holds_bank(folder):
        command = f"cd {folder}; grader new ID --topic TOPIC"
        help = said("Go there, and add to it: {command}", command=command)
        raise CommandError(said("there is a bank here already"), place=shown(folder), help=help)
    outer = paths.nearest_root(folder)
    if outer and any(folder.resolve().is_relative_to(part) for part in paths.folders(outer)):
        help = said("Choose a folder outside of {folders}.", folders=_names(paths.folders(outer)))
        raise CommandError(said("this folder belongs to a bank"), place=shown(folder), help=help)
    no_folders = [part for part in paths.folders(folder) if part.exists() and not part.is_dir()]
    for path in (*no_folders, *paths.bank_files(folder)):
        help = said("Move it away, or start the bank in another folder.")
        raise CommandError(said("this file exists already"), place=shown(path), help=help)
    starter = Path(__file__).with_name("starter")
    if id is None:
        name = folder.resolve().name
        id = "_".join(re.findall(r"[a-z0-9]+", name.lower())).lstrip("0123456789_") or "bank"
    elif not paths.ID.fullmatch(id):
        raise _no_id(id)
    title = id.replace("_", " ").capitalize()
    written = {}
    for path in paths.bank_files(starter):
        text = path.read_text(encoding="utf-8")
        if path == paths.bank_toml(starter):
            text = Template(text).substitute(id=id, title=title)
        written[folder / path.relative_to(starter)] = text
    return _write(written)


def _names(folders: Iterable[Path]) -> tuple[str, ...]:
    return tuple(map(shown, folders))


def _write(files: Mapping[Path, str]) -> list[Path]:
    for path, text in files.items():
        write_below(path, text.encode())
    return list(files)


def _free(bank: Bank, id: str) -> None:
    import keyword

    if not paths.ID.fullmatch(id) or keyword.iskeyword(id):
        raise _no_id(id)
    if id in bank.topic_of:
        page = shown(bank.item(id).files.page)
        help = said("Edit {file}; `grader new --into {id}` gives it an exercise.", file=page, id=id)
        raise CommandError(said("the bank has {id!r} already", id=id), help=help)


def _demand_topic(bank: Bank, topic: str) -> None:
    try:
        bank.topic(topic)
    except NotFound as error:
        toml = shown(paths.bank_toml(bank.root))
        more = said("For a new topic, add a [[topics]] table to {file}.", file=toml)
        raise NotFound(error.message, help=lines(error.help or "", more)) from None


def _no_id(id: str) -> CommandError:
    help = said("Choose another: {rule}.", rule=paths.ID_RULE)
    return CommandError(said("{id!r} is no id", id=id), help=help)


def _rung(bank: Bank, rung: int | None) -> int:
    count = len(bank.ladder)
    if not count:
        help = said("Add a [[ladder]] table with a title and `exercises = []` to bank.toml.")
        raise NotFound(said("the bank has no ladder to put an exercise on"), help=help)
    number = count if rung is None else rung
    if not 1 <= number <= count:
        rungs = tuple(f"{i} {step.title.en}" for i, step in enumerate(bank.ladder, 1))
        help = said("There are: {names}.", names=rungs)
        raise NotFound(said("no rung {number}", number=number), place="--rung", help=help)
    return number - 1


def _not_in_the_way(files: Iterable[Path]) -> None:
    for path in files:
        if path.exists():
            help = said("Move it away, or choose another id.")
            raise CommandError(said("this file exists already"), place=shown(path), help=help)
