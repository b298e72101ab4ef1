"""The pictures that pages show: the files that they stand for, and those files as URLs."""

from __future__ import annotations

from base64 import b64encode
from pathlib import Path

from grader.bank.model import Page
from grader.bank.paths import shown
from grader.errors import BankError
from grader.language import said

# Suffix -> media type, of what every format can show.
MEDIA = {
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
}


def is_picture(path: Path) -> bool:
    return path.suffix.lower() in MEDIA and path.is_file()


def picture_file(page: Page, source: str) -> Path:
    """The file of a picture, whose address is relative to the page.

    Raises:
        BankError: if it is absent or no picture.
    """
    path = (page.path.parent / source).resolve()
    if is_picture(path):
        return path
    message = said(
        "the picture {source!r} can't be shown: it is a file ({kinds}), its path relative to the "
        "page",
        source=source,
        kinds=tuple(MEDIA),
    )
    help = said("Correct its path, or add the file.")
    raise BankError(message, place=shown(page.path), help=help)


def data_url(page: Page, source: str) -> str:
    """A picture as a `data:` URL, so that what shows it needs no other file. Raises BankError."""
    path = picture_file(page, source)
    data = b64encode(path.read_bytes()).decode("ascii")
    return f"data:{MEDIA[path.suffix.lower()]};base64,{data}"
