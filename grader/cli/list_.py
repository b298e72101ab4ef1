"""`grader list`: the items of the bank, as a table or as JSON."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from grader.bank.model import LEVELS
from grader.cli.common import bank_of, complete_tag, complete_topic, lang_option, screen

if TYPE_CHECKING:
    from grader.bank import Bank, Item
    from grader.bank.model import Lang

HEAD = {
    "en": ("id", "exercise", "level", "title", "topic", "tags"),
    "zh": ("编号", "练习", "难度", "标题", "主题", "标签"),
}
STATUS = {
    "en": {"to do": "to do", "written": "written"},
    "zh": {"to do": "待写", "written": "已写"},
}
_READ = 1 << 20  # bytes of a file in which a stub's last line is looked for
_WIDE = 120  # columns from which a terminal has room for topics and tags


@click.command(
    "list",
    epilog="Example: grader list --topic gradient --level hard",
)
@click.option("--topic", shell_complete=complete_topic, help="Only this topic.")
@click.option("--level", type=click.Choice(LEVELS), help="Only this level.")
@click.option(
    "--tag",
    "tags",
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
    """List questions and exercises.

    An exercise is "to do" while its file in ./exercises still raises NotImplementedError, and
    "written" after that; `grader check` says whether it is right.
    """
    from grader.bank.selection import Filters, matching

    bank = bank_of(ctx)
    topics, levels = (topic,) if topic else (), (level,) if level else ()
    chosen = matching(bank, Filters((), topics, levels, tags, exercises))
    click.echo(_json(bank, chosen, lang) if as_json else "\n".join(_table(bank, chosen, lang)))


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


def _table(bank: Bank, items: list[Item], lang: Lang) -> Iterator[str]:
    from grader.bank.model import LEVEL_WORDS
    from grader.cli.text import table

    if not items:
        yield "Nothing matches." if lang == "en" else "没有符合条件的条目。"
        return
    width, colour = screen()
    if not sys.stdout.isatty():
        width = sys.maxsize  # what is piped to grep or to a file is whole
    rows = [
        (
            item.id,
            STATUS[lang].get(status_of(item) or "", ""),
            LEVEL_WORDS[lang][item.level],
            bank.title_of(item, lang),
            item.topic,
            " ".join(item.tags),
        )
        for item in items
    ]
    shown = 6 if width >= _WIDE else 4
    yield from table(
        HEAD[lang][:shown],
        [row[:shown] for row in rows],
        width=width,
        colour=colour,
        flexible=(3, 5)[: shown - 3],
    )


def status_of(item: Item) -> str | None:
    """ "to do" or "written" for an exercise, by the file in ./exercises, else the bank's stub."""
    if item.exercise is None:
        return None
    from grader.bank.paths import stub
    from grader.files import Refused, opened, read

    for file in (stub(Path(), item.id), item.files.stub):
        try:
            with opened(str(file)) as descriptor:
                unwritten = b"raise NotImplementedError" in read(descriptor, _READ)
        except Refused:  # it isn't there, or is no regular file
            continue
        return "to do" if unwritten else "written"
    return "to do"
