"""`grader list`: the items of the bank, as a table or as JSON."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from grader.bank.model import LEVELS
from grader.cli.command import Command, example, tell
from grader.cli.common import bank_of, complete_tag, complete_topic, lang_option, screen
from grader.language import said
from grader.prose.columns import wrapped
from grader.prose.width import width as cells

if TYPE_CHECKING:
    from grader.bank import Bank, Item
    from grader.bank.model import Lang

_COLUMNS = ("id", "exercise", "level", "title", "topic", "tags")
HEAD = {
    "en": dict(zip(_COLUMNS, _COLUMNS, strict=True)),
    "zh": dict(zip(_COLUMNS, ("编号", "练习", "难度", "标题", "主题", "标签"), strict=True)),
}
STATUS = {
    "en": {"to do": "to do", "written": "written"},
    "zh": {"to do": "待写", "written": "已写"},
}
_READ = 1 << 20  # bytes of a file in which a stub's last line is looked for
_COLUMN_GAP = 2


@click.command(
    "list",
    cls=Command,
    epilog=example("grader list --topic gradient --level hard"),
)
@click.option("--topic", metavar="TOPIC", shell_complete=complete_topic, help="Only this topic.")
@click.option("--level", type=click.Choice(LEVELS), help="Only this level.")
@click.option(
    "--tag",
    "tags",
    metavar="TAG",
    shell_complete=complete_tag,
    multiple=True,
    help="Only with this tag; repeatable.",
)
@click.option("--exercises", is_flag=True, help="Only items with an exercise.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@lang_option
@click.pass_context
def command(
    ctx: click.Context,
    topic: str | None,
    level: str | None,
    tags: tuple[str, ...],
    exercises: bool,
    as_json: bool,
    lang: Lang,
) -> None:
    """List questions by topic, or with --exercises the exercises in the order of the ladder.

    An exercise is "to do" while its file in ./exercises still raises NotImplementedError, and
    "written" after that; `grader check` says whether it is right.
    """
    from grader.bank.selection import Filters, matching

    bank = bank_of(ctx)
    topics, levels = (topic,) if topic else (), (level,) if level else ()
    chosen = matching(bank, Filters((), topics, levels, tags, exercises))
    if exercises:
        chosen = bank.by_ladder(chosen)
    if as_json:
        click.echo(_json(bank, chosen, lang))
    elif not chosen:
        tell(ctx, said("Nothing matches."))
    elif sys.stdout.isatty():
        import shutil

        _, colour = screen()
        width = shutil.get_terminal_size().columns  # a table may be wider than text
        lines = _grouped(bank, chosen, lang, ladder=exercises, width=width, colour=colour)
        click.echo("\n".join(lines))
    else:
        click.echo("\n".join(_piped(bank, chosen, lang)))


def _json(bank: Bank, items: list[Item], lang: Lang) -> str:
    import json

    rows = [
        {
            "id": item.id,
            "topic": item.topic,
            "level": item.level,
            "title": bank.title_of(item, lang),
            "tags": list(item.tags),
            "exercise": item.exercise is not None,
            "status": status_of(item),
        }
        for item in items
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2)


def _piped(bank: Bank, items: list[Item], lang: Lang) -> Iterator[str]:
    """One table, whole: what grep, a file or another program gets."""
    from grader.cli.text import table

    head, *rows = _cells(bank, items, _COLUMNS, lang)
    yield from table(head, rows, width=sys.maxsize, colour=False, flexible=())


def _grouped(
    bank: Bank, items: list[Item], lang: Lang, *, ladder: bool, width: int, colour: bool
) -> Iterator[str]:
    """What a reader gets, under the title of each topic or of each rung of the ladder.

    A table with tags, or without, where that fits; else each title with a line of facts below.
    """
    full = ("title", "id", "level", "exercise", "tags")
    tables = (_cells(bank, items, columns, lang) for columns in (full, full[:-1]))
    rows = next((rows for rows in tables if _table_width(rows) <= width), None)
    blocks = _rows(rows, colour) if rows else _below(bank, items, lang, width, colour)
    yield from next(blocks)
    rungs = {id: rung.title for rung in bank.ladder for id in rung.exercises}
    last = None
    for number, (item, block) in enumerate(zip(items, blocks, strict=True)):
        title = rungs.get(item.id) if ladder else bank.topic(item.topic).title
        if title is not None and title != last:
            if rows or number:
                yield ""
            yield from (_bold(line, colour) for line in wrapped(title.in_(lang), width))
        last = title
        yield from block


def _table_width(rows: list[tuple[str, ...]]) -> int:
    sizes = [max(map(cells, column)) for column in zip(*rows, strict=True)]
    return sum(sizes) + _COLUMN_GAP * (len(sizes) - 1)


def _rows(rows: list[tuple[str, ...]], colour: bool) -> Iterator[list[str]]:
    """The head of a table, then the line of each item."""
    from grader.cli.text import table

    head, *others = rows
    lines = table(head, others, width=sys.maxsize, colour=colour, flexible=())
    yield from ([line] for line in lines)


def _below(
    bank: Bank, items: list[Item], lang: Lang, width: int, colour: bool
) -> Iterator[list[str]]:
    """No head, then for each item its whole title, and its id, level and exercise below."""
    yield []
    for title, *facts in _cells(bank, items, ("title", "id", "level", "exercise"), lang)[1:]:
        lines = [f"  {line}" for line in wrapped(title, width - 2)]
        below = wrapped(" · ".join(filter(None, facts)), width - 4)
        yield lines + [_faint(f"    {line}", colour) for line in below]


def _bold(text: str, colour: bool) -> str:
    return f"\x1b[1m{text}\x1b[0m" if colour else text


def _faint(text: str, colour: bool) -> str:
    return f"\x1b[2m{text}\x1b[0m" if colour else text


def _cells(
    bank: Bank, items: list[Item], columns: tuple[str, ...], lang: Lang
) -> list[tuple[str, ...]]:
    """The columns' heads, then their texts for each item."""
    from grader.bank.model import LEVEL_WORDS

    rows = [HEAD[lang]]
    rows += [
        {
            "id": item.id,
            "exercise": STATUS[lang].get(status_of(item) or "", ""),
            "level": LEVEL_WORDS[lang][item.level],
            "title": bank.title_of(item, lang),
            "topic": item.topic,
            "tags": " ".join(item.tags),
        }
        for item in items
    ]
    return [tuple(row[column] for column in columns) for row in rows]


def status_of(item: Item) -> str | None:
    """ "to do" or "written" for an exercise, by the file in ./exercises, else the bank's stub."""
    if item.exercise is None:
        return None
    from grader.bank.paths import stub
    from grader.bank.workspace import is_unwritten
    from grader.files import Refused, opened, read

    for file in (stub(Path(), item.id), item.files.stub):
        try:
            with opened(str(file)) as descriptor:
                unwritten = is_unwritten(read(descriptor, _READ))
        except Refused:  # it isn't there, or is no regular file
            continue
        return "to do" if unwritten else "written"
    return "to do"
