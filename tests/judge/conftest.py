"""A pool of judges of the fake bank, and a copy of that bank to break."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from jobs import FAKE

from grader.judge import Judge


@pytest.fixture(scope="session")
def patient_bank(tmp_path_factory):
    """The fake bank with an hour for `top_k`: a file that loops goes on until it is ended."""
    root = Path(shutil.copytree(FAKE, tmp_path_factory.mktemp("patient") / "bank"))
    page = root / "questions" / "selection" / "top_k.md"
    page.write_text(page.read_text().replace("seconds: 5", "seconds: 3600"))
    return root


@pytest.fixture(scope="module")
def judge(patient_bank):
    """One warm process."""
    with Judge(patient_bank, 1) as pool:
        yield pool


@pytest.fixture
def bank_copy(tmp_path):
    return Path(shutil.copytree(FAKE, tmp_path / "bank"))
