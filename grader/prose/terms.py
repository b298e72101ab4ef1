"""MathML as a tree without the browser's details, which the Typst and the text writer walk.

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

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from grader.prose.formula import error, mathml

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element


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


NOTHING = Term("row")
LARGE = frozenset("∑∏∐⋃⋂⨁⨂⨀⋁⋀⨄⨆∫∬∭∮")
_FENCES = frozenset("()[]{}|‖⌊⌋⌈⌉⟨⟩⟮⟯∥∣/")
_INVISIBLE = frozenset("\u2061\u2062\u2063\u2064")
_SELECTORS = str.maketrans("", "", "\ufe00\ufe01")
# Accents as math-core writes them, each with its combining mark.
ACCENTS = dict(
    zip(
        "^ˆ\u0302~˜\u0303¯→\u20d7˙¨\u20db˚ˇ\u030c˘´`",
        "\u0302\u0302\u0302\u0303\u0303\u0303\u0304\u20d7\u20d7\u0307\u0308\u20db\u030a\u030c\u030c\u0306\u0301\u0300",
        strict=True,
    )
)
_BARS = frozenset("‾\u0305\u0332―─_")
_BRACES = {"⏞": "over_brace", "⏟": "under_brace"}
_SPACING = {0.0: "normal", 0.2222: "binary", 0.2778: "relation"}
_FORMS = {"prefix": "opening", "postfix": "closing", "infix": "relation"}
_DOTS = {".": "…", "·": "⋯"}
# The attributes that are read or that only tune a browser's spacing. Any other is refused.
_KNOWN = {
    "math": {"display"},
    "mi": {"mathvariant"},
    "mn": set(),
    "mtext": set(),
    "mo": {
        *("stretchy", "lspace", "rspace", "form", "minsize", "maxsize", "symmetric"),
        *("movablelimits", "largeop"),
    },
    "mspace": {"width", "style"},
    "mrow": {"displaystyle", "scriptlevel"},
    "mpadded": {"style"},
    "mphantom": set(),
    "mfrac": {"displaystyle", "scriptlevel", "linethickness", "style"},
    "msqrt": set(),
    "mroot": set(),
    **{tag: set() for tag in ("msub", "msup", "msubsup", "mtr")},
    **{tag: {"accent", "accentunder"} for tag in ("munder", "mover", "munderover")},
    "mtable": {"displaystyle", "scriptlevel", "style"},
    "mtd": {"style"},
}
_STYLES = {
    "mspace": {"margin-left"},
    "mpadded": {"padding-left", "padding-right"},
    "mfrac": {"padding-top"},
    "mtable": {"border-left", "border-right", "border-top", "border-bottom"},
    "mtd": {
        *("text-align", "justify-items", "padding-left", "padding-right"),
        *("border-left", "border-right", "border-top", "border-bottom"),
    },
}
_ENTITY = re.compile(r"&(?!amp;|lt;|gt;|quot;|apos;|#)\w+;")


def terms(tex: str, display: bool) -> Term:
    """The tree of a formula. Raises ProseError on LaTeX that not every writer can show."""
    from xml.etree import ElementTree

    source = _ENTITY.sub(lambda found: html.unescape(found[0]), mathml(tex, display))
    return _Reader(tex).read(ElementTree.fromstring(source))


class _Reader:
    """Reads the MathML of one formula."""

    def __init__(self, tex: str) -> None:
        self.tex = tex

    def read(self, element: Element) -> Term:
        tag = element.tag
        known = _KNOWN.get(tag)
        if known is None or not known.issuperset(element.attrib):
            extra = "" if known is None else f" with {', '.join(set(element.attrib) - known)}"
            raise error(self.tex, f"no writer shows MathML's {tag}{extra}")
        style = _style(element)
        if not _STYLES.get(tag, set()).issuperset(style):
            raise error(self.tex, f"no writer shows the style {'; '.join(style)}")
        method = getattr(self, f"_{tag}")
        term: Term = method(element, style)
        return term

    def _row(self, elements: Sequence[Element]) -> Term:
        kids = _joined_dots([self.read(e) for e in elements])
        kids = [k for k in kids if k != NOTHING]
        return kids[0] if len(kids) == 1 else Term("row", tuple(kids))

    def _math(self, element: Element, style: dict[str, str]) -> Term:
        return self._row(list(element))

    def _mrow(self, element: Element, style: dict[str, str]) -> Term:
        if "displaystyle" in element.attrib:
            role = "display" if element.get("displaystyle") == "true" else "inline"
            return Term("row", (self._row(list(element)),), role=role)
        visible = [e for e in element if not (e.tag == "mspace" and not e.attrib)]
        if len(visible) > 1 and _is_fence(visible[0]) and _is_fence(visible[-1]):
            return self._fenced(visible)
        return self._row(visible)

    def _fenced(self, elements: Sequence[Element]) -> Term:
        first, *inside, last = [self.read(e) for e in elements]
        if (first.text, last.text) == ("(", ")") and [k.tag for k in inside] == ["stack"]:
            return replace(inside[0], tag="binom")
        kids = (first, *_joined_dots(inside), last)
        return Term("fenced", tuple(Term("op") if k == NOTHING else k for k in kids))

    def _mi(self, element: Element, style: dict[str, str]) -> Term:
        text = (element.text or "").translate(_SELECTORS)
        if len(text) == 1:
            upright = element.get("mathvariant") == "normal" and text.isalpha()
            return Term("ident", text=text, role="upright" if upright else "")
        if text and not any(c.isascii() for c in text):
            return Term("row", tuple(Term("ident", text=c) for c in text))
        return Term("ident", text=text.replace("\u2009", " "), role="name")

    def _mn(self, element: Element, style: dict[str, str]) -> Term:
        return Term("number", text=element.text or "")

    def _mtext(self, element: Element, style: dict[str, str]) -> Term:
        inner = next(iter(element), None)
        text = (element.text or "") if inner is None else (inner.text or "")
        roles = {"b": "bold", "i": "italic"}
        return Term("words", text=text, role="" if inner is None else roles.get(inner.tag, ""))

    def _mo(self, element: Element, style: dict[str, str]) -> Term:
        text = element.text or ""
        if text in _INVISIBLE or not text:
            size = _em(element.get("lspace")) + _em(element.get("rspace"))
            return Term("space", size=size) if size else NOTHING
        if len(text) > 1:
            return Term("ident", text=text, role="name")
        return Term("op", text=text, role=_role(element), size=_em(element.get("minsize")))

    def _mspace(self, element: Element, style: dict[str, str]) -> Term:
        size = _em(element.get("width")) + _em(style.get("margin-left"))
        return Term("space", size=size) if size else NOTHING

    def _mpadded(self, element: Element, style: dict[str, str]) -> Term:
        return self._row(list(element))

    def _mphantom(self, element: Element, style: dict[str, str]) -> Term:
        return Term("hidden", (self._row(list(element)),))

    def _mfrac(self, element: Element, style: dict[str, str]) -> Term:
        tag = "stack" if element.get("linethickness") == "0" else "frac"
        role = {"true": "display", "false": "inline", None: ""}[element.get("displaystyle")]
        return Term(tag, self._each(element), role=role)

    def _msqrt(self, element: Element, style: dict[str, str]) -> Term:
        return Term("sqrt", (self._row(list(element)),))

    def _mroot(self, element: Element, style: dict[str, str]) -> Term:
        return Term("root", self._each(element))

    def _each(self, element: Element) -> tuple[Term, ...]:
        return tuple(self.read(e) for e in element)

    def _msub(self, element: Element, style: dict[str, str]) -> Term:
        base, sub = self._each(element)
        return Term("script", (base, sub, NOTHING))

    def _msup(self, element: Element, style: dict[str, str]) -> Term:
        base, sup = self._each(element)
        return Term("script", (base, NOTHING, sup))

    def _msubsup(self, element: Element, style: dict[str, str]) -> Term:
        return Term("script", self._each(element))

    def _munder(self, element: Element, style: dict[str, str]) -> Term:
        base, under = self._each(element)
        return self._marked(element, base, under) or _limits(element, base, under, NOTHING)

    def _mover(self, element: Element, style: dict[str, str]) -> Term:
        base, over = self._each(element)
        return self._marked(element, base, over) or _limits(element, base, NOTHING, over)

    def _munderover(self, element: Element, style: dict[str, str]) -> Term:
        return _limits(element, *self._each(element))

    def _marked(self, element: Element, base: Term, mark: Term) -> Term | None:
        """The base with an accent, a bar or a brace, if that is what the mark is."""
        over = element.tag == "mover"
        if base.tag in _BRACES.values() and len(base.kids) == 1:
            return replace(base, kids=(*base.kids, mark))
        if not {"accent", "accentunder"} & set(element.attrib):
            return None
        if mark.text in _BRACES:
            return Term(_BRACES[mark.text], (base,))
        if mark.text in _BARS:
            return Term("over_bar" if over else "under_bar", (base,))
        if not over or mark.text not in ACCENTS:
            raise error(self.tex, f"no writer shows the accent {mark.text}")
        wide = element[-1].get("stretchy") == "true" or mark.text == "→"
        return Term("accent", (base,), text=ACCENTS[mark.text], role="wide" if wide else "")

    def _mtable(self, element: Element, style: dict[str, str]) -> Term:
        cells = [list(row) for row in element]
        styles = [[_style(cell) for cell in row] for row in cells]
        rows = tuple(
            Term("row", tuple(self._row(list(self._checked(cell))) for cell in row))
            for row in cells
        )
        role = "display" if element.get("displaystyle") == "true" else ""
        aligns = tuple(s.get("text-align", "center") for s in max(styles, key=len, default=[]))
        return Term("table", rows, role=role, aligns=aligns, lines=_lines(styles, style))

    def _checked(self, cell: Element) -> Element:
        """The cell, after its attributes have been looked at."""
        if not _KNOWN["mtd"].issuperset(cell.attrib) or not _STYLES["mtd"].issuperset(_style(cell)):
            raise error(self.tex, f"no writer shows a cell with {dict(cell.attrib)}")
        return cell


def _style(element: Element) -> dict[str, str]:
    parts = (part.partition(":") for part in element.get("style", "").split(";") if part.strip())
    return {name.strip(): value.strip() for name, _, value in parts}


def _em(value: str | None) -> float:
    found = re.match(r"-?[\d.]+", value or "")
    return float(found[0]) if found else 0.0


def _is_fence(element: Element) -> bool:
    text = element.text or ""
    return (
        element.tag == "mo"
        and element.get("stretchy") != "false"
        and "minsize" not in element.attrib
        and (text in _FENCES or text in _INVISIBLE)
    )


def _role(element: Element) -> str:
    """How an operator is set, from what math-core says of its spacing."""
    if element.get("form") in _FORMS:
        return _FORMS[element.get("form", "")]
    left, right = element.get("lspace"), element.get("rspace")
    if element.get("stretchy") == "true" and "minsize" not in element.attrib:
        return "middle"
    if left is None or right is None:
        return "normal" if right and not _em(right) and element.text == "," else ""
    return _SPACING.get(_em(left), "normal") if left == right else "normal"


def _joined_dots(kids: Sequence[Term]) -> list[Term]:
    """The same terms with three dots in a row made one ellipsis."""
    out: list[Term] = []
    for kid in kids:
        out.append(kid)
        last = [k.text for k in out[-3:]]
        if kid.tag == "op" and kid.text in _DOTS and last == [kid.text] * 3:
            out[-3:] = [Term("op", text=_DOTS[kid.text], role="normal")]
    return out


def _limits(element: Element, base: Term, under: Term, over: Term) -> Term:
    labels = [_arrow_label(k) for k in (under, over) if k != NOTHING]
    if base.tag == "op" and labels and all(labels):
        kids = tuple(_arrow_label(k) or NOTHING for k in (under, over))
        return Term("arrow", kids, text=base.text)
    movable = base.text in LARGE and element[0].get("movablelimits") != "false"
    return Term("limits", (base, under, over), role="movable" if movable else "")


def _arrow_label(term: Term) -> Term | None:
    """What stands over a long arrow: math-core props it up with a wide space beneath."""
    if term.tag == "limits" and any(k.tag == "space" and k.size > 3 for k in term.kids):
        label = term.kids[0]
        return replace(label, kids=tuple(k for k in label.kids if k.tag != "space"))
    return None


def _lines(
    styles: Sequence[Sequence[dict[str, str]]], outer: dict[str, str]
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """After how many rows, and after how many columns, a table has lines."""
    across = {i for i, row in enumerate(styles) if row and "border-top" in row[0]}
    across |= {i + 1 for i, row in enumerate(styles) if row and "border-bottom" in row[0]}
    first = styles[0] if styles else ()
    down = {i for i, cell in enumerate(first) if "border-left" in cell}
    down |= {i + 1 for i, cell in enumerate(first) if "border-right" in cell}
    down |= {0} if "border-left" in outer else set()
    return tuple(sorted(across)), tuple(sorted(down))
