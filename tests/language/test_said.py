"""Texts that keep their template and fields."""

from __future__ import annotations

import copy
import pickle
import string
from pathlib import Path

import msgpack
import pytest

from grader.errors import CommandError
from grader.language import Said, as_it_is, counted, lines, packed, said, translated, unpacked

NESTED = said(
    "no {kind} {name!r}", kind=said("topic"), name="x", names=("a", said("{n} more", n=3)), n=0.5
)


def test_it_is_the_english_text():
    text = said("no {kind} {name!r}", kind="topic", name="it's")
    assert text == 'no topic "it\'s"'
    assert isinstance(text, str)
    assert translated(text, "en") == text


def test_it_is_said_in_chinese_with_the_fields_translated():
    assert translated(NESTED, "zh") == "没有名为 'x' 的主题"


def test_a_field_of_another_kind_stays():
    assert translated(said("no {kind} {name!r}", kind=said("topic"), name="topic"), "zh") == (
        "没有名为 'topic' 的主题"
    )
    assert said("{file}: {told}", file=Path("a/b"), told="x") == "a/b: x"


def test_a_tuple_is_joined_as_the_language_does():
    text = said("There are: {names}.", names=("a", "b", said("{n} more", n=2)))
    assert text == "There are: a, b, 2 more."
    assert translated(text, "zh") == "可选：a、b、另外 2 个。"


def test_what_is_not_in_the_catalogue_stays_english():
    assert translated(said("quite {new}", new=said("topic")), "zh") == "quite 主题"
    assert translated("quite new", "zh") == "quite new"
    assert translated("Permission denied", "zh") == "权限不足"


@pytest.mark.parametrize("text", ["{x}", "{", "}}", "{0}", "{a.b}", "100 %"])
def test_a_text_from_elsewhere_is_no_template(text):
    assert as_it_is(text) == text
    assert translated(as_it_is(text), "zh") == text
    assert translated(said("error: {text}", text=as_it_is(text)), "zh") == f"错误：{text}"


def test_one_and_many():
    assert counted(1, "{n} file", "{n} files") == "1 file"
    assert counted(0, "{n} file", "{n} files") == "0 files"
    assert translated(counted(2, "{n} file", "{n} files"), "zh") == "2 个文件"


def test_lines_are_said_each():
    text = lines(said("topic"), "as it is", said("level"))
    assert text == "topic\nas it is\nlevel"
    assert translated(text, "zh") == "主题\nas it is\n难度"


@pytest.mark.parametrize(
    "copied",
    [
        copy.copy,
        copy.deepcopy,
        *(lambda t, p=p: pickle.loads(pickle.dumps(t, p)) for p in range(2, 6)),
        lambda text: unpacked(msgpack.unpackb(msgpack.packb(packed(text)), use_list=False)),
    ],
)
def test_a_copy_can_still_be_translated(copied):
    made = copied(NESTED)
    assert type(made) is Said
    assert made == NESTED
    assert made.fields == NESTED.fields
    assert translated(made, "zh") == translated(NESTED, "zh")


def test_a_plain_text_is_packed_as_it_is():
    assert unpacked(packed("text")) == "text"
    assert unpacked(packed(None)) is None


def test_an_error_is_the_same_in_english_and_can_be_said_in_chinese():
    error = CommandError(said("this is a folder"), place="a\nb", help=said("Name a file in it."))
    assert str(error) == "a\\nb: this is a folder\nName a file in it."
    assert translated(error.whole(), "zh") == "a\\nb：这是文件夹\n请指定其中的一个文件。"
    assert str(CommandError("plain {text}")) == "plain {text}"


def test_the_fields_of_a_template_are_names():
    """`{x.y}` and `{0}` would reach into a field; they are no part of this."""
    from sources import all_texts

    for template in all_texts():
        for _, name, _, _ in string.Formatter().parse(template):
            assert name is None or name.isidentifier(), template
