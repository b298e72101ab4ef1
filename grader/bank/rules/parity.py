"""Rules on what the two languages of a page have in common."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from grader.bank.model import NOTES, SECTIONS, Problem
from grader.bank.paths import shown
from grader.bank.rules.text import images as images_of
from grader.bank.sections import Section
from grader.bank.survey import Survey, SurveyedItem

ALL = {**SECTIONS, **NOTES}
_TEXT = re.compile(r"\\text\{[^{}]*\}")


@dataclass(frozen=True)
class Pair:
    """One section in both languages."""

    entry: SurveyedItem
    key: str
    en: Section
    zh: Section

    def problem(self, message: str, help: str, near: str = "") -> Problem:
        """At the line of the Chinese section that begins with `near`'s first line, if any does."""
        first = near.strip().split("\n")[0]
        before, found, _ = self.zh.text.partition(first) if first else ("", "", "")
        line = self.zh.line + (before.count("\n") if found else 0)
        return Problem(shown(self.entry.files.page_zh, line), message, help)

    @property
    def name(self) -> str:
        return ALL[self.key]["zh"]


def _pairs(entry: SurveyedItem) -> Iterator[Pair]:
    en, zh = entry.sections.get("en", {}), entry.sections.get("zh", {})
    for key in ALL:
        if key in en and key in zh:
            yield Pair(entry, key, en[key], zh[key])


def formulas(_: Survey, entry: SurveyedItem) -> Iterator[Problem]:
    r"""The same displayed formulas in the same order; words in \text{...} may differ.

    Inside lines each formula must occur on both pages; its place and how often it occurs are free,
    so that a Chinese sentence needn't follow the English one.
    """
    from grader.prose import displayed_formulas, inline_formulas

    for pair in _pairs(entry):
        yield from _in_order(pair, displayed_formulas, _plain, "displayed formula")
        yield from _on_both(pair, inline_formulas, _plain, "formula")


def code_blocks(_: Survey, entry: SurveyedItem) -> Iterator[Problem]:
    """The same code blocks in the same order."""
    from grader.prose import code_blocks

    for pair in _pairs(entry):
        yield from _in_order(pair, code_blocks, str.strip, "code block")


def _plain(formula: str) -> str:
    # Without spaces: words that are taken out leave some behind, and LaTeX hardly minds them.
    return "".join(_TEXT.sub("", formula).split())


def _in_order(
    pair: Pair, parts: Callable[[str], list[str]], plain: Callable[[str], str], kind: str
) -> Iterator[Problem]:
    """The first place at which the two lists part ways."""
    en, zh = parts(pair.en.text), parts(pair.zh.text)
    where = f"{pair.name}: "
    same = Counter(map(plain, en)) == Counter(map(plain, zh))
    help = (
        f"Word the sentence so that the {kind}s keep their order."
        if same
        else f"Write each {kind} as in English."
    )
    for number, (one, other) in enumerate(zip(en, zh, strict=False), 1):
        if plain(one) != plain(other):
            message = f"{where}{kind} {number} is {_brief(other)}, in English {_brief(one)}"
            yield pair.problem(message, help, other)
            return
    if len(en) != len(zh):
        longer = en if len(en) > len(zh) else zh
        first = _brief(longer[min(len(en), len(zh))])
        message = f"{where}{_count(len(zh), kind)}, in English {len(en)}; the first over is {first}"
        yield pair.problem(message, f"Make each {kind} stand on both pages.")


def _on_both(
    pair: Pair, parts: Callable[[str], list[str]], plain: Callable[[str], str], kind: str
) -> Iterator[Problem]:
    """What one page has and the other lacks, once each."""
    en = {plain(part): part for part in parts(pair.en.text)}
    zh = {plain(part): part for part in parts(pair.zh.text)}
    for key in [k for k in zh if k not in en]:
        message = f"{pair.name}: the {kind} {_brief(zh[key])} is not on the English page"
        yield pair.problem(message, f"Write the same {kind} on both pages.", zh[key])
    for key in [k for k in en if k not in zh]:
        message = f"{pair.name}: the English page has the {kind} {_brief(en[key])}, this one hasn't"
        yield pair.problem(message, f"Write the same {kind} on both pages.")


def _brief(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 60 else f"{text[:57]}..."


def _count(number: int, kind: str) -> str:
    return f"{number} {kind}{'' if number == 1 else 's'}"


def inline_code(_: Survey, entry: SurveyedItem) -> Iterator[Problem]:
    """The same inline code; its order and how often it occurs are free."""
    from grader.prose import code_spans

    for pair in _pairs(entry):
        yield from _on_both(pair, code_spans, str, "inline code")


def structure(_: Survey, entry: SurveyedItem) -> Iterator[Problem]:
    """The same number of list entries, headings and table rows."""
    from grader.prose import list_items

    kinds: dict[str, Callable[[str], int]] = {
        "entry of the first list": lambda text: len(list_items(text)),
        "list entry": _lines_like(r"\s*([-*+]|\d+[.)]) "),
        "heading": _lines_like(r"#{3,6} "),
        "table row": _lines_like(r"\|"),
    }
    for pair in _pairs(entry):
        for kind, count in kinds.items():
            en, zh = count(pair.en.text), count(pair.zh.text)
            if en != zh:
                plural = kind.replace("entry", "entries") if "entry" in kind else f"{kind}s"
                message = f"{pair.name}: {zh} {plural}, in English {en}"
                yield pair.problem(message, "Give both pages the same structure.")
                break


def _lines_like(pattern: str) -> Callable[[str], int]:
    line = re.compile(pattern)
    return lambda text: sum(line.match(part) is not None for part in text.split("\n"))


def images(_: Survey, entry: SurveyedItem) -> Iterator[Problem]:
    """The same pictures; on a Chinese page `name.zh.svg` stands for `name.svg`."""
    for pair in _pairs(entry):
        en = [src for _, src in images_of(pair.en)]
        zh = [re.sub(r"\.zh(\.\w+)$", r"\1", src) for _, src in images_of(pair.zh)]
        if en != zh:
            message = f"{pair.name}: pictures {zh}, in English {en}"
            yield pair.problem(message, "Show the same pictures in the same order.")
