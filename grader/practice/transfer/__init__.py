"""Practice from one machine to another: a file of JSON Lines that is merged, never copied over.

The first line is `{"schema": "grader.practice/1", "rows": N, "sources": M, ...}`, so that a file
that was cut off is noticed. Then come N lines `{"table": "attempts", "row": {...}}`, with the
columns of `grader.practice.schema`, and M lines `{"source": TEXT}`, or `{"base64": ...}` where a
file isn't UTF-8. Settings and folders belong to one machine and are left out.
"""

from __future__ import annotations

from grader.practice.row import Row
from grader.practice.rows import TABLES, Folder, Setting

SCHEMA = "grader.practice/1"
CARRIED: dict[str, type[Row]] = {
    kind.table: kind for kind in TABLES if kind not in (Folder, Setting)
}
