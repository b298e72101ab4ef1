"""The classes of the commands, which take `--lang` and say help and usage errors in both languages.

A new command takes part so:

- `@click.command("watch", cls=Command, epilog=example("grader watch l1_loss"), ...)`; a group of
  commands has `cls=Group`. Both have the option `--lang`. A command that shows content has
  `@lang_option` (`grader.cli.common`) and gets the language as `lang`.
- Its docstring and the texts of its options are English. Each paragraph of a docstring, and each
  help of an option, is a key of `grader/language/zh.py`.
- What it prints is `tell(ctx, said("{n} files", n=n))`, what it raises is
  `NotFound(said("no topic {name!r}", name=name), help=said(...))`, never an f-string.
- `python -m pytest tests/language` names what has no Chinese yet.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import click

from grader.language import LANGS, Lang, Said, said, translated


class Settings(NamedTuple):
    """The group's options, in `ctx.obj`.

    `bank` is a folder or an installed bank's id, as it was typed. `lang` is the language that the
    command speaks, `asked` what `--lang` said, if it was given.
    """

    bank: str | None = None
    lang: Lang = "en"
    asked: Lang | None = None


def settings_of(ctx: click.Context) -> Settings:
    return ctx.find_object(Settings) or Settings()


def tell(ctx: click.Context, text: str, *, err: bool = False, nl: bool = True) -> None:
    """Print a text in the command's language."""
    click.echo(translated(text, settings_of(ctx).lang), err=err, nl=nl)


def example(*commands: str) -> Said:
    """The end of a command's help: command lines to start from."""
    if len(commands) == 1:
        return said("Example: {command}", command=commands[0])
    # After `\\b` click keeps the lines as they are.
    return said("\b\nExamples:\n{commands}", commands="\n".join(f"  {c}" for c in commands))


def speak(ctx: click.Context, _: click.Parameter, value: Any) -> Any:
    """The callback of every `--lang`: the command speaks the language that it asks for."""
    for lang in LANGS:
        if value == lang:
            ctx.obj = settings_of(ctx)._replace(lang=lang, asked=lang)
    return value


LANG_HELP = "The language; default: GRADER_LANG, else that of the locale."
_LANG = click.Option(
    ["--lang"],
    type=click.Choice(LANGS),
    callback=speak,
    is_eager=True,
    expose_value=False,
    help=LANG_HELP,
)


class Command(click.Command):
    """A command that has `--lang`, and that says everything of its own in both languages."""

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        params = super().get_params(ctx)
        if any("--lang" in param.opts for param in params):
            return params
        before_help = len(self.params)
        return [*params[:before_help], _LANG, *params[before_help:]]

    def get_help(self, ctx: click.Context) -> str:
        lang = settings_of(ctx).lang
        if lang == "en":
            return super().get_help(ctx)
        from grader.cli.help import help_of

        return help_of(self, ctx, lang)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        given, takes_more = list(args), ctx.allow_extra_args
        ctx.allow_extra_args = True  # click's own error has no fields
        try:
            rest = super().parse_args(ctx, args)
        except click.UsageError as error:
            from grader.cli.usage import as_error

            raise as_error(error, ctx, given) from None
        if rest and not takes_more and not ctx.resilient_parsing:
            from grader.cli.usage import too_many

            raise too_many(ctx, rest)
        return rest


class Group(Command, click.Group):
    """A group of such commands."""

    command_class = Command

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Any:
        if args[0] not in self.list_commands(ctx):
            from grader.cli.usage import no_command

            raise no_command(ctx, args[0], self.list_commands(ctx))
        return super().resolve_command(ctx, args)

    def sections(self, ctx: click.Context) -> list[tuple[Said, list[str]]]:
        """Titles in this group's help, with the names of their commands."""
        return [(said("Commands:"), self.list_commands(ctx))]

    def summary(self, ctx: click.Context, name: str) -> str:
        """What a command does, in a line of this group's help."""
        command = self.get_command(ctx, name)
        assert command is not None
        return command.short_help or (command.help or "").partition("\n\n")[0]
