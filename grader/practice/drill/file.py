"""Broken files: a bank's known mistakes as a candidate could have written them.

Nothing in a file gives its mistake away. The reference's comments are dropped, since one of them
would explain the line that is wrong; what an edit switched off (`if False:`) is left out, as one
forgets it; all code is set alike, so that an edit's own style isn't seen; and each function begins
as its stub does, with the contract as docstring.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping

from grader.bank import Item
from grader.grading.trusted import load_edits

WIDEST = 100  # columns; an edit that needs a wider line makes no drill
_LEAST = 5
_IMPORTS = (ast.Import, ast.ImportFrom)


def broken_files(item: Item) -> dict[str, str]:
    """Each mistake that makes a drill, with the source of its file. Runs the bank's code.

    Raises:
        BankError: if mistakes.py can't be imported.
    """
    stub = item.files.stub.read_text(encoding="utf-8")
    right = right_file(item)
    found = {name: plain(source, stub) for name, source in load_edits(item).items()}
    found = {name: text for name, text in found.items() if text != right}
    narrow = {name: text for name, text in found.items() if _width(text) <= WIDEST}
    return narrow if len(narrow) >= _LEAST else found


def right_file(item: Item) -> str:
    """The reference, set as the broken files are."""
    reference = item.files.reference.read_text(encoding="utf-8")
    return plain(reference, item.files.stub.read_text(encoding="utf-8"))


def _width(text: str) -> int:
    return max(map(len, text.splitlines()))


def plain(source: str, stub: str) -> str:
    """The source without comments, set as `ast.unparse` does, under the stub's signatures."""
    heads = {**dict(_heads(source)), **dict(_heads(stub))}
    contracts = {
        node.name: node.body[0]
        for node in ast.parse(stub).body
        if isinstance(node, ast.ClassDef) and _is_docstring(node.body[0])
    }
    tree = _Live().visit(ast.parse(source))
    imports = [node for node in tree.body if isinstance(node, _IMPORTS)]
    rest = [n for n in tree.body if not isinstance(n, _IMPORTS) and not _is_docstring(n)]
    for node in rest:
        if isinstance(node, ast.ClassDef) and node.name in contracts:
            body = node.body[1:] if _is_docstring(node.body[0]) else node.body
            node.body = [contracts[node.name], *body]
    parts = ["\n".join(map(ast.unparse, imports)), *(_definition(node, heads) for node in rest)]
    return "\n\n\n".join(filter(None, parts)) + "\n"


class _Live(ast.NodeTransformer):
    """Leaves out what can't run, and a `pass` beside which something is done or forgotten."""

    def visit_If(self, node: ast.If) -> ast.AST | list[ast.stmt]:
        if isinstance(node.test, ast.Constant):
            return self._statements(node.body if node.test.value else node.orelse)
        self.generic_visit(node)
        return node

    def visit_While(self, node: ast.While) -> ast.AST | list[ast.stmt]:
        if isinstance(node.test, ast.Constant) and not node.test.value:
            return self._statements(node.orelse)
        self.generic_visit(node)
        return node

    def visit_IfExp(self, node: ast.IfExp) -> ast.AST:
        self.generic_visit(node)
        if isinstance(node.test, ast.Constant):
            return node.body if node.test.value else node.orelse
        return node

    def generic_visit(self, node: ast.AST) -> ast.AST:
        node = super().generic_visit(node)
        for name in ("body", "orelse", "finalbody"):
            block = getattr(node, name, None)
            if isinstance(block, list):
                live = [each for each in block if not isinstance(each, ast.Pass)]
                needed = name == "body" and not isinstance(node, ast.Module)
                setattr(node, name, live or ([ast.Pass()] if needed else []))
        return node

    def _statements(self, block: list[ast.stmt]) -> list[ast.stmt]:
        holder = ast.Module(body=block, type_ignores=[])
        self.generic_visit(holder)
        return holder.body


def _is_docstring(node: ast.stmt) -> bool:
    return (
        isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
    )


def _definition(node: ast.stmt, heads: Mapping[str, str]) -> str:
    if not isinstance(node, ast.FunctionDef):
        return ast.unparse(node)
    body = [n for n in node.body if not _is_docstring(n)]
    lines = [line for n in body for line in ast.unparse(n).splitlines()]
    return "\n".join([heads[node.name], *(f"    {line}".rstrip() for line in lines)])


def _heads(source: str) -> Iterator[tuple[str, str]]:
    """Each function's text from its decorators to the end of its docstring, as it is written."""
    lines = source.splitlines()
    for node in ast.parse(source).body:
        if isinstance(node, ast.FunctionDef):
            first = node.body[0]
            start = min([node.lineno, *(d.lineno for d in node.decorator_list)]) - 1
            end = (first.end_lineno or 0) if _is_docstring(first) else first.lineno - 1
            head = [line for line in lines[start:end] if not line.lstrip().startswith("#")]
            yield node.name, "\n".join(head).rstrip()
