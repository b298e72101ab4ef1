"""`grader mock` in a pseudo-terminal, and without one."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from pseudo_terminal import ROOT

from grader.practice.rows import Answer, Attempt, Ending, Session
from grader.practice.store import opened

FAKE = Path(__file__).parent.parent / "fakebank"
CTRL_S = "\x13"
ONE = ("--questions", "1", "--exercises", "1", "--drills", "0", "--topic", "comparison")


def environment(tmp_path):
    return {**os.environ, "GRADER_HOME": str(tmp_path / "home"), "PYTHONPATH": str(ROOT)}


@pytest.fixture
def mock(terminal, tmp_path):
    """Call to start `grader mock`; `mock.store()` opens its store."""
    editor = tmp_path / "editor.py"
    reference = FAKE / "solutions" / "ranks" / "reference.py"
    editor.write_text(f"import shutil, sys\nshutil.copy({str(reference)!r}, sys.argv[1])\n")
    edit = ("--edit-cmd", f"{sys.executable} {editor}")

    def start(*args, **options):
        return terminal(
            *("-m", "grader", "--bank", FAKE, "mock", *args, *edit),
            **{"cwd": tmp_path, "GRADER_HOME": str(tmp_path / "home"), **options},
        )

    start.store = lambda: opened(tmp_path / "home")
    return start


def run(tmp_path, *args):
    command = [sys.executable, "-m", "grader", "--bank", str(FAKE), "mock", *args]
    return subprocess.run(
        command,
        env=environment(tmp_path),
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
    )


def test_a_question_and_an_exercise_left_resumed_and_marked(mock, tmp_path):
    shown = mock(*ONE, "--level", "easy", "--level", "medium", "--seed", "5")
    shown.see("Mock interview · 45 minutes · seed 5", "1 question", "1 exercise")
    shown.press("\r").see("1/2 question", "Say the answer aloud")
    shown.press("t").see("ctrl-s")
    shown.press("they keep their order").see("they keep their order")
    shown.press(CTRL_S).see("Key points")
    shown.press("1").see("▸ 1 ✓")
    shown.press("\r").see("follow-up")
    shown.press("q")
    assert shown.ended() == 0
    assert b"grader mock --resume" in shown.raw

    again = mock()
    again.see("You left an interview: 0 of 2 parts are done")
    again.press("\r").see("follow-up", "Say the answer aloud")
    again.press(" ").see("Answer: tick it")
    again.press("1").see("▸ 1 ✓")
    again.press("\r").see("2/2 exercise", "ranks-1.py")
    again.press("o").see("ranks-1.py")
    again.press("c").see("Last check", "✓ Agrees with the reference")
    again.press("\r").see("PASSED", "go on")
    again.press("\r").see("Scorecard", "they keep their order", "Evidence")
    again.press("\r")
    assert again.ended() == 0

    with mock.store() as store:
        (session,) = store.rows(Session)
        assert session.seed == 5
        assert {row.within for row in store.rows(Attempt)} == {session.uid}
        assert {row.status for row in store.rows(Attempt)} == {"passed"}
        assert [row.how for row in store.rows(Ending)] == ["finished"]
    for name in ("card.html", "card.pdf"):
        done = run(tmp_path, "--last", f"--{name[5:]}", str(tmp_path / name))
        assert done.returncode == 0, done.stderr
        assert "Scorecard · Sorting" in done.stdout
        assert (tmp_path / name).stat().st_size > 10_000
    data = json.loads(run(tmp_path, "--last", "--json").stdout)
    assert [mark["kind"] for mark in data["marks"]] == ["question", "exercise"]
    assert data["marks"][1]["share"] == 1.0


def test_a_kill_loses_nothing_that_was_revealed(mock):
    shown = mock("--questions", "1", "--exercises", "0", "--drills", "0")
    shown.see("What comes")
    shown.press("\r").see("1/1 question")
    shown.press("t").see("ctrl-s")
    shown.press("what I know").see("what I know")
    shown.press(CTRL_S).see("Key points")
    shown.press("2").see("▸ 2 ✓")
    os.kill(shown.process.pid, signal.SIGKILL)
    with mock.store() as store:
        row = store.rows(Answer)[-1]
        assert (row.note, row.said) == ("what I know", (1,))
    again = mock("--resume")
    again.see("what I know", "2 ✓")
    again.press("\x03")
    assert again.ended() == 0


def test_in_chinese_on_a_small_terminal(mock):
    shown = mock(
        "--lang", "zh", "--questions", "1", "--exercises", "0", "--drills", "0",
        columns=40, lines=12,
    )  # fmt: skip
    shown.see("模拟面试 · 45 分钟", "1 道问答")
    shown.press("\r").see("1/1 问答", "0:0")
    shown.resize(80, 24)
    shown.see("剩 4")
    shown.press("q")
    assert shown.ended() == 0


@pytest.mark.parametrize(
    ("args", "told", "help"),
    [
        ((), "needs a terminal", "grader sheet --mode mock"),
        (("--resume",), "no interview is open", "begins one"),
        (("--abandon",), "no interview is open", "begins one"),
        (("--last",), "no interview was finished yet", "begins one"),
        (("--last", "--pdf", "x.py"), "x.py", ""),
    ],
)
def test_what_cannot_be_done_is_said(tmp_path, args, told, help):
    done = run(tmp_path, *args)
    assert done.returncode == 2
    assert told in done.stderr
    assert help in done.stderr
    assert "Traceback" not in done.stderr
