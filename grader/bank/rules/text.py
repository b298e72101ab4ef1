"""Rules on a page's words, punctuation and pictures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from grader.bank import paths
from grader.bank.model import Problem
from grader.bank.paths import shown
from grader.bank.pictures import is_picture
from grader.bank.sections import Section
from grader.bank.survey import Survey, SurveyedItem

_HAN = r"[\u3400-\u9fff]"
# Stand-ins keep the columns, so that what surrounds them keeps its neighbours.
_NO_PROSE = re.compile(
    r"""`+[^`]*`+|\$\$?[^$]*\$\$?|\]\([^)\s]*(?:\)| ")|"\)|\[\^[^\]]*\]:?|<[^ >]*>"""
)
HALF_WIDTH = re.compile(
    rf'(?<={_HAN})[,;:!?()"]|[,;:!?] ?(?={_HAN})|[()"](?={_HAN})|{_HAN}\.(?!\w)'
)
_IMAGE = re.compile(r"!\[[^\]]*\]\(([^)\s]+)")
_DRAWN = ".svg"


def prose_lines(section: Section) -> Iterator[tuple[int, str]]:
    """Each line with its number; code, formulas and addresses are blanked out."""
    fence = re.compile(r"^ {0,3}(```+|~~~+).*?^ {0,3}\1`*~* *$", re.S | re.M)
    text = fence.sub(_blank, section.text)
    yield from enumerate(_NO_PROSE.sub(_blank, text).split("\n"), section.line)


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", "\x00", match[0])


def avoided_words(subject: Survey, entry: SurveyedItem) -> Iterator[Problem]:
    """A Chinese page uses the glossary's words."""
    source = entry.sources.get("zh")
    if source is None:
        return
    parts = [(source.lines.get("title", 1), str(source.facts.get("title", "")))]
    for section in entry.sections["zh"].values():
        parts += prose_lines(section)
    for line, text in parts:
        for term in subject.terms:
            for word in term.avoid:
                if word in text:
                    message = f"the glossary avoids {word} ({term.en})"
                    yield Problem(shown(source.path, line), message, f"Write {term.zh}.")


def half_width_punctuation(_: Survey, entry: SurveyedItem) -> Iterator[Problem]:
    """Punctuation beside a Chinese character is full-width."""
    for section in entry.sections.get("zh", {}).values():
        for line, text in prose_lines(section):
            for match in HALF_WIDTH.finditer(text):
                around = text[max(match.start() - 4, 0) : match.end() + 4].replace("\x00", "·")
                message = f"half-width {match[0].strip()[-1:]} beside Chinese: {around.strip()}"
                help = "Use the full-width sign: ，；：！？（）“”。"
                yield Problem(shown(entry.files.page_zh, line), message, help)


def images(section: Section) -> list[tuple[int, str]]:
    """(line, address) of every picture."""
    lines = enumerate(section.text.split("\n"), section.line)
    return [(number, src) for number, text in lines for src in _IMAGE.findall(text)]


def missing_figures(_: Survey, entry: SurveyedItem) -> Iterator[Problem]:
    """Every picture is a file of the bank, of a kind that every format can show."""
    for lang, sections in entry.sections.items():
        page = entry.page(lang)
        for section in sections.values():
            for line, src in images(section):
                if not is_picture(page.parent / src):
                    help = f"Write ../{paths.FIGURES}/name{_DRAWN}, and draw that file."
                    yield Problem(shown(page, line), f"no picture {src}", help)


def unused_figures(subject: Survey) -> Iterator[Problem]:
    """Every picture is shown on a page."""
    used: set[Path] = set()
    for entry in subject.entries:
        for lang, sections in entry.sections.items():
            folder = entry.page(lang).parent
            for section in sections.values():
                used |= {(folder / src).resolve() for _, src in images(section)}
    for path in subject.files:
        drawn = path.is_relative_to(paths.figures(subject.bank.root)) and path.suffix == _DRAWN
        if drawn and path.resolve() not in used:
            yield Problem(shown(path), "no page shows this picture", "Show it, or remove it.")


def prose(_: Survey, entry: SurveyedItem) -> Iterator[Problem]:
    """Markdown and LaTeX that every writer can write."""
    from grader.prose import problems

    help = "See CONTRIBUTING.md for the Markdown and LaTeX that pages may use."
    for lang, sections in entry.sections.items():
        place = shown(entry.page(lang))
        for section in sections.values():
            for fault in problems(section.text, first_line=section.line):
                yield Problem(f"{place}:{fault.line}", fault.message, fault.help or help)
