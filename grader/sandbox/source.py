"""What a candidate's source says of itself, read from its syntax tree before a line of it runs."""

from __future__ import annotations

import ast
from collections.abc import Sequence
from typing import Any

# What a message can use of a source that holds a megabyte of names.
_NAME_MAX, _NAMES_MAX = 200, 200


def functions(tree: ast.Module, wanted: Sequence[str]) -> dict[str, Any]:
    """Names at the top level -> their parameters, None where unknown, False where imported.

    The wanted names, and as many others as a message can use; long ones are cut.
    """
    found = _at_top_level(tree)
    first = [name for name in wanted if name in found]
    others = [name for name in found if name not in first]
    return {name[:_NAME_MAX]: found[name] for name in [*first, *others[:_NAMES_MAX]]}


def _at_top_level(tree: ast.Module) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            found[node.name] = None if node.decorator_list else _parameters(node)
        elif isinstance(node, ast.ClassDef):
            found[node.name] = None
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            found |= {t.id: None for t in targets if isinstance(t, ast.Name)}
        elif isinstance(node, ast.Import | ast.ImportFrom | ast.If | ast.Try | ast.With):
            names = {
                a.asname or a.name
                for n in ast.walk(node)
                for a in getattr(n, "names", [])
                if isinstance(a, ast.alias)
            }
            inner = {n.name for n in ast.walk(node) if isinstance(n, ast.FunctionDef)}
            found |= dict.fromkeys(names, False) | dict.fromkeys(inner)
    return found


def _parameters(node: ast.FunctionDef | ast.AsyncFunctionDef) -> dict[str, Any]:
    a = node.args
    return {
        "line": node.lineno,
        "names": [p.arg[:_NAME_MAX] for p in [*a.posonlyargs, *a.args][:_NAMES_MAX]],
        "optional": len(a.defaults),
        "rest": a.vararg is not None,
        "keyword_only": sum(default is None for default in a.kw_defaults),
    }


def uses(tree: ast.Module, forbidden: list[str]) -> list[list[Any]]:
    """[name, line] of each use of a forbidden dotted name, by import, attribute or string."""
    if not forbidden:
        return []
    aliases = _aliases(tree)
    found = []
    for node in ast.walk(tree):
        for name in _names(node, aliases):
            hits = [f for f in forbidden if name == f or name.startswith(f + ".")]
            found += [[hit, getattr(node, "lineno", 0)] for hit in hits]
    return found[:_NAMES_MAX]


def _aliases(tree: ast.Module) -> dict[str, str]:
    aliases = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for a in node.names:
                first = a.name.partition(".")[0]
                aliases[a.asname or first] = a.name if a.asname else first
        elif isinstance(node, ast.ImportFrom) and node.module:
            aliases |= {a.asname or a.name: f"{node.module}.{a.name}" for a in node.names}
    return aliases


def _names(node: ast.AST, aliases: dict[str, str]) -> list[str]:
    if isinstance(node, ast.Import):
        return [a.name for a in node.names]
    if isinstance(node, ast.ImportFrom):
        return [node.module or "", *(f"{node.module}.{a.name}" for a in node.names)]
    if isinstance(node, ast.Attribute | ast.Name):
        return [_dotted(node, aliases)]
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return [node.value]
    return []


def _dotted(node: ast.AST, aliases: dict[str, str]) -> str:
    parts: list[str] = []
    while isinstance(node, ast.Attribute):
        parts.append(node.attr)
        node = node.value
    if not isinstance(node, ast.Name):
        return ""
    return ".".join([aliases.get(node.id, node.id), *reversed(parts)])
