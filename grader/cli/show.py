"""`grader show`: one item, as much of it as is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, TypeVar

import click

from grader.cli.command import Command, example
from grader.cli.common import bank_of, complete_item, lang_option, screen
from grader.language import said

if TYPE_CHECKING:
    from grader.bank import Bank, Item, Page
    from grader.bank.model import Lang

# Option -> section; the order is that of the page.
PARTS = {
    "answer": "The reference answer, and the works that it cites.",
    "key_points": "What an answer must say.",
    "follow_ups": "What an interviewer asks next.",
    "task": "The exercise's task.",
    "explanation": "The exercise's reference, explained.",
}
_HINT = {"en": "Hint", "zh": "提示"}
_REFERENCES = {"en": "References", "zh": "参考文献"}
_BEFORE = {"en": "Do first: {ids}", "zh": "先做：{ids}"}
_AFTER = {"en": "Comes next: {ids}", "zh": "接下来：{ids}"}
_NEXT = {"en": "Then: grader show {id} {options}", "zh": "接着看：grader show {id} {options}"}

Decorated = TypeVar("Decorated", bound=Callable[..., Any])


def _part_options(function: Decorated) -> Decorated:
    for name, help in reversed(PARTS.items()):
        option = click.option(f"--{name.replace('_', '-')}", name, is_flag=True, help=help)
        function = option(function)
    return function


@click.command("show", cls=Command, epilog=example("grader show l1_loss --hint 1"))
@click.argument("id", shell_complete=complete_item)
@_part_options
@click.option(
    "--hint", "hints", type=click.IntRange(1), metavar="N", multiple=True, help="Hint number N."
)
@click.option("--all", "everything", is_flag=True, help="The whole page.")
@lang_option
@click.pass_context
def command(
    ctx: click.Context,
    /,
    id: str,
    hints: tuple[int, ...],
    everything: bool,
    lang: Lang,
    **parts: bool,
) -> None:
    """Read a question; its answer, task or hints when asked."""
    bank = bank_of(ctx)
    item = bank.item(id)
    page = bank.page(item, lang)
    wanted = [key for key in PARTS if parts[key]]  # click gives them as they were typed
    if everything:
        wanted = list(page.sections)
    elif not wanted and not hints:
        wanted = ["question"]
    click.echo("\n".join(_lines(bank, item, page, wanted, hints)))


def _lines(
    bank: Bank, item: Item, page: Page, wanted: list[str], hints: tuple[int, ...]
) -> Iterator[str]:
    from grader.bank.model import SECTIONS
    from grader.prose import to_terminal

    width, colour = screen()
    yield from _head(bank, item, page, width, colour)
    for key in wanted:
        text = _section(item, page, key)
        if wanted != ["question"]:
            yield _bold(SECTIONS[key][page.lang], colour)
        yield to_terminal(text, width=width, colour=colour).rstrip("\n")
        yield ""
        if key == "task":
            yield from _neighbours(bank, item, page.lang)
        if key == "answer":
            yield from _references(bank, item, page.lang, width, colour)
    for number in hints:
        yield _bold(f"{_HINT[page.lang]} {number}", colour)
        yield to_terminal(_hint(item, page, number), width=width, colour=colour).rstrip("\n")
        yield ""
    if wanted == ["question"]:
        options = ["--answer", *(["--task", "--hint 1"] if item.exercise else [])]
        yield _NEXT[page.lang].format(id=item.id, options=" | ".join(options))


def _neighbours(bank: Bank, item: Item, lang: Lang) -> Iterator[str]:
    """What to know before the exercise, and what it prepares for."""
    for form, ids in ((_BEFORE, bank.before(item.id)), (_AFTER, bank.after(item.id))):
        if ids:
            yield form[lang].format(ids=", ".join(ids))
    yield ""


def _head(bank: Bank, item: Item, page: Page, width: int, colour: bool) -> Iterator[str]:
    from grader.bank.model import LEVEL_WORDS
    from grader.prose import polished
    from grader.prose.columns import wrapped

    topic, level = bank.topic(item.topic).title.in_(page.lang), LEVEL_WORDS[page.lang][item.level]
    yield from (_bold(line, colour) for line in wrapped(polished(page.title), width))
    yield from wrapped(f"{item.id} · {topic} · {level} · {', '.join(item.tags)}", width)
    yield ""


def _bold(text: str, colour: bool) -> str:
    return f"\x1b[1m{text}\x1b[0m" if colour else text


def _section(item: Item, page: Page, key: str) -> str:
    from grader.errors import NotFound

    if key not in page.sections:
        help = said("`grader list --exercises` shows the items with an exercise.")
        raise NotFound(said("{id!r} has no exercise", id=item.id), place=f"--{key}", help=help)
    return page.sections[key]


def _hint(item: Item, page: Page, number: int) -> str:
    from grader.errors import NotFound
    from grader.prose import list_items

    hints = list_items(_section(item, page, "hints"))
    if number > len(hints):
        help = said("Give --hint 1 to --hint {last}, or read --explanation.", last=len(hints))
        raise NotFound(said("{id!r} has no hint {n}", id=item.id, n=number), help=help)
    return hints[number - 1]


def _references(bank: Bank, item: Item, lang: Lang, width: int, colour: bool) -> Iterator[str]:
    from grader.bank.cite import cited
    from grader.prose.columns import wrapped

    found = cited(item.references, bank.references())
    if found:
        yield _bold(_REFERENCES[lang], colour)
        for text in found:
            yield from wrapped(text, width, mark="- ")
        yield ""
