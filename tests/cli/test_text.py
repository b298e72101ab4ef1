"""Columns of text, in which a Chinese character is two columns wide."""

from __future__ import annotations

import pytest

from grader.cli.text import cut, pad, table
from grader.prose.width import width as cells


@pytest.mark.parametrize(
    ("text", "width"),
    [("", 0), ("abc", 3), ("剪枝", 4), ("L1 剪枝", 7), ("，", 2), ("e\u0301", 1), ("a\u200db", 2)],
)
def test_width(text, width):
    assert cells(text) == width


@pytest.mark.parametrize(
    ("text", "width", "seen"),
    [
        ("abcdef", 6, "abcdef"),
        ("abcdef", 5, "abcd…"),
        ("剪枝方法", 8, "剪枝方法"),
        ("剪枝方法", 7, "剪枝方…"),
        ("剪枝方法", 6, "剪枝…"),
        ("ab cd", 4, "ab…"),
    ],
)
def test_cut_never_passes_the_width(text, width, seen):
    assert cut(text, width) == seen
    assert cells(seen) <= width


def test_columns_line_up_whatever_the_script():
    rows = [("a", "剪枝", "x"), ("bb", "mask", "y")]
    lines = list(table(("id", "title", "t"), rows, width=40, colour=False, flexible=(1,)))
    assert lines == ["id  title  t", "a   剪枝   x", "bb  mask   y"]


def test_flexible_columns_give_way_and_the_last_one_first():
    rows = [("an_id", "a title of twenty-two", "tags that are long as well")]
    lines = list(table(("id", "title", "tags"), rows, width=42, colour=False, flexible=(1, 2)))
    assert lines[1] == "an_id  a title of twenty-two  tags that a…"
    assert all(cells(line) <= 42 for line in lines)


def test_colour_is_for_the_head_only():
    lines = list(table(("id",), [("a",)], width=9, colour=True, flexible=()))
    assert lines == ["\x1b[1mid\x1b[0m", "a"]


def test_pad_fills_columns():
    assert pad("剪", 4) == "剪  "
