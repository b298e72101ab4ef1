"""`grader check`: grade files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from grader.cli.common import bank_of, complete_exercise, lang_option, screen
from grader.errors import BROKEN, NOT_PASSED, PASSED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from grader.bank import Bank
    from grader.grading.verdict import Verdict

_REPORTS = {
    "json": "Write the verdicts as JSON (schema grader.verdict/2).",
    "html": "Write one self-contained HTML page.",
    "junit": "Write JUnit XML.",
    "gradescope": "Write Gradescope's results.json.",
}


def _report_options(function: Any) -> Any:
    for name, text in reversed(_REPORTS.items()):
        function = click.option(
            f"--{name}",
            type=click.Path(dir_okay=False, allow_dash=True),
            metavar="FILE",
            help=f"{text} `-` is standard output.",
        )(function)
    return function


@click.command(
    name="check",
    epilog="Examples: grader check exercises/weight_pruning.py; "
    "grader check submissions/ --exercise l1_loss --json results.json",
)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "--exercise",
    metavar="ID",
    shell_complete=complete_exercise,
    help="The exercise that all the files are for.",
)
@click.option("--check", "only", multiple=True, metavar="NAME", help="Run this check only.")
@click.option("--quiet", is_flag=True, help="Print one line a file.")
@_report_options
@lang_option
@click.pass_context
def command(
    ctx: click.Context,
    /,
    paths: tuple[str, ...],
    exercise: str | None,
    only: tuple[str, ...],
    quiet: bool,
    lang: str,
    **reports: str | None,
) -> None:
    """Grade files, or the files of folders, in a sandbox.

    The exercise is told by a file's name (weight_pruning.py is for weight_pruning) or by
    --exercise. Exit code: 0 all passed; 1 some did not; 2 the command was wrong; 3 the grader or
    the bank is broken.
    """
    from grader.sandbox.pool import Zygotes

    wanted = {name: file for name, file in reports.items() if file is not None}
    with Zygotes(lambda text: click.echo(f"warning: {text}", err=True)) as zygotes:
        zygotes.start("numpy")  # it goes on importing while this process does
        verdicts = _grade(ctx, paths, exercise, only, zygotes, wanted)
    _print(ctx, verdicts, wanted, quiet, lang)
    statuses = {v.status for v in verdicts}
    ctx.exit(BROKEN if "broken" in statuses else NOT_PASSED if statuses != {"passed"} else PASSED)


def _grade(
    ctx: click.Context,
    paths: Sequence[str],
    exercise: str | None,
    only: Sequence[str],
    zygotes: Any,
    wanted: dict[str, str],
) -> list[Verdict]:
    from grader.cli.files import demand_writable, submissions_of
    from grader.cli.progress import Progress

    demand_writable(wanted)
    bank = bank_of(ctx)
    _name_foreign(ctx, bank)
    submissions = submissions_of(bank, paths, exercise)
    from grader.grading.engine import Grader, demand

    needs = {s.item.exercise.needs for s in submissions if s.item.exercise}
    for library in sorted(needs):
        demand(library)
        zygotes.start(library)
    with Progress(len(submissions)) as progress:
        grader = Grader(bank, zygotes.ready, on_wait=progress.waiting)
        return grader.grade(submissions, only=only, on_verdict=progress.done)


def _name_foreign(ctx: click.Context, bank: Bank) -> None:
    """Say when the working folder chose the bank: its code is trusted, whoever wrote it."""
    from grader.bank.paths import own_root
    from grader.cli import Settings

    settings = ctx.find_object(Settings)
    if settings is not None and settings.bank is None and bank.root != own_root():
        click.echo(f"note: using the bank in {bank.root}; its checks run as trusted code", err=True)


def _print(
    ctx: click.Context, verdicts: list[Verdict], wanted: dict[str, str], quiet: bool, lang: Any
) -> None:
    """Write the reports that were asked for, and the terminal's."""
    import grader.report as report
    from grader.cli.files import write
    from grader.grading.words import Words

    words = Words(bank_of(ctx))

    taken = "-" in wanted.values()  # a report on standard output has it to itself
    for name, file in wanted.items():
        write(file, getattr(report, f"{name}_report")(tuple(verdicts), lang=lang, words=words))
    width, colour = screen()
    text = report.terminal_report(
        tuple(verdicts),
        width=width,
        colour=colour and not taken,
        lang=lang,
        words=words,
        quiet=quiet,
    )
    click.echo(text, nl=False, err=taken)
