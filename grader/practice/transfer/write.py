"""The store as a file for another machine."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from grader import __version__
from grader.practice.row import now
from grader.practice.store import Store
from grader.practice.transfer import CARRIED, SCHEMA


def exported(store: Store) -> tuple[bytes, int]:
    """The file's content, and how many rows it has."""
    rows = [
        {"table": table, "row": asdict(row)}
        for table, kind in CARRIED.items()
        for row in store.rows(kind)
    ]
    sources = [_source(text) for _, text in store.sources()]
    head = {"schema": SCHEMA, "rows": len(rows), "sources": len(sources)}
    head |= {"grader": __version__, "at": now()}
    return b"".join(_lines([head, *rows, *sources])), len(rows)


def _lines(entries: list[dict[str, Any]]) -> Iterator[bytes]:
    for entry in entries:
        yield json.dumps(entry, ensure_ascii=False).encode() + b"\n"


def _source(text: bytes) -> dict[str, str]:
    try:
        return {"source": text.decode()}
    except UnicodeDecodeError:
        return {"base64": base64.b64encode(text).decode()}
