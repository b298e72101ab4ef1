"""`grader check` records attempts: which files, with what, and what happens where it can't."""

from __future__ import annotations

import hashlib
import io
import shutil
import sys
from pathlib import Path

import pytest

from grader.bank import open_bank
from grader.errors import CommandError
from grader.practice.attempts import item_hash
from grader.practice.row import Attempt
from grader.practice.rows import Folder
from grader.practice.store import FILE, opened

FAKE = Path(__file__).parent.parent / "fakebank"
RIGHT = """import numpy as np
def top_k(values, k):
    if not 0 <= k <= len(values):
        raise ValueError("k")
    return np.sort(values)[::-1][:k].copy()
"""
WRONG = "def top_k(values, k):\n    return values\n"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("more").mkdir()
    for name, text in (("top_k.py", RIGHT), ("wrong_top_k.py", WRONG), ("more/top_k.py", RIGHT)):
        Path(name).write_text(text)
    return tmp_path


def attempts():
    with opened() as store:
        return store.rows(Attempt)


def test_several_files_of_one_exercise_are_other_peoples(grader, folder):
    assert grader("check", "top_k.py", "wrong_top_k.py").code == 1
    assert attempts() == []


def test_named_files_are_recorded_as_they_were_graded(grader, folder):
    assert grader("check", "top_k.py").code == 0
    assert grader("check", "wrong_top_k.py").code == 1
    right, wrong = sorted(attempts(), key=lambda attempt: attempt.status != "passed")
    assert (right.bank, right.item, right.status, right.score) == (
        "sorting",
        "top_k",
        "passed",
        1.0,
    )
    assert (wrong.status, right.mistakes, right.within) == ("failed", (), "")
    assert set(right.checks.values()) == {"passed"}
    assert "failed" in wrong.checks.values()
    assert right.checks.keys() == wrong.checks.keys()
    assert right.seconds > 0
    assert right.source == hashlib.sha256(RIGHT.encode()).hexdigest()
    with opened() as store:
        assert store.source(right.source) == RIGHT.encode()
        assert store.source(wrong.source) == WRONG.encode()


def test_a_verdict_is_printed_when_it_has_been_written_down(grader, folder, monkeypatch):
    kept_when_printed = []

    def echo(text, **_):
        kept_when_printed.append([attempt.status for attempt in attempts()])

    monkeypatch.setattr("grader.cli.check.click.echo", echo)
    assert grader("check", "top_k.py").code == 0
    assert kept_when_printed == [["passed"]]


def test_a_known_mistake_is_recorded_by_its_name(grader, folder):
    Path("top_k.py").write_text(RIGHT.replace("[::-1][:k].copy()", "[len(values) - k :]"))
    assert grader("check", "top_k.py").code == 1
    assert [attempt.mistakes for attempt in attempts()] == [("ascending",)]


@pytest.mark.parametrize(
    "args",
    [
        ["more"],
        ["top_k.py", "--no-record"],
        ["-", "--exercise", "top_k"],
        ["top_k.py", "--check", "check_matches_reference"],
        [str(FAKE / "solutions/top_k/reference.py")],
    ],
    ids=["a folder", "--no-record", "standard input", "one check", "the reference"],
)
def test_what_is_no_attempt_is_not_recorded(grader, folder, monkeypatch, args):
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    done = grader("check", *args)
    assert done.code in (0, 1, 2), done.err
    assert attempts() == []


def test_a_fault_of_the_bank_is_no_attempt(grader, folder, bank_copy):
    with (bank_copy / "solutions/top_k/checks.py").open("a") as checks:
        checks.write("\n\ndef check_x(candidate):\n    1 / 0\n")
    assert grader("check", "top_k.py", bank=bank_copy).code == 3
    assert attempts() == []


def test_where_nothing_can_be_recorded_the_verdict_is_the_same(grader, folder, home):
    good = grader("check", "top_k.py")
    shutil.rmtree(home)
    home.write_text("a file")
    bad = grader("check", "top_k.py")
    assert (bad.code, bad.out.splitlines()[0]) == (good.code, good.out.splitlines()[0])
    assert bad.err.startswith("warning: ")
    assert FILE in bad.err
    assert good.err == ""


def test_attempts_are_recorded_where_the_report_cannot_be_written(grader, folder, monkeypatch):
    def fail(*_):
        raise CommandError("the disk is full")

    monkeypatch.setattr("grader.cli.files.write", fail)
    done = grader("check", "top_k.py", "--json", "report.json")
    assert (done.code, done.err) == (2, "error: the disk is full\n")
    assert len(attempts()) == 1


def test_the_hash_of_an_exercise_follows_what_decides_its_verdict(bank_copy):
    bank = open_bank(bank_copy)
    before = item_hash(bank, "top_k")
    page = next(bank_copy.rglob("top_k.md"))
    page.write_text(page.read_text() + "\n")
    assert item_hash(bank, "top_k") == before
    for name in ("exercises/top_k.py", "solutions/top_k/checks.py", "solutions/top_k/probes.py"):
        with (bank_copy / name).open("a") as file:
            file.write("\n")
        assert item_hash(bank, "top_k") != before
        before = item_hash(bank, "top_k")


def test_init_lets_practice_find_the_folder_from_anywhere(grader, folder, monkeypatch):
    assert grader("init", "practice").code == 0
    (folder / "elsewhere").mkdir()
    monkeypatch.chdir(folder / "elsewhere")
    opened_by = grader("open", "top_k", "--edit-cmd", "true")
    assert (opened_by.code, opened_by.err) == (0, "")
    with opened() as store:
        assert [row.path for row in store.rows(Folder)] == [str(folder / "practice")]


def test_init_makes_the_folder_where_nothing_can_be_remembered(grader, folder, monkeypatch):
    monkeypatch.setenv("GRADER_HOME", str(folder / "top_k.py"))
    done = grader("init", "practice")
    assert done.code == 0
    assert (folder / "practice" / "exercises" / "top_k.py").is_file()
    assert "warning: " in done.err
