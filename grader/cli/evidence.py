"""`grader evidence`: run the experiments behind the pages' own figures."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from grader.cli.command import Command, example, tell
from grader.cli.common import complete_item, trusted_bank_of
from grader.errors import BROKEN, CommandError
from grader.language import Said, as_it_is, counted, said

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
        for line in _report(found):
            tell(ctx, line)
        wrong = wrong or any(r.differences for r in found.results) or not found.results
    ctx.exit(BROKEN if wrong else 0)


def _chosen(bank: Bank, ids: tuple[str, ...], there: list[str]) -> list[str]:
    for id in ids:
        if id not in there:
            bank.item(id)  # says what is near where there is no such item
            message = said("{id} has no evidence script", id=id)
            help = said("These pages have one: {names}.", names=tuple(there))
            raise CommandError(message, help=help)
    return list(ids) or there


def _report(evidence: Evidence) -> Iterator[Said]:
    figures = counted(len(evidence.results), "{n} figure", "{n} figures")
    seconds = evidence.seconds
    yield said("{id}: {figures}, {seconds:.1f} s", id=evidence.id, figures=figures, seconds=seconds)
    for result in evidence.results:
        facts = {"what": result.what, "quoted": result.quoted, "measured": result.measured}
        if result.differences:
            yield said("  differs: {what}: quoted {quoted}, got {measured}", **facts)
        else:
            yield said("  agrees: {what}: quoted {quoted}, got {measured}", **facts)
        yield from (as_it_is(f"    {text}") for text in result.differences)
    if not evidence.results:
        yield said("  the script yields no figure")
