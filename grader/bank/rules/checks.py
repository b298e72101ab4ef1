"""Rules on an exercise's checks and mistakes, and on what its pages say about them."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator, Mapping, Sequence

from grader.bank.model import NOTES, MistakeText, Problem
from grader.bank.paths import shown
from grader.bank.rules.parsed import checks_of, mistakes_of, parsed
from grader.bank.sections import Section, check_titles, mistake_notes
from grader.bank.suggest import nearest
from grader.bank.survey import Survey, SurveyedItem

_Named = Callable[[ast.Module], Mapping[str, ast.stmt]]
_Entries = Callable[[Section], Sequence[tuple[str, MistakeText | str, int]]]

# Key of NOTES -> what one of its names is called, the names that code defines, a page's entries.
_KINDS: dict[str, tuple[str, _Named, _Entries]] = {
    "checks": ("check", checks_of, check_titles),
    "mistakes": ("mistake", mistakes_of, mistake_notes),
}


def needed(_: Survey, entry: SurveyedItem) -> Iterator[Problem]:
    """What a check needs is another check of its file."""
    tree, _problems = parsed(entry.files.checks) if entry.exercise else (None, [])
    defined = checks_of(tree) if tree else {}
    for check, node in defined.items():
        for decorator in node.decorator_list:
            match decorator:
                case ast.Call(ast.Name("needs"), args):
                    for name in [a.value for a in args if isinstance(a, ast.Constant)]:
                        if name not in defined or name == check:
                            place = shown(entry.files.checks, decorator.lineno)
                            others = [other for other in defined if other != check]
                            help = nearest(str(name), others) or "Name another check of this file."
                            message = f"{check} needs {name!r}, which is no other check here"
                            yield Problem(place, message, help)


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
