"""Judges that are forks of the process whose pool they are: warm from their first job on.

They share what that process has loaded, and its zygotes. Each ends when its channel does, as one
that was started afresh; where one dies, the pool starts a fresh one.
"""

from __future__ import annotations

import os
import tempfile
import threading
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NoReturn

from grader.judge.messages import Channel
from grader.judge.process import Process
from grader.sandbox import Zygote

_DESCRIPTORS_MAX = 1 << 16


def forked(bank: Path, zygotes: Sequence[Zygote], number: int) -> list[Process]:
    """So many judges of a bank; none where this process has other threads, which a fork would lose.

    They needn't import or compute again what the caller has.
    """
    import grader.grading.kept
    import grader.judge.main
    import grader.judge.warm  # noqa: F401 - for all of them

    if threading.active_count() > 1 or len(list(Path("/proc/self/task").iterdir())) > 1:
        return []
    return [ForkedProcess(bank, zygotes) for _ in range(number)]


class ForkedProcess(Process):
    """As a Process; its zygotes are clients of the pool's."""

    def __init__(self, bank: Path, zygotes: Sequence[Zygote]) -> None:
        lines = [zygote.client() for zygote in zygotes]
        self._words = tempfile.TemporaryFile()  # noqa: SIM115 - closed with the process
        theirs, outgoing = os.pipe()
        incoming, answers = os.pipe()
        self._pid = os.fork()
        if self._pid == 0:
            _judge(bank, lines, theirs, answers, self._words.fileno())
        self._code: int | None = None
        for descriptor in (theirs, answers):
            os.close(descriptor)
        for line in lines:
            line.close()
        self._channel = Channel(os.fdopen(incoming, "rb"), os.fdopen(outgoing, "wb"))

    @property
    def pid(self) -> int:
        return self._pid

    def kill(self) -> None:
        if self._code is None:
            os.kill(self._pid, 9)

    def _end(self) -> int:
        if self._code is None:
            self._code = os.waitstatus_to_exitcode(os.waitpid(self._pid, 0)[1])
        return self._code


def _judge(
    bank: Path, zygotes: Sequence[Zygote], incoming: int, outgoing: int, words: int
) -> NoReturn:
    """The fork's life. It has none of the descriptors of its parent but these."""
    try:
        os.setsid()  # Ctrl-C is for the pool's process to act on
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        for target in (1, 2):
            os.dup2(words, target)
        _close_all_but({0, 1, 2, incoming, outgoing, *(zygote.fileno() for zygote in zygotes)})
        from grader.judge.main import serve

        serve(bank, incoming, outgoing, zygotes)
    except BaseException as error:
        os.write(2, f"{type(error).__name__}: {error}\n".encode())
    finally:
        os._exit(1)


def _close_all_but(kept: Iterable[int]) -> None:
    """Objects of the parent's that close theirs later do nothing: this process never leaves the
    frames that hold them.
    """
    start = 0
    for descriptor in sorted(kept):
        if start < descriptor:  # an empty range from 0 on is taken for all
            os.closerange(start, descriptor)
        start = descriptor + 1
    os.closerange(start, _DESCRIPTORS_MAX)
