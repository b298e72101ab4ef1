"""MathML into terms: the same formula for the Typst and the text writer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from grader.prose.formula import error, formula_element
from grader.prose.mathml_rules import (
    ACCENTS,
    BARS,
    INVISIBLE,
    em,
    is_fence,
    refusal,
    role,
    style_of,
    table_lines,
)
from grader.prose.terms import LARGE, NOTHING, Term

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_SELECTORS = str.maketrans("", "", "\ufe00\ufe01")
_BRACES = {"⏞": "over_brace", "⏟": "under_brace"}
_DOTS = {".": "…", "·": "⋯"}


@lru_cache(maxsize=4096)  # three writers ask for it, and pages repeat their formulas
def terms(tex: str, display: bool) -> Term:
    """The tree of a formula. Raises ProseError on LaTeX that not every writer can show."""
    return read_terms(formula_element(tex, display), tex)


def read_terms(element: Element, tex: str) -> Term:
    """The tree of MathML that math-core made of `tex`."""
    return _Reader(tex).read(element)


class _Reader:
    """Reads the MathML of one formula."""

    def __init__(self, tex: str) -> None:
        self.tex = tex

    def read(self, element: Element) -> Term:
        if reason := refusal(element):
            raise error(self.tex, reason)
        method = getattr(self, f"_{element.tag}")
        term: Term = method(element)
        return term

    def _row(self, elements: Sequence[Element]) -> Term:
        kids = _joined_dots([self.read(e) for e in elements])
        kids = [k for k in kids if k != NOTHING]
        return kids[0] if len(kids) == 1 else Term("row", tuple(kids))

    def _math(self, element: Element) -> Term:
        return self._row(list(element))

    def _mrow(self, element: Element) -> Term:
        if "displaystyle" in element.attrib:
            role = "display" if element.get("displaystyle") == "true" else "inline"
            return Term("row", (self._row(list(element)),), role=role)
        visible = [e for e in element if not (e.tag == "mspace" and not e.attrib)]
        if len(visible) > 1 and is_fence(visible[0]) and is_fence(visible[-1]):
            return self._fenced(visible)
        return self._row(visible)

    def _fenced(self, elements: Sequence[Element]) -> Term:
        ends = elements[0].text, elements[-1].text
        if ends == ("(", ")") and [e.get("linethickness") for e in elements[1:-1]] == ["0"]:
            return Term("binom", self._each(elements[1]))
        first, *inside, last = [self.read(e) for e in elements]
        kids = (first, *_joined_dots(inside), last)
        return Term("fenced", tuple(Term("op") if k == NOTHING else k for k in kids))

    def _mi(self, element: Element) -> Term:
        text = (element.text or "").translate(_SELECTORS)
        if len(text) == 1:
            upright = element.get("mathvariant") == "normal" and text.isalpha()
            return Term("ident", text=text, role="upright" if upright else "")
        if text and not any(c.isascii() for c in text):
            return Term("row", tuple(Term("ident", text=c) for c in text))
        return Term("ident", text=text.replace("\u2009", " "), role="name")

    def _mn(self, element: Element) -> Term:
        return Term("number", text=element.text or "")

    def _mtext(self, element: Element) -> Term:
        inner = next(iter(element), None)
        if len(element) > 1 or (inner is not None and (element.text or inner.tail or len(inner))):
            raise error(self.tex, "styles inside styles in its text")
        text = (element.text or "") if inner is None else (inner.text or "")
        roles = {"b": "bold", "i": "italic"}
        return Term("words", text=text, role="" if inner is None else roles.get(inner.tag, ""))

    def _mo(self, element: Element) -> Term:
        text = element.text or ""
        if text in INVISIBLE or not text:
            size = em(element.get("lspace")) + em(element.get("rspace"))
            return Term("space", size=size) if size else NOTHING
        if len(text) > 1:
            return Term("ident", text=text, role="name")
        return Term("op", text=text, role=role(element), size=em(element.get("minsize")))

    def _mspace(self, element: Element) -> Term:
        size = em(element.get("width")) + em(style_of(element).get("margin-left"))
        return Term("space", size=size) if size else NOTHING

    def _mpadded(self, element: Element) -> Term:
        return self._row(list(element))

    def _mphantom(self, element: Element) -> Term:
        return Term("hidden", (self._row(list(element)),))

    def _mfrac(self, element: Element) -> Term:
        if element.get("linethickness") == "0":
            raise error(self.tex, "no writer shows one thing above another without a line")
        role = {"true": "display", "false": "inline", None: ""}[element.get("displaystyle")]
        return Term("frac", self._each(element), role=role)

    def _msqrt(self, element: Element) -> Term:
        return Term("sqrt", (self._row(list(element)),))

    def _mroot(self, element: Element) -> Term:
        return Term("root", self._each(element))

    def _each(self, element: Element) -> tuple[Term, ...]:
        return tuple(self.read(e) for e in element)

    def _msub(self, element: Element) -> Term:
        base, sub = self._each(element)
        return Term("script", (base, sub, NOTHING))

    def _msup(self, element: Element) -> Term:
        base, sup = self._each(element)
        return Term("script", (base, NOTHING, sup))

    def _msubsup(self, element: Element) -> Term:
        return Term("script", self._each(element))

    def _munder(self, element: Element) -> Term:
        base, under = self._each(element)
        return self._marked(element, base, under) or _limits(element, base, under, NOTHING)

    def _mover(self, element: Element) -> Term:
        base, over = self._each(element)
        return self._marked(element, base, over) or _limits(element, base, NOTHING, over)

    def _munderover(self, element: Element) -> Term:
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
        if mark.text in BARS:
            return Term("over_bar" if over else "under_bar", (base,))
        if not over or mark.text not in ACCENTS:
            raise error(self.tex, f"no writer shows the accent {mark.text}")
        wide = element[-1].get("stretchy") == "true" or mark.text == "→"
        return Term("accent", (base,), text=ACCENTS[mark.text], role="wide" if wide else "")

    def _mtable(self, element: Element) -> Term:
        cells = [list(row) for row in element]
        styles = [[style_of(cell) for cell in row] for row in cells]
        rows = tuple(Term("row", tuple(self._cell(cell) for cell in row)) for row in cells)
        role = "display" if element.get("displaystyle") == "true" else ""
        aligns = tuple(s.get("text-align", "center") for s in max(styles, key=len, default=[]))
        across, down = table_lines(styles, style_of(element))
        if {0, len(rows)} & set(across) or {0, len(aligns)} & set(down):
            raise error(self.tex, "no writer shows lines round a table, only inside")
        return Term("table", rows, role=role, aligns=aligns, lines=(across, down))

    def _cell(self, cell: Element) -> Term:
        if reason := refusal(cell):
            raise error(self.tex, reason)
        return self._row(list(cell))


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
