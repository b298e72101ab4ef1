"""Ranked search over both languages, without an index: a bank is small enough to read.

Formulas are searched as they are shown (λ‖w‖₁, N:M), not as LaTeX.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from grader.bank.load import Bank
from grader.bank.model import Item, Lang, Page

# What a hit weighs, by where it is.
WEIGHTS = {"id": 12.0, "title": 12.0, "tags": 8.0, "key_points": 4.0, "body": 1.0}
_WORD = r"[^\W_\u3400-\u9fff]"
_PIECE = rf"(?:[0-9]+|{_WORD}{{1,2}})"
_JOINT = "[:/.^×=]"
# Chinese runs; notation such as N:M, 2:4, 1/s and 0.5; words; single signs such as ∑ and ‖.
_PARTS = re.compile(
    rf"[\u3400-\u9fff]+|{_PIECE}(?:{_JOINT}{_PIECE})+(?!{_WORD})|{_WORD}+|[\u2016\u2190-\u22ff]"
)
_HAN = re.compile(r"[\u3400-\u9fff]")
_JOINTS = re.compile(_JOINT)
_FORMULA = re.compile(r"(?<![\\$])(\$\$?)([^$]+)\1")
_ALIKE = 0.8  # of `difflib`: hessain is 0.86 like hessian
_COMMAND = re.compile(r"\\[A-Za-z]+")
_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}  # ：as in N：M, to ASCII


@dataclass(frozen=True)
class Hit:
    """An item that was found: where its first hit stands, and the words to mark there."""

    item: Item
    score: float
    page: Page
    section: str  # a section key, or "title"
    words: tuple[str, ...]


def terms(query: str) -> tuple[str, ...]:
    """The parts of a query, each once."""
    return tuple(dict.fromkeys(tokens(query)))


def tokens(text: str) -> list[str]:
    """The parts of a text: words and notation as they are, Chinese runs as character bigrams.

    Bigrams find a Chinese word inside a longer phrase, where no space marks it.
    """
    found: list[str] = []
    for part in _PARTS.findall(_folded(text)):
        if _HAN.match(part) and len(part) > 2:
            found += [part[i : i + 2] for i in range(len(part) - 1)]
        else:
            found.append(part)
    return found


def search(bank: Bank, query: str, lang: Lang) -> list[Hit]:
    """The items that have every word of the query, in either language, best first.

    If none has every word, those with any of them. A hit's page is of `lang` where that has one.
    A Chinese word that the glossary replaces by another stands for that other one.
    """
    query = _in_the_glossarys_words(bank, query)
    wanted = terms(query)
    readable = _as_shown if any(map(_is_notation, wanted)) else _without_commands
    pages = {item: _pages(bank, item) for item in bank.items()}
    counts = {item: _counts(item, pages[item], wanted, readable) for item in pages}
    weights = _rarity(wanted, counts)
    whole = _folded(query).strip()
    hits = []
    for item, found in counts.items():
        if any(found.values()):
            score = sum(weights[word] * found[word] for word in wanted)
            title = " ".join(page.title.casefold() for page in pages[item])
            score *= 2 if whole in title else 1
            section = _best(pages[item], wanted, lang, readable)
            hits.append(Hit(item, score, *section, wanted))
    complete = [hit for hit in hits if all(counts[hit.item].values())]
    # Equal scores keep the reading order.
    return sorted(complete or hits, key=lambda hit: -hit.score)


def respelt(bank: Bank, query: str) -> str:
    """The query with each word that the bank hasn't replaced by the one most like it; or as it is.

    Words of fewer than four letters and Chinese are left alone.
    """
    from difflib import get_close_matches

    texts = (t for i in bank.items() for page in _pages(bank, i) for t in _texts(page))
    known = {word for text in texts for word in re.findall(r"[a-z]{4,}", _folded(text))}

    def nearest(found: re.Match[str]) -> str:
        word = found[0].casefold()
        near = [] if word in known else get_close_matches(word, known, 1, _ALIKE)
        return near[0] if near else found[0]

    return re.sub(r"[A-Za-z]{4,}", nearest, query)


def _texts(page: Page) -> Iterator[str]:
    yield page.title
    yield from map(_without_commands, page.sections.values())


def _in_the_glossarys_words(bank: Bank, query: str) -> str:
    """`海森矩阵` -> `Hessian 矩阵`, if the glossary says so."""
    if not _HAN.search(query):
        return query
    other = {word: term.zh for term in bank.glossary() for word in term.avoid}
    if not other:
        return query
    longest = "|".join(map(re.escape, sorted(other, key=len, reverse=True)))
    return re.sub(longest, lambda found: other[found[0]], query)


def _pages(bank: Bank, item: Item) -> list[Page]:
    return [bank.page(item, lang) for lang in bank.languages]


def _folded(text: str) -> str:
    return text.translate(_WIDE).casefold()


def _is_notation(word: str) -> bool:
    """Whether a term may stand in a formula only: a sign, a ratio, a letter, a letter's name."""
    if _greek(word):
        return True
    return not _HAN.match(word) and not (word.isascii() and word.isalnum() and len(word) > 1)


