"""`grader export`: the bank for other programs."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import click

from grader.cli.command import Group, example, tell
from grader.cli.common import Decorated, bank_of, demand_target, langs_option, write_output
from grader.cli.selection import selected, selection_options
from grader.language import counted, said

if TYPE_CHECKING:
    from grader.bank import Bank
    from grader.cli.common import Langs
    from grader.export import ItemPages


# Suffix of a format -> what it is called; names of formats that aren't written.
_FORMATS = {".txt": said("plain text"), ".json": "JSON", ".csv": "CSV", ".md": "Markdown"}
_OTHERS = (
    *(".apkg", ".colpkg", ".xls", ".xlsx", ".ods", ".pdf", ".html", ".htm", ".docx", ".ipynb"),
    *(".zip", ".gz"),
)


@click.group(
    "export",
    cls=Group,
    epilog=example("grader export anki --topic gradient -o deck.apkg"),
)
def command() -> None:
    """Export questions for other programs."""


def _options(output: str) -> Callable[[Decorated], Decorated]:
    """What all exports take; `output` is the help of -o."""

    def decorate(function: Decorated) -> Decorated:
        place = click.option(
            *("-o", "--output"), type=click.Path(path_type=Path), metavar="PATH", help=output
        )
        return cast(
            "Decorated", selection_options(langs_option(place(click.pass_context(function))))
        )

    return decorate


_FILE = _options("The file to write; - is standard output.")


@command.command(
    "anki",
    short_help="Cards for Anki: a package, or a text file.",
    epilog=example("grader export anki --topic llm -o llm.apkg"),
)
@click.option("--deck", metavar="NAME", help="Default: the bank's title. Topics are its subdecks.")
@click.option(
    "--notetype",
    metavar="NAME",
    default="Basic",
    show_default=True,
    help="For .txt: a note type whose first fields are front and back, by its name in your Anki.",
)
@click.option("--points", is_flag=True, help="Also a card for each key point.")
@_FILE
def anki(
    ctx: click.Context,
    /,
    output: Path | None,
    lang: Langs,
    deck: str | None,
    notetype: str,
    points: bool,
    **chosen: Any,
) -> None:
    """Cards for Anki: a package (.apkg) or, under any other name, a text for File > Import.

    Importing a newer file updates the cards, and keeps their progress. A card's identity is the
    question's id, so with another --lang or --deck it is still the same card.
    """
    from grader.export import to_anki, to_apkg

    output = _file(ctx, output, "deck.apkg", "deck.txt")
    bank, found = _entries(ctx, lang, chosen)
    deck, notetype = _line("--deck", deck), _line("--notetype", notetype)
    if output.suffix.lower() == ".apkg":
        data = to_apkg(bank, found, deck=deck, points=points)
    else:
        data = to_anki(bank, found, deck=deck, notetype=notetype, points=points).encode()
    _write(ctx, output, data, len(found))


@command.command("json", epilog=example("grader export json --lang both -o bank.json"))
@click.option("--schema", is_flag=True, help="Print the JSON Schema of the format instead.")
@_FILE
def json(
    ctx: click.Context, /, output: Path | None, lang: Langs, schema: bool, **chosen: Any
) -> None:
    """Everything on the pages, as one JSON object."""
    from grader.export import SCHEMA_FILE, to_json

    if schema:
        click.echo(SCHEMA_FILE.read_text(encoding="utf-8"), nl=False)
        return
    output = _file(ctx, output, "bank.json")
    bank, found = _entries(ctx, lang, chosen)
    _write(ctx, output, to_json(bank, found).encode(), len(found))


@command.command(
    "csv", short_help="A table for spreadsheets.", epilog=example("grader export csv -o bank.csv")
)
@_FILE
def csv(ctx: click.Context, /, output: Path | None, lang: Langs, **chosen: Any) -> None:
    """A table for spreadsheets, one row for each question and language.

    UTF-8 with a byte order mark; a text that a spreadsheet would run as a formula gets an
    apostrophe in front.
    """
    from grader.export import to_csv

    output = _file(ctx, output, "bank.csv")
    bank, found = _entries(ctx, lang, chosen)
    _write(ctx, output, to_csv(bank, found), len(found))


@command.command(
    "md",
    short_help="One Markdown file with its images inside.",
    epilog=example("grader export md --tag taylor -o taylor.md"),
)
@_FILE
def md(ctx: click.Context, /, output: Path | None, lang: Langs, **chosen: Any) -> None:
    """One Markdown file that needs no other: its images stand inside it."""
    from grader.export import to_markdown

    output = _file(ctx, output, "bank.md")
    bank, found = _entries(ctx, lang, chosen)
    _write(ctx, output, to_markdown(bank, found).encode(), len(found))


@command.command("notebook", epilog=example("grader export notebook -o notebooks"))
@_options("The folder to write; made if it isn't there.")
def notebook(ctx: click.Context, /, output: Path | None, lang: Langs, **chosen: Any) -> None:
    """Exercises as Jupyter notebooks that call the grader.

    A notebook that is already there stays as it is, as it may hold an answer.
    """
    from grader.bank.paths import folders
    from grader.errors import CommandError
    from grader.export import notebooks
    from grader.files import demand_folder, write_below

    if output is None or str(output) == "-":
        message, help = said("no folder to write"), said("Add -o notebooks.")
        raise CommandError(message, place="--output", help=help)
    demand_folder(output, folders=folders(bank_of(ctx).root))
    bank, found = _entries(ctx, lang, chosen)
    files = notebooks(bank, found, bank_option=_bank_option(bank, output))
    kept = [name for name in files if (output / name).exists()]
    for name, text in files.items():
        if name not in kept:
            write_below(output / name, text.encode())
    written = len(files) - len(kept)
    told = counted(written, "{n} notebook", "{n} notebooks")
    tell(ctx, said("{file}: {told}", file=output, told=told), err=True)
    if kept:
        tell(ctx, said("already there and kept: {names}", names=tuple(kept)), err=True)


def _entries(
    ctx: click.Context, lang: Langs, chosen: dict[str, Any]
) -> tuple[Bank, tuple[ItemPages, ...]]:
    from grader.export import entries
    from grader.sheets.model import LANGUAGES

    bank = bank_of(ctx)
    return bank, entries(bank, selected(bank, **chosen), LANGUAGES[lang])


def _line(option: str, value: Any) -> Any:
    """A value that stands on one line of the file's head."""
    from grader.errors import CommandError

    if value is not None and (not value.strip() or not value.isprintable()):
        message, help = said("{name!r} is no name", name=value), said("Give words on one line.")
        raise CommandError(message, place=option, help=help)
    return value


