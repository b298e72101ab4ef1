"""Code as a tree. It is parsed, never imported: a bank may be somebody else's."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path

from grader.bank.model import Problem
from grader.bank.paths import shown

Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


def parsed(path: Path) -> tuple[ast.Module | None, list[Problem]]:
    """The file's tree; where there is none, why (a missing file is another rule's)."""
    try:
        return ast.parse(path.read_bytes(), filename=path.name), []
    except FileNotFoundError:
        return None, []
    except SyntaxError as error:
        message = f"a syntax error: {error.msg}"
        return None, [Problem(shown(path, error.lineno), message, "Correct the line.")]
    except ValueError as error:  # null bytes
        return None, [Problem(shown(path), f"no Python: {error}", "Save it as text.")]


def definitions_of(tree: ast.Module | ast.ClassDef) -> dict[str, Definition]:
    return {node.name: node for node in tree.body if isinstance(node, Definition)}


def checks_of(tree: ast.Module) -> dict[str, Definition]:
    """The checks that a module defines, by name."""
    return {n: d for n, d in definitions_of(tree).items() if n.startswith("check_")}


def probes_of(tree: ast.Module) -> dict[str, int]:
    """The names that may be probes, with their lines: public functions, and what is assigned."""
    found = dict(_defined(tree))
    return {name: line for name, line in found.items() if not name.startswith("_")}


def _defined(tree: ast.Module) -> Iterator[tuple[str, int]]:
    for node in tree.body:
        match node:
            case ast.FunctionDef(name):
                yield name, node.lineno
            case ast.Assign([ast.Name(name)]):
                yield name, node.lineno


def texts_of(tree: ast.Module) -> dict[str, str]:
    """The texts that a module gives names to, by name."""
    found = {}
    for node in tree.body:
        match node:
            case ast.Assign([ast.Name(name)], ast.Constant(str(text))):
                found[name] = text
    return found


def mistakes_of(tree: ast.Module) -> dict[str, ast.stmt]:
    """The mistakes that a module defines: its public functions and classes, and its edits."""
    found = dict(map(_named, tree.body))
    return {name: node for name, node in found.items() if name and not name.startswith("_")}


def _named(node: ast.stmt) -> tuple[str, ast.stmt]:
    """The name that a statement gives to a mistake, or an empty one."""
    if isinstance(node, Definition):
        return node.name, node
    match node:
        case ast.Assign([ast.Name(name)], ast.Call(ast.Name("edited"))):
            return name, node
    return "", node


def differing(stub: Definition, other: Definition) -> str:
    """The signature of `other` where it differs from the stub's; annotations are free."""
    if type(stub) is not type(other):
        return f"{other.name} is a {type(other).__name__}"
    if isinstance(stub, _FUNCTIONS) and isinstance(other, _FUNCTIONS):
        theirs = _arguments(other.args)
        return f"{other.name}({theirs})" if theirs != _arguments(stub.args) else ""
    if isinstance(stub, ast.ClassDef) and isinstance(other, ast.ClassDef):
        methods = definitions_of(other)
        for name, method in definitions_of(stub).items():
            if name not in methods:
                return f"{other.name} without {name}"
            if told := differing(method, methods[name]):
                return f"{other.name}.{told}"
    return ""


def _arguments(arguments: ast.arguments) -> str:
    bare = deepcopy(arguments)
    for node in ast.walk(bare):
        if isinstance(node, ast.arg):
            node.annotation = None
    return ast.unparse(bare)
