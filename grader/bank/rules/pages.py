"""Rules on one page's lists. Headings and front matter are checked while reading."""

from __future__ import annotations

from collections.abc import Iterator

from grader.bank.model import SECTIONS, Problem
from grader.bank.paths import shown
from grader.bank.sections import Section, check_titles, mistake_notes
from grader.bank.survey import Survey, SurveyedItem

# Section -> least and most entries of its list.
COUNTS = {"key_points": (3, 6), "follow_ups": (2, 4), "hints": (2, 9)}


def counts(_: Survey, entry: SurveyedItem) -> Iterator[Problem]:
    """Key points, follow-ups and hints are lists of so many entries."""
    from grader.prose import list_items

    for lang, sections in entry.sections.items():
        for key, (least, most) in COUNTS.items():
            section = sections.get(key)
            if section is None or not section.text:
                continue
            number = len(list_items(section.text))
            if not least <= number <= most:
                message = f"{SECTIONS[key][lang]!r} has {number} entries, not {least} to {most}"
                place = shown(entry.page(lang), section.line)
                yield Problem(place, message, f"Make it a list of {least} to {most} entries.")


def follow_ups_begin_bold(_survey: Survey, entry: SurveyedItem) -> Iterator[Problem]:
    """A follow-up is a question in bold and its answer."""
    from grader.prose import list_items

    for lang, sections in entry.sections.items():
        section = sections.get("follow_ups")
        for item in list_items(section.text) if section else []:
            question, _, answer = item.removeprefix("**").partition("**")
            if not (item.startswith("**") and question.strip() and answer.strip()):
                message = f"the follow-up {item[:30]!r} is no question in bold with an answer"
                place = shown(entry.page(lang), section.line if section else None)
                yield Problem(place, message, "Write **the question?** and then its answer.")


def notes(_: Survey, entry: SurveyedItem) -> Iterator[Problem]:
    """Every check has a title, every mistake a title and an explanation."""
    for lang, sections in entry.sections.items():
        page, nothing = entry.page(lang), Section("", "", 0, 0)
        for name, title, line in check_titles(sections.get("checks", nothing)):
            if not name or not title:
                help = "Write - `check_name`: title, one to a line."
                yield Problem(shown(page, line), f"no title of a check: {name or title!r}", help)
        for name, note, line in mistake_notes(sections.get("mistakes", nothing)):
            if not name or not note.title or not note.explanation:
                message = f"the mistake {name!r} lacks its title or its explanation"
                help = "Under ### name write a paragraph with its title, then its explanation."
                yield Problem(shown(page, line), message, help)
