"""LaTeX into one line of Unicode text: ‖W‖₁ = ∑ᵢⱼ |wᵢⱼ|.

Scripts become Unicode sub- and superscripts where every character has one, else `_{...}` and
`^{...}`. A fraction is a / with brackets only where reading needs them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from grader.prose.formula import error
from grader.prose.terms import LARGE, NOTHING, Term, terms

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
_VULGAR = {("1", "2"): "½", ("1", "3"): "⅓", ("2", "3"): "⅔", ("1", "4"): "¼", ("3", "4"): "¾"}
_COMMAS = frozenset(",;")
# Operators that stand close to their neighbours; any other is an infix with a space on each side.
_CLOSE = LARGE | frozenset("()[]{}|‖⌊⌋⌈⌉⟨⟩/!′″‴∀∃¬…⋯⋮⋱.%&#")
_OPENING, _CLOSING = frozenset("([{⌊⌈⟨"), frozenset(")]}⌋⌉⟩")
_DIFFERENTIALS = frozenset("∂dδΔ")


def math_text(tex: str) -> str:
    """A formula as one line of text. Raises ProseError on LaTeX that can't be shown."""
    return Line(tex).write(terms(tex, True)).strip()


def is_infix(term: Term, before: Term | None) -> bool:
    """Whether an operator takes a space on each side; a minus at a start is a sign."""
    if term.tag == "arrow":
        return True
    if term.tag == "limits":
        return is_infix(term.kids[0], before)
    if term.tag != "op" or term.role in ("opening", "closing", "normal"):
        return False
    if term.role in ("relation", "binary", "middle"):
        return True
    return term.text not in _CLOSE | _COMMAS and (before is not None or term.text not in "+−±")


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
        return self.join(term.kids, [self.write(kid) for kid in term.kids])

    def join(self, kids: Sequence[Term], parts: Sequence[str]) -> str:
        """Terms that stand side by side, with the spaces that reading needs."""
        out = ""
        before: Term | None = None
        infix = False  # whether `before` was set as one
        for i, (kid, part) in enumerate(zip(kids, parts, strict=True)):
            now = not self.tight and is_infix(kid, None if infix else before)
            if is_beside_operand(kids, i):
                part = f"({part})"
            if kid.tag == "space" and (not out or out[-1] == " "):
                part = part[1:]
            out += self._gap(out, before, kid, part, now or infix) + part
            if part.strip():
                before, infix = kid, now
        return out

    def _gap(self, out: str, before: Term | None, kid: Term, part: str, infix: bool) -> str:
        if not out or not part or before is None or out[-1] == " " or part[0] in " ,;)]}":
            return ""
        if self.tight:
            return " " if _word(before) and _word(kid) else ""
        wanted = (
            infix,
            before.tag == "op" and before.text in _COMMAS and before.role != "normal",
            _is_name(kid) and (out[-1].isalnum() or out[-1] in ")]}⌋⌉⟩|‖"),
            _is_name(before) and part[0] not in "([{",
            _is_large(before),
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
        if (above, below) in _VULGAR:
            return _VULGAR[above, below]
        left = f"({above})" if _is_sum(term.kids[0]) else above
        right = below if _is_single(term.kids[1]) else f"({below})"
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
        return inside if _is_single(term) else f"({inside})"

    def _script(self, term: Term) -> str:
        base, sub, sup = term.kids
        shown = self.write(base)
        if base.tag in ("frac", "row") and not _is_single(base) and base.kids:
            shown = f"({shown})"
        low, high = self._small(sub), self._small(sup)
        below, above = script(low, SUBSCRIPTS, "_"), script(high, SUPERSCRIPTS, "^")
        # w²_q, not w_q²: a superscript after `_q` would seem to belong to it.
        return shown + (above + below if below[:1] == "_" and above[:1] != "^" else below + above)

    def _limits(self, term: Term) -> str:
        base, under, over = term.kids
        parts = [(self._small(under), SUBSCRIPTS, "_"), (self._small(over), SUPERSCRIPTS, "^")]
        if not all(char in table for text, table, _ in parts for char in text):
            parts = [(text, {}, mark) for text, _, mark in parts]
        return self.write(base) + "".join(script(*part) for part in parts)

    def _small(self, term: Term) -> str:
        outer, self.tight = self.tight, True
        shown = self.write(term).strip()
        self.tight = outer
        return shown.replace("′′", "″")

    def _accent(self, term: Term) -> str:
        base = self.write(term.kids[0])
        names = {"\u0302": "hat", "\u0303": "tilde", "\u0304": "bar", "\u20d7": "vec"}
        if sum(c.isalnum() for c in base) == 1 and term.kids[0].tag in ("ident", "accent"):
            return base + term.text
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


def script(text: str, table: dict[str, str], mark: str) -> str:
    """A text as sub- or superscript characters, or after `_` or `^`."""
    if all(char in table for char in text):
        return "".join(table[char] for char in text)
    bare = len(text) == 1 or (text[0] == "(" and text.find(")") == len(text) - 1)
    return mark + (text if bare else f"{{{text}}}")


def _is_name(term: Term) -> bool:
    """Whether a term is a name such as max, with or without limits."""
    if term.tag in ("script", "limits"):
        return _is_name(term.kids[0])
    return term.role == "name" or (term.tag == "row" and _is_name((term.kids or (NOTHING,))[-1]))


def _is_large(term: Term) -> bool:
    return term.text in LARGE or (term.tag in ("script", "limits") and term.kids[0].text in LARGE)


def _word(term: Term | None) -> bool:
    return term is not None and (term.tag == "words" or _is_name(term))


def _depths(kids: Sequence[Term]) -> list[int]:
    """How many brackets are open after each term."""
    depth, out = 0, []
    for kid in kids:
        text = kid.kids[0].text if kid.tag == "script" else kid.text
        depth += (text in _OPENING) - (text in _CLOSING)
        out.append(depth)
    return out


def _is_bracketed(kids: Sequence[Term]) -> bool:
    """Whether terms are one pair of brackets and what stands in it: `[H]` or `[H]ᵢⱼ`."""
    depths = _depths(kids)
    return len(kids) > 1 and depths[-1] == 0 and all(depth > 0 for depth in depths[:-1])


def _is_single(term: Term) -> bool:
    """Whether a term needs no brackets under a root or below a fraction's line."""
    if term.tag in ("ident", "number", "fenced", "accent", "over_bar", "words", "binom"):
        return True
    if term.tag in ("script", "limits"):
        return _is_single(term.kids[0]) and term.kids[0].tag != "row"
    if term.tag != "row" or not term.kids:
        return False
    first, *rest = term.kids
    if _is_bracketed(term.kids) or (_is_single(first) and _is_bracketed(rest)):
        return True
    return first.text in _DIFFERENTIALS and len(rest) == 1 and _is_single(rest[0])


def _is_sum(term: Term) -> bool:
    """Whether a term must be bracketed above a fraction's line."""
    if term.tag != "row":
        return term.tag == "frac"
    before = (None, *term.kids)
    return any(
        not depth and (kid.text in _COMMAS or is_infix(kid, before[i]))
        for i, (kid, depth) in enumerate(zip(term.kids, _depths(term.kids), strict=True))
    )


def is_beside_operand(kids: Sequence[Term], i: int) -> bool:
    """Whether a fraction stands right beside something that could be read into it."""
    if kids[i].tag != "frac" or tuple(kid.text for kid in kids[i].kids) in _VULGAR:
        return False
    before = next((k for k in reversed(kids[:i]) if not _is_thin(k)), None)
    after = next((k for k in kids[i + 1 :] if not _is_thin(k)), None)
    return _is_operand(before, _CLOSING) or _is_operand(after, _OPENING | LARGE)


def _is_thin(term: Term) -> bool:
    return term.tag == "space" and term.size < 0.5


def _is_operand(term: Term | None, brackets: frozenset[str]) -> bool:
    if term is None or term.tag in ("space", "words", "table"):
        return False
    if term.tag in ("script", "limits"):
        return _is_operand(term.kids[0], brackets)
    return term.tag != "op" or term.text in brackets
