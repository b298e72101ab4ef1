"""The first lines of a drill's file, which name the drill."""

from __future__ import annotations

import re
from collections.abc import Mapping

from grader.bank.model import Lang

_MARK = re.compile(rb"# drill ([0-9a-f]{16}): ")
_LINES: Mapping[Lang, str] = {
    "en": "# drill {uid}: this file has one bug.\n"
    "# Find it, repair it and save. Then say in one line what was wrong.\n\n",
    "zh": "# drill {uid}: 这个文件里有一处错误。\n"
    "# 找到它，改正并保存，然后用一句话说明错在哪里。\n\n",
}


def marked(uid: str, text: str, lang: Lang) -> bytes:
    """A drill's file, with its first lines."""
    return (_LINES[lang].format(uid=uid) + text).encode()


def drill_of(source: bytes) -> str:
    """The uid of the drill that a file was written for, by its first line; '' if there is none."""
    found = _MARK.match(source)
    return found.group(1).decode() if found else ""


def unmarked(source: bytes) -> str:
    """The text below the first lines, where they are still as they were written."""
    text = source.decode("utf-8", "replace")
    lines = text.split("\n", 3)
    return lines[3] if drill_of(source) and len(lines) == 4 else text
