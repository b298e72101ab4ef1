"""A copy of the fake bank that a test may break."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

FAKE = Path(__file__).parent.parent / "fakebank"


class Copy:
    """A copy of the fake bank in the working folder, so that places in messages are short."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def __truediv__(self, name: str) -> Path:
        return self.root / name

    def change(self, name: str, old: str, new: str) -> int:
        """Replace one occurrence in a file and return its line."""
        path = self.root / name
        text = path.read_text(encoding="utf-8")
        assert text.count(old) >= 1, f"{old!r} isn't in {name}"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        return text[: text.index(old)].count("\n") + 1

    def add(self, name: str, text: str = "") -> None:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


@pytest.fixture
def bank_copy(tmp_path, monkeypatch):
    root = Path(shutil.copytree(FAKE, tmp_path / "bank"))
    monkeypatch.chdir(root)
    return Copy(root)
