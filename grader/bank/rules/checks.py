"""Rules on an exercise's checks and mistakes, and on the Chinese for them."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from pathlib import Path

from grader.bank.model import CHECKS_ZH, MISTAKES_ZH, Problem
from grader.bank.paths import shown
from grader.bank.rules.parsed import Definition, checks_of, mistakes_of, parsed
from grader.bank.sections import Section, check_titles, mistake_notes
from grader.bank.survey import Entry, Survey

_Named = Callable[[ast.Module], dict[str, Definition]]
_Lines = Callable[[Section], dict[str, int]]


def checks(_: Survey, entry: Entry) -> Iterator[Problem]:
    """There are checks, and each docstring is a title that people read."""
    yield from _documented(entry, entry.files.checks, checks_of, "check", lines=1)


def mistakes(_: Survey, entry: Entry) -> Iterator[Problem]:
    """There are mistakes, and each docstring is a title and an explanation."""
    yield from _documented(entry, entry.files.mistakes, mistakes_of, "mistake", lines=2)


def _documented(
    entry: Entry,
    path: Path,
    named: _Named,
    kind: str,
    *,
    lines: int,
) -> Iterator[Problem]:
    tree, problems = parsed(path) if entry.exercise else (None, [])
    yield from problems
    if tree is None:
        return
    if not named(tree):
        yield Problem(shown(path), f"no {kind} is defined", f"Write at least one {kind}.")
    for name, node in named(tree).items():
        paragraphs = (ast.get_docstring(node) or "").split("\n\n")
        if not paragraphs[0]:
            help = "Its docstring is the title that people read."
            yield Problem(shown(path, node.lineno), f"{name} has no docstring", help)
        elif len(paragraphs) < lines:
            help = "Below the title leave a line empty, then say what the misconception is."
            yield Problem(shown(path, node.lineno), f"{name} has no explanation", help)


def chinese_names(_survey: Survey, entry: Entry) -> Iterator[Problem]:
    """The Chinese page names the checks and mistakes that the code defines."""
    sections = entry.sections.get("zh", {})
    if not entry.exercise or not sections:
        return
    files = entry.files
    pages: tuple[tuple[str, Path, _Named, _Lines], ...] = (
        (CHECKS_ZH, files.checks, checks_of, _check_lines),
        (MISTAKES_ZH, files.mistakes, mistakes_of, _mistake_lines),
    )
    for heading, path, named, lines_of in pages:
        tree, _ = parsed(path)
        if tree is None or heading not in sections:
            continue
        section, defined = sections[heading], named(tree)
        lines = lines_of(section)
        for name in [name for name in defined if name not in lines]:
            message = f"{heading} lacks `{name}`, which {shown(path)} defines"
            yield Problem(shown(files.page_zh, section.line), message, "Write its Chinese.")
        for name in [name for name in lines if name not in defined]:
            message = f"{heading} names `{name}`, which {shown(path)} doesn't define"
            help = "Correct the name, or remove it."
            yield Problem(shown(files.page_zh, lines[name]), message, help)


def _check_lines(section: Section) -> dict[str, int]:
    return {name: line for name, _, line in check_titles(section) if name}


def _mistake_lines(section: Section) -> dict[str, int]:
    return {name: line for name, _, line in mistake_notes(section) if name}
