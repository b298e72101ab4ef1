"""Mutants that cosmic-ray doesn't make: keyword arguments, library calls, order of statements.

An operator takes a node of the reference's syntax tree and yields edits of its source. All work on
expressions and statements alone; annotations, docstrings and messages of exceptions are left out,
because no check can see them.
"""

from __future__ import annotations

import ast
import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass

# A function or method, by its last name -> what people write in its place.
_SWAPS: dict[str, tuple[str, ...]] = {
    "abs": ("square",),
    "all": ("any",),
    "any": ("all",),
    "argmax": ("argmin",),
    "argmin": ("argmax",),
    "ceil": ("floor",),
    "cumsum": ("cumprod",),
    "diag": ("asarray",),
    "float64": ("float32", "float16"),
    "floor": ("ceil",),
    "inv": ("pinv",),
    "isfinite": ("isnan",),
    "isinf": ("isnan",),
    "isnan": ("isinf",),
    "log": ("log2", "log1p"),
    "max": ("min",),
    "maximum": ("minimum",),
    "mean": ("sum", "max"),
    "min": ("max",),
    "minimum": ("maximum",),
    "ones": ("zeros",),
    "ones_like": ("zeros_like",),
    "outer": ("multiply",),
    "prod": ("sum",),
    "sign": ("abs",),
    "sqrt": ("square",),
    "square": ("abs",),
    "std": ("var",),
    "sum": ("mean", "max"),
    "var": ("std",),
    "zeros": ("ones",),
    "zeros_like": ("ones_like",),
}
# A bare name that is called -> the expressions that people write in its place.
_BUILTINS = {"round": ("int",), "sorted": ("list",), "len": (), "int": ("round",)}
_METHODS = ("astype", "clone", "copy", "detach", "ravel")  # of names that stand for arrays
_STRINGS = {"stable": "quicksort", "left": "right", "right": "left", "C": "F", "F": "C"}


@dataclass(frozen=True)
class Edit:
    """Bytes `start` to `end` of the source become `text`."""

    start: int
    end: int
    text: str


class Source:
    """A module's text, with the places of its nodes in bytes."""

    def __init__(self, text: str) -> None:
        self.bytes = text.encode()
        self.tree = ast.parse(text)
        lines = self.bytes.split(b"\n")
        self._starts = [0, *itertools.accumulate(len(line) + 1 for line in lines)]

    def span(self, node: ast.AST) -> tuple[int, int]:
        """Where a node starts and ends; one that has no place of its own has no length."""
        row, column = getattr(node, "lineno", 1), getattr(node, "col_offset", 0)
        end_row, end_column = getattr(node, "end_lineno", 1), getattr(node, "end_col_offset", 0)
        return self._starts[row - 1] + column, self._starts[end_row - 1] + end_column

    def of(self, node: ast.AST) -> str:
        start, end = self.span(node)
        return self.bytes[start:end].decode()

    def become(self, node: ast.AST, text: str) -> Edit:
        return Edit(*self.span(node), text)

    def apply(self, *edits: Edit) -> str:
        result = self.bytes
        for edit in sorted(edits, key=lambda e: -e.start):
            result = result[: edit.start] + edit.text.encode() + result[edit.end :]
        return result.decode()


Operator = Callable[[Source, ast.AST], Iterator[tuple[Edit, ...]]]


def drop_keyword(source: Source, node: ast.AST) -> Iterator[tuple[Edit, ...]]:
    """`f(x, kind="stable")` -> `f(x)`"""
    if isinstance(node, ast.Call):
        parts = [source.of(a) for a in [*node.args, *node.keywords]]
        for position in range(len(node.args), len(parts)):
            kept = parts[:position] + parts[position + 1 :]
            yield (source.become(node, f"{source.of(node.func)}({', '.join(kept)})"),)


