"""`edited`: each old text is replaced exactly once, or it is said why it can't be."""

from __future__ import annotations

import inspect
import re

import pytest

from grader.kit import edited

SOURCE = """def area(width, height):
    if width < 0 or height < 0:
        raise ValueError
    return width * height
"""


def test_pairs_are_replaced_one_after_the_other():
    edit = edited("width * height", "2 * width * height", "2 * width", "2 + width")
    assert edit.apply(SOURCE).endswith("    return 2 + width * height\n")


def test_old_text_may_span_lines():
    edit = edited("if width < 0 or height < 0:\n        raise ValueError", "pass")
    assert edit.apply(SOURCE).split("\n")[1:] == ["    pass", "    return width * height", ""]


def test_an_edit_knows_its_line():
    frame = inspect.currentframe()
    assert frame is not None
    line, edit = frame.f_lineno, edited("a", "b")
    assert edit.line == line


STALE = {
    "twice": ("< 0", "'< 0' occurs 2 times in the reference, on lines 2, 2"),
    "changed": (
        "return width * depth",
        "'return width * depth' doesn't occur in the reference;"
        " the nearest line is 4: return width * height",
    ),
    "its second line changed": (
        "if width < 0 or height < 0:\n        raise TypeError",
        "'if width < 0 or height < 0:\\n        raise TypeError' doesn't occur in the reference;"
        " the nearest line is 3: raise ValueError",
    ),
}


@pytest.mark.parametrize(("old", "said"), STALE.values(), ids=STALE)
def test_a_stale_edit_says_where_the_text_is(old, said):
    with pytest.raises(ValueError, match=f"^{re.escape(said)}$"):
        edited(old, "").apply(SOURCE)


def test_a_text_without_its_replacement_is_an_error():
    with pytest.raises(ValueError, match="expected pairs of an old and a new text, got 3 texts"):
        edited("a", "b", "c")
