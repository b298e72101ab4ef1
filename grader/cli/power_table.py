"""The table of `grader power`: printed, or put into a document."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from grader import files
from grader.errors import CommandError
from grader.language import reason, said

if TYPE_CHECKING:
    from grader.grading.power import Power

HEAD = "| exercise | mutants | equivalent | killed | share |\n| --- | --- | --- | --- | --- |"
_BEGIN, _END = "<!-- power -->\n", "<!-- end -->"


def row(result: Power) -> str:
    """One exercise's row."""
    return _row(f"`{result.item.id}`", result.total, len(result.argued), result.killed)


def total(results: Sequence[Power]) -> str:
    """The last row: the sums."""
    mutants, argued = sum(r.total for r in results), sum(len(r.argued) for r in results)
    return _row(f"all {len(results)}", mutants, argued, sum(r.killed for r in results))


def _row(name: str, mutants: int, argued: int, killed: int) -> str:
    share = killed / (mutants - argued) if mutants > argued else 1.0
    return f"| {name} | {mutants} | {argued} | {killed} | {100 * share:.1f}% |"


def write(file: Path, results: Sequence[Power]) -> None:
    """Put the table into the file, in place of the one that is there.

    Raises:
        CommandError: as `around` does, or if the file can't be written.
    """
    before, after = around(file)
    table = "\n".join([HEAD, *map(row, results), total(results)])
    files.write(file, f"{before}{table}\n{after}".encode())


def around(file: Path) -> tuple[str, str]:
    """What is before the table's place in a file, and what is after it.

    Raises:
        CommandError: if the file can't be read or has no such place.
    """
    files.demand_target(file)
    try:
        text = file.read_bytes().decode()
    except OSError as error:
        message = said("can't be read: {reason}", reason=reason(error))
        help = said("Name a text file with a place for the table.")
        raise CommandError(message, place=str(file), help=help) from None
    except UnicodeDecodeError as error:
        message = said("byte {byte} is not UTF-8", byte=error.start)
        raise CommandError(message, place=str(file), help=said("Save the file as UTF-8.")) from None
    before, begin, rest = text.partition(_BEGIN)
    _, end, after = rest.partition(_END)
    if not (begin and end):
        help = said("Write {begin} on one line and {end} on the next.", begin=_BEGIN[:-1], end=_END)
        raise CommandError(said("it has no place for the table"), place=str(file), help=help)
    return before + begin, end + after
