"""Formulas left as LaTeX for programs that show them themselves."""

import pytest

from grader.prose import ProseError, expanded, math_latex, to_html


def test_formulas_stand_between_mathjax_delimiters():
    html = to_html("A $a < b$ and\n\n$$\nx = 1\n$$", math="latex")
    assert html == '<p>A \\(a &lt; b\\) and</p>\n<div class="math">\\[x = 1\\]</div>\n'


def test_mathml_is_what_one_gets_without_asking():
    assert "<math" in to_html("$a$")
    assert "<math" not in to_html("$a$", math="latex")


def test_macros_of_our_own_are_written_out():
    assert math_latex(r"\argmin_w f(w)", False) == r"\(\operatorname*{arg\,min}_w f(w)\)"
    assert expanded(r"\argmax x, \argmaximum") == r"\operatorname*{arg\,max} x, \argmaximum"
    assert expanded(r"\sum_{\substack{a \\ b}}") == r"\sum_{\substack{a \\ b}}"


def test_a_formula_of_several_lines_becomes_one():
    assert math_latex("\na\n= b\n", True) == r"\[a = b\]"


@pytest.mark.parametrize("text", [r"an array \\[0\] and \\(x\\)", r"the path \\(x"])
def test_a_written_bracket_starts_no_formula(text):
    html = to_html(text, math="latex")
    assert "\\(" not in html
    assert "\\[" not in html


def test_code_is_left_as_it_is():
    assert "<code>\\(x\\)</code>" in to_html("`\\(x\\)`", math="latex")


def test_what_no_form_can_show_is_refused_with_its_line():
    with pytest.raises(ProseError, match="line 3"):
        to_html("a\n\n$\\nosuch$", math="latex")
