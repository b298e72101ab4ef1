"""The real program in a pseudo-terminal, and the fake bank."""

from __future__ import annotations

import pytest
from pseudo_terminal import ROOT, Terminal, starter

from grader.bank import open_bank

FAKE = ROOT / "tests" / "fakebank"


def browsing(*args, bank=FAKE, **options):
    return Terminal("-m", "grader", "--bank", bank, "browse", *args, **options)


@pytest.fixture
def terminal():
    """Call to start `grader browse`; it is ended after the test."""
    yield from starter(browsing)


@pytest.fixture
def bank():
    return open_bank(FAKE)
