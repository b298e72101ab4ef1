"""Programs in a pseudo-terminal."""

from __future__ import annotations

import pytest
from pseudo_terminal import Terminal, starter


@pytest.fixture
def terminal():
    """Call with Python's arguments to start a program; it is ended after the test."""
    yield from starter(Terminal)
