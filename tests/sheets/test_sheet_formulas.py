"""Formulas that the linter accepts are formulas that Typst prints."""

from __future__ import annotations

import pytest

import grader.prose
from grader.sheets import refused

ACCEPTED = [
    r"a \phantom{x} b",
    r"x^{\phantom{y}} + \frac{\phantom{1}}{2}",
    r"\sqrt{\phantom{x_i^2}} \overline{\phantom{a}}",
    r"\ulcorner x \urcorner \llbracket y \rrbracket \lfloor z \rfloor",
    r"\begin{cases} \phantom{-}x & x > 0 \\ -x & x \le 0 \end{cases}",
    r"\left. \frac{x}{y} \right|_0 \Bigl\| z \Bigr\|",
    r"\text{a \# \$ \& \_ \% b, with \"quotes\"}",
    "; , / // ' ` @ * ~ : # [ ] ( ) ]( f(a;b)".replace("#", r"\#"),
]


@pytest.mark.parametrize("tex", ACCEPTED)
@pytest.mark.parametrize("display", [True, False])
def test_a_formula_that_prose_accepts_is_printed(tex, display):
    assert refused([(tex, display)]) == {}


def test_each_formula_that_typst_refuses_is_named(monkeypatch):
    right = grader.prose.math_typst

    def wrong(tex, display):
        return "$hide(x)$" if "y" in tex else "$)$ #(" if "z" in tex else right(tex, display)

    monkeypatch.setattr(grader.prose, "math_typst", wrong, raising=False)
    told = refused([("x", False), ("y", False), ("x", True), ("z", True), ("y", False)])
    assert list(told) == [("y", False), ("z", True)]
    assert told["y", False].startswith("unknown variable: hide")


def test_what_prose_refuses_is_left_to_it():
    assert refused([(r"\cancel{x}", True)]) == {}
