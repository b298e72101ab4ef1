"""`--help` in Chinese: whole, and no line wider than the terminal."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from sources import commands

from grader.__main__ import run
from grader.prose.width import width

GOLDEN = Path(__file__).parent / "golden"
ENGLISH_WORDS = re.compile(r"\b(the|a|of|and|is|are|with|for|to)\b", re.IGNORECASE)


@pytest.fixture
def help_of(capsys, monkeypatch):
    """The help of a command, in a terminal of so many columns."""

    def call(command, *, columns=80, lang="zh"):
        monkeypatch.setenv("COLUMNS", str(columns))
        assert run([*command.split()[1:], "--help", "--lang", lang]) == 0
        return capsys.readouterr().out

    return call


@pytest.mark.parametrize("command", ["grader", "grader check", "grader sheet"])
def test_help_is_as_it_was(help_of, command):
    """Where it should differ: `COLUMNS=80 grader check --help --lang zh > .../grader_check.txt`."""
    golden = GOLDEN / f"{command.replace(' ', '_')}.txt"
    assert help_of(command) == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("columns", [60, 80, 100])
def test_no_line_is_wider_than_the_terminal(help_of, columns):
    """A Chinese character takes two columns. Command lines to copy stay whole."""
    for command, _ in commands():
        for line in help_of(command, columns=columns).split("\n"):
            assert width(line) <= columns or line.lstrip().startswith(("grader ", "echo ")), line


def test_no_line_begins_with_punctuation(help_of):
    for command, _ in commands():
        assert not re.search(r"^ *[，。；：、）”]", help_of(command), re.MULTILINE)


def test_no_english_sentence_is_left(help_of):
    for command, _ in commands():
        for line in help_of(command).split("\n"):
            assert not ENGLISH_WORDS.search(line.partition("grader ")[0]), line


def test_both_languages_name_the_same_options_and_commands(help_of):
    def names(text):
        options = re.split(r"^(?:Options:|选项：)$", text, flags=re.MULTILINE)[1]
        return re.findall(r"^  (-.+?|[a-z]+)(?:  .*)?$", options, re.MULTILINE)

    for command, _ in commands():
        assert names(help_of(command)) == names(help_of(command, lang="en"))
