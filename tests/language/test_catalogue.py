"""Everything that people meet has Chinese words, and nothing else has."""

from __future__ import annotations

import ast
import errno
import os
import re
import string
from types import ModuleType

from sources import ENGINE, FILES, all_texts, called, commands, error_texts, place, speaks

from grader.cli.command import Command
from grader.language import zh
from grader.language.zh import CHINESE
from grader.language.zh.system import SYSTEM

CHINESE_OR_FULL = re.compile(r"[\u4e00-\u9fff：（]")
HALF_BESIDE = re.compile(r"[\u4e00-\u9fff][,;:?!()]|[,;:?!()][\u4e00-\u9fff]")


def fields(template):
    """The fields of a template, each with its format and conversion."""
    return {tuple(rest) for _, *rest in string.Formatter().parse(template) if rest[0] is not None}


def has_words(template):
    return any(c.isalpha() for text, *_ in string.Formatter().parse(template) for c in text)


def test_every_text_has_chinese_words():
    missing = [
        f"{where}: {text!r}"
        for text, where in all_texts().items()
        if has_words(text) and text not in CHINESE
    ]
    assert missing == []


def test_no_entry_is_stale():
    assert [text for text in CHINESE if text not in all_texts() and text not in SYSTEM] == []


def test_no_text_is_translated_twice():
    modules = [m for name, m in vars(zh).items() if isinstance(m, ModuleType)]
    tables = [table for m in modules for table in vars(m).values() if type(table) is dict]
    tables = [table for table in tables if "__name__" not in table]
    assert sum(map(len, tables)) == len(CHINESE)


def test_reasons_of_the_system_are_its_own_words():
    assert set(SYSTEM) <= {os.strerror(code) for code in errno.errorcode}


def test_both_languages_have_the_same_fields():
    assert [text for text in CHINESE if fields(text) != fields(CHINESE[text])] == []


def test_an_entry_is_chinese():
    """Ideographs, or at least the punctuation; where they meet, it is full-width."""
    for text in filter(has_words, CHINESE):
        chinese = CHINESE[text]
        assert CHINESE_OR_FULL.search(chinese), text
        assert not HALF_BESIDE.search(chinese), chinese


def test_a_sentence_ends_in_a_full_stop_in_both_languages_or_in_neither():
    wrong = [t for t in CHINESE if t.endswith(".") != CHINESE[t].endswith(("。", "..."))]
    assert wrong == []


def test_no_error_is_an_f_string_or_a_sum():
    """Such a text has no template, so it can't be said in Chinese. Use `said`."""
    wrong = [
        f"{where}: {ast.unparse(value)}"
        for value, where in error_texts()
        if isinstance(value, (ast.JoinedStr, ast.BinOp))
        or (isinstance(value, ast.Call) and called(value) in ("join", "format", "str"))
    ]
    assert wrong == []


def test_no_command_prints_words_of_one_language():
    """`tell(ctx, said(...))` says them in both."""
    wrong = []
    for path in FILES:
        if not path.is_relative_to(ENGINE / "cli") or not speaks(path):
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if called(node) not in ("echo", "print") or not node.args:
                continue
            texts = [n.value for n in ast.walk(node.args[0]) if isinstance(n, ast.Constant)]
            if any(isinstance(t, str) and any(c.isalpha() for c in t) for t in texts):
                wrong.append(f"{place(path, node)}: {ast.unparse(node)}")
    # A name with a version, and a file that is copied out.
    known = ("grader {__version__}", "encoding='utf-8'")
    assert [text for text in wrong if not any(k in text for k in known)] == []


def test_every_command_is_of_the_class_that_speaks():
    """Give it `cls=Command`, or `cls=Group`; `grader.cli.command` says what else there is to do."""
    assert [name for name, command in commands() if not isinstance(command, Command)] == []
