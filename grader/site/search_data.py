"""What the search reads: classic scripts, because a page opened from a file can't fetch.

==========================  =====================================================================
`search/en.js`              titles, and the words that more than six questions share
`search/en-rest.js`         the other words; loaded for a word that the first hasn't
`search/en/<id>.js`         a question's text, loaded when its hit is seen
==========================  =====================================================================

Hints are in none of them. An index is two strings of equal length when split at spaces:

- `words`, as `grader.bank.search.tokens` finds them in the text as it is shown, in order
- `posts`, for each word the questions that have it: the steps from one number to the next, a
  digit each after a `~` for each 62, followed by a mark of `_LEVELS` where it says much there
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from itertools import pairwise
from math import log1p
from string import ascii_letters, digits
from typing import Any
from unicodedata import normalize

from grader.bank.search import WEIGHTS, tokens
from grader.site.content import Question
from grader.site.model import Site

_BODY = ("question", "answer", "follow_ups", "task", "explanation")  # no hints
FOLDER = "assets/search"
_DIGITS = digits + ascii_letters
_LEVELS = (("!", 12.0), ("*", 4.0), ("+", 1.3), ("", 0.0))  # mark, and the least score for it
# Chinese characters that join words: a pair that has one of them is not searched for.
_JOINING = frozenset(
    "的了是在和也就都而与这那被把对为以及其之所时着于个有到会能要从只它们里并很再还又但或如则将让使得"
    "来去说给没么什每各该才更些样何哪"
)
_FEW = 6  # questions
_LONGEST = 30  # letters of a word; longer ones are not typed

Index = Mapping[str, Mapping[int, float]]


def scripts(site: Site) -> dict[str, str]:
    """Path in the site -> script."""
    found = {}
    for lang in site.bank.languages:
        questions = [site.questions[id, lang] for id in site.items]
        index = _index(questions)
        shared = {word: places for word, places in index.items() if len(places) > _FEW}
        rest = {word: places for word, places in index.items() if len(places) <= _FEW}
        main = _packed(shared) | {
            "items": [[q.item.id, q.title] for q in questions],
            "joining": "".join(sorted(_JOINING)),
            "instead": _instead(site) if lang == "zh" else {},
        }
        found[f"{FOLDER}/{lang}.js"] = _script(lang, main)
        found[f"{FOLDER}/{lang}-rest.js"] = _script(f"{lang}-rest", _packed(rest))
        for question in questions:
            name = f"{lang}/{question.item.id}"
            found[f"{FOLDER}/{name}.js"] = _script(name, _body(question, ("key_points", *_BODY)))
    return found


def _script(name: str, data: Any) -> str:
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return f"graderSearch[{json.dumps(name)}] = {text};\n"


def _instead(site: Site) -> dict[str, str]:
    """Other Chinese words for a term -> the glossary's, which the pages use."""
    return {word: term.zh for term in site.bank.glossary() for word in term.avoid}


def _index(questions: Iterable[Question]) -> Index:
    """Word -> number of a question -> how much it is about the word."""
    index: defaultdict[str, dict[int, float]] = defaultdict(dict)
    for number, question in enumerate(questions):
        for word, score in _scores(question).items():
            index[word][number] = score
    return index


def _scores(question: Question) -> dict[str, float]:
    item, text = question.item, question.text
    fields = {
        "title": question.title,
        "id": item.id.replace("_", " "),
        "tags": " ".join(item.tags),
        "key_points": text["key_points"],
        "body": _body(question, _BODY),
    }
    scores: Counter[str] = Counter()
    for name, shown in fields.items():
        for word, count in Counter(filter(_is_searched, tokens(normalize("NFKC", shown)))).items():
            scores[word] += WEIGHTS[name] * log1p(count)  # type: ignore[assignment]
    return dict(scores)


def _body(question: Question, keys: tuple[str, ...]) -> str:
    return " ".join(question.text[key] for key in keys if key in question.text)


def _is_searched(word: str) -> bool:
    return len(word) <= _LONGEST and _JOINING.isdisjoint(word)


def _packed(index: Index) -> dict[str, str]:
    words = sorted(index)
    return {"words": " ".join(words), "posts": " ".join(_posts(index[word]) for word in words)}


def _posts(places: Mapping[int, float]) -> str:
    steps = ((b - a - 1, places[b]) for a, b in pairwise((-1, *sorted(places))))
    return "".join(f"{'~' * (n // 62)}{_DIGITS[n % 62]}{_mark(score)}" for n, score in steps)


def _mark(score: float) -> str:
    return next(mark for mark, least in _LEVELS if score >= least)
