"""Every text of `grader/` that is said in two languages, with where it is written."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import click

from grader.cli import COMMANDS, LazyGroup, cli
from grader.cli.help import paragraphs
from grader.language import Said

ROOT = Path(__file__).parents[2]
ENGINE = ROOT / "grader"
DATA = {"_bank", "starter", "language"}
FILES = sorted(p for p in ENGINE.rglob("*.py") if DATA.isdisjoint(p.parts))
# What speaks English only, by decision (CONTRIBUTING): lint's problems, and what `grader kit` and
# `grader power` print.
ENGLISH = ("bank/rules/", "cli/lint.py", "cli/kit.py", "cli/power.py", "kit/")
ERRORS = {
    *("GraderError", "CommandError", "NotFound", "MissingExtra"),
    *("BankError", "GraderFault", "SandboxFault"),
}
Found = tuple[str, str]  # the text, and file:line or the command


def speaks(path: Path) -> bool:
    return not path.relative_to(ENGINE).as_posix().startswith(ENGLISH)


def place(path: Path, node: ast.AST) -> str:
    return f"{path.relative_to(ROOT)}:{getattr(node, 'lineno', '?')}"


def called(node: ast.AST) -> str:
    """The name of the function that a node calls."""
    function = node.func if isinstance(node, ast.Call) else None
    return getattr(function, "attr", getattr(function, "id", ""))


def imported(tree: ast.Module) -> set[str]:
    """What a file takes from `grader.language`."""
    return {
        alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module in ("language", "grader.language")
        for alias in node.names
    }


def templates() -> Iterator[Found]:
    """The first argument of every `said`, and both of every `counted`."""
    for path in FILES:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        ours = imported(tree) & {"said", "Said", "counted"}
        for node in ast.walk(tree):
            name = called(node)
            if name not in ours:
                continue
            for argument in node.args[1:3] if name == "counted" else node.args[:1]:
                literal = isinstance(argument, ast.Constant) and isinstance(argument.value, str)
                assert literal, f"{place(path, node)}: write the template here, as a literal"
                yield argument.value, place(path, node)


def commands() -> Iterator[tuple[str, click.Command]]:
    """Every command, with the words that run it."""
    context = click.Context(cli)
    yield "grader", cli
    for name in LazyGroup().list_commands(context):
        command = cli.get_command(context, name)
        assert command is not None
        yield f"grader {name}", command
        if isinstance(command, click.Group):
            yield from ((f"grader {name} {sub}", c) for sub, c in command.commands.items())


def command_texts() -> Iterator[Found]:
    """What `--help` prints: descriptions, examples, options, and the words of the line of usage."""
    yield from ((entry.help, f"COMMANDS[{name!r}]") for name, entry in COMMANDS.items())
    above = click.Context(cli, info_name="grader", **cli.context_settings)
    for name, command in commands():
        context = click.Context(command, parent=above, info_name=name)
        texts = [*paragraphs(command.help or ""), *paragraphs(command.epilog or "")]
        texts += [command.short_help] if command.short_help else []
        for param in command.get_params(context):
            help = getattr(param, "help", None)
            if help:
                texts.append(help if isinstance(help, Said) else " ".join(help.split()))
        texts += [command.options_metavar, getattr(command, "subcommand_metavar", None) or ""]
        yield from ((text, name) for text in texts if text)


def enclosing(tree: ast.Module) -> dict[ast.AST, ast.AST]:
    """Node -> the function or module that it is in."""
    found: dict[ast.AST, ast.AST] = {}

    def enter(node: ast.AST, owner: ast.AST) -> None:
        found[node] = owner
        inner = node if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) else owner
        for child in ast.iter_child_nodes(node):
            enter(child, inner)

    enter(tree, tree)
    return found


def error_texts() -> Iterator[tuple[ast.expr, str]]:
    """The expressions of every message and help of a GraderError, local names looked up."""
    for path in FILES:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        owners = enclosing(tree)
        for node in ast.walk(tree):
            if called(node) not in ERRORS or not speaks(path):
                continue
            given = [*node.args, *(k.value for k in node.keywords if k.arg in ("message", "help"))]
            for expression in given:
                for value in _values(expression, owners[node], tree):
                    yield value, place(path, node)


def _values(node: ast.expr, owner: ast.AST, tree: ast.Module) -> Iterator[ast.expr]:
    """The expressions that a value may come from: branches, and what local names were given."""
    waiting, seen = [node], set()
    while waiting:
        value = waiting.pop()
        if isinstance(value, ast.IfExp):
            waiting += [value.body, value.orelse]
        elif isinstance(value, ast.BoolOp):
            waiting += value.values
        elif isinstance(value, ast.Name):
            if value.id not in seen:
                seen.add(value.id)
                waiting += _assigned(value.id, list(ast.walk(owner)) + tree.body)
        else:
            yield value


def _assigned(name: str, nodes: list[ast.AST]) -> Iterator[ast.expr]:
    for node in nodes:
        for target in node.targets if isinstance(node, ast.Assign) else ():
            if isinstance(target, ast.Name) and target.id == name:
                yield node.value
            elif isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
                pairs = zip(target.elts, node.value.elts, strict=True)
                yield from (v for t, v in pairs if isinstance(t, ast.Name) and t.id == name)


def nested(text: str) -> Iterator[str]:
    """The templates of a text and of the texts in its fields."""
    if not isinstance(text, Said):
        yield text
        return
    yield text.template
    for value in text.fields.values():
        for part in value if isinstance(value, tuple) else (value,):
            if isinstance(part, Said):
                yield from nested(part)


@cache
def all_texts() -> dict[str, str]:
    """Template -> one of its places."""
    found: dict[str, str] = {}
    for text, where in templates():
        found.setdefault(text, where)
    for text, where in command_texts():
        for template in nested(text):
            found.setdefault(template, where)
    for value, where in error_texts():
        if isinstance(value, ast.Constant) and isinstance(value.value, str):
            found.setdefault(value.value, where)
    return found


__all__ = ["all_texts", "command_texts", "commands", "error_texts", "templates"]
