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
    return [name for name in _known() if name.startswith(begun)]


def _known() -> list[str]:
    """Every name that can be described."""
    import grader.kit
    from grader.kit.defined import DEFINED
    from grader.sandbox.probes import PROVIDED

    return [*grader.kit.__all__, *PROVIDED, *DEFINED]


@click.command("kit", cls=Command, epilog=example("grader kit", "grader kit agree"))
@click.argument("name", required=False, shell_complete=_names)
def command(name: str | None) -> None:
    """Describe what checks.py and mistakes.py are made of.

    Lists the names of grader.kit with a line each, the probes that every exercise has, and what the
    two files may define besides; with NAME, its parameters and its whole description.
    """
    import grader.kit as kit
    from grader.kit.defined import DEFINED
    from grader.sandbox.probes import PROVIDED

    if name is not None:
        name = known(said("name in grader.kit"), name, _known(), "grader kit")
        found = PROVIDED.get(name) or getattr(kit, name, None)
        click.echo(DEFINED[name].rstrip() if name in DEFINED else _whole(name, found))
        return
    width = max(map(len, _known()))
    for each in kit.__all__:
        click.echo(f"{each:{width}}  {_line(getattr(kit, each))}")
    click.echo("\nProbes of every exercise, for a table to name:")
    for each, probe in PROVIDED.items():
        click.echo(f"{each:{width}}  {_line(probe)}")
    click.echo("\nWhat checks.py and mistakes.py may define besides:")
    for each, text in DEFINED.items():
        click.echo(f"{each:{width}}  {text.partition(chr(10))[0]}")
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
    bare = [p.replace(annotation=p.empty, default=_plain(p.default)) for p in parameters]
    return f"{name}{inspect.Signature(bare)}"


class _Name:
    """A default value that is shown by its name, without its address."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __repr__(self) -> str:
        return self.name


def _plain(default: Any) -> Any:
    """A default value as an author would write it: a function by its name, a marker as `...`."""
    if inspect.isfunction(default) and default.__name__ != "<lambda>":
        return _Name(default.__name__)
    is_marker = type(default) is object or inspect.isfunction(default)
    return _Name("...") if is_marker else default