def swap_call(source: Source, node: ast.AST) -> Iterator[tuple[Edit, ...]]:
    """`np.abs(x)` -> `np.square(x)`, `x.sum()` -> `x.mean()`, `round(x)` -> `int(x)`"""
    if isinstance(node, ast.Attribute):
        for other in _SWAPS.get(node.attr, ()):
            yield (source.become(node, f"{source.of(node.value)}.{other}"),)
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
        swaps = {**{name: _SWAPS[name] for name in ("max", "min", "all", "any")}, **_BUILTINS}
        for other in swaps.get(node.func.id, ()):
            yield (source.become(node.func, other),)


def unwrap_call(source: Source, node: ast.AST) -> Iterator[tuple[Edit, ...]]:
    """`f(x)` -> `x`, and `x.f(...)` -> `x`"""
    if not isinstance(node, ast.Call):
        return
    if node.args and not isinstance(node.args[0], ast.Starred):
        yield (source.become(node, f"({source.of(node.args[0])})"),)
    if isinstance(node.func, ast.Attribute):
        is_module = isinstance(node.func.value, ast.Name) and node.func.attr not in _METHODS
        if not is_module:
            yield (source.become(node, source.of(node.func.value)),)


def swap_arguments(source: Source, node: ast.AST) -> Iterator[tuple[Edit, ...]]:
    """`f(a, b)` -> `f(b, a)`, for neighbours"""
    if isinstance(node, ast.Call):
        for a, b in itertools.pairwise(node.args):
            yield source.become(a, source.of(b)), source.become(b, source.of(a))


def change_string(source: Source, node: ast.AST) -> Iterator[tuple[Edit, ...]]:
    """`"stable"` -> `"quicksort"`, `"left"` -> `"right"`"""
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value in _STRINGS:
        yield (source.become(node, repr(_STRINGS[node.value])),)


def flatten_in_memory_order(source: Source, node: ast.AST) -> Iterator[tuple[Edit, ...]]:
    """`x.ravel()` -> `x.ravel(order="K")` and `x.ravel(order="F")`"""
    flattens = isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
    if flattens and node.func.attr in ("ravel", "flatten") and not node.args:  # type: ignore[attr-defined]
        for order in ("K", "F"):
            yield (source.become(node, f'{source.of(node.func)}(order="{order}")'),)  # type: ignore[attr-defined]


def change_slice(source: Source, node: ast.AST) -> Iterator[tuple[Edit, ...]]:
    """`x[:k]` -> `x[k:]` and `x[:]`"""
    if isinstance(node, ast.Slice) and (node.lower is None) != (node.upper is None):
        bound = node.lower or node.upper
        assert bound is not None
        text = source.of(bound)
        yield (source.become(node, f"{text}:" if node.upper else f":{text}"),)
        yield (source.become(node, ":"),)


def drop_operand(source: Source, node: ast.AST) -> Iterator[tuple[Edit, ...]]:
    """`a + b` -> `a` and `b`; `a or b` -> `a` and `b`; a chain of comparisons by one link"""
    if isinstance(node, ast.BinOp):
        for part in (node.left, node.right):
            yield (source.become(node, f"({source.of(part)})"),)
    elif isinstance(node, ast.BoolOp):
        joint = " and " if isinstance(node.op, ast.And) else " or "
        for left_out in node.values:
            kept = [f"({source.of(v)})" for v in node.values if v is not left_out]
            yield (source.become(node, f"({joint.join(kept)})"),)
    elif isinstance(node, ast.Compare) and len(node.comparators) > 1:
        first, last = source.span(node)
        yield (Edit(source.span(node.comparators[-2])[1], last, ""),)
        yield (Edit(first, source.span(node.comparators[0])[0], ""),)


def drop_filter(source: Source, node: ast.AST) -> Iterator[tuple[Edit, ...]]:
    """`[f(x) for x in xs if g(x)]` -> the same without a condition"""
    if isinstance(node, ast.comprehension):
        for condition in node.ifs:
            yield (source.become(condition, "True"),)


