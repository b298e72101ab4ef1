"""`grader search`: items by their words, in both languages."""

from __future__ import annotations

import re
import shlex
from typing import TYPE_CHECKING

import click

from grader.cli.command import Command, example, settings_of, tell
from grader.cli.common import bank_of, lang_option, screen
from grader.errors import NotFound
from grader.language import said

if TYPE_CHECKING:
    from grader.bank.model import Lang
    from grader.bank.search import Hit


@click.command(
    "search", cls=Command, epilog=example("grader search taylor saliency", "grader search 剪枝")
)
@click.argument("words", nargs=-1, required=True)
@click.option(
    "--limit",
    type=click.IntRange(1),
    metavar="N",
    default=10,
    show_default=True,
    help="Show at most N.",
)
@lang_option
@click.pass_context
def command(ctx: click.Context, words: tuple[str, ...], limit: int, lang: Lang) -> None:
    """Search both languages.

    Shows the best items first: those with the words in their title, then in their key points,
    then anywhere. A Chinese word is found inside a longer phrase. If nothing has a word, the
    nearest one is looked for.
    """
    from grader.bank.search import respelt, search, terms

    query, bank = " ".join(words), bank_of(ctx)
    if not terms(query):
        message = said("{query!r} has no word to look for", query=query)
        raise NotFound(message, help=said("Give letters or characters."))
    hits = search(bank, query, lang)
    if not hits and (other := respelt(bank, query)) != query:
        hits = search(bank, other, lang)
        if hits:
            said_so = said("Nothing has {query!r}; these have {other!r}.", query=query, other=other)
            tell(ctx, said_so, err=True)
    if not hits:
        help = said("Try fewer or shorter words.")
        raise NotFound(said("nothing has {query!r}", query=query), help=help)
    width, colour = screen()
    for hit in hits[:limit]:
        click.echo(_shown(hit, width, colour))
    if len(hits) > limit:
        asked = settings_of(ctx).asked
        options = ["--limit", str(len(hits)), *(["--lang", asked] if asked else [])]
        ends = ["--"] if any(word.startswith("-") for word in words) else []
        command = shlex.join(["grader", "search", *options, *ends, *words])
        tell(ctx, said("{n} more: {command}", n=len(hits) - limit, command=command))


def _shown(hit: Hit, width: int, colour: bool) -> str:
    """The id and the whole title, and the words where they are found."""
    from grader.bank.search import snippet
    from grader.prose import polished, to_terminal
    from grader.prose.columns import shortened, wrapped

    text = hit.page.sections[hit.section]
    plain = to_terminal(text, width=10_000, colour=False)
    around = shortened(_from_a_word(snippet(plain, hit.words, width - 4)), width - 2)
    head = wrapped(f"{hit.item.id}: {polished(hit.page.title)}", width)
    if colour:
        head, around = [_bold(line) for line in head], _marked(around, hit)
    return "\n".join([*head, f"  {around}"])


def _from_a_word(text: str) -> str:
    """A snippet without the part of a word with which it begins and ends; Chinese has no gaps."""
    cut = re.sub(r"^…[!-~]*\s*", "… ", text)
    return re.sub(r"\s*[!-~]*…$", " …", cut)


def _bold(text: str) -> str:
    return f"\x1b[1m{text}\x1b[0m"


def _marked(text: str, hit: Hit) -> str:
    words = "|".join(map(re.escape, hit.words))
    return re.sub(f"({words})", lambda match: _bold(match[0]), text, flags=re.IGNORECASE)