def _as_shown(text: str) -> str:
    """A section's text with its formulas as the terminal shows them, on one line."""
    return _FORMULA.sub(lambda found: _shown(found[2]), text)


@cache
def _shown(tex: str) -> str:
    from grader.prose import ProseError, math_text

    try:
        return math_text(tex)
    except ProseError:  # the linter's matter
        return tex


def _without_commands(text: str) -> str:
    """A section's text without names of LaTeX: a search for `sum` is for the word.

    What words a formula has are left in it, so this quick way will do for a search for words.
    """
    return _COMMAND.sub(" ", text)


def _counts(
    item: Item, pages: list[Page], wanted: tuple[str, ...], readable: Callable[[str], str]
) -> dict[str, float]:
    """How much an item is about each word: its occurrences, weighed and damped."""
    fields = {"id": item.id.replace("_", " "), "tags": " ".join(item.tags)}
    fields["title"] = "\n".join(page.title for page in pages)
    fields["key_points"] = readable("\n".join(page.sections["key_points"] for page in pages))
    fields["body"] = readable("\n".join(t for page in pages for t in page.sections.values()))
    folded = {name: _folded(text) for name, text in fields.items()}
    return {
        word: sum(
            WEIGHTS[name] * math.log1p(len(_places(word, text))) for name, text in folded.items()
        )
        for word in wanted
    }


def _places(word: str, folded: str) -> list[int]:
    """Where a term stands: a word at the start of a word, a single letter and notation as a whole
    one, Chinese, Greek and signs anywhere. The Greek letter of a name counts: λ for `lambda`.
    """
    found = [match.start() for match in _pattern(word).finditer(folded)]
    letter = _greek(word)
    return sorted(found + _places(letter, folded)) if letter else found


@cache
def _pattern(word: str) -> re.Pattern[str]:
    text = re.escape(word)
    if not word[0].isascii() and not _JOINTS.search(word):
        return re.compile(text)
    if _JOINTS.search(word):  # a formula has spaces there
        text = "".join(
            rf"\s*{re.escape(char)}\s*" if _JOINTS.match(char) else re.escape(char) for char in word
        )
    end = rf"(?!{_WORD})" if len(word) == 1 or _JOINTS.search(word) else ""
    return re.compile(rf"(?<!{_WORD}){text}{end}")


@cache
def _greek(name: str) -> str:
    """`lambda` -> λ; empty for other words."""
    if not (name.isascii() and name.isalpha() and len(name) > 1):
        return ""
    known = {"LAMBDA": "LAMDA"}.get(name.upper(), name.upper())  # as Unicode spells it
    try:
        return unicodedata.lookup(f"GREEK SMALL LETTER {known}")
    except KeyError:
        return ""


def _rarity(wanted: tuple[str, ...], counts: Mapping[Item, dict[str, float]]) -> dict[str, float]:
    number = len(counts)
    having = {word: sum(found[word] > 0 for found in counts.values()) for word in wanted}
    return {word: math.log(1 + number / (1 + having[word])) for word in wanted}


def _best(
    pages: list[Page], wanted: tuple[str, ...], lang: Lang, readable: Callable[[str], str]
) -> tuple[Page, str]:
    """The section with most of the words, in the language asked for if equal."""
    sections = [
        (page, key, _folded(readable(text)))
        for page in sorted(pages, key=lambda page: page.lang != lang)
        for key, text in page.sections.items()
    ]
    best = max(sections, key=lambda part: sum(bool(_places(w, part[2])) for w in wanted))
    return best[0], best[1]


def snippet(text: str, words: tuple[str, ...], length: int = 70) -> str:
    """As much of the text as fits around the place with most of the words, on one line."""
    line = " ".join(text.split())
    folded = _folded(line)
    found = sorted((place, word) for word in words for place in _places(word, folded))
    near = [{word for at, word in found if 0 <= at - place < length // 2} for place, _ in found]
    middle = found[max(range(len(found)), key=lambda i: len(near[i]))][0] if found else 0
    start = max(0, min(middle - length // 3, len(line) - length))
    cut = line[start : start + length].strip()
    before, after = "…" if start else "", "…" if start + length < len(line) else ""
    return f"{before}{cut}{after}"
