"""`grader kit`: the author's toolbox, as its docstrings describe it."""

from __future__ import annotations

import inspect
import textwrap
from typing import Any

import click

from grader.cli.command import Command, example
from grader.cli.common import known
from grader.language import said


def _names(_ctx: click.Context, _param: click.Parameter, begun: str) -> list[str]:
    import grader.kit

    return [name for name in grader.kit.__all__ if name.startswith(begun)]


@click.command("kit", cls=Command, epilog=example("grader kit", "grader kit agree"))
@click.argument("name", required=False, shell_complete=_names)
def command(name: str | None) -> None:
    """Describe what checks.py and mistakes.py are made of.

    Lists the names of grader.kit with a line each; with NAME, its parameters and its whole
    description.
    """
    import grader.kit as kit

    if name is not None:
        name = known(said("name in grader.kit"), name, kit.__all__, "grader kit")
        click.echo(_whole(name, getattr(kit, name)))
        return
    width = max(map(len, kit.__all__))
    for each in kit.__all__:
        click.echo(f"{each:{width}}  {_line(getattr(kit, each))}")
    click.echo("\nNext: grader kit NAME; CONTRIBUTING.md says how an exercise is written.")


def _line(thing: Any) -> str:
    """The first line of a description; of a constant, its value."""
    if not callable(thing):
        return textwrap.shorten(repr(thing), 72, placeholder=" ...)")
    return (inspect.getdoc(thing) or "").partition("\n")[0]


def _whole(name: str, thing: Any) -> str:
    """A name with its parameters, its docstring, and the public methods of a class."""
    if not callable(thing):
        return f"{name} = {thing!r}"
    parts = [_signature(name, thing), inspect.getdoc(thing) or ""]
    for method, function in vars(thing).items() if inspect.isclass(thing) else ():
        if method.startswith("_") or not inspect.isfunction(function):
            continue
        text = inspect.getdoc(function) or ""
        parts.append(_signature(f"{name}.{method}", function) + (f"\n\n{text}" if text else ""))
    return "\n\n".join(part for part in parts if part)


def _signature(name: str, thing: Any) -> str:
    """A name with its parameters and their defaults."""
    parameters = [p for p in inspect.signature(thing).parameters.values() if p.name != "self"]
    # Annotations are text here, and say more to a type checker than to an author.
    bare = [p.replace(annotation=inspect.Parameter.empty) for p in parameters]
    return f"{name}{inspect.Signature(bare)}"
