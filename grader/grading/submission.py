"""What is to be graded: one file for one exercise."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..bank import Item
from ..kit.phrases import Phrase, phrase
from .verdict import Status

MAX_BYTES = 1 << 20


@dataclass(frozen=True)
class Submission:
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
        with Path(self.file).open("rb") as stream:
            return stream.read(MAX_BYTES + 1)


@dataclass(frozen=True)
class Problem:
    """Why a file isn't run, or its result isn't an ordinary one."""

    status: Status
    message: str | Phrase
    line: int | None = None
    column: int | None = None


def unreadable(source: bytes) -> Problem | None:
    """What is wrong with the bytes themselves, if anything."""
    if len(source) > MAX_BYTES:
        return Problem("crashed", phrase("too large file", limit=MAX_BYTES >> 20))
    if not source.strip():
        return Problem("not_attempted", phrase("empty file"))
    if b"\0" in source:
        line = source[: source.index(b"\0")].count(b"\n") + 1
        return Problem("crashed", phrase("null byte", line=line), line)
    try:
        source.decode("utf-8")
    except UnicodeDecodeError as error:
        line = source[: error.start].count(b"\n") + 1
        value = f"0x{source[error.start]:02x}"
        text = phrase("not UTF-8", byte=error.start, value=value, line=line)
        return Problem("crashed", text, line)
    return None


def wrong_interface(
    facts: Mapping[str, Any], functions: Mapping[str, Callable[..., Any]]
) -> Problem | None:
    """Functions that are missing, or that can't be called with the exercise's arguments."""
    forbidden = facts.get("forbidden") or []
    if forbidden:
        name, line = forbidden[0]
        return Problem("forbidden", phrase("uses forbidden", line=line, name=name), line)
    found = facts.get("functions") or {}
    present = facts.get("present") or []
    for name, reference in functions.items():
        if name not in found and name in present:  # made at run time
            continue
        if name not in found:
            return Problem("failed", _missing(name, found))
        parameters = list(inspect.signature(reference).parameters)
        problem = _wrong_signature(name, found[name], parameters)
        if problem:
            return problem
    return None


def _missing(name: str, found: Mapping[str, Any]) -> Phrase:
    from difflib import get_close_matches

    own = sorted(str(n) for n, facts in found.items() if facts is not False)
    near = get_close_matches(name, own, n=1)
    if near:
        return phrase("no function, near", name=name, near=near[0])
    return phrase("no function", name=name, there=", ".join(own[:10]) or phrase("nothing"))


def _wrong_signature(name: str, facts: Any, due: Sequence[str]) -> Problem | None:
    if not facts:  # not a plain `def`: calling it will tell
        return None
    names = facts["names"]
    enough = len(names) - facts["optional"] <= len(due)
    if enough and (len(due) <= len(names) or facts["rest"]) and not facts["keyword_only"]:
        return None
    have, wanted = f"{name}({', '.join(names)})", f"{name}({', '.join(due)})"
    return Problem("failed", phrase("signature", have=have, due=wanted), facts["line"])