def decide_branch(source: Source, node: ast.AST) -> Iterator[tuple[Edit, ...]]:
    """`a if c else b` -> `a` and `b`; `if c:` -> `if False:` and `if True:`"""
    if isinstance(node, ast.IfExp):
        for part in (node.body, node.orelse):
            yield (source.become(node, f"({source.of(part)})"),)
    elif isinstance(node, ast.If | ast.While):
        yield (source.become(node.test, "False"),)
        if isinstance(node, ast.If):
            yield (source.become(node.test, "True"),)


def drop_statement(source: Source, node: ast.AST) -> Iterator[tuple[Edit, ...]]:
    """A statement -> `pass`"""
    if isinstance(node, ast.Assign | ast.AugAssign | ast.Expr | ast.Raise | ast.Return | ast.With):
        yield (source.become(node, "pass"),)


def swap_statements(source: Source, node: ast.AST) -> Iterator[tuple[Edit, ...]]:
    """Two statements that follow each other and may depend on their order -> swapped"""
    for name in ("body", "orelse"):
        block = getattr(node, name, None)
        if not isinstance(block, list) or isinstance(node, ast.Module):
            continue
        for a, b in itertools.pairwise(s for s in block if not _is_docstring(s)):
            if _depend(a, b):
                yield source.become(a, source.of(b)), source.become(b, source.of(a))


OPERATORS: tuple[Operator, ...] = (
    drop_keyword,
    swap_call,
    unwrap_call,
    swap_arguments,
    change_string,
    flatten_in_memory_order,
    change_slice,
    drop_operand,
    drop_filter,
    decide_branch,
    drop_statement,
    swap_statements,
)


def _depend(a: ast.AST, b: ast.AST) -> bool:
    """Whether one leaves the block and the other raises or leaves, or they share a variable that
    one of them sets or changes."""
    ways_out = [{type(n) for n in ast.walk(s)} for s in (a, b)]
    leaves = [bool(kinds & {ast.Return, ast.Continue, ast.Break}) for kinds in ways_out]
    raises = [ast.Raise in kinds for kinds in ways_out]
    if (leaves[0] and (leaves[1] or raises[1])) or (leaves[1] and raises[0]):
        return True
    return bool(_changed(a) & _names_of(b) or _changed(b) & _names_of(a))


def _names_of(node: ast.AST) -> set[str]:
    """Names that occur, but for those that a comprehension keeps to itself."""
    inner = [c.target for c in ast.walk(node) if isinstance(c, ast.comprehension)]
    local = {n.id for target in inner for n in ast.walk(target) if isinstance(n, ast.Name)}
    return {n.id for n in ast.walk(node) if isinstance(n, ast.Name)} - local


def _changed(node: ast.AST) -> set[str]:
    """Names that a statement binds, stores into, or calls a method of for its effect."""
    own = _names_of(node)
    found = set()
    for part in ast.walk(node):
        if isinstance(part, ast.Name) and _is_stored(part):
            found |= {part.id} & own
        elif isinstance(part, ast.Subscript | ast.Attribute) and _is_stored(part):
            found |= _names_of(part.value)
        elif isinstance(part, ast.Expr):
            found |= _names_of(part)
    return found


def _is_stored(node: ast.Name | ast.Subscript | ast.Attribute) -> bool:
    return isinstance(node.ctx, ast.Store)


def mutations(text: str) -> Iterator[tuple[str, str]]:
    """(operator's name, mutated source) for every edit that leaves a program that parses."""
    source = Source(text)
    for operator in OPERATORS:
        for node in _nodes(source.tree):
            for edits in operator(source, node):
                mutated = source.apply(*edits)
                if _parses(mutated):
                    yield operator.__name__, mutated


def _nodes(node: ast.AST) -> Iterator[ast.AST]:
    """Every node that decides what the program does."""
    yield node
    for name, value in ast.iter_fields(node):
        if name in ("annotation", "returns", "decorator_list", "type_comment"):
            continue
        if isinstance(node, ast.Raise):  # what an exception says is free
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST) and not _is_docstring(child):
                yield from _nodes(child)


def _is_docstring(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
    )


def _parses(text: str) -> bool:
    try:
        compile(text, "mutant", "exec")
    except (SyntaxError, ValueError):
        return False
    return True
