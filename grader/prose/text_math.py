"""LaTeX into one line of Unicode text: ‖W‖₁ = ∑ᵢⱼ |wᵢⱼ|.

Scripts become Unicode sub- and superscripts where every character has one, else `_{...}` and
`^{...}`. A fraction is a / with brackets only where reading needs them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from unicodedata import normalize

from grader.prose.formula import error
from grader.prose.mathml import terms
from grader.prose.precedence import (
    CLOSING,
    COMMAS,
    OPENING,
    VULGAR,
    is_beside_operand,
    is_infix,
    is_large,
    is_name,
    is_single,
    is_sum,
    is_thin,
    is_word,
)
from grader.prose.terms import NOTHING, Term

SUBSCRIPTS = dict(
    zip(
        "0123456789+-−=()aehijklmnoprstuvxβγρφχ",
        "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ",
        strict=True,
    )
)
SUPERSCRIPTS = dict(
    zip(
        "0123456789+-−=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVWβγδθφχ⊤𝖳∗*⋆′″‴",
        "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵝᵞᵟᶿᵠᵡᵀᵀ***′″‴",
        strict=True,
    )
)

_PRIMES = frozenset("′″‴")


def math_text(tex: str) -> str:
    """A formula as one line of text. Raises ProseError on LaTeX that can't be shown."""
    return Line(tex).write(terms(tex, True)).strip()


