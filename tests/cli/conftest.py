"""Running the command on the fake bank, in this process."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from grader.__main__ import run

FAKE = Path(__file__).parent.parent / "fakebank"


@dataclass(frozen=True)
class Done:
    code: int
    out: str
    err: str


@pytest.fixture(autouse=True)
def home(tmp_path_factory, monkeypatch):
    """The folder for what the grader remembers; never the user's own."""
    folder = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("GRADER_HOME", str(folder))
    return folder


@pytest.fixture
def bank_copy(tmp_path):
    """A copy of the fake bank that a test may break."""
    return Path(shutil.copytree(FAKE, tmp_path / "bank"))


@pytest.fixture
def grader(capsys, monkeypatch):
    """Call with arguments; gives exit code, standard output and standard error.

    `bank=None` names no bank.
    """
    monkeypatch.delenv("GRADER_LANG", raising=False)
    monkeypatch.delenv("GRADER_DEBUG", raising=False)

    def call(*args, bank=FAKE):
        named = [] if bank is None else ["--bank", str(bank)]
        code = run([*named, *map(str, args)])
        captured = capsys.readouterr()
        return Done(code, captured.out, captured.err)

    return call
