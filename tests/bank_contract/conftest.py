"""The bank's exercises, each loaded once a process: their checks here, and in the sandbox."""

from __future__ import annotations

import pytest
from corpus import ROOT, Judge

from grader.bank import open_bank
from grader.sandbox.pool import Zygotes


@pytest.fixture(scope="session")
def judges():
    """Call with an exercise's id, and a seed, to get the judge of its files."""
    bank, made = open_bank(ROOT), {}

    def judge(id, seed=0):
        if (id, seed) not in made:
            made[id, seed] = Judge(bank.item(id), seed)
        return made[id, seed]

    return judge


@pytest.fixture(scope="session")
def zygotes():
    with Zygotes() as pool:
        yield pool
