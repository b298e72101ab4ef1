"""The real program in a pseudo-terminal of 80 by 24: from nothing to a solved exercise."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest
from pseudo_terminal import ROOT

from grader.bank import open_bank
from grader.bank.workspace import make
from grader.practice.rows import Attempt, Folder, Reveal
from grader.practice.store import opened

FAKE = ROOT / "tests" / "fakebank"
RIGHT = (FAKE / "solutions" / "ranks" / "reference.py").read_bytes()
WRONG = b"import numpy as np\n\n\ndef ranks(values):\n    print('tried')\n    return values\n"
LOOP = b"def ranks(values):\n    while True:\n        pass\n"


@pytest.fixture
def home(tmp_path):
    return tmp_path / "home"


@pytest.fixture
def grader(terminal, tmp_path, home):
    """Call with a command's words to start it, in an empty folder."""
    here = tmp_path / "here"
    here.mkdir()

    def start(*args, **options):
        options = {"cwd": here, "GRADER_HOME": str(home)} | options
        return terminal("-P", "-m", "grader", *args, **options)

    start.here = here
    return start


@pytest.fixture
def watch(grader):
    """`grader watch` in a practice folder of the fake bank; `ranks` is its first exercise."""
    make(open_bank(FAKE), grader.here, "en")

    def start(*args, bank=FAKE, **options):
        return grader("--bank", str(bank), "watch", *args, **options)

    start.file = grader.here / "exercises" / "ranks.py"
    return start


def attempts(home):
    with opened(home) as store:
        return store.rows(Attempt)


def test_from_nothing_to_a_solved_exercise(grader, home):
    t = grader()
    t.see("Welcome.", "Folder: practice", "enter make it")
    t.press("\r").see("── Task ─", "practice/exercises/l1_loss.py:1", "h hint")
    reference = (ROOT / "solutions" / "l1_loss" / "reference.py").read_bytes()
    (grader.here / "practice" / "exercises" / "l1_loss.py").write_bytes(reference)
    t.see("✓ PASSED", "── Solved ─", "1 of 32 solved", "n next")
    t.press("n").see("l1_subgradient", "── Task ─", "waiting for a save")
    t.press("q")
    assert t.ended() == 0
    assert [(a.item, a.status) for a in attempts(home)] == [("l1_loss", "passed")]
    with opened(home) as store:
        assert [row.path for row in store.rows(Folder)] == [str(grader.here / "practice")]
    again = grader(cwd=grader.here.parent)
    again.see("1/32", "go on with l1_subgradient", "r      answer questions")
    again.press("q")
    assert again.ended() == 0


def test_the_first_run_in_chinese(grader):
    t = grader(GRADER_LANG="zh")
    t.see("欢迎", "文件夹：practice", "enter 新建")
    t.press("\r").see("── 任务 ─", "等待保存", "q 退出")
    t.press("q")
    assert t.ended() == 0
    stub = (grader.here / "practice" / "exercises" / "l1_loss.py").read_text(encoding="utf-8")
    assert stub.startswith("# ")


def test_a_folder_that_cant_be_made_is_asked_for_again(grader):
    (grader.here / "taken").write_text("a file")
    t = grader()
    t.see("Folder: practice")
    t.press("\x15taken\r").see("can't be made", "Folder: ")
    t.press("\x15mine\r").see("── Task ─", "mine/exercises/l1_loss.py:1")


def test_looking_around_before_there_is_a_folder(grader):
    t = grader()
    t.see("Folder: practice")
    t.press("\x1b").see("make a practice folder and begin", "b      browse questions and answers")
    t.press("b").see("144 of 144 questions", "enter open")
    t.press("q")
    assert t.ended() == 0
    assert list(grader.here.iterdir()) == []


def test_hints_solution_list_and_reset(watch, home):
    t = watch()
    t.see("── Task ─", "ranks · Ranks of a vector", "0/2")
    watch.file.write_bytes(WRONG)
    t.see("✗ FAILED", "tried")
    t.press("h").see("── Hint 1 of")
    t.press("s").see("s again shows the solution")
    t.press("s").see("compared with your file")
    t.press("l").see("First steps", "▸ • ranks")
    t.press("\x1b").see("✗ FAILED", gone=["First steps"])
    t.press("r").see("r again puts back ranks.py")
    t.press("r").see("Your file is kept as ranks.py.bak", "── Task ─")
    assert watch.file.with_name("ranks.py.bak").read_bytes() == WRONG
    t.press("?").see("Ctrl-C")
    t.press("q")
    assert t.ended() == 0
    with opened(home) as store:
        assert [row.what for row in store.rows(Reveal)] == ["hint", "solution"]


