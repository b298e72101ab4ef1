"""Every phrase stands in both languages with the same fields."""

from __future__ import annotations

from string import Formatter

import pytest

from grader.kit.phrases import PHRASES, in_words, phrase


def fields(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name}


@pytest.mark.parametrize("key", sorted(PHRASES))
def test_the_chinese_uses_the_fields_of_the_english(key: str) -> None:
    english, chinese = PHRASES[key]
    assert fields(chinese) <= fields(english)


def test_a_phrase_inside_a_phrase_speaks_the_same_language() -> None:
    inner = phrase("an array", shape=(2,), dtype="bool")
    outer = phrase("due", due=phrase("a", name="list"), kind=inner)
    assert str(outer) == "a list is due, got an array of shape (2,) and dtype bool"
    assert in_words(outer, "zh") == "应为 list，实际是形状 (2,)、dtype 为 bool 的数组"


def test_an_authors_own_sentence_stays_as_it_is() -> None:
    number = phrase("due", due=phrase("number due"), kind=phrase("a", name="tuple"))
    assert in_words(number, "zh") == "应为一个数，实际是 tuple"
    assert in_words("the mask has {braces}", "zh") == "the mask has {braces}"
