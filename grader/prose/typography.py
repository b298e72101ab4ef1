"""What every output sets alike: quotes, percent signs, spaces where no line may break.

The parser calls `polish` on the text of a page, so all writers get the result. `polished` is for
text beside pages, such as a title. Only running text changes, never code.
"""

from __future__ import annotations

import re

NO_BREAK = "\u00a0"
_UNITS = (
    *("GB", "MB", "KB", "kB", "TB", "GiB", "MiB", "KiB", "GHz", "MHz", "ns", "µs", "ms", "s"),
    *(
        "min",
        "h",
        "W",
        "kW",
        "J",
        "pJ",
        "mJ",
        "bits?",
        "bytes?",
        "TFLOPS",
        "TOPS",
        "GFLOPs?",
        "FLOPs?",
    ),
)
_NAMED = (
    *("Algorithm", "Appendix", "Chapter", "Corollary", "Eq", "Eqs", "Equation", "Fig", "Figs"),
    *("Figure", "Lemma", "No", "Part", "pp?", "Proposition", "Sec", "Section", "Step", "Table"),
    "Theorem",
)
# A space that becomes one where no line breaks: number and unit, name and number, n × m.
_SPACES = re.compile(
    rf"(?<=\d) (?=(?:{'|'.join(_UNITS)})\b)"
    rf"|(?<!\w)(?:{'|'.join(_NAMED)})\.? (?=[A-Z]?\d)"
    r"|(?<=\d) (?=× ?\d)|(?<=\d ×) (?=\d)|(?<=×) (?=\d)"
    r"|(?<=[第图表式]) (?=\d)|(?<=\d) (?=[倍位层步个次章节页题行列秒])"
)
_DIGIT = re.compile(r"\d")
_PERCENT = re.compile(r"(?<=\d)[ \u00a0](?=[%‰])")
_OPENS = frozenset(" \u00a0\n\t([{“‘—–/…")
_QUOTES = {'"': ("“", "”"), "'": ("‘", "’")}


def polished(text: str) -> str:
    """A text by itself: a title, a label, a note. What is between back quotes is code."""
    parts = text.split("`")
    for i in range(0, len(parts), 2):
        before = "`" if i else ""
        parts[i] = polish(parts[i], before, "`" if i + 1 < len(parts) else " ")
    return "`".join(parts)


def polish(text: str, before: str, after: str) -> str:
    """Running text between its neighbours; `before` is what is read right before it, or "".

    Quotes are curly, a percent sign follows its number at once, and a number stays with its unit.
    """
    if text[:1] == " " and text[1:2] in ("%", "‰") and before[-1:].isdigit():
        text = text[1:]
    if _DIGIT.search(text):  # most texts have none, and the patterns are slow
        text = _PERCENT.sub("", text)
        text = _SPACES.sub(lambda found: found[0].replace(" ", NO_BREAK), text)
    if '"' not in text and "'" not in text:
        return text
    out = before[-1:] or " "
    for i, char in enumerate(text):
        if char in _QUOTES:
            opens = out[-1] in _OPENS and (text[i + 1 :] or after).strip()
            char = _QUOTES[char][0 if opens else 1]
        out += char
    return out[1:]
