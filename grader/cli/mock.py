"""`grader mock`: a timed interview."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from grader.bank.model import LEVELS
from grader.cli.command import Command, example, tell
from grader.cli.common import (
    bank_of,
    complete_topic,
    demand_target,
    lang_option,
    screen,
    trusted_bank_of,
    write_output,
)
from grader.language import said

if TYPE_CHECKING:
    from grader.bank.model import Lang
    from grader.practice.mock.interview import Interview
    from grader.practice.mock.kinds import Wish
    from grader.practice.mock.score import Scorecard
    from grader.practice.store import Store


@click.command(
    "mock",
    cls=Command,
    epilog=example(
        "grader mock",
        "grader mock --minutes 30 --topic gradient --questions 5 --exercises 0",
        "grader mock --resume",
        "grader mock --last --pdf scorecard.pdf",
    ),
)
@click.option(
    "--minutes",
    type=click.IntRange(1, 480),
    metavar="N",
    default=45,
    show_default=True,
    help="How long.",
)
@click.option(
    *("--topic", "topics"),
    metavar="TOPIC",
    multiple=True,
    shell_complete=complete_topic,
    help="Only this topic; repeatable.",
)
@click.option(
    *("--level", "levels"),
    multiple=True,
    type=click.Choice(LEVELS),
    help="Only this level; repeatable.",
)
@click.option(
    "--questions",
    type=click.IntRange(0),
    metavar="N",
    default=4,
    show_default=True,
    help="How many questions.",
)
@click.option(
    "--exercises",
    type=click.IntRange(0),
    metavar="N",
    default=1,
    show_default=True,
    help="How many exercises.",
)
@click.option(
    "--drills",
    type=click.IntRange(0),
    metavar="N",
    default=1,
    show_default=True,
    help="How many bugs to find.",
)
@click.option(
    "--seed", type=click.IntRange(0), metavar="S", help="Draw by this seed; default: a new one."
)
@click.option("--resume", is_flag=True, help="Go on with the interview that you left.")
@click.option("--abandon", is_flag=True, help="Drop the interview that you left.")
@click.option("--last", is_flag=True, help="Print the scorecard of your last interview.")
@click.option(
    "--html", type=click.Path(path_type=Path), metavar="FILE", help="Write the scorecard as HTML."
)
@click.option(
    "--pdf", type=click.Path(path_type=Path), metavar="FILE", help="Write the scorecard as PDF."
)
@click.option("--json", "as_json", is_flag=True, help="Print the scorecard as JSON.")
@click.option("--edit-cmd", metavar="CMD", help="The editor that o opens; default: as grader open.")
@lang_option
@click.pass_context
def command(
    ctx: click.Context,
    minutes: int,
    topics: tuple[str, ...],
    levels: tuple[str, ...],
    questions: int,
    exercises: int,
    drills: int,
    seed: int | None,
    resume: bool,
    abandon: bool,
    last: bool,
    html: Path | None,
    pdf: Path | None,
    as_json: bool,
    edit_cmd: str | None,
    lang: Lang,
) -> bool:
    """Sit a timed interview, and get a scorecard.

    It is drawn from what is weak: key points that you missed, answers that you are about to forget,
    exercises that you haven't solved, bugs that you haven't found. The same seed and the same
    history give the same interview.

    Questions: answer aloud or by typing, then tick what you said; a follow-up leads back to what
    you missed. Exercises and drills: edit a file, and the grader judges it. The clock runs while
    you answer. You can leave at any time; `grader mock` asks whether to go on.

    The scorecard has a mark for each part and what it rests on, and what to study next.

    This is an interview with yourself. `grader sheet --mode mock` prints one for two people: the
    questions with room to write, and a marking sheet.
    """
    from grader.practice.mock.interview import last_interview, open_interview
    from grader.practice.mock.kinds import Wish
    from grader.practice.store import opened

    wish = Wish(
        minutes, topics, levels, {"question": questions, "exercise": exercises, "drill": drills}
    )
    bank = bank_of(ctx)
    for option, path in (("--html", html), ("--pdf", pdf)):
        if path is not None and str(path) != "-":
            demand_target(bank, path, option=option)
    up = False
    with opened() as store:
        left = open_interview(bank, store)
        if last:
            found: Interview | None = _demanded(last_interview(bank, store), "last")
        elif abandon:
            _demanded(left, "abandon").end("abandoned")
            tell(ctx, said("The interview is dropped."))
            return up
        else:
            if resume:
                _demanded(left, "resume")
            found, up = _sat(ctx, store, wish, left, lang, seed=seed, resume=resume, edit=edit_cmd)
        if found is not None:
            _written(ctx, found, lang, html, pdf, as_json=as_json)
    return up


def _demanded(interview: Interview | None, option: str) -> Interview:
    from grader.errors import NotFound

    if interview is not None:
        return interview
    help = said("`grader mock` begins one.")
    message = said("no interview was finished yet")
    if option != "last":
        message = said("no interview is open")
    raise NotFound(message, place=f"--{option}", help=help)


def _sat(
    ctx: click.Context,
    store: Store,
    wish: Wish,
    left: Interview | None,
    lang: Lang,
    *,
    seed: int | None,
    resume: bool,
    edit: str | None,
) -> tuple[Interview | None, bool]:
    """Sit the interview; it, if it was finished, and whether it was left by esc."""
    from grader.cli.terminal import demand_terminal
    from grader.practice.mock.app import House, interview

    demand_terminal("mock", said("`grader sheet --mode mock -o FILE` prints an interview."))
    kinds = {entry.kind for entry in left.entries} if left else set()
    code = bool(kinds - {"question"} or wish.counts["exercise"] or wish.counts["drill"])
    bank = trusted_bank_of(ctx) if code else bank_of(ctx)
    house = House(bank, store, wish, edit)
    colour = not os.environ.get("NO_COLOR")
    shown = interview(house, lang, colour=colour, seed=seed, open_=left, resume=resume, code=code)
    if shown.phase == "card":
        return shown.interview, shown.up
    if shown.phase == "asking":
        tell(ctx, said("The interview is kept as it is. Go on: grader mock --resume"), err=True)
    return None, shown.up


def _written(
    ctx: click.Context,
    interview: Interview,
    lang: Lang,
    html: Path | None,
    pdf: Path | None,
    *,
    as_json: bool,
) -> None:
    """The scorecard, in the forms that were asked for."""
    from grader.practice.mock.score import scorecard

    card = scorecard(interview, lang)
    if as_json:
        from grader.practice.mock.shown import data

        click.echo(json.dumps(data(card), ensure_ascii=False, indent=2))
    elif "-" not in (str(html), str(pdf)):
        from grader.practice.mock.shown import lines

        width, colour = screen()
        click.echo("\n".join(lines(card, width, colour=colour)))
    _files(ctx, card, html, pdf)


def _files(ctx: click.Context, card: Scorecard, html: Path | None, pdf: Path | None) -> None:
    from grader.practice.mock import paper

    told = said("the scorecard")
    if html is not None:
        write_output(ctx, html, paper.html(card).encode("utf-8"), told)
    if pdf is not None:
        write_output(ctx, pdf, paper.pdf(card), told)
