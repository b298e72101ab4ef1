"""A pool of judges of the fake bank, and a copy of that bank to break."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from jobs import FAKE

from grader.judge import Judge


@pytest.fixture(scope="module")
def judge():
    """One warm process."""
    with Judge(FAKE, 1) as pool:
        yield pool


@pytest.fixture
def bank_copy(tmp_path):
    return Path(shutil.copytree(FAKE, tmp_path / "bank"))
