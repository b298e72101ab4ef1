"""All problems of a text at once, and the parts of a text for the comparison of languages."""

import pytest

from grader.prose import code_blocks, code_spans, formulas, list_items, problems

BAD = """\
a <b>c</b> and $\\foo$

- ![](x.png) $50% x$
- **a:**b

| a | b |
|---|---|
| $|x|$ | 2 |
| $\\bar$ | 2 |

$$
\\cancel{x}
$$

[x](data:text/plain,a) [^1]
"""


def test_every_problem_is_listed_with_its_line():
    found = problems(BAD, first_line=11)
    lines = [problem.line for problem in found]
    assert lines == sorted(lines)
    assert set(lines) == {11, 13, 14, 18, 19, 21, 25}
    for text in ("Raw HTML", "foo", "alternative", "bare %", "lvert", "cancel", "footnote"):
        assert any(text in f"{p.message} {p.help}" for p in found), text


def test_a_problem_is_listed_once():
    (found,) = problems("$\\foo$")
    assert found.line == 1


def test_a_figure_without_a_caption_is_a_problem():
    (found,) = problems("a\n\n![b](c.svg)")
    assert (found.line, found.message) == (3, "The figure c.svg has no caption.")
    assert problems('![b](c.svg "d")') == []
    assert problems("a ![b](c.svg) d") == []


def test_formulas_of_a_caption_are_looked_at():
    text = '![b](c.svg "of $x$ and $\\foo$")'
    assert formulas(text) == ["x", "\\foo"]
    assert [p.line for p in problems(text)] == [1]


def test_a_right_text_has_no_problems():
    assert problems("**注意：**离 $x$ `y`\n\n| a |\n|---|\n| b |") == []


def test_the_parts_of_a_text():
    text = (
        "a $x$ `b` `c d`\n\n$$\ny\n= z\n$$\n\n```python\np\n  q\n```\n\n| $t$ |\n|---|\n| `u` |\n"
    )
    assert formulas(text) == ["x", "y = z", "t"]
    assert code_spans(text) == ["b", "c d", "u"]
    assert code_blocks(text) == ["p\n  q"]


def test_the_parts_of_a_wrong_text_are_found_too():
    assert formulas("<b> $x$ $\\foo$ $50% y$") == ["x", "\\foo", "50% y"]


def test_the_items_of_the_first_list_are_markdown():
    text = "a\n\n1. **b** $x$\n   c\n2. d\n   - e\n\n     f\n\n- g\n"
    assert list_items(text) == ["**b** $x$\nc", "d\n- e\n\n  f"]
    assert list_items("no list") == []
    assert list_items("> - a\n\n- b\n- c") == ["b", "c"]


@pytest.mark.parametrize("text", ["这里_那里", "掩码_重要_的", "x_ and y", "see _that", "a __ b"])
def test_an_underscore_that_emphasises_nothing_is_a_slip(text):
    (found,) = problems(text)
    assert (found.line, found.message) == (1, "A _ here begins or ends nothing.")


@pytest.mark.parametrize(
    "text", ["snake_case", "_so_ it is", "`x_`", "$x_i$", "一个\\_", "__all__"]
)
def test_an_underscore_in_its_place_is_none(text):
    assert problems(text) == []
