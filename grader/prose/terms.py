"""A formula as a tree without a browser's details, which the Typst and the text writer walk.

Tags of a `Term`, with what stands in `kids`, `text` and `role`::

    ident   a symbol (role "upright" or "") or a name such as max (role "name")
    number  digits
    words   text; role "bold", "italic" or ""
    op      an operator or a bracket. role: "opening", "closing", "relation", "binary", "normal",
            "middle", or "" for what its character is by itself; size: em, where \\big asks for it
    space   size: em, may be negative
    row     terms side by side; role "display" or "inline" where a style was asked for
    hidden  takes room and shows nothing
    fenced  (opening, *inside, closing): brackets that grow; "" for none
    frac    (above, below); role as of a row
    binom   (above, below)
    sqrt    (inside), root (inside, degree)
    script  (base, sub, sup), limits (base, under, over): an empty row where there is none;
            role "movable" for limits that go beside the base in a line of text
    accent  (base); text: the combining mark; role "wide" where it stretches
    over_bar, under_bar (base); over_brace, under_brace (base, label)
    arrow   (under, over); text: the arrow, as long as they are
    table   rows of cells; aligns of the columns; lines: (after which rows, after which columns)
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Term:
    """A piece of a formula; what its fields hold depends on `tag` (see the module)."""

    tag: str
    kids: tuple[Term, ...] = ()
    text: str = ""
    role: str = ""
    size: float = 0.0
    aligns: tuple[str, ...] = ()
    lines: tuple[tuple[int, ...], tuple[int, ...]] = ((), ())


TAGS = (
    *("ident", "number", "words", "op", "space", "row", "hidden", "fenced", "frac", "binom"),
    *("sqrt", "root", "script", "limits", "accent", "over_bar", "under_bar", "over_brace"),
    *("under_brace", "arrow", "table"),
)
NOTHING = Term("row")
LARGE = frozenset("∑∏∐⋃⋂⨁⨂⨀⋁⋀⨄⨆∫∬∭∮")
