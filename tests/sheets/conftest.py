"""The fake bank, and a copy of it with a page whose every part is too wide."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from grader.bank import open_bank
from grader.bank.selection import Filters, select
from grader.sheets import make_sheet

FAKE = Path(__file__).parent.parent / "fakebank"
WIDE = Path(__file__).with_name("wide.md")
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="120" viewBox="0 0 1600 120">'
    '<rect width="1600" height="120" fill="#336"/></svg>'
)


@pytest.fixture
def bank():
    return open_bank(FAKE)


@pytest.fixture
def sheet_of(bank):
    """Call with mode, language and more to get a sheet of the fake bank (or of `bank=`)."""

    def make(mode="qa", lang="en", paper="a4", bank=bank, **filters):
        asked = Filters(**filters)
        return make_sheet(
            bank, select(bank, asked), mode=mode, lang=lang, paper=paper, filters=asked
        )

    return make


@pytest.fixture
def bank_copy(tmp_path):
    """A copy of the fake bank that a test may change."""
    return Path(shutil.copytree(FAKE, tmp_path / "bank"))


@pytest.fixture
def wide_bank(bank_copy):
    """A bank whose page `top_k` has formulas, code, tables and images that no column holds."""
    page = bank_copy / "questions" / "selection" / "top_k.md"
    front = page.read_text(encoding="utf-8").split("---\n")[1]
    page.write_text(f"---\n{front}---\n{WIDE.read_text(encoding='utf-8')}", encoding="utf-8")
    (page.parent / "wide.svg").write_text(SVG, encoding="utf-8")
    return open_bank(bank_copy)
