"""A bank's items for other programs. The same bank gives the same bytes.

========================================  =========================================================
`entries(bank, items, langs)`             the items with their pages: what every writer takes
`to_anki(bank, entries, ...)`             a text file that Anki imports; importing again updates
`to_apkg(bank, entries, ...)`             bytes of an Anki package
`to_json(bank, entries)`                  one object; `SCHEMA_FILE` describes it (JSON Schema)
`to_csv(bank, entries)`                   bytes of a table that spreadsheets open rightly
`to_markdown(bank, entries)`              one self-contained file
`notebooks(bank, entries, ...)`           file name -> Jupyter notebook, one for each exercise
========================================  =========================================================

Arrows inside: apkg -> anki; anki, data, table, book, notebook -> markdown, inline -> content;
strings.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from grader.export.anki import to_anki
    from grader.export.apkg import to_apkg
    from grader.export.book import to_markdown
    from grader.export.content import ItemPages, entries
    from grader.export.data import to_json
    from grader.export.notebook import notebooks
    from grader.export.table import to_csv

SCHEMA_FILE = Path(__file__).with_name("bank.schema.json")

_MODULES = {
    "anki": ("to_anki",),
    "apkg": ("to_apkg",),
    "book": ("to_markdown",),
    "content": ("ItemPages", "entries"),
    "data": ("to_json",),
    "notebook": ("notebooks",),
    "table": ("to_csv",),
}
__all__ = [
    "SCHEMA_FILE",
    "ItemPages",
    "entries",
    "notebooks",
    "to_anki",
    "to_apkg",
    "to_csv",
    "to_json",
    "to_markdown",
]


def __getattr__(name: str) -> Any:
    from importlib import import_module

    for module, names in _MODULES.items():
        if name in names:
            return getattr(import_module(f"{__name__}.{module}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
