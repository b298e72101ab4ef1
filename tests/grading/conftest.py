"""Grading on the fake bank, with one zygote for all tests."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from grader.bank import open_bank
from grader.grading.engine import Grader
from grader.grading.submission import Submission
from grader.sandbox.pool import Zygotes

FAKE = Path(__file__).parent.parent / "fakebank"
RIGHT = """import numpy as np

def top_k(values, k):
    if not 0 <= k <= len(values):
        raise ValueError("k is out of range")
    return np.sort(values)[::-1][:k].copy()
"""


@pytest.fixture(scope="session")
def zygotes():
    with Zygotes() as pool:
        yield pool


@pytest.fixture
def right():
    """A file that passes `top_k`."""
    return RIGHT


@pytest.fixture
def grade(zygotes):
    """Call with sources of `top_k` (text, bytes or files); gives one verdict each."""

    def call(*sources, bank=FAKE, id="top_k", only=(), zygotes=zygotes, on_wait=None):
        opened = open_bank(bank)
        item = opened.item(id)
        submissions = [
            Submission(item, str(s))
            if isinstance(s, Path)
            else Submission(item, f"{id}.py", s.encode() if isinstance(s, str) else s)
            for s in sources
        ]
        grader = Grader(opened, zygotes.ready, on_wait=on_wait)
        return grader.grade(submissions, only=only)

    return call


class Copy:
    """A copy of the fake bank that a test may break."""

    def __init__(self, root):
        self.root = root

    def change(self, name, old, new):
        path = self.root / name
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{old!r} isn't in {name}"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    def add(self, name, text):
        with (self.root / name).open("a", encoding="utf-8") as stream:
            stream.write(text)

    def item(self, id="top_k"):
        return self.bank.item(id)

    @property
    def bank(self):
        return open_bank(self.root)


@pytest.fixture
def bank_copy(tmp_path):
    return Copy(Path(shutil.copytree(FAKE, tmp_path / "bank")))
