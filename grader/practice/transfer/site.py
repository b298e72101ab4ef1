"""What the site exports: which questions a reader could answer, and which not yet.

`{"schema": "grader.read/1", "bank": ID, "items": {ID: {"at": MILLISECONDS, "answered": BOOL}}}`.
Each becomes a review with the note `site`: rated good where it could be answered, else again. No
key point is ticked, so these reviews count for the schedule and not for accuracy. The same answer
gives the same row whenever it is imported.
"""

from __future__ import annotations

from hashlib import sha256
from typing import Any

from grader.language import said
from grader.practice.row import Row
from grader.practice.rows import Review
from grader.practice.transfer.checked import Wrong, checked

SCHEMA = "grader.read/1"
_AGAIN, _GOOD = 1, 3


def reviews(document: dict[str, Any]) -> list[Row]:
    """Raises Wrong."""
    bank, items = document.get("bank"), document.get("items")
    if not isinstance(bank, str):
        raise Wrong("bank", said("a text"))
    if not isinstance(items, dict):
        raise Wrong("items", said("an object"))
    return [_review(bank, item, entry) for item, entry in items.items()]


def _review(bank: str, item: str, entry: Any) -> Row:
    if not isinstance(entry, dict) or not isinstance(entry.get("answered"), bool):
        raise Wrong(item, said('an object with "at" and "answered"'))
    at = entry.get("at")
    name = f"{SCHEMA} {bank} {item} {at}".encode("utf-8", "replace")
    row = {
        "uid": sha256(name).hexdigest()[:16],
        "bank": bank,
        "item": item,
        "at": at,
        "rating": _GOOD if entry["answered"] else _AGAIN,
        "note": "site",
    }
    return checked(Review, row)
