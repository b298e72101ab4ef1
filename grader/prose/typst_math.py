"""LaTeX into Typst math: Unicode symbols and calls, never Typst's names for symbols.

Typst renames its symbols from one version to the next; characters stay. Scripts are written as
`attach(...)`, so that no base ever needs a bracket that would show.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from grader.prose.formula import error
from grader.prose.mathml import terms
from grader.prose.terms import LARGE, NOTHING, Term

_SPECIAL = frozenset("⌜⌝⌞⌟⟨⟩⌊⌋⌈⌉\\#$\"_^&/()[]{},;:|`'.~@*-!=<>")
_IN_STRING = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "", "\t": "\\t"})
# Typst shows a space of the source beside text (though not beside a letter): this mark eats it.
_TIGHT = "\0"
_NO_SPACE = re.compile(f" ?{_TIGHT} ?")
_PRIMES = {"′": 1, "'": 1, "″": 2, "‴": 3, "⁗": 4}
# Where Typst's own class for a character is not the one meant.
_CLASSES = {"/": "normal", "|": "normal", "‖": "normal", "∣": "relation"}
_TALL = {"frac", "binom", "table", "over_brace", "under_brace", "limits"}
_WORDS = {"bold": "bold(upright({}))", "italic": "italic({})", "": "{}"}


def math_typst(tex: str, display: bool) -> str:
    """A formula as Typst markup: a call to `math.equation`, `prose-tall` or `prose-display`.

    Raises ProseError on LaTeX that can't be shown.
    """
    term = terms(tex, display)
    source = _NO_SPACE.sub("", _Writer(tex).write(term))
    alt = string(" ".join(tex.split()))
    if display:
        return f"#prose-display({alt}, $ {source} $);"
    equation = f"math.equation(block: false, alt: {alt}, ${source}$.body)"
    return f"#prose-tall({equation});" if _is_tall(term) else f"#{equation};"


def _is_tall(term: Term) -> bool:
    """Whether an inline formula needs more height than a line of text has."""
    beside = term.tag == "limits" and term.role == "movable" and term.kids[0].role != "name"
    return (term.tag in _TALL and not beside) or any(map(_is_tall, term.kids))


def string(text: str) -> str:
    """A Typst string literal."""
    return '"' + text.translate(_IN_STRING) + '"'


def symbol(char: str) -> str:
    """A character that stands for itself in Typst math."""
    return f"\\{char}" if char in _SPECIAL else char


def _tight(source: str) -> str:
    return f"{_TIGHT}{source}{_TIGHT}"


class _Writer:
    def __init__(self, tex: str) -> None:
        self.tex = tex
        self.small = False  # inside a sub- or superscript

    def write(self, term: Term) -> str:
        method: Callable[[Term], str] | None = getattr(self, f"_{term.tag}", None)
        if method is None:
            raise error(self.tex, f"Typst can't show {term.tag}")
        return method(term)

    def _all(self, kids: Sequence[Term]) -> str:
        return " ".join(source for source in map(self.write, kids) if source)

    def _arg(self, term: Term) -> str:
        return self.write(term) or '""'

    def _ident(self, term: Term) -> str:
        if term.role == "name":
            return f"op({string(term.text)}, limits: #true)"
        if term.text.isdigit():
            return _tight(string(term.text))
        return f"upright({symbol(term.text)})" if term.role else symbol(term.text)

    def _number(self, term: Term) -> str:
        return term.text if term.text.isdigit() else string(term.text)

    def _words(self, term: Term) -> str:
        return _tight(_WORDS[term.role].format(string(term.text.replace("\u00a0", " "))))

    def _op(self, term: Term) -> str:
        if not term.text:
            return ""
        char = symbol(term.text)
        if term.role == "middle":
            return f"mid({char})"
        if term.size:
            char = f"lr(size: #{term.size:g}em, {char})"
        if term.text in LARGE or (not term.role and term.text not in _CLASSES):
            return char
        return f'class("{term.role or _CLASSES[term.text]}", {char})'

    def _space(self, term: Term) -> str:
        return f"#h({term.size:.4g}em)"

    def _row(self, term: Term) -> str:
        inside = self._all(term.kids)
        return f"{term.role}({inside})" if term.role else inside

    def _hidden(self, term: Term) -> str:
        # `hide` is no function of Typst's mathematics.
        return f"#hide(${self._arg(term.kids[0])}$.body)"

    def _fenced(self, term: Term) -> str:
        opening, *inside, closing = term.kids
        parts = (symbol(opening.text), self._all(inside), symbol(closing.text))
        return f"lr({' '.join(part for part in parts if part)})"

    def _frac(self, term: Term) -> str:
        above, below = map(self._arg, term.kids)
        return f"{term.role}(frac({above}, {below}))" if term.role else f"frac({above}, {below})"

    def _binom(self, term: Term) -> str:
        above, below = map(self._arg, term.kids)
        return f"binom({above}, {below})"

    def _sqrt(self, term: Term) -> str:
        return f"sqrt({self._arg(term.kids[0])})"

    def _root(self, term: Term) -> str:
        inside, degree = map(self._arg, term.kids)
        return f"root({degree}, {inside})"

    def _script(self, term: Term) -> str:
        base, sub, sup = term.kids
        # `scripts` where Typst would set limits; elsewhere it would spoil the letter's kerning.
        limits = base.tag in ("op", "row", "limits", "arrow") or base.role == "name"
        source = self._arg(base)
        return self._attach(f"scripts({source})" if limits else source, sub, sup)

    def _limits(self, term: Term) -> str:
        base, under, over = term.kids
        source = self._arg(base)
        if term.role != "movable" and base.role != "name":
            source = f"limits({source})"
        return self._attach(source, under, over)

    def _attach(self, base: str, below: Term, above: Term) -> str:
        parts = [base]
        outer, self.small = self.small, True
        if below != NOTHING:
            parts.append(f"b: {self._arg(below)}")
        if above != NOTHING:
            parts.append(f"t: {self._superscript(above)}")
        self.small = outer
        return f"attach({', '.join(parts)})"

    def _superscript(self, term: Term) -> str:
        kids = term.kids if term.tag == "row" and not term.role else (term,)
        count = 0
        while count < len(kids) and kids[count].text in _PRIMES:
            count += 1
        if not count:
            return self._arg(term)
        marks = sum(_PRIMES[k.text] for k in kids[:count])
        return f"primes(#{marks}) {self._all(kids[count:])}".rstrip()

    def _accent(self, term: Term) -> str:
        size = "" if term.role == "wide" else ", size: #0%"
        return f"accent({self._arg(term.kids[0])}, {string(term.text)}{size})"

    def _over_bar(self, term: Term) -> str:
        return f"overline({self._arg(term.kids[0])})"

    def _under_bar(self, term: Term) -> str:
        return f"underline({self._arg(term.kids[0])})"

    def _over_brace(self, term: Term) -> str:
        return f"overbrace({', '.join(map(self._arg, term.kids))})"

    def _under_brace(self, term: Term) -> str:
        return f"underbrace({', '.join(map(self._arg, term.kids))})"

    def _arrow(self, term: Term) -> str:
        return self._attach(f"stretch({term.text})", *term.kids)

    def _table(self, term: Term) -> str:
        rows = [[self._cell(cell, term) for cell in row.kids] for row in term.kids]
        if _pairs(term.aligns):
            rows = [[" & ".join(row[i : i + 2]) for i in range(0, len(row), 2)] for row in rows]
            options = "column-gap: #2em, row-gap: #.6em"
        elif len(set(term.aligns)) == 1:
            gap = "1em" if term.aligns[0] == "left" else ".8em"
            options = f"align: #{term.aligns[0]}, column-gap: #{gap}, row-gap: #.35em"
        else:
            marked = {"left": "& {}", "right": "{} &", "center": "{}"}
            rows = [
                [marked[a].format(c) for a, c in zip(term.aligns, r, strict=False)] for r in rows
            ]
            options = "column-gap: #.8em, row-gap: #.35em"
        across, down = (" ".join(f"{line}," for line in lines) for lines in term.lines)
        if across or down:
            options += f", augment: #(hline: ({across}), vline: ({down}), stroke: .5pt)"
        return f"mat(delim: #none, {options}, {'; '.join(', '.join(row) for row in rows)})"

    def _cell(self, cell: Term, table: Term) -> str:
        # A matrix makes its cells one size smaller; LaTeX doesn't.
        size = "display" if table.role == "display" else "script" if self.small else "inline"
        source = self.write(cell)
        return f"{size}({source})" if source else '""'


def _pairs(aligns: Sequence[str]) -> bool:
    """Whether columns come as in `aligned`: right, left, right, left ..."""
    return len(aligns) > 1 and all(a == ("right", "left")[i % 2] for i, a in enumerate(aligns))
