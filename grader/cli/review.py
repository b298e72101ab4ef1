"""`grader review`: questions by spaced repetition."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from grader.cli.command import Command, example, tell
from grader.cli.common import bank_of, lang_option, screen
from grader.cli.selection import selected, selection_options
from grader.language import counted, said

if TYPE_CHECKING:
    from grader.bank import Bank
    from grader.bank.model import Lang
    from grader.practice.review.session import Wish
    from grader.practice.store import Store


@click.command(
    "review",
    cls=Command,
    epilog=example(
        "grader review",
        "grader review --topic gradient --level hard",
        "grader review --due",
        "grader review --new 10 --limit 60",
    ),
)
@selection_options
@click.option("--due", is_flag=True, help="Only print what is due, by topic; needs no terminal.")
@click.option("--ahead", is_flag=True, help="Go on with cards that are due later, without limits.")
@click.option(
    "--restore", is_flag=True, help="Ask suspended cards again: all, or those that are chosen."
)
@click.option(
    "--new",
    type=click.IntRange(0),
    metavar="N",
    help="At most N new cards a day, from now on; at first 5.",
)
@click.option(
    "--limit",
    type=click.IntRange(0),
    metavar="N",
    help="Ask at most N cards a day again, from now on; at first 40.",
)
@click.option(
    "--follow-ups/--no-follow-ups",
    default=None,
    help="Whether follow-ups of seen questions are cards too, from now on; at first no.",
)
@click.option(
    "--seed", type=int, metavar="S", help="Decides between cards that are equally due; default: 0."
)
@lang_option
@click.pass_context
def command(
    ctx: click.Context,
    ids: tuple[str, ...],
    topics: tuple[str, ...],
    levels: tuple[str, ...],
    tags: tuple[str, ...],
    exercises: bool,
    due: bool,
    ahead: bool,
    restore: bool,
    new: int | None,
    limit: int | None,
    follow_ups: bool | None,
    seed: int | None,
    lang: Lang,
) -> bool:
    """Answer questions, and again when you are about to forget them.

    A question is shown; say your answer, or type it. Then tick the key points that you said. They
    propose a rating, which you can overrule, and FSRS decides by it when the question comes back.
    Of the key points, under 40% is "again", under 70% "hard", from there on "good", and all of
    three or more "easy".

    Every rating is stored at once. Key u takes back the last one of today.
    """
    from grader.practice.review.session import Wish
    from grader.practice.store import opened

    bank = bank_of(ctx)
    only = None
    if ids or topics or levels or tags or exercises:
        items = selected(
            bank, ids=ids, topics=topics, levels=levels, tags=tags, exercises=exercises
        )
        only = frozenset(item.id for item in items)
    with opened() as store:
        _set(store, {"new": new, "limit": limit, "follow_ups": follow_ups})
        if restore:
            from grader.practice.review import cards
            from grader.practice.rows import now

            number = len(cards.restore(store, bank, now(), only))
            tell(ctx, counted(number, "1 card is asked again.", "{n} cards are asked again."))
        elif due:
            click.echo("\n".join(_due(store, bank, only, lang)))
        else:
            return _review(store, bank, Wish(only, ahead, seed or 0), lang)
    return False


def _set(store: Store, values: dict[str, int | None]) -> None:
    """Remember the settings that were given."""
    from grader.practice.rows import Setting

    rows = [
        Setting(name=f"review.{name}", value=int(value))
        for name, value in values.items()
        if value is not None
    ]
    if rows:
        store.add(*rows)


def _due(store: Store, bank: Bank, only: frozenset[str] | None, lang: Lang) -> list[str]:
    from grader.cli.text import table
    from grader.practice.review.summary import due_table
    from grader.practice.rows import now

    width, colour = screen()
    (head, *rows), told = due_table(store, bank, now(), lang, only)
    return [*table(head, rows, width=width, colour=colour, flexible=(0,)), "", told]


def _review(store: Store, bank: Bank, wish: Wish, lang: Lang) -> bool:
    """Whether it was left by esc."""
    from grader.cli.terminal import demand_terminal
    from grader.practice.review.screen import ReviewScreen
    from grader.practice.review.session import Sitting
    from grader.practice.review.summary import summary
    from grader.practice.stage import run
    from grader.prose.columns import wrapped

    demand_terminal("review", said("`grader review --due` prints what is due."))
    sitting = Sitting(bank, store, wish)
    review = ReviewScreen(sitting, lang, colour=not os.environ.get("NO_COLOR"))
    try:
        run(review, colour=review.pen.colour)
    finally:
        review.leave()
        sitting.end()
    width, _ = screen()
    for line in summary(sitting, review.lang):
        click.echo("\n".join(wrapped(line, width)) if line else "")
    return review.up
