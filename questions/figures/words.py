"""Words of a figure as SVG: what stands between dollars in them is mathematics."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape

# Its letters are smaller than those of most sans-serif faces of the same size.
_FACE = """ class="m" font-family="'STIX Two Math',serif\""""
_MATH = re.compile(r"\$([^$]*)\$")
_SCRIPT = re.compile(r"([_^])(?:\{([^}]*)\}|(.))")


def markup(words: str, size: int) -> str:
    """Words with their mathematics as elements of SVG."""
    out = []
    for i, part in enumerate(_MATH.split(words)):
        face = f'{_FACE} font-size="{1.08 * size:.1f}"'
        out.append(f"<tspan{face}>{_math(part, size)}</tspan>" if i % 2 else escape(part))
    return "".join(out)


def _math(text: str, size: int) -> str:
    out, end = "", 0
    for found in _SCRIPT.finditer(text):
        shift = (0.25 if found[1] == "_" else -0.38) * size
        index = found[2] or found[3]
        letters = len(index) == 2 and index.isalpha() and index.islower()  # such as ij
        small = escape("".join(map(_slanted, index)) if letters else _italic(index))
        out += escape(_italic(text[end : found.start()]))
        # The next piece goes back up, or the line would stay low: SVG's `dy` adds up.
        out += f'<tspan dy="{shift:.1f}" font-size="{size * 0.78:.1f}">{small}</tspan>'
        out += f'<tspan dy="{-shift:.1f}">\u200b</tspan>'
        end = found.end()
    return out + escape(_italic(text[end:]))


def _italic(text: str) -> str:
    """Latin and Greek letters as mathematical italics; words of several letters stay upright."""
    return re.sub(r"(?<![A-Za-zα-ω])[A-Za-zα-ω](?![A-Za-zα-ω])", lambda m: _slanted(m[0]), text)


def _slanted(letter: str) -> str:
    if letter == "h":
        return "\u210e"
    for first, base in (("A", 0x1D434), ("a", 0x1D44E), ("α", 0x1D6FC)):
        if first <= letter <= {"A": "Z", "a": "z", "α": "ω"}[first]:
            return chr(base + ord(letter) - ord(first))
    return letter
