"""Which language a command speaks."""

from __future__ import annotations

import pytest

from grader.__main__ import run
from grader.language import UnknownLanguage, chosen, of_locale

LOCALES = [
    ({}, "en"),
    ({"LANG": ""}, "en"),
    ({"LANG": "zh_CN.UTF-8"}, "zh"),
    ({"LANG": "zh_TW"}, "zh"),
    ({"LANG": "zh_CN.GB18030@pinyin"}, "zh"),
    ({"LANG": "zh-Hans"}, "zh"),
    ({"LANG": "zh"}, "zh"),
    ({"LANG": "en_GB.UTF-8"}, "en"),
    ({"LANG": "de_DE.UTF-8"}, "en"),
    ({"LANG": "za_CN"}, "en"),
    ({"LANG": "zhuang"}, "en"),
    ({"LANG": "C"}, "en"),
    ({"LANG": "nonsense"}, "en"),
    # The first that is set decides.
    ({"LC_MESSAGES": "zh_CN", "LANG": "en_GB"}, "zh"),
    ({"LC_MESSAGES": "en_GB", "LANG": "zh_CN"}, "en"),
    ({"LC_ALL": "C", "LC_MESSAGES": "zh_CN", "LANG": "zh_CN"}, "en"),
    ({"LC_ALL": "", "LC_MESSAGES": "", "LANG": "zh_CN"}, "zh"),
    ({"LC_CTYPE": "zh_CN.UTF-8", "LANG": "en_GB"}, "en"),
    # LANGUAGE is preferred to it, as a list, unless the locale is C.
    ({"LANGUAGE": "zh_CN:en", "LANG": "en_GB.UTF-8"}, "zh"),
    ({"LANGUAGE": "en:zh", "LANG": "zh_CN.UTF-8"}, "en"),
    ({"LANGUAGE": "fr:zh:en", "LANG": "fr_FR"}, "zh"),
    ({"LANGUAGE": "fr", "LANG": "zh_CN"}, "en"),
    ({"LANGUAGE": "", "LANG": "zh_CN"}, "zh"),
    ({"LANGUAGE": "zh"}, "en"),
    ({"LANGUAGE": "zh", "LANG": "C.UTF-8"}, "en"),
    ({"LANGUAGE": "zh", "LC_ALL": "POSIX", "LANG": "zh_CN"}, "en"),
]


@pytest.mark.parametrize(("environ", "lang"), LOCALES)
def test_a_locale_is_chinese_or_else_english(environ, lang):
    assert of_locale(environ) == lang
    assert chosen([], environ) == lang


@pytest.mark.parametrize(
    ("args", "environ", "lang"),
    [
        (["list"], {"GRADER_LANG": "zh", "LANG": "en_GB"}, "zh"),
        (["list"], {"GRADER_LANG": "en", "LANG": "zh_CN"}, "en"),
        (["list"], {"GRADER_LANG": "zh_CN.UTF-8"}, "zh"),
        (["list"], {"GRADER_LANG": "", "LANG": "zh_CN"}, "zh"),
        (["list", "--lang", "en"], {"GRADER_LANG": "zh"}, "en"),
        (["list", "--lang=zh"], {}, "zh"),
        (["--lang", "zh", "list"], {}, "zh"),
        (["--lang", "zh", "list", "--lang", "en"], {}, "en"),
        (["check", "--help", "--lang", "zh"], {}, "zh"),
        (["check", "--lang", "zh", "--help"], {}, "zh"),
        # A sheet in both languages leaves the command's own open.
        (["--lang", "zh", "sheet", "--lang", "both"], {}, "zh"),
        (["sheet", "--lang", "both"], {"LANG": "zh_CN"}, "zh"),
        # What isn't an option, and what isn't a language.
        (["search", "--", "--lang", "zh"], {}, "en"),
        (["list", "--lang", "fr"], {"LANG": "zh_CN"}, "zh"),
        (["list", "--lang"], {"LANG": "zh_CN"}, "zh"),
        (["list", "--lang", "zh"], {"GRADER_LANG": "fr"}, "zh"),
    ],
)
def test_an_option_decides_then_the_variable_then_the_locale(args, environ, lang):
    assert chosen(args, environ) == lang


