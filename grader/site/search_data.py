"""What the search reads: a classic script, because a page opened from a file can't fetch."""

from __future__ import annotations

import json
from typing import Any

from grader.bank.model import Item
from grader.site.model import Site

_BODY = ("question", "answer", "follow_ups", "task", "explanation")  # hints stay unseen


def script(site: Site) -> str:
    """`graderData = [...]`: of each question the id, level, tags, and its text by language.

    `graderWords`: other Chinese words for a term -> the glossary's, which the pages use.
    """
    words = {word: term.zh for term in site.bank.glossary() for word in term.avoid}
    entries = (json.dumps(_entry(site, i), ensure_ascii=False) for i in site.items.values())
    data = "graderData = [\n" + ",\n".join(entries) + "\n];\n"
    return data + f"graderWords = {json.dumps(words, ensure_ascii=False)};\n"


def _entry(site: Site, item: Item) -> dict[str, Any]:
    questions = {lang: site.questions[item.id, lang] for lang in site.bank.languages}
    return {
        "id": item.id,
        "level": item.level,
        "tags": list(item.tags),
        "title": {lang: question.title for lang, question in questions.items()},
        "points": {lang: question.text["key_points"] for lang, question in questions.items()},
        "body": {
            lang: " ".join(question.text[key] for key in _BODY if key in question.text)
            for lang, question in questions.items()
        },
    }
