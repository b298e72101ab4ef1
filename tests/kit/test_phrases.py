"""Messages without a language: every phrase has both, fields are data, and no words can pose."""

from __future__ import annotations

from pathlib import Path
from string import Formatter

import pytest

from grader.budgets import FIELD_TEXT
from grader.errors import BankError
from grader.grading.endings import blame
from grader.kit import CheckFailure, fail
from grader.language import said, translated
from grader.phrases import PHRASES, Phrase, demand_plain, filled, in_words, phrase, say


def fields(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name}


@pytest.mark.parametrize("key", sorted(PHRASES))
def test_both_languages_use_the_same_fields(key: str) -> None:
    english, chinese = PHRASES[key]
    assert fields(chinese) == fields(english)


@pytest.mark.parametrize("key", sorted(PHRASES))
def test_every_template_is_plain(key: str) -> None:
    for template in PHRASES[key]:
        demand_plain(template)


def test_a_phrase_inside_a_phrase_speaks_the_same_language() -> None:
    inner = phrase("an array", shape=(2,), dtype="bool")
    outer = phrase("due", due=phrase("a", name="list"), kind=inner)
    assert str(outer) == "expected a list, got an array of shape (2,) and dtype bool"
    assert in_words(outer, "zh") == "应为 list，实际是形状 (2,)、dtype 为 bool 的数组"
    number = phrase("due", due=phrase("number due"), kind=phrase("a", name="tuple"))
    assert in_words(number, "zh") == "应为一个数，实际是 tuple"
    assert outer.holds("an array")
    assert not outer.holds("entries")


def test_an_authors_own_sentence_stays_as_it_is() -> None:
    assert in_words(filled("the mask has {braces}"), "zh") == "the mask has {braces}"


def test_an_author_may_speak_both_languages() -> None:
    with pytest.raises(CheckFailure) as caught:
        fail(say("{n:,} are dropped", "丢弃了 {n:,} 个"), n=1234, actual=3, rtol=0.5)
    assert str(caught.value.message) == "1,234 are dropped"
    assert caught.value.message.in_("zh") == "丢弃了 1,234 个"
    assert (caught.value.actual, caught.value.rtol) == (3, 0.5)


@pytest.mark.parametrize(
    ("en", "zh"), [("{n} entries", "个"), ("{n.real}", "{n.real}"), ("{0}", "{0}"), ("{n!r}",) * 2]
)
def test_an_authors_template_that_is_wrong_is_refused_at_once(en: str, zh: str) -> None:
    with pytest.raises(ValueError, match="place"):
        say(en, zh)


def test_an_authors_place_that_nothing_fills_is_refused() -> None:
    with pytest.raises(ValueError, match="nothing fills n"):
        fail(say("{n} entries", "{n} 个"))
    with pytest.raises(ValueError, match="only a message made by"):
        fail("no places", n=3)


def test_long_words_are_cut_and_the_cut_is_said() -> None:
    said = phrase("raised, saying", function="f", type="E", message="x" * 500_000)
    for lang, words in (("en", f"({500_000 - FIELD_TEXT:,} more"), ("zh", "还有 499,500 个字符")):
        text = said.in_(lang)
        assert words in text
        assert len(text) < 2 * FIELD_TEXT


def test_line_breaks_in_fields_are_marked() -> None:
    said = phrase("raised, saying", function="f", type="E", message="one\n\n✓ PASSED")
    assert str(said) == "f raised E: one\n│ \n│ ✓ PASSED"


@pytest.mark.parametrize(
    "value",
    [10**5000, float("nan"), float("inf"), object(), b"x", {"a": 1}],
    ids=lambda v: type(v).__name__,
)
def test_what_is_no_plain_data_is_kept_as_text(value: object) -> None:
    ((_, kept),) = phrase("text", text=value).fields
    assert isinstance(kept, str | Phrase)
    assert phrase("text", text=value).in_("zh")


@pytest.mark.parametrize(
    "odd",
    [
        Phrase("unknown to this version", (("a", 1),)),
        Phrase("at", (("where", "[0]"),)),
        Phrase("say", (("en", "{a.__class__}"), ("zh", ""), ("a", 1))),
        Phrase("say", (("en", "{a:999999999}"), ("zh", ""), ("a", 1))),
        Phrase("say", (("en", "{"), ("zh", ""))),
        Phrase("say", ()),
    ],
)
def test_a_phrase_of_another_version_is_shown_by_its_key(odd: Phrase) -> None:
    assert odd.in_("en").startswith(odd.key)


@pytest.mark.parametrize(
    "error",
    [
        BankError(said("no such file"), place="a/b.py"),
        BankError(said("can't be imported: {type}: {why}", type="E", why="x{y}"), help=said("?")),
        BankError(said("no function or probe {name!r}", name="a'b")),
        BankError("a message {that} nothing translates"),
    ],
    ids=str,
)
def test_a_fault_of_the_bank_is_said_in_either_language(error: BankError) -> None:
    message = blame(error, Path("checks.py"))
    for lang in ("en", "zh"):
        assert in_words(message, lang) == translated(error.whole(), lang)
        demand_plain(str(dict(message.fields).get(lang, "")))


def test_a_fault_of_the_bank_is_in_chinese_where_it_can_be() -> None:
    message = blame(BankError(said("no such file"), place="a.py"), Path("checks.py"))
    assert "没有这个文件" in in_words(message, "zh")
