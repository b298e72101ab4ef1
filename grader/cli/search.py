"""`grader search`: items by their words, in both languages."""

from __future__ import annotations

import re
import shlex
from typing import TYPE_CHECKING

import click

from grader.cli.common import bank_of, lang_of, lang_option, screen
from grader.errors import NotFound

if TYPE_CHECKING:
    from grader.bank.model import Lang
    from grader.bank.search import Hit


@click.command("search", epilog='Example: grader search taylor saliency, or grader search "剪枝"')
@click.argument("words", nargs=-1, required=True)
@click.option("--limit", type=click.IntRange(1), default=10, show_default=True, help="At most.")
@lang_option
@click.pass_context
def command(ctx: click.Context, words: tuple[str, ...], limit: int, lang: Lang) -> None:
    """Search both languages.

    Shows the best items first: those with the words in their title, then in their key points,
    then anywhere. A Chinese word is found inside a longer phrase.
    """
    from grader.bank.search import search, terms

    query = " ".join(words)
    if not terms(query):
        raise NotFound(f"{query!r} has no word to look for", help="Give letters or characters.")
    hits = search(bank_of(ctx), query, lang)
    if not hits:
        raise NotFound(f"nothing has {query!r}", help="Try fewer or shorter words.")
    width, colour = screen()
    for hit in hits[:limit]:
        click.echo(_shown(hit, width, colour))
    if len(hits) > limit:
        options = ["--limit", str(len(hits)), *(["--lang", lang] if lang != lang_of(None) else [])]
        ends = ["--"] if any(word.startswith("-") for word in words) else []
        command = shlex.join(["grader", "search", *options, *ends, *words])
        click.echo(f"{len(hits) - limit} more: {command}")


def _shown(hit: Hit, width: int, colour: bool) -> str:
    from grader.bank.search import snippet
    from grader.cli.text import cut
    from grader.prose import to_terminal

    text = hit.page.sections[hit.section]
    plain = to_terminal(text, width=10_000, colour=False)
    around = cut(snippet(plain, hit.words, width - 4), width - 2)
    head = cut(f"{hit.item.id}: {hit.page.title}", width)
    return f"{_bold(head) if colour else head}\n  {_marked(around, hit) if colour else around}"


def _bold(text: str) -> str:
    return f"\x1b[1m{text}\x1b[0m"


def _marked(text: str, hit: Hit) -> str:
    words = "|".join(map(re.escape, hit.words))
    return re.sub(f"({words})", lambda match: _bold(match[0]), text, flags=re.IGNORECASE)
