"""Rules on an exercise's checks and mistakes, and on what its pages say about them."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator, Sequence

from grader.bank.model import NOTES, MistakeText, Problem
from grader.bank.paths import shown
from grader.bank.rules.parsed import checks_of, mistakes_of, parsed
from grader.bank.sections import Section, check_titles, mistake_notes
from grader.bank.survey import Survey, SurveyedItem

_Named = Callable[[ast.Module], dict[str, ast.stmt]]
_Entries = Callable[[Section], Sequence[tuple[str, MistakeText | str, int]]]

# Key of NOTES -> what one of its names is called, the names that code defines, a page's entries.
_KINDS: dict[str, tuple[str, _Named, _Entries]] = {
    "checks": ("check", checks_of, check_titles),
    "mistakes": ("mistake", mistakes_of, mistake_notes),
}


def names(_: Survey, entry: SurveyedItem) -> Iterator[Problem]:
    """The code defines checks and mistakes, and each page names just those."""
    for key, (kind, named, entries) in _KINDS.items() if entry.exercise else ():
        path = entry.files.checks if key == "checks" else entry.files.mistakes
        tree, problems = parsed(path)
        yield from problems
        if tree is None:
            continue
        defined = named(tree)
        if not defined:
            yield Problem(shown(path), f"no {kind} is defined", f"Write at least one {kind}.")
        for lang, sections in entry.sections.items():
            if key not in sections:
                continue
            page, heading = entry.page(lang), NOTES[key][lang]
            lines = {name: line for name, _, line in entries(sections[key]) if name}
            for name in [name for name in defined if name not in lines]:
                message = f"{heading} lacks `{name}`, which {shown(path)} defines"
                help = f"Say there what the {kind} is."
                yield Problem(shown(page, sections[key].line), message, help)
            for name in [name for name in lines if name not in defined]:
                message = f"{heading} names `{name}`, which {shown(path)} doesn't define"
                yield Problem(shown(page, lines[name]), message, "Correct the name, or remove it.")