def _bank_option(bank: Bank, folder: Path) -> str | None:
    """Where the notebooks find a bank that isn't grader's own, seen from their folder."""
    from grader.bank.paths import own_root

    if bank.root == own_root():
        return None
    return Path(os.path.relpath(bank.root, folder.resolve())).as_posix()


def _file(ctx: click.Context, output: Path | None, *examples: str) -> Path:
    """The file to write; everything about it is checked before any work is done.

    `examples` are names of what can be written, the last one of what is written by default.

    NotFound or CommandError where it isn't given, can't or mustn't be written, or has the name of
    a format that isn't written.
    """
    from grader.errors import CommandError

    if output is None:
        help = said("Add -o {file}, or -o - for standard output.", file=examples[0])
        raise CommandError(said("no file to write"), place="--output", help=help)
    if str(output) == "-":
        return output
    written, suffix = Path(examples[-1]).suffix, output.suffix.lower()
    if suffix in {*_OTHERS} - {Path(example).suffix for example in examples}:
        format = _FORMATS[written]
        message = said("what is written is {format}, not {suffix}", format=format, suffix=suffix)
        help = said("Name a {suffix} file.", suffix=written)
        raise CommandError(message, place=str(output), help=help)
    demand_target(bank_of(ctx), output)
    return output


def _write(ctx: click.Context, output: Path, data: bytes, count: int) -> None:
    write_output(ctx, output, data, counted(count, "{n} question", "{n} questions"))
