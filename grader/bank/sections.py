"""A page's body, taken apart at its headings; only as much Markdown as that needs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from grader.bank.model import MistakeText

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_CHECK = re.compile(r"- `([^`]+)`[：:] ?(.*)")
_WIDE = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f“”‘’…—]")


class Section(NamedTuple):
    """A heading (as it is written), the text under it, and the lines on which both start."""

    heading: str
    text: str
    line: int
    heading_line: int


def split(body: str, first_line: int, mark: str = "##") -> list[Section]:
    """Cut a text at its headings of one level; what stands before the first has heading ''.

    Blank lines around a section's text are left out, and `line` counts from `first_line`.
    A `##` inside a fenced code block is code.
    """
    found: list[tuple[str, int, list[str]]] = [("", first_line, [])]
    for line, text, is_code in _numbered(body, first_line):
        if not is_code and text.startswith(f"{mark} "):
            found.append((text[len(mark) :].strip().rstrip("#").strip(), line + 1, []))
        else:
            found[-1][2].append(text)
    sections = [_trimmed(*part) for part in found]
    return sections if sections[0].text else sections[1:]


def _numbered(body: str, first_line: int) -> Iterator[tuple[int, str, bool]]:
    """Each line with its number and whether it belongs to a fenced code block."""
    fence = ""
    for number, text in enumerate(body.split("\n"), first_line):
        match = _FENCE.match(text)
        if fence:
            yield number, text, True
            if match and match[1].startswith(fence) and not text.strip().strip(fence[0]):
                fence = ""
        else:
            fence = match[1] if match else ""
            yield number, text, bool(match)


def _trimmed(heading: str, line: int, lines: list[str]) -> Section:
    blank = next((i for i, text in enumerate(lines) if text.strip()), 0)
    text = "\n".join(lines[blank:]).rstrip()
    return Section(heading, text, line + blank, line - 1 if heading else line + blank)


def join_lines(text: str) -> str:
    """One paragraph on one line; no space where a line breaks beside a Chinese character."""
    joined = ""
    for part in (line.strip() for line in text.split("\n")):
        tight = not joined or _WIDE.match(joined[-1]) or (part and _WIDE.match(part[0]))
        joined += part if tight else f" {part}"
    return joined


def check_titles(section: Section) -> list[tuple[str, str, int]]:
    """(name, title, line) of each entry ``- `check_name`：title``; a title may go on below."""
    entries: list[tuple[str, str, int]] = []
    for line, text in enumerate(section.text.split("\n"), section.line):
        match = _CHECK.fullmatch(text)
        if match:
            entries.append((match[1], match[2].strip(), line))
        elif text.startswith(" ") and entries:
            name, title, first = entries[-1]
            entries[-1] = name, join_lines(f"{title}\n{text}"), first
        elif text.strip():
            entries.append(("", text, line))
    return entries


def mistake_notes(section: Section) -> list[tuple[str, MistakeText, int]]:
    """(name, note, line) of each `### name`: a paragraph with the title, then the explanation."""
    entries = []
    for part in split(section.text, section.line, "###"):
        title, _, explanation = part.text.partition("\n\n")
        entries.append(
            (part.heading, MistakeText(join_lines(title), explanation.strip()), part.line)
        )
    return entries