def write(path, data):
    path.write_bytes(data)


def replace(path, data):
    fresh = path.with_name(".fresh")
    fresh.write_bytes(data)
    fresh.replace(path)


def anew(path, data):
    path.unlink()
    path.write_bytes(data)


def in_parts(path, data):
    with path.open("wb", buffering=0) as stream:
        for start in range(0, len(data), 50):
            stream.write(data[start : start + 50])


def test_a_storm_of_saves_ends_with_the_verdict_on_the_last(watch, home):
    t = watch()
    t.see("── Task ─")
    written = [WRONG + b"# %d\n" % number for number in range(40)] + [RIGHT]
    for number, source in enumerate(written):
        (write, replace, anew, in_parts)[number % 4](watch.file, source)
        t._read(0.01 * (number % 5))
    t.see("✓ PASSED", "── Solved ─")
    t.press("q")
    assert t.ended() == 0
    found = attempts(home)
    assert (found[-1].status, found[-1].source) == ("passed", sha256(RIGHT).hexdigest())
    assert {a.source for a in found} <= {sha256(source).hexdigest() for source in written}
    assert [a.status for a in found].count("passed") == 1


@pytest.mark.parametrize(("source", "sign"), [(RIGHT, "✓ PASSED"), (WRONG, "✗ FAILED")])
def test_what_is_on_the_screen_is_kept_also_if_it_is_killed_then(watch, home, source, sign):
    t = watch()
    t.see("── Task ─")
    watch.file.write_bytes(source)
    t.see(sign)
    t.process.kill(signal.SIGKILL)
    assert [a.source for a in attempts(home)] == [sha256(source).hexdigest()]


@pytest.mark.skipif(sys.platform != "linux", reason="/proc tells of processes on Linux only")
@pytest.mark.parametrize("key", ["\x03", "q"])
def test_ctrl_c_during_a_check_ends_everything(watch, home, key, tmp_path):
    bank = Path(shutil.copytree(FAKE, tmp_path / "bank"))
    page = bank / "questions" / "comparison" / "ranks.md"
    # On a busy machine the usual time might be up before the key is read, and that is an attempt.
    text = page.read_text(encoding="utf-8").replace("seconds: 5", "seconds: 60")
    page.write_text(text, encoding="utf-8")
    t = watch(bank=bank)
    t.see("── Task ─")
    watch.file.write_bytes(LOOP)
    t.see("checking … 1 s")
    family = descendants(t.process.pid)
    assert len(family) > 1
    t.press(key)
    assert t.ended() == 0
    assert t.raw.count(b"\x1b[?1049h") == t.raw.count(b"\x1b[?1049l") == 1
    assert b"Traceback" not in t.raw
    until_gone(family)
    assert attempts(home) == []


def descendants(pid):
    found, left = [], [pid]
    while left:
        one = left.pop()
        try:
            text = Path(f"/proc/{one}/task/{one}/children").read_text()
        except OSError:
            continue
        left += [int(child) for child in text.split()]
        found += [int(child) for child in text.split()]
    return found


def until_gone(pids):
    import time

    end = time.monotonic() + 30
    while any(Path(f"/proc/{pid}").exists() for pid in pids) and time.monotonic() < end:
        time.sleep(0.02)
    assert [pid for pid in pids if Path(f"/proc/{pid}").exists()] == []


def test_a_deleted_file_and_another_exercise(watch):
    t = watch()
    t.see("── Task ─")
    watch.file.unlink()
    t.see("is gone", "r puts the stub back")
    watch.file.with_name("top_k.py").write_text("def top_k(values, k):\n    return values\n")
    t.see("top_k · The k largest entries", "✗ FAILED")
    t.press("c").see("All files")


def test_unknown_sequences_do_no_harm_and_an_escape_alone_leaves(watch):
    t = watch()
    t.see("── Task ─")
    t.press("\x1bx\x1b[15~\x1b[1;5C\x01\x00").press("?")
    t.see("── Keys ─")
    t.press("\x1b").see("── Task ─")
    t.press("\x1b")
    assert t.ended() == 0


