"""What is wrong with a command line, in words of ours, from the fields of click's errors."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from typing import Any

import click

from grader.errors import CommandError
from grader.language import Said, as_it_is, said


def as_error(
    error: click.UsageError, ctx: click.Context, args: Sequence[str]
) -> CommandError | click.UsageError:
    """The error that people read; `args` are those that the command was given."""
    if isinstance(error, getattr(click.exceptions, "NoArgsIsHelpError", ())):  # click >= 8.2
        return error  # the help, which is no error's text
    ctx = error.ctx or ctx
    if isinstance(error, click.NoSuchOption):
        return _no_option(error, ctx)
    if isinstance(error, click.BadOptionUsage):
        return _wrong_use(error, ctx)
    if isinstance(error, click.MissingParameter) and error.param is not None:
        return _missing(error.param, ctx)
    if isinstance(error, click.BadParameter) and error.param is not None:
        return _bad_value(error, error.param, ctx, args)
    return CommandError(as_it_is(error.message), help=_shown(ctx))


def too_many(ctx: click.Context, rest: Sequence[str]) -> CommandError:
    """More arguments than the command takes."""
    message = said("{command} takes no {more}", command=ctx.command_path, more=_reprs(rest))
    return CommandError(message, help=_shown(ctx))


def no_command(ctx: click.Context, name: str, known: Iterable[str]) -> CommandError:
    """A group has no such command."""
    from grader.bank.suggest import nearest

    return CommandError(
        said("no command {name!r}", name=name), help=nearest(name, known) or _shown(ctx)
    )


def _shown(ctx: click.Context) -> Said:
    return said("`{command} --help` shows what it takes.", command=ctx.command_path)


def _reprs(values: Iterable[object]) -> tuple[str, ...]:
    return tuple(map(repr, values))


def _no_option(error: click.NoSuchOption, ctx: click.Context) -> CommandError:
    from grader.bank.suggest import nearest

    options = [name for param in ctx.command.get_params(ctx) for name in _names(param)]
    help = nearest(error.option_name, options) or _shown(ctx)
    return CommandError(said("no option {name!r}", name=error.option_name), help=help)


def _names(param: click.Parameter) -> list[str]:
    return [] if isinstance(param, click.Argument) else [*param.opts, *param.secondary_opts]


def _wrong_use(error: click.BadOptionUsage, ctx: click.Context) -> CommandError:
    name = error.option_name
    for param in ctx.command.get_params(ctx):
        if name in _names(param):
            message = said("it takes no value")
            if not getattr(param, "is_flag", False):
                message = said("it needs a value: {name} {value}", name=name, value=_value(param))
            return CommandError(message, place=name, help=_shown(ctx))
    return CommandError(as_it_is(error.message), place=name, help=_shown(ctx))


def _value(param: click.Parameter) -> str:
    """What stands for a value of it, as its help has it."""
    if isinstance(param.type, click.Choice):
        return f"[{'|'.join(map(str, param.type.choices))}]"
    return param.metavar or param.type.name.upper()


def _missing(param: click.Parameter, ctx: click.Context) -> CommandError:
    message = said("{name} is missing", name=_name(param))
    return CommandError(message, help=_choices(param.type) or _shown(ctx))


def _name(param: click.Parameter) -> str:
    """`--seed`; of an argument, its name as the help has it."""
    return max(_names(param), key=len, default=param.human_readable_name)


def _choices(type: Any) -> Said | None:
    if isinstance(type, click.Choice):
        return said("It is one of {values}.", values=tuple(map(str, type.choices)))
    return None


def _bad_value(
    error: click.BadParameter, param: click.Parameter, ctx: click.Context, args: Sequence[str]
) -> CommandError:
    if isinstance(error.message, Said):  # a callback of ours has said it
        return CommandError(error.message, place=_name(param), help=_shown(ctx))
    value = _refused(param, ctx, args)
    expected = None if value is None else _expected(param.type, value)
    if expected is None:
        return CommandError(as_it_is(error.message), place=_name(param), help=_shown(ctx))
    return CommandError(expected, place=_name(param), help=_shown(ctx))


def _refused(param: click.Parameter, ctx: click.Context, args: Sequence[str]) -> str | None:
    """The value that the parameter's type doesn't take. click's error doesn't have it."""
    given = ctx.command.make_parser(ctx).parse_args(list(args))[0].get(param.name or "")
    for value in given if isinstance(given, (list, tuple)) else [given]:
        try:
            if isinstance(value, str):  # a default may be anything
                param.type.convert(value, param, ctx)
        except click.BadParameter:
            return value
    return None


def _expected(type: Any, value: str) -> Said | None:
    if isinstance(type, click.Choice):
        values = tuple(map(str, type.choices))
        return said("expected one of {values}, got {value!r}", values=values, value=value)
    if isinstance(type, click.Path):
        return _wrong_path(type, value)
    whole = isinstance(type, click.types.IntParamType)
    if not whole and not isinstance(type, click.types.FloatParamType):
        return None
    number = said("a whole number") if whole else said("a number")
    least, most = getattr(type, "min", None), getattr(type, "max", None)
    if least is not None and most is not None:
        number = said("{number} from {least} to {most}", number=number, least=least, most=most)
    elif least is not None:
        number = said("{number} from {least} up", number=number, least=least)
    return said("expected {number}, got {value!r}", number=number, value=value)


def _wrong_path(type: click.Path, value: str) -> Said:
    if type.exists and not os.path.lexists(value):
        return said("no such file or folder: {value!r}", value=value)
    if not type.dir_okay and os.path.isdir(value):  # noqa: PTH112 - as click asks
        return said("{value!r} is a folder, not a file", value=value)
    if not type.file_okay and os.path.isfile(value):  # noqa: PTH113 - as above
        return said("{value!r} is a file, not a folder", value=value)
    return said("{value!r} can't be opened", value=value)
