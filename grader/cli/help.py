"""A command's help in another language than English, in lines that count Chinese as two columns.

click's own formatter counts characters, and has its words in itself.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterator, Sequence

import click

from grader.cli.command import Group
from grader.language import Lang, Said, said, translated
from grader.prose.width import width
from grader.prose.wrap import Span, wrap

_NAMES = 30  # columns after which an option's help begins on the next line
_INDENT, _GAP = "  ", "  "
_AS_IT_IS = "\b"  # click's mark of a paragraph that isn't filled


def help_of(command: click.Command, ctx: click.Context, lang: Lang) -> str:
    """The whole text of `--help`."""
    room = ctx.make_formatter().width
    parts = [_usage(command, ctx, lang, room), *_paragraphs(command.help or "", lang, room)]
    parts += _section(said("Options:"), _options(command, ctx, lang), lang, room)
    if isinstance(command, Group):
        for title, names in command.sections(ctx):
            rows = [(name, _said(command.summary(ctx, name), lang)) for name in names]
            parts += _section(title, rows, lang, room)
    parts += _paragraphs(command.epilog or "", lang, room)
    return "\n\n".join(parts)


def _usage(command: click.Command, ctx: click.Context, lang: Lang, room: int) -> str:
    pieces = " ".join(translated(piece, lang) for piece in command.collect_usage_pieces(ctx))
    begin = translated(said("Usage: {command}", command=ctx.command_path), lang)
    return _block(f"{begin} {pieces}", "", room, hanging=_INDENT)


def _paragraphs(text: str, lang: Lang, room: int) -> Iterator[str]:
    """The paragraphs, each said by itself; those after a mark keep their lines."""
    for paragraph in paragraphs(text):
        words = translated(paragraph, lang).removeprefix(_AS_IT_IS + "\n")
        if "\n" in words:
            yield "\n".join(_INDENT + line for line in words.split("\n"))
        else:
            yield _block(words, _INDENT, room)


def paragraphs(text: str) -> list[str]:
    """What of a help is translated at a time: a `Said`, or each of the paragraphs on one line."""
    if isinstance(text, Said):
        return [text]
    found = []
    for part in inspect.cleandoc(text).split("\n\n"):
        mark, _, rest = part.partition("\n")
        found.append(rest if mark == _AS_IT_IS else " ".join(part.split()))
    return [part for part in found if part]


def _said(text: str, lang: Lang) -> str:
    return translated(text if isinstance(text, Said) else " ".join(text.split()), lang)


def _section(title: str, rows: Sequence[tuple[str, str]], lang: Lang, room: int) -> list[str]:
    if not rows:
        return []
    column = min(max(width(name) for name, _ in rows), _NAMES) + len(_INDENT + _GAP)
    lines = [translated(title, lang)]
    for name, text in rows:
        first, *rest = _block(text, " " * column, room).split("\n")
        if width(name) + len(_INDENT + _GAP) <= column:
            lines.append((_INDENT + name).ljust(column) + first.lstrip())
        else:
            lines += [_INDENT + name, first]
        lines += rest
    return ["\n".join(line.rstrip() for line in lines)]


def _options(command: click.Command, ctx: click.Context, lang: Lang) -> list[tuple[str, str]]:
    rows = []
    for param in command.get_params(ctx):
        record = param.get_help_record(ctx) if isinstance(param, click.Option) else None
        if record is not None and isinstance(param, click.Option):
            more = "；".join(_more(param, ctx, lang))
            text = _said(param.help or "", lang)
            rows.append((record[0], f"{text} [{more}]".strip() if more else text))
    return rows


def _more(option: click.Option, ctx: click.Context, lang: Lang) -> Iterator[str]:
    """The default of an option and the range of its numbers, as click shows them."""
    default = option.get_default(ctx)
    if option.show_default and default is not None:
        names = option.opts if default else option.secondary_opts
        value = names[0].lstrip("-") if option.is_flag else default
        yield translated(said("default: {value}", value=value), lang)
    if isinstance(option.type, (click.IntRange, click.FloatRange)):
        yield option.type._describe_range()


def _block(text: str, indent: str, room: int, hanging: str = "") -> str:
    found = wrap([Span(text)], room - width(indent + hanging))
    shown = ["".join(span.text for span in line) for line in found]
    return "\n".join(indent + (hanging if n else "") + line for n, line in enumerate(shown))
