"""`grader evidence`: run the experiments behind the pages' own figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from grader.cli.command import Command, example
from grader.cli.common import complete_item, trusted_bank_of
from grader.errors import BROKEN, CommandError

if TYPE_CHECKING:
    from grader.bank import Bank
    from grader.grading.evidence import Evidence


@click.command(
    name="evidence",
    cls=Command,
    epilog=example("grader evidence dropout_forward", "grader evidence --quick"),
)
@click.argument("ids", nargs=-1, metavar="ID...", shell_complete=complete_item)
@click.option("--quick", is_flag=True, help="Few seeds: values must lie within what is quoted.")
@click.pass_context
def command(ctx: click.Context, /, ids: tuple[str, ...], quick: bool) -> None:
    """Run the evidence scripts of pages (all by default) and compare them with the pages.

    A script is questions/evidence/ID.py. Exit code 3 where a figure on a page is not borne out.
    """
    from grader.grading.evidence import gather, with_evidence

    bank = trusted_bank_of(ctx)
    wrong = False
    for id in _chosen(bank, ids, with_evidence(bank)):
        found = gather(bank, bank.item(id), quick=quick)
        click.echo(_report(found))
        wrong = wrong or any(r.differences for r in found.results) or not found.results
    ctx.exit(BROKEN if wrong else 0)


def _chosen(bank: Bank, ids: tuple[str, ...], there: list[str]) -> list[str]:
    for id in ids:
        if id not in there:
            bank.item(id)  # says what is near where there is no such item
            raise CommandError(
                f"{id} has no evidence script", help=f"These pages have one: {', '.join(there)}."
            )
    return list(ids) or there


def _report(evidence: Evidence) -> str:
    lines = [f"{evidence.id}: {len(evidence.results)} figures, {evidence.seconds:.1f} s"]
    for result in evidence.results:
        mark = "differs" if result.differences else "agrees"
        lines.append(f"  {mark}: {result.what}: quoted {result.quoted}, got {result.measured}")
        lines += [f"    {text}" for text in result.differences]
    if not evidence.results:
        lines.append("  the script yields no figure")
    return "\n".join(lines)
