"""MathML as browsers draw it well: what math-core writes, with a few details written otherwise.

Each rule was looked at in Chromium with STIX Two Math; the plain MathML is right too, but:

- accents sit on the letter, and combining marks beside it: room above the base, spacing marks
- a stretched bar misses its base: a border instead
- primes as superscripts fly: the prime's own glyph is raised already
- a `\\Big)` under an exponent shrinks, because it is no longer in a row
- rows under a sum are as large as the formula
- arrows don't stretch to their labels: a long arrow instead
"""

from __future__ import annotations

from collections.abc import Callable
from xml.etree.ElementTree import Element

_ACCENT_ROOM = "padding-top: .08em"
_OVER_BAR = "border-top: .06em solid; padding-top: .1em"
_UNDER_BAR = "border-bottom: .06em solid; padding-bottom: .1em"
_PRIMES = {"′": "′", "'": "′", "″": "″", "‴": "‴", "⁗": "⁗"}
_LONG = {"→": "⟶", "←": "⟵", "⇒": "⟹", "⇐": "⟸", "↔": "⟷", "⇔": "⟺"}
_BAR = "\u0332"
_SMALL_CELL = "padding: 0"


def for_browsers(element: Element, *, small: bool = False) -> Element:
    """The element rewritten; `small` inside a sub- or superscript."""
    scripts = element.tag in _SCRIPTS
    for i, kid in enumerate(list(element)):
        element[i] = for_browsers(kid, small=small or (scripts and i > 0))
    if element.tag == "mtable" and small:
        return _small_table(element)
    rewrite = _REWRITES.get(element.tag)
    return rewrite(element) if rewrite else element


def _row(*kids: Element, style: str = "") -> Element:
    row = Element("mrow", {"style": style} if style else {})
    row.extend(kids)
    return row


def _over(element: Element) -> Element:
    base, mark = element
    if _is_arrow_label(mark):
        base.text = _LONG.get(base.text or "", base.text)
        element[1] = mark[0]
        return element
    if "accent" not in element.attrib or mark.tag != "mo":
        return element
    if mark.text == _BAR:
        return _row(base, style=_OVER_BAR)
    if mark.text != "⏞":
        element[0] = _row(base, style=_ACCENT_ROOM)
        _space_mark(base, mark)
    return element


def _space_mark(base: Element, mark: Element) -> None:
    """A mark with a width of its own for a mark that combines."""
    if mark.text == "\u20d7":
        mark.text = "→"
        mark.set("style", "font-size: .6em")
    elif mark.text == "\u0302" and base.tag != "mrow":
        mark.text = "ˆ"
        mark.set("stretchy", "false")


def _under(element: Element) -> Element:
    base, mark = element
    if _is_arrow_label(mark):
        base.text = _LONG.get(base.text or "", base.text)
        element[1] = mark[0]
    elif mark.tag == "mo" and mark.text == _BAR:
        return _row(base, style=_UNDER_BAR)
    return element


def _under_over(element: Element) -> Element:
    base, under, over = element
    if _is_arrow_label(under) and _is_arrow_label(over):
        base.text = _LONG.get(base.text or "", base.text)
        element[1], element[2] = under[0], over[0]
    return element


def _is_arrow_label(element: Element) -> bool:
    """What math-core writes over a long arrow: the label on a wide space."""
    return (
        element.tag in ("munder", "mover")
        and element[1].tag == "mspace"
        and element[1].get("width") == "3.5em"
    )


def _script(element: Element) -> Element:
    base = element[0]
    if base.tag == "mo" and "minsize" in base.attrib:
        element[0] = _row(base)
    if element.tag == "msub":
        return element
    primes, rest = _primes(element[-1])
    if not primes:
        return element
    marks = [Element("mo", {"lspace": "0", "rspace": "0"}) for _ in primes]
    for mark, text in zip(marks, primes, strict=True):
        mark.text = text
    if element.tag == "msup" and rest is None:
        return _row(element[0], *marks)
    if element.tag == "msubsup" and rest is None:
        element.tag = "msub"
        element.remove(element[-1])
        element[0] = _row(element[0], *marks)
        return element
    element[-1] = rest if rest is not None else element[-1]
    element[0] = _row(element[0], *marks)
    return element


def _primes(script: Element) -> tuple[str, Element | None]:
    """The primes that a superscript begins with, and what follows them."""
    kids = list(script) if script.tag == "mrow" else [script]
    count = 0
    while count < len(kids) and kids[count].tag == "mo" and kids[count].text in _PRIMES:
        count += 1
    text = "".join(_PRIMES[kid.text or ""] for kid in kids[:count])
    text = {"′′": "″", "′′′": "‴"}.get(text, text)
    return text, _row(*kids[count:]) if count < len(kids) else None


def _small_table(table: Element) -> Element:
    table.attrib.pop("scriptlevel", None)
    for row in table:
        for cell in row:
            cell.set("style", _SMALL_CELL)
    return table


_SCRIPTS = {"msub", "msup", "msubsup", "munder", "mover", "munderover"}
_REWRITES: dict[str, Callable[[Element], Element]] = {
    "mover": _over,
    "munder": _under,
    "munderover": _under_over,
    "msub": _script,
    "msup": _script,
    "msubsup": _script,
}
