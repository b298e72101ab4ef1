"""A page read whole: which sections it must have, and its reading into data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from grader.bank.facts import fact_problems
from grader.bank.model import (
    EXERCISE_SECTIONS,
    NOTES,
    QUESTION_SECTIONS,
    SAY_FIRST,
    SECTIONS,
    Lang,
    MistakeText,
    Notes,
    Page,
    Problem,
)
from grader.bank.paths import shown
from grader.bank.problems import raise_first
from grader.bank.sections import Section, check_titles, mistake_notes, split
from grader.bank.source import Source, read_text
from grader.bank.suggest import nearest


def headings(lang: Lang, *, exercise: bool) -> tuple[str, ...]:
    """The headings that a page must have, in order."""
    keys = QUESTION_SECTIONS + (EXERCISE_SECTIONS if exercise else ())
    notes = tuple(names[lang] for names in NOTES.values()) if exercise else ()
    return tuple(SECTIONS[key][lang] for key in keys) + notes


def page_problems(source: Source, lang: Lang, *, exercise: bool) -> Iterator[Problem]:
    """Every fault of a page's front matter and headings, each with its line."""
    yield from fact_problems(source, lang)
    sections = split(source.body, source.body_line)
    wanted = headings(lang, exercise=exercise)
    yield from _heading_problems(source, sections, wanted)
    present = {section.heading for section in sections}
    if missing := [heading for heading in wanted if heading not in present]:
        names = ", ".join(f"## {heading}" for heading in missing)
        yield Problem(source.place(), f"the page lacks {names}", "Write the missing sections.")


def _heading_problems(
    source: Source, sections: list[Section], wanted: tuple[str, ...]
) -> Iterator[Problem]:
    seen: list[str] = []
    for section in sections:
        place = shown(source.path, section.heading_line)
        heading = section.heading
        if not heading:
            yield Problem(place, "text before the first heading", "Move it under a heading.")
        elif heading not in wanted:
            hint = nearest(heading, wanted) or f"The headings are {', '.join(wanted)}."
            yield Problem(place, f"unknown heading {heading!r}", hint)
        elif heading in seen:
            yield Problem(place, f"the heading {heading!r} stands twice", "Join the two sections.")
        elif seen and wanted.index(heading) < wanted.index(seen[-1]):
            hint = f"The order is {', '.join(wanted)}."
            yield Problem(place, f"{heading!r} stands after {seen[-1]!r}", hint)
        elif not section.text:
            yield Problem(place, f"the section {heading!r} is empty", "Write it.")
        if heading in wanted:
            seen.append(heading)


def page_of(source: Source, lang: Lang, *, exercise: bool) -> Page:
    """The page's data; BankError with the first fault."""
    raise_first(page_problems(source, lang, exercise=exercise))
    found = {section.heading: section for section in split(source.body, source.body_line)}
    keyed = {key: found[names[lang]] for key, names in SECTIONS.items() if names[lang] in found}
    first = split(keyed["answer"].text, keyed["answer"].line, "###")[0]
    return Page(
        path=source.path,
        lang=lang,
        title=str(source.facts["title"]).strip(),
        sections={key: section.text for key, section in keyed.items()},
        lines={key: section.line for key, section in keyed.items()} | {"say_first": first.line},
        notes=_notes(found, lang),
        say_first=first.text if first.heading == SAY_FIRST[lang] else "",
    )


def read_notes(path: Path, lang: Lang) -> Notes:
    """The notes of a page alone, as people see them: nothing else of the page is looked at."""
    from grader.prose import polished

    sections = {section.heading: section for section in split(read_text(path), 1)}
    checks, mistakes = _notes(sections, lang)
    return Notes(
        {name: polished(title) for name, title in checks.items()},
        {name: MistakeText(*map(polished, note)) for name, note in mistakes.items()},
    )


def _notes(sections: Mapping[str, Section], lang: Lang) -> Notes:
    checks, mistakes = (sections.get(names[lang]) for names in NOTES.values())
    titles = check_titles(checks) if checks else []
    notes = mistake_notes(mistakes) if mistakes else []
    return Notes({name: t for name, t, _ in titles if name}, {n: note for n, note, _ in notes if n})
