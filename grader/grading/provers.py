"""Many exercises proved at once, on every core."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator, Sequence
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from typing import TYPE_CHECKING, Any

from ..bank import Bank, Item
from ..bank.model import Problem

if TYPE_CHECKING:
    from .prove import Proof


def prove_all(
    bank: Bank, items: Sequence[Item], *, tried: bool = True, jobs: int | None = None
) -> Iterator[Proof]:
    """The proof of each exercise, as soon as it is there.

    `tried` says whether the files of tests/ are run. `jobs` is the number of processes: by default
    one a core, but this one alone for a few items.
    """
    jobs = jobs or min(len(os.sched_getaffinity(0)), len(items) // 2)
    if jobs > 1:
        yield from _shared_out(bank, sorted(items, key=_much, reverse=True), tried, jobs)
        return
    from ..sandbox.pool import Zygotes
    from .prove import proof

    with Zygotes() as zygotes:  # one for all: each library is then loaded once
        for item in items:
            yield proof(bank, item, zygotes, tried=tried)


def _much(item: Item) -> int:
    """About how much there is to run: bytes of checks and mistakes. The longest begin first, so
    that no core waits long for another one at the end.
    """
    files = item.files.checks, item.files.mistakes
    return sum(file.stat().st_size for file in files if file.is_file())


def _shared_out(bank: Bank, items: list[Item], tried: bool, jobs: int) -> Iterator[Proof]:
    from .prove import Proof

    context = get_context("spawn")  # a fork would share pytest's and the zygotes' open files
    busy: dict[Connection, Item] = {}
    processes = []
    try:
        for _ in range(jobs):
            ours, theirs = context.Pipe()
            process = context.Process(target=_serve, args=(theirs, bank, tried), daemon=True)
            process.start()
            theirs.close()
            processes.append(process)
            busy[ours] = items.pop(0)
            ours.send(busy[ours])
        while busy:
            for connection in wait(list(busy)):
                assert isinstance(connection, Connection)
                item = busy.pop(connection)
                try:
                    yield connection.recv()
                except EOFError:
                    message = "its checks ended the process that ran them"
                    help = f"Run `grader lint {item.id}` alone to see where."
                    yield Proof(item.id, (Problem(item.id, message, help),))
                    continue
                if items:
                    busy[connection] = items.pop(0)
                connection.send(busy.get(connection))
        for item in items:  # every process is gone
            yield Proof(item.id, (Problem(item.id, "it wasn't run", "Lint it alone."),))
    finally:
        for process in processes:
            process.terminate()
            process.join()


def _serve(connection: Any, bank: Bank, tried: bool) -> None:
    """Prove what comes, until None comes."""
    gc.set_threshold(100_000, 50, 50)  # many objects live long here, and few cycles are made
    # Matrices are small here, and each core has its process.
    os.environ.update(OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1", MKL_NUM_THREADS="1")
    from ..sandbox.pool import Zygotes
    from .prove import proof

    with Zygotes() as zygotes:
        for item in iter(connection.recv, None):
            connection.send(proof(bank, item, zygotes, tried=tried))