@pytest.mark.parametrize("value", ["fr", "english", "z", "zhuang", "C", "both"])
def test_an_unknown_grader_lang_is_an_error(value):
    with pytest.raises(UnknownLanguage):
        chosen(["list"], {"GRADER_LANG": value, "LANG": "zh_CN"})


@pytest.fixture
def said(capsys, monkeypatch):
    """Run a command in an environment; gives the exit code and what it printed."""

    def call(*args, **environ):
        for name in ("GRADER_LANG", "GRADER_DEBUG", "LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
            monkeypatch.delenv(name, raising=False)
        for name, value in environ.items():
            monkeypatch.setenv(name, value)
        code = run(args)
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return call


def test_an_unknown_value_is_told_in_the_language_that_is_left(said):
    english = "error: GRADER_LANG is 'fr'\nIt is one of en, zh.\n"
    chinese = "错误：GRADER_LANG 的值是 'fr'\n可用的值：en、zh。\n"
    assert said("list", GRADER_LANG="fr") == (2, "", english)
    assert said("--help", GRADER_LANG="fr", LANG="zh_CN") == (2, "", chinese)


def test_an_unknown_option_value_is_told_in_the_language_that_is_left(said):
    code, out, err = said("list", "--lang", "fr")
    assert (code, out) == (2, "")
    assert err.startswith("error: --lang: expected one of en, zh, got 'fr'\n")
    code, _, err = said("--lang", "fr", "list", GRADER_LANG="zh")
    assert err.startswith("错误：--lang：应为 en、zh 之一，得到的是 'fr'\n")


@pytest.mark.parametrize(
    "args",
    [
        ("--lang", "zh", "--help"),
        ("--help", "--lang", "zh"),
        ("--lang=zh", "check", "--help"),
        ("check", "--lang", "zh", "--help"),
        ("check", "--help", "--lang", "zh"),
        ("check", "-h", "--lang=zh"),
        ("doctor", "--help", "--lang", "zh"),
        ("--lang", "zh", "export", "anki", "--help"),
    ],
)
def test_help_is_chinese_wherever_the_option_is(said, args):
    code, out, err = said(*args)
    assert (code, err) == (0, "")
    assert out.startswith("用法：grader")


def test_a_command_without_content_takes_the_option_too(said):
    assert said("trust", "--lang", "zh", "--forget")[2].startswith("错误：缺少 FOLDER\n")
    assert said("--lang", "zh", "trust", "--lang", "en", "--forget")[2].startswith("error: FOLDER")


def test_content_speaks_as_the_command_does(said):
    for args, environ in (
        (("--lang", "zh", "list"), {}),
        (("list",), {"LANG": "zh_CN.UTF-8"}),
        (("list", "--lang", "zh"), {"GRADER_LANG": "en"}),
    ):
        assert said(*args, **environ)[1].startswith("编号")


def test_a_language_that_a_bank_lacks_is_an_error_only_where_it_was_asked_for(said, tmp_path):
    assert said("new", "--bank", str(tmp_path / "bank"), GRADER_HOME=str(tmp_path))[0] == 0
    bank = ("--bank", str(tmp_path / "bank"))
    code, out, _ = said(*bank, "list", LANG="zh_CN")
    assert code == 0
    assert out.startswith("id ")
    for args in (("--lang", "zh", *bank, "list"), (*bank, "list", "--lang", "zh")):
        code, _, err = said(*args)
        assert code == 2
        assert err == "错误：这个题库没有语言为 'zh' 的页面\n它的语言：en。\n"


def test_a_shell_that_completes_gets_no_error(said, monkeypatch):
    with pytest.raises(SystemExit):
        said(
            GRADER_LANG="fr",
            _GRADER_COMPLETE="bash_complete",
            COMP_WORDS="grader l",
            COMP_CWORD="1",
        )
