"""Messages that a zygote has decoded for its workers are answered as if they had been sent."""

from __future__ import annotations

import sys

import numpy as np
import pytest

from grader.sandbox import Zygote, launch, wire
from grader.sandbox.wire import Rng

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the sandbox's layers are Linux's")
SOURCE = """
def f(x, rng):
    first = float(x[0])
    x[0] += 1
    return first, float(rng.random())
"""


def frame(*cases):
    message = {"op": "run", "function": "f", "cases": [[list(args), 1] for args in cases]}
    return b"".join(wire.frame(message))


@pytest.fixture
def zygote():
    with Zygote() as zygote:
        if zygote.ready()[0] == "none":
            pytest.skip("only a fork holds messages")
        yield zygote


@pytest.fixture
def fresh(zygote, running):
    """Call to get a worker with SOURCE loaded, and the sizes of what is sent to it."""
    workers = []

    def start(source=SOURCE, memory_mb=256):
        worker = zygote.worker(seconds=20, memory_mb=memory_mb)
        workers.append(worker)
        loaded = running(worker, source)
        sizes, send = [], worker._send

        def noted(parts):
            parts = list(parts)
            sizes.append(sum(map(len, parts)))
            send(parts)

        worker._send = noted
        return loaded, sizes

    yield start
    for worker in workers:
        worker.close()


CASES = frame((np.full(1000, 5.0), Rng(3)), (np.full(1000, 7.0), Rng(3)))


def values(running, message=CASES):
    return [answer.value for answer in running.worker.ask(message, 2)]


def test_a_held_message_is_named_and_answered_like_one_that_is_sent(zygote, fresh):
    sent, sizes = fresh()
    expected = values(sent)
    assert sizes[-1] > 16_000
    zygote.hold([CASES, frame()])
    for _ in range(2):  # what one worker does to its arguments is not the next one's affair
        held, sizes = fresh()
        assert values(held) == expected
        assert sizes[-1] < 100


def test_a_worker_uses_a_held_message_once(zygote, fresh):
    zygote.hold([CASES])
    running, sizes = fresh()
    assert values(running) == values(running)  # though the candidate changes its arguments
    assert sizes[-2] < 100 < 16_000 < sizes[-1]


def test_a_worker_holds_what_was_held_when_it_was_forked(zygote, fresh):
    early, sizes = fresh()
    zygote.hold([CASES])
    expected = values(early)
    assert sizes[-1] > 16_000
    other = frame((np.ones(1), Rng(0)), (np.ones(1), Rng(1)))
    zygote.hold([other])
    late, sizes = fresh()
    assert (values(late), values(late, other)) == (expected, values(early, other))
    assert max(sizes[-2:]) < 100


def test_where_there_isnt_room_the_old_messages_are_forgotten(zygote, fresh, monkeypatch):
    monkeypatch.setattr(launch, "_HELD_MAX", len(CASES) + 50)
    other = frame((np.ones(1), Rng(0)), (np.ones(1), Rng(1)))
    for kept in (CASES, other, CASES):
        zygote.hold([kept])
        assert zygote.held == (kept,)
        running, sizes = fresh()
        values(running, kept)
        assert sizes[-1] < 100
    zygote.hold([frame((np.ones(4000), Rng(0)))])  # that alone is too large
    assert zygote.held == (CASES,)


def test_held_messages_take_none_of_a_workers_memory(zygote, fresh):
    source = "def f():\n    kept = bytearray(60 << 20)\n    return len(kept) > 0\n"
    running, _ = fresh(source, memory_mb=64)
    assert running.value()
    zygote.hold([frame(*((np.ones(1 << 17), Rng(n)) for n in range(7)))])  # decoded: 7 MB
    zygote.hold([frame()])
    running, _ = fresh(source, memory_mb=64)
    assert running.value()
    too_much, _ = fresh(source.replace("60", "80"), memory_mb=64)
    assert too_much.call().type == "MemoryError"
