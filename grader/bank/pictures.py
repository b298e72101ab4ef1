"""The pictures that pages show: their files, and those files as URLs and as elements."""

from __future__ import annotations

import re
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

# Elements that only draw. Anything else could act on the page around the picture, or clash with it.
_DRAWS = {
    *("svg", "g", "title", "desc", "text", "tspan", "path", "rect", "circle", "ellipse"),
    *("line", "polyline", "polygon"),
}
_ACTS = re.compile(r"on\w+|id|style|(?:\{.*\})?href", re.IGNORECASE | re.DOTALL)
_SVG = "{http://www.w3.org/2000/svg}"
# The class of an SVG's root which says that its colours are classes too: see prose/figures.css.
_THEMED = "drawing"


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


def url_or_element(page: Page, source: str, *, themed: bool = False) -> str:
    """A picture as an `<svg>` element where its file only draws, otherwise as a `data:` URL.

    With `themed`, only pictures that follow the page's colours become elements. Raises BankError.
    """
    element = svg_element(picture_file(page, source), themed=themed)
    return element or data_url(page, source)


def svg_element(path: Path, *, themed: bool = False) -> str | None:
    """The `<svg>` element of a file that only draws, for a page of HTML; None for other files.

    With `themed`, only where the root's class says that the colours are those of the page.
    """
    from xml.etree import ElementTree

    if path.suffix.lower() != ".svg":
        return None
    try:
        root = ElementTree.fromstring(path.read_bytes())
    except ElementTree.ParseError:
        return None
    if themed and _THEMED not in root.get("class", "").split():
        return None
    for element in root.iter():
        name = str(element.tag).removeprefix(_SVG)
        if name not in _DRAWS or any(_ACTS.fullmatch(key) for key in element.attrib):
            return None
        element.tag = name  # without a namespace: an element of HTML needs none
    return ElementTree.tostring(root, encoding="unicode", short_empty_elements=False).strip()
