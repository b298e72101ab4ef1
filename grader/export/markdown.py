"""A page's Markdown made fit for another file: headings, images, footnotes, macros of our own."""

from __future__ import annotations

import re
from collections.abc import Callable

from grader.bank.model import Page
from grader.export.content import images

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_HEADING = re.compile(r"(#{1,6})(?=\s)")
_NOTE = re.compile(r"\[\^([^\]\s]+)\]")


def fit(page: Page, key: str, *, heading: int, text: str | None = None) -> str:
    """A section of the page, or a `text` out of it, its shallowest heading of level `heading`.

    Images become data URLs, footnotes get names of their own in a file of many pages, and formulas
    use only LaTeX that MathJax and KaTeX know. Code blocks stay as they are.
    """
    from grader.prose import expanded

    text = page.sections[key] if text is None else text
    prefix = f"{page.path.name.split('.')[0]}-{page.lang}-{key}-"
    urls = images(page, key)
    shallowest = min(_levels(text), default=heading)

    def line_fit(line: str) -> str:
        line = _HEADING.sub(lambda found: "#" * min(len(found[1]) - shallowest + heading, 6), line)
        for source, url in urls.items():
            line = _captioned(line, source).replace(f"]({source})", f"]({url})")
        return expanded(_NOTE.sub(lambda found: f"[^{prefix}{found[1]}]", line))

    return "\n".join(_outside_code(text, line_fit)).strip()


def _captioned(line: str, source: str) -> str:
    """A figure's caption under it, in italics: as an image's title, few readers would show it."""
    figure = rf'(?<=\]\({re.escape(source)}) "((?:\\.|[^"])*)"\)$'
    return re.sub(figure, lambda found: f")\n\n*{found[1]}*", line.rstrip())


def _levels(text: str) -> list[int]:
    found: list[int] = []

    def note(line: str) -> str:
        if heading := _HEADING.match(line):
            found.append(len(heading[1]))
        return line

    _outside_code(text, note)
    return found


def _outside_code(text: str, change: Callable[[str], str]) -> list[str]:
    """The lines of a text, those outside fenced code changed."""
    lines, fence = [], ""
    for line in text.splitlines():
        mark = _FENCE.match(line)
        if fence:
            closes = mark and mark[1].startswith(fence) and not line.strip().strip(fence[0])
            fence = "" if closes else fence
            lines.append(line)
        elif mark:
            fence = mark[1]
            lines.append(line)
        else:
            lines.append(change(line))
    return lines


def folded(summary: str, text: str) -> str:
    """A text that is hidden until it is asked for, where Markdown may hold HTML."""
    return f"<details>\n<summary>{summary}</summary>\n\n{text}\n\n</details>"


def escaped(text: str) -> str:
    """Plain text, such as a title, as Markdown."""
    return re.sub(r"([\\`*_\[\]<>#$|~])", r"\\\1", text)
