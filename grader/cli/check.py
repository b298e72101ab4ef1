"""`grader check`: grade files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from grader.cli import ZYGOTE
from grader.cli.command import Command, example, settings_of, tell
from grader.cli.common import complete_exercise, lang_option, screen, trusted_bank_of
from grader.errors import BROKEN, NOT_PASSED, PASSED
from grader.language import said

if TYPE_CHECKING:
    from collections.abc import Sequence

    from grader.bank import Bank
    from grader.cli.recording import Recorder
    from grader.grading.intake import Intake
    from grader.grading.verdict import Verdict

MANY = 30  # files from which on a pool of judges wins back the time that it takes to start
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
            help=text,
        )(function)
    return function


@click.command(
    name="check",
    cls=Command,
    epilog=example(
        "grader check exercises/weight_pruning.py",
        "grader check submissions/ --exercise l1_loss --json results.json",
    ),
)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "--exercise",
    metavar="ID",
    shell_complete=complete_exercise,
    help="The exercise that all the files are for.",
)
@click.option("--check", "only", multiple=True, metavar="NAME", help="Run this check only.")
@click.option(
    "--seed",
    type=click.IntRange(0),
    metavar="S",
    default=0,
    help="Draw other random cases; the same S draws the same. A private S can't be prepared for.",
)
@click.option("--quiet", is_flag=True, help="Print one line a file.")
@click.option(
    "--no-record",
    "unrecorded",
    is_flag=True,
    help="Keep no record of the named files; `grader progress` then doesn't know of them.",
)
@_report_options
@lang_option
@click.pass_context
def command(
    ctx: click.Context,
    /,
    paths: tuple[str, ...],
    exercise: str | None,
    only: tuple[str, ...],
    seed: int,
    quiet: bool,
    unrecorded: bool,
    lang: str,
    **reports: str | None,
) -> None:
    """Grade files, or the files of folders, in a sandbox.

    The exercise is inferred from a file's name (weight_pruning.py, "Zhang_weight_pruning (1).py")
    or from the function that it defines; --exercise says it. Of a folder all such files are
    graded, and the others are listed with the reason. Links are not followed. Many files are
    graded side by side, one a core. `-` reads standard input; as a report's FILE it is standard
    output.

    A file that you name is recorded as your attempt. Files of folders, two files of one exercise
    in one command, and what --check grades are not recorded.

    Exit code: 0 all passed; 1 some did not; 2 the command was wrong; 3 the grader or the bank is
    broken.
    """
    from grader.cli.recording import Recorder
    from grader.sandbox.pool import Zygotes

    wanted = {name: file for name, file in reports.items() if file is not None}

    def warn(text: str) -> None:
        tell(ctx, said("warning: {text}", text=text), err=True)

    with Recorder(wanted=not unrecorded and not only) as recorder:
        started = ctx.meta.get(ZYGOTE)
        with Zygotes(warn, [started] if started else ()) as zygotes:
            if started is None:
                zygotes.start("numpy")  # it goes on importing while this process does
            graded = _grade(ctx, paths, exercise, only, zygotes, wanted, recorder, seed=seed)
        bank, verdicts, intake = graded
        recorder.write(bank, verdicts)
        text = _report(bank, verdicts, intake, wanted, quiet, lang)
        recorder.wait()  # what is seen is kept, also if this process is killed then
        click.echo(text, nl=False, err="-" in wanted.values())
    statuses = {v.status for v in verdicts}
    passed = statuses == {"passed"} and not intake.missed
    ctx.exit(BROKEN if "broken" in statuses else PASSED if passed else NOT_PASSED)


def _grade(
    ctx: click.Context,
    paths: Sequence[str],
    exercise: str | None,
    only: Sequence[str],
    zygotes: Any,
    wanted: dict[str, str],
    recorder: Recorder,
    *,
    seed: int,
) -> tuple[Bank, list[Verdict], Intake]:
    from grader.cli.files import demand_targets, taken_in
    from grader.cli.waiting import Progress

    bank = trusted_bank_of(ctx)
    demand_targets(bank, wanted, paths)
    intake = taken_in(bank, paths, exercise, wanted.values(), lang=settings_of(ctx).lang)
    demand_targets(bank, wanted, [s.file for s in intake.submissions])
    files = recorder.take(bank, intake.submissions, paths)
    from grader.grading.engine import Grader, require_library

    needs = {s.item.exercise.needs for s in intake.submissions if s.item.exercise}
    for library in sorted(needs):
        require_library(library)
    with Progress(len(intake.submissions), settings_of(ctx).lang) as progress:
        on_wait, on_verdict = progress.waiting, progress.done
        if len(intake.submissions) >= MANY and not only:
            from grader.cli.many import grade

            forks = ctx.meta.get(ZYGOTE) is not None  # of this command's own process
            ready = [zygotes.ready(n) for n in (sorted(needs) if forks else ("numpy",))]
            verdicts = grade(
                bank.root,
                files,
                seed=seed,
                zygotes=ready if forks else (),
                on_verdict=on_verdict,
                on_wait=on_wait,
            )
            return bank, verdicts, intake
        for library in sorted(needs):
            zygotes.start(library)
        grader = Grader(bank, zygotes.ready, on_wait=on_wait, seed=seed)
        return bank, grader.grade(files, only=only, on_verdict=on_verdict), intake


def _report(
    bank: Bank,
    verdicts: list[Verdict],
    intake: Intake,
    wanted: dict[str, str],
    quiet: bool,
    lang: Any,
) -> str:
    """Write the reports that were asked for; the terminal's, to be printed."""
    import grader.report as report
    from grader.cli.files import SHOWN, write
    from grader.grading.words import Words
    from grader.report.left_out import lines
    from grader.report.voice import Voice

    words = Words(bank)
    for name, file in wanted.items():
        made = getattr(report, f"{name}_report")
        said = made(tuple(verdicts), lang=lang, words=words, not_graded=intake.not_graded)
        write(file, said)
    width, colour = screen()
    text = report.terminal_report(
        tuple(verdicts),
        width=width,
        colour=colour and "-" not in wanted.values(),
        lang=lang,
        words=words,
        quiet=quiet,
    )
    left_out = list(lines(intake.not_graded, Voice(lang, words), SHOWN))
    return text + "\n".join(["", *left_out, ""] if left_out else [])
