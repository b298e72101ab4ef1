"""What commands share: the bank, the language, the arguments that name things of the bank."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeVar

import click

from grader.cli.command import LANG_HELP, settings_of, speak, tell
from grader.language import LANGS, Lang, Said, said

if TYPE_CHECKING:
    from grader.bank import Bank

Langs = Literal["en", "zh", "both"]
Completion = Callable[[click.Context, click.Parameter, str], list[str]]
Decorated = TypeVar("Decorated", bound=Callable[..., Any])


def bank_of(ctx: click.Context, start: Path | None = None) -> Bank:
    """The bank of `--bank`, else the one that applies to `start` (default: the working folder)."""
    return _open(settings_of(ctx).bank, start)


def trusted_bank_of(ctx: click.Context) -> Bank:
    """The bank, for a command that runs its code.

    Raises:
        CommandError: if it is neither named by `--bank` nor trusted.
    """
    from grader.bank.trust import demand_trusted

    bank = bank_of(ctx)
    if settings_of(ctx).bank is None:
        demand_trusted(bank)
    return bank


def _open(named: str | None, start: Path | None) -> Bank:
    from grader.bank import open_bank

    if named is None:
        return open_bank(start=start)
    if Path(named).name != named:
        return open_bank(Path(named))
    from grader.bank.find import named_root

    return open_bank(named_root(named))


def demand_target(bank: Bank, path: Path, *, option: str = "", inputs: Sequence[str] = ()) -> None:
    """Raise CommandError where a file can't be written, or holds what a result mustn't replace.

    The bank's files, Python files and the command's `inputs` are never overwritten.
    """
    from grader.bank.paths import folders
    from grader.errors import CommandError, NotFound
    from grader.files import demand_target as demand

    place = f"{option} {path}".strip()
    if path.is_dir():
        raise CommandError(said("this is a folder"), place=place, help=said("Name a file in it."))
    if not path.parent.is_dir():
        folder = str(path.parent)
        help = said("Make it first: mkdir -p {folder}", folder=folder)
        raise NotFound(said("no folder {folder!r}", folder=folder), place=place, help=help)
    demand(path, place=place, inputs=inputs, folders=folders(bank.root))


def write_output(ctx: click.Context, path: Path, data: bytes, told: str) -> None:
    """Write `-o FILE` and say so on standard error; `-` is standard output, and nothing is said."""
    if str(path) == "-":
        sys.stdout.flush()
        sys.stdout.buffer.write(data)  # UTF-8, whatever the terminal speaks
        sys.stdout.buffer.flush()
        return
    from grader.files import write

    write(path, data)
    tell(ctx, said("{file}: {told}", file=path, told=told), err=True)


def lang_option(function: Decorated) -> Decorated:
    """Add `--lang en|zh`; the command gets `lang: Lang`, in which it shows content."""
    option = click.option(
        "--lang", type=click.Choice(LANGS), callback=_lang, is_eager=True, help=LANG_HELP
    )
    return option(function)


def _lang(ctx: click.Context, param: click.Parameter, value: str | None) -> Lang:
    speak(ctx, param, value)
    return "en" if ctx.resilient_parsing else content_lang(ctx)


def langs_option(function: Decorated) -> Decorated:
    """Add `--lang en|zh|both`; the command gets `lang: Langs`."""
    option = click.option(
        "--lang",
        type=click.Choice((*LANGS, "both")),
        callback=lambda ctx, param, value: "both" if value == "both" else _lang(ctx, param, value),
        is_eager=True,
        help=LANG_HELP,
    )
    return option(function)


def content_lang(ctx: click.Context) -> Lang:
    """The language of the content: what `--lang` asks for, else what the command speaks.

    A language that nobody asked for in this command gives way where the bank hasn't got it.
    """
    settings = settings_of(ctx)
    if settings.asked or settings.lang == "en":
        return settings.lang
    return settings.lang if settings.lang in bank_of(ctx).languages else "en"


def _completion(names: Callable[[Bank], Iterable[str]]) -> Completion:
    """A `shell_complete` that offers names out of the bank; the command itself looks them up."""

    def complete(ctx: click.Context, _: click.Parameter, incomplete: str) -> list[str]:
        from grader.errors import GraderError

        try:
            # While completing, click parses the group's options but doesn't run the group.
            found = _open(ctx.find_root().params.get("bank"), None)
            return sorted({name for name in names(found) if name.startswith(incomplete)})
        except GraderError:
            return []  # a shell that completes has no place for an error

    return complete


complete_item = _completion(lambda bank: bank.topic_of)
complete_exercise = _completion(lambda bank: bank.steps)
complete_topic = _completion(lambda bank: (topic.id for topic in bank.topics))
complete_tag = _completion(lambda bank: (tag for item in bank.items() for tag in item.tags))


def known(kind: Said, value: str, names: Iterable[str], lister: str = "grader list") -> str:
    """`value` if it is one of the names, else NotFound with the nearest, or what lists all."""
    from grader.bank.suggest import nearest
    from grader.errors import NotFound

    names = list(dict.fromkeys(names))
    if value in names:
        return value
    help = nearest(value, names) or said("`{command}` shows all.", command=lister)
    raise NotFound(said("no {kind} {name!r}", kind=kind, name=value), help=help)


def screen() -> tuple[int, bool]:
    """The width in columns (80 in a pipe, 100 at most) and whether to use colour."""
    import shutil

    width = min(shutil.get_terminal_size().columns, 100) if sys.stdout.isatty() else 80
    colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    return width, colour and os.environ.get("TERM") != "dumb"
