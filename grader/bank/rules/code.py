"""Rules on an exercise's stub and reference."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from grader.bank.model import Problem
from grader.bank.paths import shown
from grader.bank.rules.parsed import Definition, definitions_of, differing, parsed
from grader.bank.survey import Survey, SurveyedItem


def stub(_: Survey, entry: SurveyedItem) -> Iterator[Problem]:
    """The stub documents every function of the exercise and implements none."""
    path = entry.files.stub
    for name, node in _wanted(entry, path):
        if isinstance(node, Problem):
            yield node
            continue
        if not ast.get_docstring(node):
            help = "Say shapes, units and errors."
            yield Problem(shown(path, node.lineno), f"{name} has no docstring", help)
        if not _raises_not_implemented(node):
            message = f"{name} doesn't end with `raise NotImplementedError`"
            yield Problem(shown(path, node.lineno), message, "A stub implements nothing.")


def reference(_: Survey, entry: SurveyedItem) -> Iterator[Problem]:
    """The reference has every function of the exercise, with the stub's signature."""
    path = entry.files.reference
    stubs = {n: d for n, d in _wanted(entry, entry.files.stub) if not isinstance(d, Problem)}
    for name, node in _wanted(entry, path):
        if isinstance(node, Problem):
            yield node
            continue
        if not ast.get_docstring(node):
            help = "Say what it returns."
            yield Problem(shown(path, node.lineno), f"{name} has no docstring", help)
        if name in stubs and (told := differing(stubs[name], node)):
            message = f"{told}, another signature than the stub's"
            help = f"Give it the signature of {shown(entry.files.stub)}."
            yield Problem(shown(path, node.lineno), message, help)


def _wanted(entry: SurveyedItem, path: Path) -> Iterator[tuple[str, Definition | Problem]]:
    """Each function that the exercise names, or the problem of not finding it."""
    if not entry.exercise:
        return
    tree, problems = parsed(path)
    yield from (("", problem) for problem in problems)
    if tree is None:
        return
    found = definitions_of(tree)
    for name in entry.exercise.functions:
        help = "Define it, or correct `functions` in the page's front matter."
        yield name, found.get(name) or Problem(shown(path), f"no function {name!r}", help)


def _raises_not_implemented(node: Definition) -> bool:
    if isinstance(node, ast.ClassDef):
        return any(map(_raises_not_implemented, definitions_of(node).values()))
    last = node.body[-1]
    return isinstance(last, ast.Raise) and "NotImplementedError" in ast.unparse(last)
