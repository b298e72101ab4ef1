"""The real program in a pseudo-terminal of 80 by 24."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from grader.__main__ import run

ENTER, ESCAPE, DOWN = "\r", "\x1b", "\x1b[B"
STYLED = (b"\x1b[1m", b"\x1b[0;1m", b"\x1b[31", b"\x1b[36", b"\x1b[0;36")


def test_a_question_is_found_read_and_left(terminal):
    t = terminal()
    t.see("Sorting", "3 of 3 questions", "▸ Ranks of a vector", "enter open", "q quit")
    t.press("/").see("enter open", gone=["q quit"])
    t.press("pivot").see("/ pivot", "1 of 3 questions", "▸ The k largest entries")
    t.press(ENTER).see("How do you find", "space answer", gone=["Answer ─"])
    t.press(" ").see("── Answer ─", "pivot")
    t.press(ENTER).see("── Key points ─")
    t.press(ENTER).see("── Follow-ups ─")
    t.press("h").see("── Task ─")
    t.press("h").see("── Hint 1 ─", "Sort first")
    t.press(ESCAPE).see("▸ The k largest entries")
    t.press("q")
    assert t.ended() == 0


def test_next_filter_tag_and_language(terminal):
    t = terminal()
    t.see("▸ Ranks of a vector")
    t.press(ENTER).see("1/3")
    t.press("n").see("When a sort is stable", "2/3")
    t.press("l").see("easy · all tags", "1 of 3 questions", gone=["When a sort is stable"])
    t.press(ESCAPE).see("all levels", "3 of 3 questions")
    t.press("t").see("partial-sort", "enter choose")
    t.press("partial").see("/ partial", gone=["stability"])
    t.press(ENTER).see("all levels · partial-sort", "1 of 3 questions")
    t.press("z").see("排序", "最 大 的".replace(" ", ""), "q 退出")


def test_chinese_is_typed_as_text(terminal):
    t = terminal("--lang", "zh")
    t.see("q 退出")
    t.press("/").see("tab 列表")
    t.press("主元").see("/ 主元", "▸ 最大的 k 个元素", "1 / 3 题")


def test_arrows_and_help(terminal):
    t = terminal()
    t.see("▸ Ranks of a vector")
    t.press(DOWN).see("▸ When a sort is stable")
    t.press("?").see("search as you type")
    t.press(ESCAPE).see("▸ When a sort is stable")


def test_the_window_may_change_its_size(terminal):
    t = terminal()
    t.see("▸ Ranks of a vector", "3 of 3 questions")
    t.resize(40, 10)
    t.see("▸ Ranks of a vector", "enter open", gone=["q quit"])
    t.press(ENTER)
    t.resize(120, 40)
    t.see("Ranks of a vector", "q quit")


@pytest.mark.parametrize("key", ["q", "\x03", "\x04"])
def test_the_screen_is_given_back(terminal, key):
    t = terminal()
    t.see("▸ Ranks of a vector")
    t.press(key)
    assert t.ended() == 0
    assert t.raw.count(b"\x1b[?1049h") == t.raw.count(b"\x1b[?1049l") == 1
    assert b"Traceback" not in t.raw


def test_no_colour(terminal):
    t = terminal(NO_COLOR="1")
    t.see("▸ Ranks of a vector")
    t.press(ENTER).see("1/3")
    t.press(ENTER).see("── Answer ─")
    assert not any(code in t.raw for code in STYLED)


def test_colour(terminal):
    t = terminal()
    t.see("▸ Ranks of a vector")
    assert any(code in t.raw for code in STYLED)


def test_unknown_sequences_do_no_harm(terminal):
    t = terminal()
    t.see("▸ Ranks of a vector")
    t.press("\x1b[15~\x1b[1;5C\x1bOP\x01\x00\x1bx\t\x1b[200~up\x1b[201~").press("?")
    t.see("search as you type")


def test_a_dumb_terminal_is_said(terminal):
    t = terminal(TERM="dumb")
    assert t.ended() == 2
    assert b"grader show ID" in t.raw


def test_without_a_terminal_it_says_what_to_use():
    done = subprocess.run(
        [sys.executable, "-m", "grader", "browse"],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("error: browse needs a terminal")
    assert "`grader search WORDS` and `grader show ID`" in done.stderr


def test_help_has_an_example(capsys):
    assert run(["browse", "--help"]) == 0
    assert "Example: grader browse --lang zh" in capsys.readouterr().out
