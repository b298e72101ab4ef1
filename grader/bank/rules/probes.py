"""Rules on an exercise's probes, which run beside the candidate in its worker."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from grader.bank.model import PROVIDED_PROBES, Problem
from grader.bank.paths import shown
from grader.bank.rules.parsed import definitions_of, parsed, probes_of, texts_of
from grader.bank.suggest import nearest
from grader.bank.survey import Survey, SurveyedItem


def probes(_: Survey, entry: SurveyedItem) -> Iterator[Problem]:
    """Each takes the candidate first, says what it does, is used, and imports nothing of ours."""
    path = entry.files.probes
    tree, problems = parsed(path) if entry.exercise else (None, [])
    yield from problems
    if tree is None or entry.exercise is None:
        return
    yield from _imports(path, tree, {"numpy", entry.exercise.needs})
    yield from _candidates(path, tree, entry.exercise.functions)
    used = _used(entry.files.checks)
    misspelt = unknown(entry)
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
        if name not in used and not misspelt:  # it may be the one that was meant
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


def _candidates(path: Path, tree: ast.Module, functions: Sequence[str]) -> Iterator[Problem]:
    """Of the candidate a probe uses functions that the exercise asks for."""
    for node in ast.walk(tree):
        match node:
            case ast.Attribute(ast.Name("candidate"), name) if name not in functions:
                message = f"the exercise asks for no function {name!r}"
                help = nearest(name, functions) or f"`functions` has: {', '.join(functions)}."
                yield Problem(shown(path, node.lineno), message, help)


def names(_: Survey, entry: SurveyedItem) -> Iterator[Problem]:
    """What a table is for is a function of the exercise or a probe."""
    for name, line in unknown(entry):
        message = f"no function or probe {name!r}"
        yield Problem(shown(entry.files.checks, line), message, _there(entry, name))


def unknown(entry: SurveyedItem) -> list[tuple[str, int]]:
    """Names that tables of checks.py are for and that nothing has, with their lines."""
    tree, _ = parsed(entry.files.checks) if entry.exercise else (None, [])
    probes, faults = parsed(entry.files.probes)
    if tree is None or faults or entry.exercise is None:
        return []
    known = {*entry.exercise.functions, *PROVIDED_PROBES, *(probes_of(probes) if probes else {})}
    texts = texts_of(tree)
    found = []
    for node in ast.walk(tree):
        match node:
            case ast.Call(ast.Name("Table"), args, keywords):
                given = args[:1] or [k.value for k in keywords if k.arg == "function"]
                name = _text(given[0], texts) if given else None
                if name is not None and name not in known:
                    found.append((name, node.lineno))
    return found


def _text(node: ast.expr, texts: Mapping[str, str]) -> str | None:
    """A text, or the one that a name of the module has."""
    match node:
        case ast.Constant(str(text)):
            return text
        case ast.Name(name):
            return texts.get(name)
    return None


def _there(entry: SurveyedItem, name: str) -> str:
    """The nearest of what there is, and where probes are defined."""
    assert entry.exercise is not None
    tree, _ = parsed(entry.files.probes)
    own = probes_of(tree) if tree else {}
    near = nearest(name, [*entry.exercise.functions, *PROVIDED_PROBES, *own], count=1)
    path = entry.files.probes
    lines = [f"{probe} (line {line})" for probe, line in own.items()]
    where = f"Probes are defined in {shown(path)}" + (f": {', '.join(lines)}." if lines else ".")
    return f"{near} {where}".strip()


def _used(checks: Path) -> set[str]:
    """Texts and attributes of a checks file: a table names a probe, or a check calls it."""
    tree, _ = parsed(checks)
    nodes = list(ast.walk(tree)) if tree else []
    texts = {n.value for n in nodes if isinstance(n, ast.Constant) and isinstance(n.value, str)}
    return texts | {n.attr for n in nodes if isinstance(n, ast.Attribute)}
