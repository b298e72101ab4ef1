"""Ranked search over both languages, without an index: a bank is small enough to read."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from grader.bank.load import Bank
from grader.bank.model import Item, Lang, Page

# What a hit weighs, by where it is.
WEIGHTS = {"id": 12.0, "title": 12.0, "tags": 8.0, "key_points": 4.0, "body": 1.0}
_PARTS = re.compile(r"[\u3400-\u9fff]+|[^\W_\u3400-\u9fff]+")
_HAN = re.compile(r"[\u3400-\u9fff]")


@dataclass(frozen=True)
class Hit:
    """An item that was found: where its first hit stands, and the words to mark there."""

    item: Item
    score: float
    page: Page
    section: str  # a section key, or "title"
    words: tuple[str, ...]


def terms(query: str) -> tuple[str, ...]:
    """The parts of a query: Latin words as they are, Chinese runs as their character bigrams.

    Bigrams find a Chinese word inside a longer phrase, where no space marks it.
    """
    found: list[str] = []
    for part in _PARTS.findall(query.casefold()):
        if _HAN.match(part) and len(part) > 2:
            found += [part[i : i + 2] for i in range(len(part) - 1)]
        else:
            found.append(part)
    return tuple(dict.fromkeys(found))


def search(bank: Bank, query: str, lang: Lang) -> list[Hit]:
    """The items that have every word of the query, in either language, best first.

    If none has every word, those with any of them. A hit's page is of `lang` where that has one.
    """
    wanted = terms(query)
    pages = {item: _pages(bank, item) for item in bank.items()}
    counts = {item: _counts(item, pages[item], wanted) for item in pages}
    weights = _rarity(wanted, counts)
    whole = query.casefold().strip()
    hits = []
    for item, found in counts.items():
        if any(found.values()):
            score = sum(weights[word] * found[word] for word in wanted)
            title = " ".join(page.title.casefold() for page in pages[item])
            hits.append(_hit(item, score * (2 if whole in title else 1), pages[item], wanted, lang))
    complete = [hit for hit in hits if all(counts[hit.item].values())]
    # Equal scores keep the reading order.
    return sorted(complete or hits, key=lambda hit: -hit.score)


def _pages(bank: Bank, item: Item) -> list[Page]:
    return [bank.page(item, lang) for lang in bank.languages]


def _counts(item: Item, pages: list[Page], wanted: tuple[str, ...]) -> dict[str, float]:
    """How much an item is about each word: its occurrences, weighed and damped."""
    fields = {"id": item.id.replace("_", " "), "tags": " ".join(item.tags)}
    fields["title"] = "\n".join(page.title for page in pages)
    fields["key_points"] = "\n".join(page.sections["key_points"] for page in pages)
    fields["body"] = "\n".join(text for page in pages for text in page.sections.values())
    folded = {name: text.casefold() for name, text in fields.items()}
    return {
        word: sum(
            WEIGHTS[name] * math.log1p(len(_places(word, text))) for name, text in folded.items()
        )
        for word in wanted
    }


def _places(word: str, folded: str) -> list[int]:
    """Where a word stands: a Latin one at the start of a word, a Chinese one anywhere."""
    if word not in folded:  # most texts, and much quicker than looking for it by pattern
        return []
    start = "" if _HAN.match(word) else r"(?<![^\W_\u3400-\u9fff])"
    return [match.start() for match in re.finditer(start + re.escape(word), folded)]


def _rarity(wanted: tuple[str, ...], counts: Mapping[Item, dict[str, float]]) -> dict[str, float]:
    number = len(counts)
    having = {word: sum(found[word] > 0 for found in counts.values()) for word in wanted}
    return {word: math.log(1 + number / (1 + having[word])) for word in wanted}


def _hit(item: Item, score: float, pages: list[Page], wanted: tuple[str, ...], lang: Lang) -> Hit:
    """The place to show: the section with most of the words, in the language asked for if equal."""
    best = max(
        _sections(pages, lang), key=lambda part: sum(bool(_places(w, part[2])) for w in wanted)
    )
    return Hit(item, score, best[0], best[1], wanted)


def _sections(pages: list[Page], lang: Lang) -> Iterator[tuple[Page, str, str]]:
    for page in sorted(pages, key=lambda page: page.lang != lang):
        for key, text in page.sections.items():
            yield page, key, text.casefold()


def snippet(text: str, words: tuple[str, ...], length: int = 70) -> str:
    """As much of the text as fits around the place with most of the words, on one line."""
    line = " ".join(text.split())
    folded = line.casefold()
    found = sorted((place, word) for word in words for place in _places(word, folded))
    near = [{word for at, word in found if 0 <= at - place < length // 2} for place, _ in found]
    middle = found[max(range(len(found)), key=lambda i: len(near[i]))][0] if found else 0
    start = max(0, min(middle - length // 3, len(line) - length))
    cut = line[start : start + length].strip()
    before, after = "…" if start else "", "…" if start + length < len(line) else ""
    return f"{before}{cut}{after}"
