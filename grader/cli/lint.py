"""`grader lint`: everything that is missing or wrong in a bank."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import click

from grader.cli.common import bank_of
from grader.errors import BROKEN, PASSED

if TYPE_CHECKING:
    from pathlib import Path

    from grader.bank import Bank, Item, Problem

SCHEMA = "grader.lint/1"


@click.command("lint", epilog="Example: grader --bank my_bank lint --static")
@click.option("--static", is_flag=True, help="Only read; don't run any code of the bank.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_context
def command(ctx: click.Context, static: bool, as_json: bool) -> None:
    """Say what is missing or wrong in a bank.

    Reads every file, then proves of every exercise that its stub is not attempted, its reference
    passes, and its mistakes fail. Ends with exit code 3 if there is a problem.
    """
    from grader.bank.lint import lint
    from grader.bank.paths import bank_files

    bank = bank_of(ctx)
    problems = lint(bank)
    problems += _glyphs(bank, bank_files(bank.root))
    files, items = len(list(bank_files(bank.root))), _items(bank)
    proved = [] if static else [i for i in items if i.exercise and not _touched(i, problems)]
    if proved:
        problems += _prove(bank, proved)
    counts = {"files": files, "items": len(items), "proved": len(proved)}
    click.echo(_json(problems, counts) if as_json else _text(problems, counts))
    ctx.exit(BROKEN if problems else PASSED)


def _glyphs(bank: Bank, files: Iterable[Path]) -> Iterator[Problem]:
    """Characters that the sheets' fonts can't print, by page."""
    from grader.bank.model import Problem
    from grader.bank.paths import shown
    from grader.sheets import missing_glyphs

    for file in files:
        if file.suffix != ".md":
            continue
        missing = missing_glyphs(file.read_text(encoding="utf-8", errors="ignore"))
        if missing:
            named = ", ".join(f"{c!r} (U+{ord(c):04X})" for c in sorted(missing))
            yield Problem(
                shown(file),
                f"the fonts of the study sheets lack {named}",
                "Use another character, or add it to grader/sheets/fonts/make_fonts.py.",
            )


def _prove(bank: Bank, items: list[Item]) -> Iterator[Problem]:
    from grader.grading.prove import prove
    from grader.sandbox.pool import Zygotes

    quiet = not sys.stderr.isatty()
    with Zygotes() as zygotes:  # one for all: each library is then loaded once
        for number, item in enumerate(items, 1):
            if not quiet:
                click.echo(
                    f"\r\x1b[Kproving {number} of {len(items)}: {item.id}", err=True, nl=False
                )
            yield from prove(bank, item, zygotes)
    if not quiet:
        click.echo("\r\x1b[K", err=True, nl=False)


def _items(bank: Bank) -> list[Item]:
    from grader.errors import GraderError

    items = []
    for id in bank.topic_of:
        try:
            items.append(bank.item(id))
        except GraderError:
            continue  # a problem of the page, which is among the problems
    return items


def _touched(item: Item, problems: list[Problem]) -> bool:
    """Whether reading showed a problem in the exercise's code: running it would say it again."""
    from grader.bank.paths import shown

    files = item.files
    code = {shown(p) for p in (files.stub, files.reference, files.checks, files.mistakes)}
    return any(problem.place.rpartition(":")[0] in code for problem in problems) or any(
        problem.place in code for problem in problems
    )


def _json(problems: list[Problem], counts: dict[str, int]) -> str:
    import json
    from dataclasses import asdict

    found = [asdict(problem) for problem in problems]
    return json.dumps({"schema": SCHEMA, **counts, "problems": found}, ensure_ascii=False, indent=2)


def _text(problems: list[Problem], counts: dict[str, int]) -> str:
    lines = []
    for problem in problems:
        lines.append(f"{problem.place}: {problem.message}" if problem.place else problem.message)
        if problem.help:
            lines.append(f"    {problem.help}")
    read = f"Read {counts['files']} files, {counts['items']} items"
    proved = f"; ran {counts['proved']} exercises" if counts["proved"] else ""
    number = len(problems)
    found = "no problem" if not number else f"{number} problem{'' if number == 1 else 's'}"
    return "\n".join([*lines, f"{read}{proved}: {found}."])
