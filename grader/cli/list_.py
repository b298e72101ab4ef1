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
_WIDE = 120  # columns from which a terminal has room for topics and tags


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
        width, colour = screen()
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
    """What a reader gets: a table under the title of each topic, or of each rung of the ladder."""
    from grader.cli.text import table

    columns = ("title", "id", "level", "exercise", "tags")[: 5 if width >= _WIDE else 4]
    head, *rows = _cells(bank, items, columns, lang)
    flexible = (0, 4)[: len(columns) - 3]
    lines = table(head, rows, width=width, colour=colour, flexible=flexible)
    yield next(lines)
    rungs = {id: rung.title for rung in bank.ladder for id in rung.exercises}
    last = None
    for item, line in zip(items, lines, strict=True):
        title = rungs.get(item.id) if ladder else bank.topic(item.topic).title
        if title is not None and title != last:
            text = title.in_(lang)
            yield ""
            yield f"\x1b[1m{text}\x1b[0m" if colour else text
        last = title
        yield line


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
