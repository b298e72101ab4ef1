"""`grader check` of many files grades them side by side; nothing else differs."""

from __future__ import annotations

import json
import os
import signal
import sys

import pytest

from grader.cli import check

RIGHT = """import numpy as np
def top_k(values, k):
    if not 0 <= k <= len(values):
        raise ValueError("k")
    return np.sort(values)[::-1][:k].copy()
"""
SOURCES = [
    RIGHT,
    "def top_k(values, k):\n    return values\n",
    "def top_k(",
    "import os\ndef top_k(values, k):\n    os._exit(1)\n",
    "",
]


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for number in range(9):
        (tmp_path / f"{number}").mkdir()
        (tmp_path / f"{number}" / "top_k.py").write_text(SOURCES[number % len(SOURCES)])
    (tmp_path / "ranks.py").write_text("def ranks(values):\n    raise NotImplementedError\n")
    return tmp_path


def timeless(text):
    data = json.loads(text)
    for verdict in data["verdicts"]:
        verdict["notes"] = [n for n in verdict["notes"] if n["kind"] != "speed"]
        for part in (verdict, *verdict["checks"]):
            del part["seconds"]
    return data


def test_many_files_have_the_reports_of_few(grader, folder, monkeypatch):
    few = grader("check", ".", "--json", "-", "--seed", 3)
    monkeypatch.setattr(check, "MANY", 2)
    many = grader("check", ".", "--json", "-", "--seed", 3)
    assert many.code == few.code == 1
    assert timeless(many.out) == timeless(few.out)


def test_a_file_that_is_gone_when_it_is_read_is_broken_alone(grader, folder, monkeypatch):
    from grader.grading.submission import Submission

    reads = Submission.read

    def read(self):
        if self.file.startswith("1"):
            raise FileNotFoundError(2, "No such file or directory", self.file)
        return reads(self)

    monkeypatch.setattr(Submission, "read", read)
    few = grader("check", ".", "--json", "-")
    monkeypatch.setattr(check, "MANY", 2)
    many = grader("check", ".", "--json", "-")
    assert many.code == few.code == 3
    broken = [v["file"] for v in json.loads(many.out)["verdicts"] if v["status"] == "broken"]
    assert broken == ["1/top_k.py"]


def test_a_bank_that_cant_be_loaded_is_the_same_error(grader, folder, bank_copy, monkeypatch):
    (bank_copy / "solutions" / "top_k" / "reference.py").write_text("import nothing_like_it\n")
    few = grader("check", ".", bank=bank_copy)
    monkeypatch.setattr(check, "MANY", 2)
    many = grader("check", ".", bank=bank_copy)
    assert (many.code, many.out, many.err) == (few.code, few.out, few.err)
    assert (many.code, many.out) == (3, "")


@pytest.mark.skipif(sys.platform != "linux", reason="/proc tells of processes on Linux only")
def test_ctrl_c_ends_the_judges(grader, folder, monkeypatch):
    from grader.judge import pool

    started = []

    class Noted(pool.Process):
        def __init__(self, bank):
            super().__init__(bank)
            started.append(self.pid)

    monkeypatch.setattr(pool, "Process", Noted)
    monkeypatch.setattr(check, "MANY", 2)
    monkeypatch.setattr("grader.cli.waiting.Progress.done", interrupt)
    assert grader("check", ".").code == 130
    assert started
    assert [pid for pid in started if os.path.exists(f"/proc/{pid}")] == []  # noqa: PTH110


def interrupt(*_):
    signal.raise_signal(signal.SIGINT)
