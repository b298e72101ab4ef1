"""Sub- and superscripts of a line of text, in one of two notations.

A formula is written small, as in `wᵢ²`, where Unicode has a small form of every script in it.
Otherwise all its scripts are plain, as in `w_q^2` and `C_train`: two notations in one formula
are hard to read.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

from grader.prose.terms import Term

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
_PRIMES = "′″‴"
_SIGNS = "+−±"

Made = TypeVar("Made")


class NotSmall(Exception):
    """A script has no small form, so that the whole formula is to be written plain."""


def in_one_notation(make: Callable[[bool], Made]) -> Made:
    """What `make(plain)` gives: small where that can be, else plain."""
    try:
        return make(False)
    except NotSmall:
        return make(True)


def primes(text: str) -> str:
    """The primes with which a superscript begins: they are the same in both notations."""
    return text[: len(text) - len(text.lstrip(_PRIMES))]


def small(term: Term, text: str, table: Mapping[str, str]) -> str | None:
    """The small form of a script, None where there is none. Words have none: Cₜᵣₐᵢₙ is no word."""
    if any(char not in table for char in text) or _has_word(term):
        return None
    return "".join(table[char] for char in text)


def plain(text: str, mark: str) -> str:
    """A script after `_` or `^`, in brackets where it is more than a name or a number."""
    before = primes(text)
    text = text.removeprefix(before)
    if not text:
        return before
    bracketed = text[0] == "(" and text.find(")") == len(text) - 1
    bare = len(text) == 1 or bracketed or text.isalnum()
    bare = bare or (mark == "^" and text[0] in _SIGNS and text[1:].isalnum())
    return before + mark + (text if bare else f"({text})")


def _has_word(term: Term) -> bool:
    if term.tag in ("words", "ident") and sum(map(str.isalpha, term.text)) > 1:
        return True
    return any(map(_has_word, term.kids))
