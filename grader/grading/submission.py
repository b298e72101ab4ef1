"""What is to be graded: one file for one exercise."""

from __future__ import annotations

import codecs
import inspect
import io
from collections.abc import Callable, Mapping, Sequence
from tokenize import detect_encoding
from typing import Any, NamedTuple

from ..bank import Item
from ..budgets import NAME_TEXT, SOURCE_BYTES
from ..files import opened, read
from ..phrases import Phrase, cut, phrase
from .verdict import Status

MAX_BYTES = SOURCE_BYTES
_MARKS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),  # begins with the mark of UTF-16
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
# Encodings of whole scripts, which are decoded in linear time; others are the worker's affair.
_DECODED = ("utf-8", "ascii", "iso8859", "latin", "cp", "gb", "big5", "shift_jis", "euc_", "koi8")
_NAMES = 10  # functions of the candidate's that are named where one is missing


class Submission(NamedTuple):
    """A candidate's file, as named by the user. `source` overrides what stands in it."""

    item: Item
    file: str
    source: bytes | None = None

    @property
    def shown(self) -> str:
        """The file's name as text; bytes of it that are none are escaped."""
        return self.file.encode("utf-8", "backslashreplace").decode()

    def read(self) -> bytes:
        """The file's bytes; of one that is too large, only so many that it is seen."""
        if self.source is not None:
            return self.source
        with opened(self.file) as descriptor:
            return read(descriptor, MAX_BYTES + 1)


class Reason(NamedTuple):
    """Why a file isn't run, or its result isn't an ordinary one."""

    status: Status
    message: Phrase
    line: int | None = None
    column: int | None = None


def unreadable(source: bytes) -> Reason | None:
    """What is wrong with the bytes themselves, if anything."""
    if len(source) > MAX_BYTES:
        return Reason("crashed", phrase("too large file", limit=MAX_BYTES >> 20))
    if not source.strip():
        return Reason("not_attempted", phrase("empty file"))
    wide = _wide_encoding(source)
    if wide:
        return Reason("crashed", phrase("another encoding", encoding=wide), 1)
    if b"\0" in source:
        line = source[: source.index(b"\0")].count(b"\n") + 1
        return Reason("crashed", phrase("null byte", line=line), line)
    try:
        source.decode(_encoding(source))
    except UnicodeDecodeError as error:
        line = source[: error.start].count(b"\n") + 1
        value = f"0x{source[error.start]:02x}"
        text = phrase("not UTF-8", byte=error.start, value=value, line=line)
        return Reason("crashed", text, line)
    return None


def text_of(source: bytes) -> str:
    """The source as text, in the encoding that it declares; bytes of no character are escaped."""
    return source.decode(_encoding(source), "backslashreplace")


def _wide_encoding(source: bytes) -> str | None:
    """UTF-16 or UTF-32 where the bytes begin with its mark, or every second one is null."""
    for mark, name in _MARKS:
        if source.startswith(mark):
            return name
    half = len(source) // 2
    nulls = (source[i::2].count(0) for i in (0, 1))
    return "UTF-16" if half >= 2 and max(nulls) > 0.9 * half else None


def _encoding(source: bytes) -> str:
    """The encoding that a source's first lines declare (PEP 263); UTF-8 if none that we decode."""
    try:
        name, _ = detect_encoding(io.BytesIO(source).readline)
        name = codecs.lookup(name).name
    except (SyntaxError, LookupError):
        return "utf-8"
    return name if name.startswith(_DECODED) else "utf-8"


def wrong_interface(
    facts: Mapping[str, Any], functions: Mapping[str, Callable[..., Any]]
) -> Reason | None:
    """Functions that are missing, or that can't be called with the exercise's arguments."""
    forbidden = facts.get("forbidden") or []
    if forbidden:
        name, line = forbidden[0]
        return Reason("forbidden", phrase("uses forbidden", line=line, name=name), line)
    found = facts.get("functions") or {}
    present = facts.get("present") or []
    for name, reference in functions.items():
        if name not in found and name in present:  # made at run time
            continue
        if name not in found:
            return Reason("failed", _missing(name, found))
        parameters = list(inspect.signature(reference).parameters)
        problem = _wrong_signature(name, found[name], parameters)
        if problem:
            return problem
    return None


def _missing(name: str, found: Mapping[str, Any]) -> Phrase:
    from difflib import get_close_matches

    own = sorted(str(n) for n, facts in found.items() if facts is not False)
    near = get_close_matches(name, [n for n in own if len(n) <= NAME_TEXT], n=1)
    if near:
        return phrase("no function, near", name=name, near=near[0])
    there: list[Any] = [cut(n, NAME_TEXT) for n in own[:_NAMES]]
    if len(own) > _NAMES:
        there.append(phrase("more names", more=len(own) - _NAMES))
    return phrase("no function", name=name, there=there or phrase("nothing"))


def _wrong_signature(name: str, facts: Any, wanted: Sequence[str]) -> Reason | None:
    if not facts:  # not a plain `def`: calling it will tell
        return None
    names = facts["names"]
    enough = len(names) - facts["optional"] <= len(wanted)
    if enough and (len(wanted) <= len(names) or facts["rest"]) and not facts["keyword_only"]:
        return None
    have, due = f"{name}({', '.join(names)})", f"{name}({', '.join(wanted)})"
    said = phrase("signature", have=cut(have, NAME_TEXT), due=due)
    return Reason("failed", said, facts["line"])
