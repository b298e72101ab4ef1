"""`grader power`: how many wrong programs an exercise's checks reject."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from grader.cli.command import Command, example, settings_of, tell
from grader.cli.common import complete_exercise, trusted_bank_of
from grader.errors import BROKEN, CommandError
from grader.language import said

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from grader.bank import Bank, Item
    from grader.grading.power import Mutant, Power, Stale

_ADVICE = """\
  Add a case on which a survivor differs from the reference, or argue in checks.py that there is
  none: EQUIVALENT = {{{key!r}: "why no input shows it"}}
  `grader kit EQUIVALENT` says how keys are matched."""
_LONG = 200  # characters of a line that are shown


@click.command(
    name="power",
    cls=Command,
    epilog=example(
        "grader power weight_pruning", "grader power weight_pruning --write CONTRIBUTING.md"
    ),
)
@click.argument("ids", nargs=-1, metavar="ID...", shell_complete=complete_exercise)
@click.option("--all", "everything", is_flag=True, help="Every exercise of the bank.")
@click.option(
    "--least",
    type=click.FloatRange(0, 1),
    metavar="F",
    default=0.95,
    show_default=True,
    help="The fraction of mutants that must be killed.",
)
@click.option(
    "--sample",
    type=click.IntRange(1),
    metavar="N",
    help="N mutants of each, spread evenly; default: all.",
)
@click.option("--table", is_flag=True, help="Print one Markdown table, without the survivors.")
@click.option(
    "--write",
    "file",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Write these rows into FILE too, between <!-- power --> and <!-- end -->; others stay.",
)
@click.pass_context
def command(
    ctx: click.Context,
    /,
    ids: tuple[str, ...],
    everything: bool,
    least: float,
    sample: int | None,
    table: bool,
    file: Path | None,
) -> None:
    """Mutate each reference and count the mutants that its checks reject.

    Lists the survivors. Exit code 3 where fewer than --least are killed, or where a survivor is not
    argued to be equivalent (in EQUIVALENT of its checks.py).
    """
    from grader.cli import power_table

    bank = trusted_bank_of(ctx)
    items = _items(bank, ids, everything)
    if file is not None:
        if sample is not None:
            message = said("the table of a sample is not written")
            raise CommandError(message, help=said("Leave out --sample."))
        power_table.around(file)  # fails now rather than after all mutants
    if table:
        click.echo(power_table.HEAD)
    results = []
    for result in _measured(ctx, bank, items, sample):
        results.append(result)
        click.echo(str(power_table.Row.of(result)) if table else _report(result))
    if table:
        click.echo(power_table.total([*map(power_table.Row.of, results)]))
    if file is not None:
        power_table.write(file, results, bank.steps)
    weak = any(r.rate < least or r.survivors or r.stale for r in results)
    ctx.exit(BROKEN if weak else 0)


def _measured(
    ctx: click.Context, bank: Bank, items: Sequence[Item], sample: int | None
) -> Iterator[Power]:
    from grader.cli.waiting import Progress
    from grader.grading.engine import Grader, require_library
    from grader.grading.power import power
    from grader.sandbox.pool import Zygotes

    with Zygotes(lambda text: tell(ctx, said("warning: {text}", text=text), err=True)) as zygotes:
        for item in items:
            assert item.exercise is not None
            require_library(item.exercise.needs)
            with Progress(0, settings_of(ctx).lang) as progress:
                result = power(Grader(bank, zygotes.ready), item, progress.done, sample)
            yield result


def _items(bank: Bank, ids: tuple[str, ...], everything: bool) -> list[Item]:
    if everything == bool(ids):
        help = said("`grader list --exercises` shows all.")
        raise CommandError(said("name exercises, or give --all"), help=help)
    names = list(bank.steps) if everything else ids
    items = [bank.item(id) for id in names]
    for item in items:
        if item.exercise is None:
            help = said("`grader list --exercises` shows the items with an exercise.")
            message = said("{id} is a question without an exercise", id=item.id)
            raise CommandError(message, help=help)
    return items


def _besides(argued: int) -> str:
    return f"; {argued} more can't be told from the reference" if argued else ""


def _report(result: Power) -> str:
    lines = [
        f"{result.item.id}: {result.killed} of {result.total - len(result.argued)} mutants killed"
        f" ({100 * result.rate:.1f}%){_besides(len(result.argued))}"
    ]
    keys = {m: m.key([o for o in result.survivors if o is not m]) for m in result.survivors}
    for mutant in result.survivors:
        lines.append(f"  survived, line {mutant.line} ({mutant.operator})")
        lines += _changed(mutant)
        lines.append(f"    key: {keys[mutant]!r}")
    if result.survivors:
        lines.append(_ADVICE.format(key=keys[result.survivors[0]]))
    for stale in result.stale:
        lines += _stale(stale)
    for mutant, reason in result.argued:
        lines.append(f"  equivalent, line {mutant.line}: {reason}")
        lines += _changed(mutant)
    return "\n".join(lines)


def _changed(mutant: Mutant) -> list[str]:
    """The lines before and after; of long ones, beginning and end."""
    return [f"    - {_brief(mutant.before)}", f"    + {_brief(mutant.after)}"]


def _brief(text: str) -> str:
    half = _LONG // 2
    return text if len(text) <= _LONG else f"{text[:half].rstrip()} ... {text[-half:].lstrip()}"


def _stale(stale: Stale) -> list[str]:
    """What a key of EQUIVALENT that describes no survivor may have meant."""
    line = f"  stale: no survivor is described by EQUIVALENT's {stale.part!r}"
    if stale.killed:
        numbers = ", ".join(dict.fromkeys(str(mutant.line) for mutant in stale.killed))
        return [f"{line}; take it away: the mutant of line {numbers} is killed"]
    if stale.before:
        line += "; it stands in the line before the change, too"
    lines = [f"{line}; correct it, or take it away. The nearest mutants:"]
    return lines + [f"    line {m.line}: {_brief(m.change)}" for m in stale.near]