class Line:
    """Writes the terms of one formula as a line; a sub- or superscript leaves out the spaces."""

    def __init__(self, tex: str) -> None:
        self.tex = tex
        self.tight = False

    def write(self, term: Term) -> str:
        method: Callable[[Term], str] | None = getattr(self, f"_{term.tag}", None)
        if method is None:
            raise error(self.tex, f"a terminal can't show {term.tag}")
        return method(term)

    def _ident(self, term: Term) -> str:
        return term.text

    _number = _ident

    def _words(self, term: Term) -> str:
        return term.text.replace("\u00a0", " ")

    def _op(self, term: Term) -> str:
        return term.text

    def _space(self, term: Term) -> str:
        return " " * round(term.size / 0.5) or (" " if term.size > 0.1 else "")

    def _row(self, term: Term) -> str:
        parts = self.spaced(term.kids, [self.write(kid) for kid in term.kids])
        return "".join(gap + part for gap, part in parts)

    def spaced(self, kids: Sequence[Term], parts: Sequence[str]) -> list[tuple[str, str]]:
        """Terms that stand side by side, each as the space before it and its text."""
        pieces: list[tuple[str, str]] = []
        out = ""
        before: Term | None = None
        infix = False  # whether `before` was set as one
        for i, (kid, part) in enumerate(zip(kids, parts, strict=True)):
            now = not self.tight and is_infix(kid, None if infix else before)
            if is_beside_operand(kids, i):
                part = f"({part})"
            if kid.tag == "space" and (not out or out[-1] == " "):
                part = part[1:]
            elif is_thin(kid) and _is_needless(out, before, next(iter(kids[i + 1 :]), None), infix):
                part = ""
            pieces.append((self._gap(out, before, kid, part, now or infix), part))
            out += "".join(pieces[-1])
            if part.strip():
                before, infix = kid, now
        return pieces

    def _gap(self, out: str, before: Term | None, kid: Term, part: str, infix: bool) -> str:
        if not out or not part or before is None or out[-1] == " " or part[0] in " ,;)]}":
            return ""
        if self.tight:
            return " " if is_word(before) and is_word(kid) else ""
        wanted = (
            infix,
            before.tag == "op" and before.text in COMMAS and before.role != "normal",
            (is_name(kid) or is_large(kid)) and _ends_operand(out, before),
            is_name(before) and part[0] not in "([{",
            is_large(before),
            # `∇_w ℒ`, not `∇_wℒ`
            out[-2:-1] in ("_", "^") and part[0].isalnum(),
        )
        return " " if any(wanted) else ""

    def _hidden(self, term: Term) -> str:
        return " " * len(self.write(term.kids[0]))

    def _fenced(self, term: Term) -> str:
        opening, *inside, closing = term.kids
        return opening.text + self._row(Term("row", tuple(inside))) + closing.text

    def _frac(self, term: Term) -> str:
        above, below = self.write(term.kids[0]), self.write(term.kids[1])
        if (above, below) in VULGAR:
            return VULGAR[above, below]
        left = f"({above})" if is_sum(term.kids[0]) else above
        right = below if is_single(term.kids[1]) else f"({below})"
        return f"{left}/{right}"

    def _binom(self, term: Term) -> str:
        return f"C({self.write(term.kids[0])}, {self.write(term.kids[1])})"

    def _sqrt(self, term: Term) -> str:
        return "√" + self._bracketed(term.kids[0])

    def _root(self, term: Term) -> str:
        degree = script(self.write(term.kids[1]), SUPERSCRIPTS, "^")
        return f"{degree}√{self._bracketed(term.kids[0])}"

    def _bracketed(self, term: Term) -> str:
        inside = self.write(term)
        return inside if is_single(term) else f"({inside})"

    def _script(self, term: Term) -> str:
        base, sub, sup = term.kids
        shown = self.write(base)
        if base.tag in ("frac", "row") and not is_single(base) and base.kids:
            shown = f"({shown})"
        low, high = self.small(sub), self.small(sup)
        below, above = script(low, SUBSCRIPTS, "_"), script(high, SUPERSCRIPTS, "^")
        # w²_q, not w_q²: a superscript after `_q` would seem to belong to it.
        first = set(above) <= _PRIMES or (below[:1] == "_" and above[:1] != "^")
        return shown + (above + below if first else below + above)

    def _limits(self, term: Term) -> str:
        base, under, over = term.kids
        parts = [(self.small(under), SUBSCRIPTS, "_"), (self.small(over), SUPERSCRIPTS, "^")]
        if not all(char in table for text, table, _ in parts for char in text):
            parts = [(text, {}, mark) for text, _, mark in parts]
        return self.write(base) + "".join(script(*part) for part in parts)

    def small(self, term: Term) -> str:
        outer, self.tight = self.tight, True
        shown = self.write(term).strip()
        self.tight = outer
        return shown.replace("′′", "″")

    def _accent(self, term: Term) -> str:
        base = self.write(term.kids[0])
        names = {"\u0302": "hat", "\u0303": "tilde", "\u0304": "bar", "\u20d7": "vec"}
        if sum(c.isalnum() for c in base) == 1 and term.kids[0].tag in ("ident", "accent"):
            return normalize("NFC", base + term.text)
        return f"{names.get(term.text, term.text)}({base})"

    def _over_bar(self, term: Term) -> str:
        return "".join(c + "\u0305" for c in self.write(term.kids[0]))

    def _under_bar(self, term: Term) -> str:
        return "".join(c + "\u0332" for c in self.write(term.kids[0]))

    def _over_brace(self, term: Term) -> str:
        base, *label = map(self.write, term.kids)
        return f"{{{base}}}" + "".join(f"[{text}]" for text in label)

    _under_brace = _over_brace

    def _arrow(self, term: Term) -> str:
        labels = ", ".join(self.write(kid) for kid in term.kids if kid != NOTHING)
        return f"{term.text[:1]}[{labels}]"

    def _table(self, term: Term) -> str:
        rows = ([self.write(cell).strip() for cell in row.kids] for row in term.kids)
        gap = " " if "right" in term.aligns else ", " if "center" in term.aligns else "  "
        return "; ".join(gap.join(row).strip() for row in rows)


def _is_needless(out: str, before: Term | None, after: Term | None, infix: bool) -> bool:
    """Whether a thin space stands after a sign or an opening bracket, or before a closing one."""
    if after and after.tag == "op" and (after.text in CLOSING or after.role == "closing"):
        return True
    if before is None or before.tag != "op":
        return False
    if before.text in "|‖" and before.role != "opening":
        return out[-2:-1] != " " and not _ends_operand(out, before)
    sign = before.text in "+−±/" and not infix
    return sign or before.text in OPENING or before.role == "opening"


def _ends_operand(out: str, before: Term) -> bool:
    """Whether a line ends with something that a name would run into."""
    if before.tag == "op" and out[-1] in "|‖":
        # The first of two bars opens.
        opens = before.role == "opening" or (before.role != "closing" and out.count(out[-1]) % 2)
        return not opens
    return out[-1].isalnum() or out[-1] in "|‖" or out[-1] in CLOSING


def script(text: str, table: dict[str, str], mark: str) -> str:
    """A text as sub- or superscript characters, or after `_` or `^`."""
    if all(char in table for char in text):
        return "".join(table[char] for char in text)
    bare = len(text) == 1 or (text[0] == "(" and text.find(")") == len(text) - 1)
    return mark + (text if bare else f"{{{text}}}")
