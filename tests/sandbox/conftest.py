"""Zygotes and workers for tests of the sandbox; nothing of a bank is involved."""

from __future__ import annotations

import pytest

from grader.sandbox import Zygote
from grader.sandbox.answers import Returned


class Running:
    """One worker with a source loaded."""

    def __init__(self, worker, source, functions=("f",)):
        self.worker = worker
        message = {
            "op": "load",
            "source": source.encode() if isinstance(source, str) else source,
            "file": "candidate.py",
        }
        message |= {"functions": list(functions), "forbid": [], "probes": b"", "probes_file": ""}
        self.parsed, self.loaded = worker.ask(message, 2)

    def call(self, *args, function="f"):
        """The answer to one call."""
        message = {"op": "run", "function": function, "cases": [[list(args), 1]]}
        (answer,) = self.worker.ask(message)
        return answer

    def value(self, *args):
        answer = self.call(*args)
        assert isinstance(answer, Returned), answer
        return answer.value


@pytest.fixture(scope="session")
def zygotes():
    """Call with a level; each zygote is started once."""
    running = {}

    def at(level="full"):
        if level not in running:
            running[level] = Zygote(("numpy",), level)
        reached, refused = running[level].ready()
        if reached != level:
            pytest.skip(f"this machine has no level {level!r}: {'; '.join(refused)}")
        return running[level]

    yield at
    for zygote in running.values():
        zygote.close()


@pytest.fixture
def load(zygotes):
    """Call with a source to get it Running in a fresh worker."""
    workers = []

    def start(source, level="full", seconds=20.0, memory_mb=256):
        worker = zygotes(level).worker(seconds=seconds, memory_mb=memory_mb)
        workers.append(worker)
        return Running(worker, source)

    yield start
    for worker in workers:
        worker.close()


@pytest.fixture
def running():
    """Call with a worker and a source to get it Running."""
    return Running
