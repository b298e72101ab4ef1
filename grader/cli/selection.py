"""The options by which commands choose items, and the items that they choose."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from grader.bank.model import LEVELS
from grader.cli.common import Decorated, complete_item, complete_tag, complete_topic

if TYPE_CHECKING:
    from grader.bank import Bank, Item


def selection_options(function: Decorated) -> Decorated:
    """Add IDS, --topic, --level, --tag and --exercises; the command gets them for `selected`."""
    options: tuple[Any, ...] = (
        click.argument("ids", nargs=-1, shell_complete=complete_item),
        click.option(
            *("--topic", "topics"),
            metavar="TOPIC",
            multiple=True,
            shell_complete=complete_topic,
            help="Only this topic; repeatable.",
        ),
        click.option(
            *("--level", "levels"),
            multiple=True,
            type=click.Choice(LEVELS),
            help="Only this level; repeatable.",
        ),
        click.option(
            *("--tag", "tags"),
            metavar="TAG",
            multiple=True,
            shell_complete=complete_tag,
            help="Only with this tag; repeatable: with all of them.",
        ),
        click.option("--exercises", is_flag=True, help="Only questions with a coding exercise."),
    )
    for option in reversed(options):
        function = option(function)
    return function


def selected(
    bank: Bank,
    *,
    ids: tuple[str, ...],
    topics: tuple[str, ...],
    levels: tuple[str, ...],
    tags: tuple[str, ...],
    exercises: bool,
) -> tuple[Item, ...]:
    """The items that the options choose; NotFound or CommandError if there are none."""
    from grader.bank import id_of
    from grader.bank.selection import Filters, select

    # An exercise may be named by its file.
    names = tuple(id_of(Path(name)) if name.endswith(".py") else name for name in ids)
    return select(bank, Filters(names, topics, levels, tags, exercises))
