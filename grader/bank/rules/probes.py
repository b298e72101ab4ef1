"""Rules on an exercise's probes, which run beside the candidate in its worker."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

from grader.bank.model import Problem
from grader.bank.paths import shown
from grader.bank.rules.parsed import definitions_of, parsed
from grader.bank.survey import Survey, SurveyedItem


def probes(_: Survey, entry: SurveyedItem) -> Iterator[Problem]:
    """Each takes the candidate first, says what it does, is used, and imports nothing of ours."""
    path = entry.files.probes
    tree, problems = parsed(path) if entry.exercise else (None, [])
    yield from problems
    if tree is None or entry.exercise is None:
        return
    yield from _imports(path, tree, {"numpy", entry.exercise.needs})
    used = _used(entry.files.checks)
    for name, node in definitions_of(tree).items():
        if name.startswith("_") or isinstance(node, ast.ClassDef):
            continue
        place = shown(path, node.lineno)
        if name in entry.exercise.functions:
            message = f"the probe {name} has the name of a function of the exercise"
            yield Problem(place, message, "A table could then mean either: rename it.")
        if [a.arg for a in (*node.args.posonlyargs, *node.args.args)][:1] != ["candidate"]:
            message = f"the first parameter of the probe {name} isn't `candidate`"
            yield Problem(place, message, "Name it so; begin a helper's name with an underscore.")
        if not ast.get_docstring(node):
            help = "Say what it does with the candidate: reports show its code."
            yield Problem(place, f"the probe {name} has no docstring", help)
        if name not in used:
            message = f"{shown(entry.files.checks)} doesn't use the probe {name}"
            yield Problem(place, message, "Name it in a table, or remove it.")


def _imports(path: Path, tree: ast.Module, libraries: set[str]) -> Iterator[Problem]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = [node.module or "" if not node.level else "."]
        else:
            continue
        for name in names:
            first = name.partition(".")[0]
            if first not in libraries and first not in sys.stdlib_module_names:
                help = "A worker has the exercise's library and Python's own modules only."
                yield Problem(shown(path, node.lineno), f"probes import {name}", help)


def _used(checks: Path) -> set[str]:
    """Texts and attributes of a checks file: a table names a probe, or a check calls it."""
    tree, _ = parsed(checks)
    nodes = list(ast.walk(tree)) if tree else []
    texts = {n.value for n in nodes if isinstance(n, ast.Constant) and isinstance(n.value, str)}
    return texts | {n.attr for n in nodes if isinstance(n, ast.Attribute)}