def test_the_window_may_change_its_size(watch):
    t = watch()
    t.see("── Task ─", "q quit")
    t.resize(40, 12)
    t.see("── Task ─", "? keys", gone=["q quit"])
    watch.file.write_bytes(WRONG)
    t.see("✗ FAILED")
    t.resize(120, 40)
    t.see("✗ FAILED", "q quit", gone=["confined:"])


def test_one_file_alone_is_watched(grader, home):
    file = grader.here / "my ranks.py"
    file.write_bytes(WRONG)
    t = grader("--bank", str(FAKE), "watch", file.name)
    t.see("my ranks.py:1", "✗ FAILED")
    file.write_bytes(RIGHT)
    t.see("✓ PASSED")
    t.press("r").see("in no practice folder")
    t.press("q")
    assert t.ended() == 0
    assert [a.status for a in attempts(home)] == ["failed", "passed"]


def test_o_opens_the_file_in_the_editor(watch):
    t = watch("--edit-cmd", f"{sys.executable} -c \"print('EDITOR'); input()\" {{file}} {{line}}")
    t.see("── Task ─")
    t.press("o").see("EDITOR")
    t.press("\r").see("── Task ─")
    t.press("q")
    assert t.ended() == 0


def test_a_store_that_cant_be_written_is_said_and_the_verdict_is_shown(watch, tmp_path):
    (tmp_path / "file").write_text("no folder")
    t = watch(GRADER_HOME=str(tmp_path / "file" / "home"))
    t.see("Not remembered", "── Task ─")
    watch.file.write_bytes(RIGHT)
    t.see("✓ PASSED")


def run(*args, cwd, home):
    return subprocess.run(
        [sys.executable, "-P", "-m", "grader", *args],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT), "GRADER_HOME": str(home), "GRADER_LANG": "en"},
        check=False,
    )


def test_without_a_terminal_bare_grader_says_where_one_is(tmp_path, home):
    done = run(cwd=tmp_path, home=home)
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert lines[0] == "0 of 32 exercises are solved."
    assert lines[1].startswith("Next: l1_loss, ")
    assert any("grader init practice" in line for line in lines)


def test_without_a_terminal_watch_says_what_to_use(tmp_path, home):
    done = run("watch", cwd=tmp_path, home=home)
    assert done.returncode == 2
    assert "watch needs a terminal" in done.stderr
    assert "grader check FILE" in done.stderr


def test_watch_without_a_folder_says_how_to_begin(grader):
    t = grader("watch")
    assert t.ended() == 2
    assert b"grader init practice" in t.raw


def test_esc_goes_up_to_the_first_screen_and_q_leaves(grader):
    make(open_bank(FAKE), grader.here, "en")
    t = grader("--bank", str(FAKE))
    t.see("go on with ranks")
    t.press("\r").see("── Task ─", "esc back")
    t.press("\x1b").see("go on with ranks")
    t.press("l").see("First steps", "▸ • ranks")
    t.press("\x1b").see("go on with ranks")
    t.press("p").see("Progress: Sorting", "esc back")
    t.press("\x1b").see("go on with ranks")
    t.press("r").see("Say the answer aloud", "esc")
    t.press("\x1b").see("go on with ranks")
    t.press("b").see("questions", "esc back")
    t.press("\x1b").see("go on with ranks")
    t.press("q")
    assert t.ended() == 0
    # The terminal is given back once, at the end; what review prints comes after that.
    shown, _, after = t.raw.partition(b"\x1b[?1049l")
    assert shown.count(b"\x1b[?1049h") == 1
    assert b"\x1b[?1049" not in after
    assert b"No answers this time." not in shown
    assert b"No answers this time." in after


def test_an_editor_gets_the_terminal_from_a_screen_that_followed_another(grader):
    make(open_bank(FAKE), grader.here, "en")
    editor = grader.here / "editor.py"
    editor.write_text("print('EDITOR', flush=True)\n")
    t = grader("--bank", str(FAKE), VISUAL=f"{sys.executable} {editor}")
    t.see("go on with ranks")
    t.press("\r").see("── Task ─")
    t.press("o").see("── Task ─")
    t.press("q")
    assert t.ended() == 0
    before, _, _ = t.raw.partition(b"EDITOR")
    assert before.count(b"\x1b[?1049h") == before.count(b"\x1b[?1049l") == 1
    assert t.raw.count(b"\x1b[?1049h") == t.raw.count(b"\x1b[?1049l") == 2
