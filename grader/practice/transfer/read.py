"""A file from another machine, or from the site: all of it is looked at before any is taken."""

from __future__ import annotations

import base64
import json
import sys
from hashlib import sha256
from pathlib import Path
from typing import Any, NoReturn

from grader.errors import CommandError, NotFound
from grader.language import as_it_is, said
from grader.practice.row import Row
from grader.practice.transfer import CARRIED, SCHEMA, site
from grader.practice.transfer.checked import Wrong, checked

_MOST = 1 << 28  # bytes of a file
_UNCHANGED = said("Nothing was changed. Export it again where it comes from.")
Sources = list[tuple[str, bytes]]


def imported(file: Path) -> tuple[list[Row], Sources]:
    """The rows of a file, and the texts that they name, by hash.

    Raises:
        CommandError: for anything that is wrong with it.
    """
    lines = _read(file).split(b"\n")
    head = _document(lines[0])
    if head.get("schema") == SCHEMA:
        return _from_lines(file, head, lines[1:])
    document = head or _document(b"\n".join(lines))
    if document.get("schema") != site.SCHEMA:
        raise _foreign(file, document.get("schema"))
    try:
        return site.reviews(document), []
    except Wrong as wrong:
        raise _refused(str(file), wrong) from None


def _read(file: Path) -> bytes:
    try:
        if str(file) == "-":
            data = sys.stdin.buffer.read(_MOST + 1)
        else:
            with file.open("rb") as stream:
                data = stream.read(_MOST + 1)
    except FileNotFoundError:
        help = said("Name the file that `grader progress export` has written.")
        raise NotFound(said("no such file"), place=str(file), help=help) from None
    except OSError as error:
        reason = as_it_is(error.strerror or type(error).__name__)
        raise CommandError(reason, place=str(file), help=_UNCHANGED) from None
    if len(data) > _MOST:
        message = said("this file is larger than {most} MB", most=_MOST >> 20)
        raise CommandError(message, place=str(file), help=_UNCHANGED)
    return data


def _foreign(file: Path, schema: Any) -> CommandError:
    known = {name.partition("/")[0] for name in (SCHEMA, site.SCHEMA)}
    if isinstance(schema, str) and schema.partition("/")[0] in known:
        message = said("this file is of another version: {schema!r}", schema=schema[:40])
        help = said("Upgrade: pip install --upgrade pruneprep")
    else:
        message = said("this is no exported practice")
        help = said("Name the file that `grader progress export` has written.")
    return CommandError(message, place=str(file), help=help)


def _refused(place: str, wrong: Wrong) -> CommandError:
    message = said("{name}: expected {expected}", name=wrong.name, expected=wrong.expected)
    return CommandError(message, place=place, help=_UNCHANGED)


def _document(text: bytes) -> dict[str, Any]:
    """A JSON object; an empty one where the text is none."""
    try:
        loaded = json.loads(text.decode(), parse_constant=_refuse)
    except (ValueError, RecursionError):
        return {}
    return loaded if isinstance(loaded, dict) else {}


def _refuse(name: str) -> NoReturn:
    raise ValueError(name)  # NaN and infinities, which JSON hasn't got


def _from_lines(file: Path, head: dict[str, Any], lines: list[bytes]) -> tuple[list[Row], Sources]:
    rows: list[Row] = []
    sources: Sources = []
    for number, line in enumerate(lines, 2):
        if line.strip():
            try:
                entry = _document(line)
                if "table" in entry:
                    rows.append(_row(entry))
                else:
                    sources.append(_source(entry))
            except Wrong as wrong:
                raise _refused(f"{file}:{number}", wrong) from None
    for name, found in (("rows", len(rows)), ("sources", len(sources))):
        if head.get(name) != found or isinstance(head.get(name), bool):
            expected = said("as many as there are, {n}; the file may be cut off", n=found)
            raise _refused(f"{file}:1", Wrong(name, expected))
    return rows, sources


def _row(entry: dict[str, Any]) -> Row:
    table = entry["table"]
    if not isinstance(table, str) or table not in CARRIED:
        raise Wrong("table", said("one of {names}", names=tuple(CARRIED)))
    return checked(CARRIED[table], entry.get("row"))


def _source(entry: dict[str, Any]) -> tuple[str, bytes]:
    try:
        if "base64" in entry:
            made = base64.b64decode(entry["base64"], validate=True)
        else:
            made = entry["source"].encode()
    except (ValueError, TypeError, KeyError, AttributeError):
        raise Wrong("line", said("a row or a source, as JSON")) from None
    return sha256(made).hexdigest(), made
