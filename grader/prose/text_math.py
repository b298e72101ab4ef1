"""LaTeX into one line of Unicode text: ‖W‖₁ = ∑ᵢⱼ |wᵢⱼ|.

`grader/prose/scripts.py` says how sub- and superscripts are written. A fraction is a / with
brackets only where reading needs them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
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
from grader.prose.scripts import (
    SUBSCRIPTS,
    SUPERSCRIPTS,
    NotSmall,
    in_one_notation,
    plain,
    primes,
    small,
)
from grader.prose.terms import NOTHING, Term


def math_text(tex: str) -> str:
    """A formula as one line of text. Raises ProseError on LaTeX that can't be shown."""
    return one_line(tex, terms(tex, True))


def one_line(tex: str, term: Term) -> str:
    """The term that `tex` was read as, as one line of text."""
    return in_one_notation(lambda plain: Line(tex, plain).write(term).strip())


class Line:
    """Writes the terms of one formula as a line; a sub- or superscript leaves out the spaces.

    Raises NotSmall on a script without a small form, unless scripts are to be `plain`.
    """

    def __init__(self, tex: str, plain: bool = False) -> None:
        self.tex = tex
        self.plain = plain
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
        after_script = self.plain and _runs_on(before, kid, part)
        if self.tight:
            return " " if after_script or (is_word(before) and is_word(kid)) else ""
        wanted = (
            after_script,
            infix,
            before.tag == "op" and before.text in COMMAS and before.role != "normal",
            (is_name(kid) or is_large(kid)) and _ends_operand(out, before),
            is_name(before) and part[0] not in "([{",
            is_large(before),
        )
        return " " if any(wanted) else ""

    def _hidden(self, term: Term) -> str:
        return " " * len(self.write(term.kids[0]))

    def _fenced(self, term: Term) -> str:
        opening, *inside, closing = term.kids
        # Cases have no closing brace, but rows in one line need one.
        cases = opening.text == "{" and not closing.text
        end = "}" if cases else closing.text
        return opening.text + self._row(Term("row", tuple(inside))) + end

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
        degree = self.small(term.kids[1])
        if self.plain:
            inside = Term("row", (term.kids[0],))
            return f"{self._bracketed(inside)}^(1/{degree})"
        return f"{self.scripted(term.kids[1], SUPERSCRIPTS, '^')}√{self._bracketed(term.kids[0])}"

    def _bracketed(self, term: Term) -> str:
        inside = self.write(term)
        return inside if is_single(term) else f"({inside})"

    def _script(self, term: Term) -> str:
        base, sub, sup = term.kids
        shown = self.write(base)
        if base.tag in ("frac", "row") and not is_single(base) and base.kids:
            shown = f"({shown})"
        # The infinity of a norm has no small form, and needs none: ‖Xᵀy‖∞.
        of_norm = shown.endswith("‖") and sub.text == "∞"
        below = "∞" if of_norm else self.scripted(sub, SUBSCRIPTS, "_")
        above = self.scripted(sup, SUPERSCRIPTS, "^")
        first = primes(above)
        return shown + first + below + above.removeprefix(first)

    def _limits(self, term: Term) -> str:
        base, under, over = term.kids
        below, above = self.scripted(under, SUBSCRIPTS, "_"), self.scripted(over, SUPERSCRIPTS, "^")
        return self.write(base) + below + above

    def scripted(self, term: Term, table: Mapping[str, str], mark: str) -> str:
        """A sub- or superscript in the formula's notation."""
        text = self.small(term)
        if not text or self.plain:
            return plain(text, mark) if text else ""
        shown = small(term, text, table)
        if shown is None:
            raise NotSmall
        return shown

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
        lines = [gap.join(row).strip() for row in rows]
        return "; ".join([*(line.rstrip(" ,;") for line in lines[:-1]), lines[-1]])


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


def _runs_on(before: Term, kid: Term, part: str) -> bool:
    """Whether a text would seem to belong to the plain script before it: `g_s w_s`, not `g_sw_s`.

    A bracket after a subscript stays near, as in `S_t(x)`; after an exponent it doesn't.
    """
    while before.tag == "row" and before.kids:
        before = before.kids[-1]
    if before.tag not in ("script", "limits") or all(_is_bare(k) for k in before.kids[1:]):
        return False
    if part[0] in OPENING:
        return kid.tag == "frac" or not _is_bare(before.kids[2])
    return part[0].isalnum() or part[0] in "√∂∇" or kid.role == "opening" or kid.tag == "fenced"


def _is_bare(term: Term) -> bool:
    """Whether there is no script, or nothing but primes."""
    text = "".join(kid.text for kid in term.kids or (term,))
    return text == primes(text) and not any(kid.kids for kid in term.kids)
