"""Quotes, percent signs, spaces without a break, and the gap after a root: alike in all outputs."""

from __future__ import annotations

import re

import pytest

from grader.prose import math_html, math_text, math_typst, polished, to_html, to_terminal, to_typst
from grader.prose.typography import NO_BREAK

WRITERS = (to_html, to_typst, lambda text: to_terminal(text, width=200))


def bare(markup):
    """What is read of a text in any of the three forms, spaces all alike."""
    text = re.sub(r"<[^>]*>|#\w+\[|\];|#raw\(|\);", "", markup).replace("`", "").replace("\\", "")
    return text.replace(NO_BREAK, " ").strip()


@pytest.mark.parametrize("write", WRITERS)
@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ('He said "no".', "He said “no”."),
        ("it's the layers' 'mask'", "it’s the layers’ ‘mask’"),
        ('("x") and **"y"** and *a*"', "(“x”) and “y” and a”"),
        ("\"'x' is\"", "“‘x’ is”"),
        ('*x*\'s ("y")', "x’s (“y”)"),
        ("at 50 % and 50% of 7.5 %", "at 50% and 50% of 7.5%"),
        ("剪掉 50 % 的权重", "剪掉 50% 的权重"),
        ("the class 5 a % b", "the class 5 a % b"),
    ],
)
def test_text_is_set_alike_in_every_output(write, text, shown):
    assert bare(write(text)) == shown


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("'a' `'b'`'s", "<p>‘a’ <code>'b'</code>’s</p>"),
        ("[layers'](https://x.org)", '<p><a href="https://x.org">layers’</a></p>'),
        ('a\n\n"b"', "<p>a</p>\n<p>“b”</p>"),
    ],
)
def test_quotes_know_their_neighbours_and_leave_code(text, html):
    assert to_html(text) == f"{html}\n"


def test_a_text_beside_pages_is_set_alike_and_its_code_stays():
    assert polished("""isn't `"w"`'s 5 %""") == """isn’t `"w"`’s 5%"""
    assert polished("""a 'b' `'c'""") == """a ‘b’ `'c'"""
    assert polished("in 3 ms") == f"in 3{NO_BREAK}ms"


@pytest.mark.parametrize("write", WRITERS)
def test_a_percent_sign_follows_a_formula_at_once(write):
    assert re.search(r"(?<! )% of", write("$90$ % of the weights"))


def test_a_percent_sign_in_a_formula_follows_its_number_at_once():
    assert math_text(r"5\,\%") == math_text(r"5\%") == "5%"
    assert math_html(r"5\,\%", False) == math_html(r"5\%", False)


def test_code_is_left_as_it_is():
    html = to_html("`f('a', \"b\") 5 %`\n\n```python\nx = 'a'  # 5 %\n```\n")
    assert "f('a', \"b\") 5 %" in html
    assert "x = 'a'  # 5 %" in html


@pytest.mark.parametrize(
    "text",
    [
        *("24 GB", "20 ms", "4 bits", "Fig. 2", "Figure 2", "Table A1", "Eq. 3", "Algorithm 1"),
        *("4 × 4", "第 3 层", "图 2", "2 倍"),
    ],
)
def test_a_number_stays_with_its_unit_or_name(text):
    shown = polished(f"x {text} y")
    assert shown == f"x {text.replace(' ', NO_BREAK)} y"
    for width in range(12, 20):
        lines = to_terminal(f"aaa {text} bbb {text} c", width=width).splitlines()
        assert sum(line.count(text) for line in lines) == 2
        assert NO_BREAK not in "".join(lines)


@pytest.mark.parametrize("text", ["in 2 steps", "a 3 month plan", "Figures differ", "the 2:4 mask"])
def test_other_spaces_may_break(text):
    assert polished(text) == text


def test_a_root_does_not_touch_what_follows_it():
    assert math_text(r"\sqrt{d}x") == "√d x"
    assert "#h(" in math_typst(r"\sqrt{d}x", False)
    assert "<mspace" in math_html(r"\sqrt{d}x", False)
    assert math_text(r"\sqrt{d} + x") == "√d + x"
    assert "mspace" not in math_html(r"(\sqrt{d}) + \sqrt{x}", False)


def test_a_formula_that_is_higher_than_a_line_gets_its_room():
    for tex in (r"\frac{1}{2}", r"x^{\frac{1}{2}}", r"\binom{n}{k}", r"\overset{a}{=}"):
        assert math_typst(tex, False).startswith("#prose-tall(")
        assert "prose-tall" not in math_typst(tex, True)
    for tex in ("x_i^2", r"\sum_i w_i", r"\sqrt{d}"):
        assert "prose-tall" not in math_typst(tex, False)
