"""The runs behind a page's own figures: run a script, compare its measurements with the page."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..bank import Bank, Item
from ..errors import BankError
from ..kit.evidence import Figure
from ..language import said
from .trusted import load_module

_NEAR = 40  # characters between the two ends of a range in running text


@dataclass(frozen=True)
class Result:
    """One figure of one page: what was measured, and what disagrees, if anything."""

    what: str
    quoted: str
    measured: str
    differences: tuple[str, ...]


@dataclass(frozen=True)
class Evidence:
    """All figures of one page, and how long the script took."""

    id: str
    results: tuple[Result, ...]
    seconds: float


def with_evidence(bank: Bank) -> list[str]:
    """The ids of the pages that have a script, in the bank's order."""
    return [item.id for item in bank.items() if item.files.evidence.is_file()]


def gather(bank: Bank, item: Item, *, quick: bool = False) -> Evidence:
    """Run an item's script and compare each of its figures.

    Raises:
        BankError: if the script is missing, can't be imported, or fails.
    """
    path = item.files.evidence
    module = load_module(path, f"grader_evidence_{item.id}")
    if not callable(getattr(module, "figures", None)):
        raise BankError(said("it defines no function figures(quick)"), place=str(path))
    texts: dict[str, str] = {lang: _text(bank, item, lang) for lang in bank.languages}
    start = time.perf_counter()
    try:
        figures = list(module.figures(quick))
    except Exception as error:
        message = said("it raised {type}: {why}", type=type(error).__name__, why=error)
        raise BankError(message, place=str(path)) from error
    seconds = time.perf_counter() - start
    return Evidence(item.id, tuple(_result(f, texts, quick) for f in figures), seconds)


def _text(bank: Bank, item: Item, lang: str) -> str:
    page = bank.page(item, "zh" if lang == "zh" else "en")
    return " ".join(" ".join(page.sections.values()).split())


def _result(figure: Figure, texts: dict[str, str], quick: bool) -> Result:
    found = [*figure.differences(quick=quick), *_missing(figure, texts)]
    return Result(figure.what, figure.quoted, figure.summary, tuple(found))


def _missing(figure: Figure, texts: dict[str, str]) -> Iterator[str]:
    """The pages that don't quote the figure: in English its words, elsewhere its numbers."""
    if " ".join(figure.quoted.split()) not in texts["en"]:
        yield f"the English page doesn't say {figure.quoted!r}"
    for lang, text in texts.items():
        if lang != "en" and not _quotes(text, figure.numbers):
            yield f"the page in {lang!r} doesn't say {' … '.join(figure.numbers)}"


def _quotes(text: str, numbers: Sequence[str]) -> bool:
    between = rf"(?![\d.]*\d).{{0,{_NEAR}}}?(?<![\d.])"
    pattern = r"(?<![\d.])" + between.join(re.escape(n) for n in numbers) + r"(?![\d,]*\d)"
    return re.search(pattern, text) is not None
