"""Rules on an answer: what it says first, and figures of one's own that can be made again."""

from __future__ import annotations

import re
from collections.abc import Iterator

from grader.bank.model import SAY_FIRST, Problem
from grader.bank.paths import shown
from grader.bank.rules.text import prose_lines
from grader.bank.sections import split
from grader.bank.survey import Survey, SurveyedItem

# What is said of a run of one's own.
_RAN = {
    "en": re.compile(
        r"\b([Ww]e (re-?)?(ran|measured|trained|timed)|[Oo]ur (\w+ )?(runs?|measurements?"
        r"|experiments?|simulations?)|small (\w+ )?(runs?|experiments?|simulations?))\b"
    ),
    "zh": re.compile(r"我们[^，。；：]{0,10}(实验|实测|测得|跑)|小实验"),
}


def say_first(subject: Survey, entry: SurveyedItem) -> Iterator[Problem]:
    """An answer begins with two or three sentences that one can speak."""
    for lang, sections in entry.sections.items():
        answer, heading = sections.get("answer"), SAY_FIRST[lang]
        if answer is None or not answer.text:
            continue
        parts = split(answer.text, answer.line, "###")
        found = [part for part in parts if part.heading == heading]
        page = entry.page(lang)
        help = f"Begin it with ### {heading} and two or three sentences that one can speak."
        if not found and subject.bank.say_first == "required":
            yield Problem(shown(page, answer.line), f"the answer lacks ### {heading}", help)
        for part in found:
            if part is not parts[0]:
                message = f"### {heading} isn't where the answer begins"
                yield Problem(shown(page, part.heading_line), message, help)
            elif not part.text:
                yield Problem(shown(page, part.heading_line), f"### {heading} is empty", help)


def own_runs(subject: Survey, entry: SurveyedItem) -> Iterator[Problem]:
    """A page that speaks of a run of one's own has an evidence script."""
    if subject.bank.evidence != "required" or entry.files.evidence.is_file():
        return
    for lang, sections in entry.sections.items():
        for section in sections.values():
            for line, text in prose_lines(section):
                if found := _RAN[lang].search(text):
                    message = f"{found[0]!r}, but nothing makes these figures again"
                    help = f"Write {shown(entry.files.evidence)}, or leave the figures out."
                    yield Problem(shown(entry.page(lang), line), message, help)
