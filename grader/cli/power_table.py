"""The table of `grader power`: printed, or put into a document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from grader import files
from grader.errors import CommandError
from grader.language import reason, said

if TYPE_CHECKING:
    from grader.grading.power import Power

HEAD = "| exercise | mutants | equivalent | killed | share |\n| --- | --- | --- | --- | --- |"
_BEGIN, _END = "<!-- power -->\n", "<!-- end -->"


class Row(NamedTuple):
    """One exercise's mutants, counted."""

    id: str
    mutants: int
    argued: int
    killed: int

    @classmethod
    def of(cls, result: Power) -> Row:
        return cls(result.item.id, result.total, len(result.argued), result.killed)

    def __str__(self) -> str:
        return _row(f"`{self.id}`", self.mutants, self.argued, self.killed)


def total(rows: Sequence[Row]) -> str:
    """The last row: the sums."""
    counts = [sum(numbers) for numbers in zip(*(row[1:] for row in rows), strict=True)]
    return _row(f"all {len(rows)}", *counts)


def _row(name: str, mutants: int, argued: int, killed: int) -> str:
    share = killed / (mutants - argued) if mutants > argued else 1.0
    return f"| {name} | {mutants} | {argued} | {killed} | {100 * share:.1f}% |"


def write(file: Path, results: Sequence[Power], order: Sequence[str]) -> None:
    """Put the results into the file's table; the rows of other exercises stay.

    `order` has the ids of all exercises that there are, as the rows come.

    Raises:
        CommandError: as `around` does, or if the file can't be written.
    """
    before, inside, after = around(file)
    known = {row.id: row for row in (*_rows(inside), *map(Row.of, results))}
    rows = [known[id] for id in order if id in known]
    table = "\n".join([HEAD, *map(str, rows), total(rows)])
    files.write(file, f"{before}{table}\n{after}".encode())


def _rows(table: str) -> Iterator[Row]:
    """The exercises' rows of a table that `write` has made."""
    for line in table.split("\n"):
        cells = [cell.strip() for cell in line.split("|")[1:-1]]
        if len(cells) == 5 and cells[0].startswith("`") and all(map(str.isdigit, cells[1:4])):
            yield Row(cells[0].strip("`"), *map(int, cells[1:4]))


def around(file: Path) -> tuple[str, str, str]:
    """What is before the table's place in a file, in it, and after it.

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
    inside, end, after = rest.partition(_END)
    if not (begin and end):
        help = said("Write {begin} on one line and {end} on the next.", begin=_BEGIN[:-1], end=_END)
        raise CommandError(said("it has no place for the table"), place=str(file), help=help)
    return before + begin, inside, end + after
