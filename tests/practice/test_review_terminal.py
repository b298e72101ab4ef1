"""`grader review` in a pseudo-terminal, and without one."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from pseudo_terminal import ROOT

from grader.practice.rows import Flag, Review, Session, Undo
from grader.practice.store import opened

FAKE = Path(__file__).parent.parent / "fakebank"
CTRL_S = "\x13"


@pytest.fixture
def review(terminal, tmp_path):
    """Call to start `grader review`; `review.store()` opens its store."""

    def start(*args, **options):
        return terminal(
            *("-m", "grader", "--bank", FAKE, "review", *args),
            **{"cwd": tmp_path, "GRADER_HOME": str(tmp_path / "home"), **options},
        )

    start.store = lambda: opened(tmp_path / "home")
    return start


def test_three_cards_typed_ticked_overruled_undone_left_and_resumed(review):
    shown = review()
    shown.see("Review · new 3", "What does one")
    shown.press("t").see("ctrl-s")
    shown.press("a permutation")
    shown.see("a permutation")
    shown.press(CTRL_S).see("Key points", "not the ranks")
    shown.press("1").see("▸ 1 ✓")
    shown.press("3").see("▸ 3 ✓")
    shown.press("\r").see("2 of 3 said: hard", "▸ 2 hard")
    shown.press("3").see("1 done", "stable_sorting")
    shown.press(" ").see("Equal keys keep their order")
    shown.press("\r").see("▸ 1 again")
    shown.press("\r").see("2 done", "top_k")
    shown.press("u").see("undone", "1 done", "Equal keys keep their order")
    shown.press("q")
    assert shown.ended() == 0
    with review.store() as store:
        rows, (undo,) = store.rows(Review), store.rows(Undo)
        assert [(row.item, row.rating) for row in rows] == [("ranks", 3), ("stable_sorting", 1)]
        assert (rows[0].note, rows[0].said, rows[0].points) == ("a permutation", (0, 2), 3)
        assert undo.review == rows[1].uid

    again = review()
    again.see("Review · new 2", "stable")
    again.press(" ").see("Key points")
    again.press("123").see("rate: easy")
    again.press("\r").see("3 of 3 said: easy")
    again.press("\r").see("1 done", "top_k")
    again.press(" ").see("Selection needs no complete order")
    again.press("\r").see("▸ 1 again")
    again.press("3").see("Done for today.", "2 answers")
    again.press("q")
    assert again.ended() == 0
    assert b"2 answers" in again.raw
    with review.store() as store:
        assert [row.kind for row in store.rows(Session)] == ["review", "review"]


def test_a_kill_after_a_rating_loses_nothing_and_undo_works_after_it(review):
    shown = review()
    shown.see("What does one")
    shown.press(" ").see("Key points")
    shown.press("\r").see("▸ 1 again")
    shown.press("3").see("1 done")
    os.kill(shown.process.pid, signal.SIGKILL)
    with review.store() as store:
        assert [row.rating for row in store.rows(Review)] == [3]
    again = review()
    again.see("Review · new 2")
    again.press("u").see("undone", "What does one", "Key points")
    again.press("\x03")
    assert again.ended() == 0
    with review.store() as store:
        assert len(store.rows(Undo)) == 1


def test_in_chinese_on_a_small_terminal_and_through_a_resize(review):
    shown = review("--lang", "zh", columns=40, lines=12)
    shown.see("复习 · 新题 3")
    shown.press(" ").see("一次 argsort 返回什么")
    shown.resize(80, 24)
    shown.see("要点：勾选你说到的", "靠前的元素")
    shown.press("z").see("Key points")
    shown.press("q")
    assert shown.ended() == 0


def run(tmp_path, *args):
    env = {**os.environ, "GRADER_HOME": str(tmp_path), "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "grader", "--bank", str(FAKE), "review", *args]
    return subprocess.run(
        command, env=env, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL
    )


def test_due_needs_no_terminal_and_keeps_the_settings(tmp_path):
    done = run(tmp_path, "--due", "--new", "2", "--limit", "9")
    assert done.returncode == 0
    assert done.stdout.splitlines()[-1].startswith("A day has at most 2 new cards and 9 that")
    assert "Comparison sorts  0    2    0/2" in done.stdout
    done = run(tmp_path, "--due", "top_k")
    assert "Selection         0    1" in done.stdout
    assert "Comparison sorts  0    0" in done.stdout


def test_without_a_terminal_it_says_what_to_do_instead(tmp_path):
    done = run(tmp_path)
    assert done.returncode == 2
    assert "needs a terminal" in done.stderr
    assert "grader review --due" in done.stderr


def test_an_unknown_topic_is_an_error(tmp_path):
    done = run(tmp_path, "--topic", "selectoin", "--due")
    assert done.returncode == 2
    assert "selection" in done.stderr


def test_suspended_cards_are_counted_and_restored(tmp_path):
    with opened(tmp_path) as store:
        store.add(Flag(bank="sorting", item="ranks", what="suspend"))
    assert "Suspended: 1." in run(tmp_path, "--due").stdout
    assert run(tmp_path, "--restore").stdout == "1 card is asked again.\n"
    assert "Suspended" not in run(tmp_path, "--due").stdout


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_what_is_typed_is_kept_when_the_terminal_is_closed(review, name):
    shown = review()
    shown.see("What does one")
    shown.press("t").see("ctrl-s")
    shown.press("a permutation, not the ranks").see("not the ranks")
    shown.process.kill(getattr(signal, name))
    assert shown.ended() == 0
    again = review()
    again.see("What does one")
    again.press("t").see("a permutation, not the ranks")
