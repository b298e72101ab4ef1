"""What of MathML is known to every writer, and what its attributes mean."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

FENCES = frozenset("()[]{}|‖⌊⌋⌈⌉⟨⟩⟮⟯∥∣/")
INVISIBLE = frozenset("\u2061\u2062\u2063\u2064")
# Accents as math-core writes them, each with its combining mark.
ACCENTS = dict(
    zip(
        "^ˆ\u0302~˜\u0303¯→\u20d7˙¨\u20db˚ˇ\u030c˘´`",
        "\u0302\u0302\u0302\u0303\u0303\u0303\u0304\u20d7\u20d7\u0307\u0308\u20db\u030a\u030c\u030c\u0306\u0301\u0300",
        strict=True,
    )
)
BARS = frozenset("‾\u0305\u0332―─_")
_SPACING = {0.0: "normal", 0.2222: "binary", 0.2778: "relation"}
_FORMS = {"prefix": "opening", "postfix": "closing", "infix": "relation"}
# The attributes that are read or that only tune a browser's spacing. Any other is refused.
KNOWN = {
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
STYLES = {
    "mspace": {"margin-left"},
    "mpadded": {"padding-left", "padding-right"},
    "mfrac": {"padding-top"},
    "mtable": {"border-left", "border-right", "border-top", "border-bottom"},
    "mtd": {
        *("text-align", "justify-items", "padding-left", "padding-right"),
        *("border-left", "border-right", "border-top", "border-bottom"),
    },
}


def refusal(element: Element) -> str:
    """What of an element no writer shows; "" if all of it is known."""
    known = KNOWN.get(element.tag)
    if known is None or not known.issuperset(element.attrib):
        extra = "" if known is None else f" with {', '.join(sorted(set(element.attrib) - known))}"
        return f"no writer shows MathML's {element.tag}{extra}"
    style = style_of(element)
    if not STYLES.get(element.tag, set()).issuperset(style):
        return f"no writer shows the style {'; '.join(style)}"
    return ""


def style_of(element: Element) -> dict[str, str]:
    parts = (part.partition(":") for part in element.get("style", "").split(";") if part.strip())
    return {name.strip(): value.strip() for name, _, value in parts}


def em(value: str | None) -> float:
    found = re.match(r"-?[\d.]+", value or "")
    return float(found[0]) if found else 0.0


def is_fence(element: Element) -> bool:
    text = element.text or ""
    return (
        element.tag == "mo"
        and element.get("stretchy") != "false"
        and "minsize" not in element.attrib
        and (text in FENCES or text in INVISIBLE)
    )


def role(element: Element) -> str:
    """How an operator is set, from what math-core says of its spacing."""
    if element.get("form") in _FORMS:
        return _FORMS[element.get("form", "")]
    left, right = element.get("lspace"), element.get("rspace")
    if element.get("stretchy") == "true" and "minsize" not in element.attrib:
        return "middle"
    if left is None or right is None:
        return "normal" if right and not em(right) and element.text == "," else ""
    return _SPACING.get(em(left), "normal") if left == right else "normal"


def table_lines(
    styles: Sequence[Sequence[dict[str, str]]], outer: dict[str, str]
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """After how many rows, and after how many columns, a table has lines."""
    across = {i for i, row in enumerate(styles) if row and "border-top" in row[0]}
    across |= {i + 1 for i, row in enumerate(styles) if row and "border-bottom" in row[0]}
    first = styles[0] if styles else ()
    down = {i for i, cell in enumerate(first) if "border-left" in cell}
    down |= {i + 1 for i, cell in enumerate(first) if "border-right" in cell}
    across |= {0} if "border-top" in outer else set()
    across |= {len(styles)} if "border-bottom" in outer else set()
    down |= {0} if "border-left" in outer else set()
    down |= {len(first)} if "border-right" in outer else set()
    return tuple(sorted(across)), tuple(sorted(down))
