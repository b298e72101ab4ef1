"""Exercises as Jupyter notebooks that call the grader."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from grader.bank.model import SECTIONS, Item, Lang, Page
from grader.bank.source import read_text
from grader.errors import CommandError
from grader.export.content import ItemPages
from grader.export.markdown import escaped, fit, folded
from grader.export.strings import STRINGS, labels
from grader.language import said

if TYPE_CHECKING:
    from grader.bank import Bank

_METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}


def notebooks(
    bank: Bank, entries: Sequence[ItemPages], *, bank_option: str | None = None
) -> dict[str, str]:
    """File name -> notebook (nbformat 4.5), one for each entry with an exercise.

    Its first code cell writes the candidate's file next to the notebook, its second has the grader
    check it; `bank_option` is what that passes as `--bank`. CommandError if no entry has an
    exercise.
    """
    chosen = [entry for entry in entries if entry.item.exercise]
    if not chosen:
        help = said("`grader list --exercises` shows the items with an exercise.")
        message = said("nothing to make a notebook of: no exercise was chosen")
        raise CommandError(message, help=help)
    return {f"{e.item.id}.ipynb": _notebook(bank, e, bank_option) for e in chosen}


def _notebook(bank: Bank, entry: ItemPages, bank_option: str | None) -> str:
    data = {
        "cells": list(_cells(bank, entry, bank_option)),
        "metadata": _METADATA,
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    return json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _cells(bank: Bank, entry: ItemPages, bank_option: str | None) -> Iterator[dict[str, Any]]:
    item, pages, file = entry.item, entry.pages, f"{entry.item.id}.py"
    for page in pages:
        yield _text(f"task-{page.lang}", _task(bank, item, page))
    yield _text("write", *(STRINGS[page.lang]["write"].format(file=file) for page in pages))
    yield _code("stub", f"%%writefile {file}\n{_stub(item)}")
    yield _text("then", *(STRINGS[page.lang]["check"] for page in pages))
    yield _code("check", _check(file, bank_option, pages[0].lang))
    for page in pages:
        yield _text(f"hints-{page.lang}", STRINGS[page.lang]["hints"], *_hints(page))
    for page in pages:
        yield _text(f"after-{page.lang}", f"## {STRINGS[page.lang]['after']}", *_after(page))


def _text(id: str, *blocks: str) -> dict[str, Any]:
    text = "\n\n".join(blocks)
    return {"cell_type": "markdown", "id": id, "metadata": {}, "source": _source(text)}


def _code(id: str, text: str) -> dict[str, Any]:
    rest: dict[str, Any] = {"execution_count": None, "metadata": {}, "outputs": []}
    return {"cell_type": "code", "id": id, "source": _source(text), **rest}


def _source(text: str) -> list[str]:
    return text.strip("\n").splitlines(keepends=True)


def _task(bank: Bank, item: Item, page: Page) -> str:
    about = labels(bank.topic(item.topic).title.in_(page.lang), item.level, (), page.lang)
    parts = [f"# {escaped(page.title)}", f"`{item.id}` · {about}", fit(page, "question", heading=3)]
    return "\n\n".join((*parts, f"## {SECTIONS['task'][page.lang]}", fit(page, "task", heading=3)))


def _stub(item: Item) -> str:
    """The stub; the file stands next to the notebook and not in the folder that it speaks of."""
    return read_text(item.files.stub).replace(f"exercises/{item.id}.py", f"{item.id}.py")


def _check(file: str, bank_option: str | None, lang: Lang) -> str:
    bank = f' --bank "{bank_option}"' if bank_option else ""
    lang_option = "" if lang == "en" else f" --lang {lang}"
    # -P: what else is in the notebook's folder must not be imported.
    return f'import sys\n\n!"{{sys.executable}}" -P -m grader{bank} check {file}{lang_option}'


def _hints(page: Page) -> Iterator[str]:
    from grader.prose import list_items

    for number, hint in enumerate(list_items(page.sections["hints"]), 1):
        text = fit(page, "hints", heading=4, text=hint)
        yield folded(STRINGS[page.lang]["hint"].format(number=number), text)


def _after(page: Page) -> Iterator[str]:
    for key in ("explanation", "answer"):
        yield folded(SECTIONS[key][page.lang], fit(page, key, heading=3))
