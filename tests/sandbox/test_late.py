"""What torch loads when it is first used can be loaded for all workers at once."""

from __future__ import annotations

import sys
from importlib.util import find_spec

import pytest

from grader.judge.ahead import Ahead
from grader.sandbox import Zygote
from grader.sandbox.answers import Changed

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the sandbox's layers are Linux's")
SOURCE = """
import sys

def f():
    return "sympy" in sys.modules
"""


@pytest.mark.skipif(not find_spec("torch"), reason="torch is an extra")
def test_workers_forked_after_it_have_it_and_begin_in_the_same_state(running):
    with Zygote(("numpy", "torch")) as zygote:
        if zygote.ready()[0] != "full":
            pytest.skip("at the other levels all is loaded from the start, or nothing")
        for late in (False, True):
            if late:
                zygote.load_late()
            worker = zygote.worker(seconds=60, memory_mb=1024)
            assert running(worker, SOURCE).value() is late
            assert [*worker.ask({"op": "state"})] == [Changed(())]
            worker.close()


def test_a_zygote_without_torch_goes_on(running):
    with Zygote() as zygote:
        zygote.load_late()
        worker = zygote.worker(seconds=20, memory_mb=256)
        assert running(worker, SOURCE).value() is False
        worker.close()


def test_one_who_starts_workers_ahead_asks_for_it_once():
    asked = []

    class Asked:
        def load_late(self):
            asked.append(1)

    ahead = Ahead(Asked())
    ahead.load_late()
    ahead.load_late()
    assert asked == [1]
