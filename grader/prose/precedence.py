"""Which terms of a formula need spaces or brackets when it is written as one line."""

from __future__ import annotations

from collections.abc import Sequence

from grader.prose.terms import LARGE, Term

VULGAR = {("1", "2"): "½", ("1", "3"): "⅓", ("2", "3"): "⅔", ("1", "4"): "¼", ("3", "4"): "¾"}
COMMAS = frozenset(",;")
# Operators that stand close to their neighbours; any other is an infix with a space on each side.
_CLOSE = LARGE | frozenset("()[]{}|‖⌊⌋⌈⌉⟨⟩/!′″‴∀∃¬…⋯⋮⋱.%&#")
BARS, RELATIONS = frozenset("|‖"), frozenset("=≠≈≡∝≤≥<>≪≫←→↦⇒⟹⟺∼≔")
OPENING, CLOSING = frozenset("([{⌊⌈⟨"), frozenset(")]}⌋⌉⟩")
_DIFFERENTIALS = frozenset("∂dδΔ")


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
    return term.text not in _CLOSE | COMMAS and (before is not None or term.text not in "+−±")


def is_name(term: Term) -> bool:
    """Whether a term is a name such as max, with or without limits."""
    if term.tag in ("script", "limits"):
        return is_name(term.kids[0])
    return term.role == "name" or (term.tag == "row" and bool(term.kids) and is_name(term.kids[-1]))


def is_large(term: Term) -> bool:
    return term.text in LARGE or (term.tag in ("script", "limits") and term.kids[0].text in LARGE)


def is_word(term: Term | None) -> bool:
    return term is not None and (term.tag == "words" or is_name(term))


def depths(kids: Sequence[Term]) -> list[int]:
    """How many brackets are open after each term."""
    depth, out = 0, []
    for kid in kids:
        text = kid.kids[0].text if kid.tag == "script" else kid.text
        depth += (text in OPENING) - (text in CLOSING)
        out.append(depth)
    return out


def _is_bracketed(kids: Sequence[Term]) -> bool:
    """Whether terms are one pair of brackets and what stands in it: `[H]` or `[H]ᵢⱼ`."""
    after = depths(kids)
    return len(kids) > 1 and after[-1] == 0 and all(depth > 0 for depth in after[:-1])


def _is_normed(kids: Sequence[Term]) -> bool:
    """Whether terms are one pair of bars and what stands between: `|w|` or `‖w‖₂`."""
    ends = [kid.kids[0].text if kid.tag == "script" else kid.text for kid in kids]
    return len(kids) > 2 and [i for i, t in enumerate(ends) if t in BARS] == [0, len(ends) - 1]


def is_single(term: Term) -> bool:
    """Whether a term needs no brackets under a root or below a fraction's line."""
    if term.tag in ("ident", "number", "fenced", "accent", "over_bar", "binom"):
        return True
    if term.tag == "words":
        return " " not in term.text.replace("\u00a0", " ")
    if term.tag in ("script", "limits"):
        return is_single(term.kids[0]) and term.kids[0].tag != "row"
    if term.tag != "row" or not term.kids:
        return False
    first, *rest = term.kids
    if (
        _is_bracketed(term.kids)
        or _is_normed(term.kids)
        or (is_single(first) and _is_bracketed(rest))
    ):
        return True
    return first.text in _DIFFERENTIALS and len(rest) == 1 and is_single(rest[0])


def is_sum(term: Term) -> bool:
    """Whether a term must be bracketed above a fraction's line."""
    if term.tag != "row":
        return term.tag == "frac"
    before = (None, *term.kids)
    return any(
        not depth and (kid.text in COMMAS or is_infix(kid, before[i]))
        for i, (kid, depth) in enumerate(zip(term.kids, depths(term.kids), strict=True))
    )


def is_beside_operand(kids: Sequence[Term], i: int) -> bool:
    """Whether a fraction stands right beside something that could be read into it."""
    if kids[i].tag != "frac" or tuple(kid.text for kid in kids[i].kids) in VULGAR:
        return False
    before = next((k for k in reversed(kids[:i]) if not is_thin(k)), None)
    after = next((k for k in kids[i + 1 :] if not is_thin(k)), None)
    return _is_operand(before, CLOSING, "closing") or _is_operand(after, OPENING | LARGE, "opening")


def is_thin(term: Term) -> bool:
    return term.tag == "space" and term.size < 0.5


def _is_operand(term: Term | None, brackets: frozenset[str], role: str) -> bool:
    if term is None or term.tag in ("space", "words", "table"):
        return False
    if term.tag in ("script", "limits"):
        return _is_operand(term.kids[0], brackets, role)
    return term.tag != "op" or term.text in brackets or term.role == role
