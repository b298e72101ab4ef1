"""`grader lint`: everything that is missing or wrong in a bank."""

from __future__ import annotations

import contextlib
import sys
import textwrap
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import click

from grader.cli.command import Command, example
from grader.cli.common import bank_of, complete_item, known, trusted_bank_of
from grader.errors import BROKEN, PASSED
from grader.language import said

if TYPE_CHECKING:
    from pathlib import Path

    from grader.bank import Bank, Item, Problem
    from grader.grading.prove import Proof

SCHEMA = "grader.lint/1"


@click.command(
    "lint",
    cls=Command,
    epilog=example("grader lint l1_loss --table", "grader --bank my_bank lint --static"),
)
@click.argument("ids", nargs=-1, metavar="[ID]...", shell_complete=complete_item)
@click.option("--static", is_flag=True, help="Only read; don't run any code of the bank.")
@click.option("--table", is_flag=True, help="Show which checks fail which mistake.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_context
def command(
    ctx: click.Context, ids: tuple[str, ...], static: bool, table: bool, as_json: bool
) -> None:
    """Say what is missing or wrong in a bank, or in the items with these IDs.

    Reads every file, then proves of every exercise that its stub is not attempted, its reference
    passes, and its mistakes fail. With IDs it also runs the files of tests/right and tests/wrong,
    where there are any. Ends with exit code 3 if there is a problem.
    """
    from grader.bank.lint import lint
    from grader.bank.paths import bank_files

    bank = bank_of(ctx) if static else trusted_bank_of(ctx)
    chosen = [bank.item(known(said("item"), id, bank.topic_of)) for id in ids] or _items(bank)
    problems = lint(bank, ids)
    files = (
        [f for i in chosen for f in files_of(i) if f.is_file()] if ids else bank_files(bank.root)
    )
    files = list(files)
    problems += [*_glyphs(files), *_formulas(bank, chosen)]
    proved = [] if static else [i for i in chosen if i.exercise and not _touched(i, problems)]
    order = [item.id for item in proved]  # the proofs come as they are ready
    proofs = sorted(_prove(bank, proved, tried=bool(ids)), key=lambda proof: order.index(proof.id))
    problems += [problem for proof in proofs for problem in proof.problems]
    counts = {"files": len(files), "items": len(chosen), "proved": len(proved)}
    click.echo(_json(problems, counts) if as_json else _text(problems, counts))
    if table and not as_json:
        click.echo("".join(f"\n{text}" for text in map(table_of, proofs) if text), nl=False)
    ctx.exit(BROKEN if problems else PASSED)


def _glyphs(files: Iterable[Path]) -> Iterator[Problem]:
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


def _formulas(bank: Bank, items: Iterable[Item]) -> Iterator[Problem]:
    """Formulas that Typst can't print, each at its first place."""
    from grader.bank.model import Problem
    from grader.bank.paths import shown
    from grader.errors import GraderError
    from grader.prose.extract import read_once
    from grader.sheets import refused

    places: dict[tuple[str, bool], str] = {}
    for item in items:
        for lang in bank.languages:
            with contextlib.suppress(GraderError):  # told by the rules of the page
                page = bank.page(item, lang)
                for key, text in page.sections.items():
                    document, faults = read_once(text)
                    for node in () if faults else document.walk():
                        if node.kind in ("math", "math_block"):
                            formula = node.text, node.kind == "math_block"
                            line = page.lines[key] + node.line - 1
                            places.setdefault(formula, shown(page.path, line))
    for formula, message in refused(places).items():
        help = f"Write ${formula[0].strip()}$ otherwise."
        yield Problem(places[formula], f"Typst can't print this formula: {message}", help)


def _prove(bank: Bank, items: list[Item], *, tried: bool) -> Iterator[Proof]:
    if not items:
        return
    from grader.grading.provers import prove_all

    tell = sys.stderr.isatty()
    for number, proof in enumerate(prove_all(bank, items, tried=tried), 1):
        if tell:
            text = f"\r\x1b[Kran {number} of {len(items)}: {proof.id}"
            click.echo(text, err=True, nl=False)
        yield proof
    if tell:
        click.echo("\r\x1b[K", err=True, nl=False)


def table_of(proof: Proof) -> str:
    """A line for each mistake, a column for each check: x where the check fails the mistake."""
    if not proof.fails:
        return ""
    width = max(len(name) for name, _ in proof.fails)
    count = len(proof.checks)
    lines = [f"{proof.id}: which check (column) fails which mistake"]
    for number, check in enumerate(proof.checks):
        lines.append(" " * (width + 2) + "│ " * number + "┌ " + check)
    for name, failed in sorted(proof.fails, key=lambda f: len(f[1])):
        cells = " ".join("x" if check in failed else "." for check in proof.checks)
        only = "  this check alone" if len(failed) == 1 < count else ""
        lines.append(f"{name:{width}}  {cells}{only}")
    return "\n".join(lines) + "\n"


def files_of(item: Item) -> list[Path]:
    """Every file that may belong to an item."""
    return list(item.files)


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

    code = {shown(path) for path in files_of(item) if path.suffix == ".py"}
    return any(problem.place.rpartition(":")[0] in code for problem in problems) or any(
        problem.place in code for problem in problems
    )


def _json(problems: list[Problem], counts: dict[str, int]) -> str:
    import json

    found = [problem._asdict() for problem in problems]
    return json.dumps({"schema": SCHEMA, **counts, "problems": found}, ensure_ascii=False, indent=2)


def _text(problems: list[Problem], counts: dict[str, int]) -> str:
    lines = []
    for problem in problems:
        lines.append(f"{problem.place}: {problem.message}" if problem.place else problem.message)
        if problem.help:
            lines.append(textwrap.indent(problem.help, "    "))
    read = f"Read {_count(counts['files'], 'file')}, {_count(counts['items'], 'item')}"
    proved = f"; ran {_count(counts['proved'], 'exercise')}" if counts["proved"] else ""
    found = _count(len(problems), "problem") if problems else "no problem"
    return "\n".join([*lines, f"{read}{proved}: {found}."])


def _count(number: int, kind: str) -> str:
    return f"{number} {kind}{'' if number == 1 else 's'}"
