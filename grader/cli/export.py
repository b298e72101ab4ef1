"""`grader export`: the bank for other programs."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import click

from grader.cli.common import Decorated, bank_of, demand_target, lang_of, write_output
from grader.cli.selection import selected, selection_options

if TYPE_CHECKING:
    from grader.bank import Bank
    from grader.export import ItemPages


# Suffix of a format -> what it is called; names of formats that aren't written.
_FORMATS = {".txt": "plain text", ".json": "JSON", ".csv": "CSV", ".md": "Markdown"}
_OTHERS = (
    *(".apkg", ".colpkg", ".xls", ".xlsx", ".ods", ".pdf", ".html", ".htm", ".docx", ".ipynb"),
    *(".zip", ".gz"),
)


@click.group(
    "export",
    epilog="Example: grader export anki --topic gradient -o deck.txt",
)
def command() -> None:
    """Export questions for other programs."""


def _options(output: str) -> Callable[[Decorated], Decorated]:
    """What all exports take; `output` is the help of -o."""

    def decorate(function: Decorated) -> Decorated:
        lang = click.option(
            "--lang",
            type=click.Choice(["en", "zh", "both"]),
            help="Default: GRADER_LANG, else en.",
        )
        place = click.option(*("-o", "--output"), type=click.Path(path_type=Path), help=output)
        return cast("Decorated", selection_options(lang(place(click.pass_context(function)))))

    return decorate


_FILE = _options("The file to write; - is standard output.")


@command.command(
    "anki", epilog="Example: grader export anki --topic llm -o llm.apkg, then open it in Anki"
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
    lang: str | None,
    deck: str | None,
    notetype: str,
    points: bool,
    **chosen: Any,
) -> None:
    """Cards for Anki: a package (.apkg) or, under any other name, a text file to import.

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
    _write(output, data, len(found))


@command.command("json", epilog="Example: grader export json --lang both -o bank.json")
@click.option("--schema", is_flag=True, help="Print the JSON Schema of the format instead.")
@_FILE
def json(
    ctx: click.Context, /, output: Path | None, lang: str | None, schema: bool, **chosen: Any
) -> None:
    """Everything on the pages, as one JSON object."""
    from grader.export import SCHEMA_FILE, to_json

    if schema:
        click.echo(SCHEMA_FILE.read_text(encoding="utf-8"), nl=False)
        return
    output = _file(ctx, output, "bank.json")
    bank, found = _entries(ctx, lang, chosen)
    _write(output, to_json(bank, found).encode(), len(found))


@command.command(
    "csv", short_help="A table for spreadsheets.", epilog="Example: grader export csv -o bank.csv"
)
@_FILE
def csv(ctx: click.Context, /, output: Path | None, lang: str | None, **chosen: Any) -> None:
    """A table for spreadsheets, one row for each question and language.

    UTF-8 with a byte order mark; a text that a spreadsheet would run as a formula gets an
    apostrophe in front.
    """
    from grader.export import to_csv

    output = _file(ctx, output, "bank.csv")
    bank, found = _entries(ctx, lang, chosen)
    _write(output, to_csv(bank, found), len(found))


@command.command(
    "md",
    short_help="One Markdown file with its images inside.",
    epilog="Example: grader export md --tag taylor -o taylor.md",
)
@_FILE
def md(ctx: click.Context, /, output: Path | None, lang: str | None, **chosen: Any) -> None:
    """One Markdown file that needs no other: its images stand inside it."""
    from grader.export import to_markdown

    output = _file(ctx, output, "bank.md")
    bank, found = _entries(ctx, lang, chosen)
    _write(output, to_markdown(bank, found).encode(), len(found))


@command.command("notebook", epilog="Example: grader export notebook -o notebooks")
@_options("The folder to write; made if it isn't there.")
def notebook(ctx: click.Context, /, output: Path | None, lang: str | None, **chosen: Any) -> None:
    """Exercises as Jupyter notebooks that call the grader.

    A notebook that is already there stays as it is, as it may hold an answer.
    """
    from grader.bank.paths import folders
    from grader.errors import CommandError
    from grader.export import notebooks
    from grader.files import demand_folder, write_below

    if output is None or str(output) == "-":
        raise CommandError("no folder to write", place="--output", help="Add -o notebooks.")
    demand_folder(output, folders=folders(bank_of(ctx).root))
    bank, found = _entries(ctx, lang, chosen)
    files = notebooks(bank, found, bank_option=_bank_option(bank, output))
    kept = [name for name in files if (output / name).exists()]
    for name, text in files.items():
        if name not in kept:
            write_below(output / name, text.encode())
    written = len(files) - len(kept)
    click.echo(f"{output}: {written} notebook{'s' if written != 1 else ''}", err=True)
    if kept:
        click.echo(f"already there and kept: {', '.join(kept)}", err=True)


def _entries(
    ctx: click.Context, lang: str | None, chosen: dict[str, Any]
) -> tuple[Bank, tuple[ItemPages, ...]]:
    from grader.export import entries
    from grader.sheets.model import LANGUAGES

    bank = bank_of(ctx)
    return bank, entries(bank, selected(bank, **chosen), LANGUAGES[lang or lang_of(None)])


def _line(option: str, value: Any) -> Any:
    """A value that stands on one line of the file's head."""
    from grader.errors import CommandError

    if value is not None and (not value.strip() or not value.isprintable()):
        raise CommandError(f"{value!r} is no name", place=option, help="Give words on one line.")
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
        help = f"Add -o {examples[0]}, or -o - for standard output."
        raise CommandError("no file to write", place="--output", help=help)
    if str(output) == "-":
        return output
    written, suffix = Path(examples[-1]).suffix, output.suffix.lower()
    if suffix in {*_OTHERS} - {Path(example).suffix for example in examples}:
        message = f"what is written is {_FORMATS[written]}, not {suffix}"
        raise CommandError(message, place=str(output), help=f"Name a {written} file.")
    demand_target(bank_of(ctx), output)
    return output


def _write(output: Path, data: bytes, count: int) -> None:
    write_output(output, data, f"{count} question{'s' if count != 1 else ''}")
