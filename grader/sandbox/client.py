"""The trusted side of the sandbox: starts zygotes and talks to workers, with the clock in hand.

A `Worker` counts the time that the grader waits for it: `seconds` is what a submission may use
in all. Every way in which it can go wrong is an exception of this module; none of them is ever
taken for an answer.

The wire is imported when the first message is sent, not here: the zygote starts before this process
has imported numpy, and both go on side by side.
"""

from __future__ import annotations

import contextlib
import json
import math
import os
import select
import signal
import socket
import struct
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Literal, Protocol, cast

from ..errors import SandboxFault

Level = Literal["full", "seccomp", "rlimits", "none"]
LEVELS: tuple[Level, ...] = ("full", "seccomp", "rlimits", "none")

_OUTPUT_KEPT, _OUTPUT_KILLS = 64 << 10, 8 << 20
_MESSAGE_MAX = 80 << 20  # the wire's own limit on data, and its heads
_TICK = 0.1
_START_SECONDS = 120.0  # importing torch on a cold disk


class WorkerDied(Exception):
    """The worker ended without an answer; the message says how."""


class WorkerTimedOut(Exception):
    """The submission used up its seconds."""


class BadAnswer(Exception):
    """What came wasn't an answer: forged or broken."""


class Process(Protocol):
    """A running worker: its descriptors and how to end it."""

    requests: int
    answers: int
    output: int

    def kill(self) -> int | None:
        """End it and give its exit code (negative: a signal), None if unknown."""


class Worker:
    """One submission's process. `seconds` counts down while the grader waits for it."""

    def __init__(
        self, process: Process, seconds: float, on_wait: Callable[[float], None] | None = None
    ) -> None:
        self.process = process
        self.seconds = seconds
        self.output = b""
        self.exit_code: int | None = None
        self._on_wait = on_wait or (lambda waited: None)
        self._received = bytearray()
        self._printed = 0
        self._output_open = True
        self._alive = True
        for descriptor in (process.requests, process.answers, process.output):
            os.set_blocking(descriptor, False)

    def ask(
        self,
        message: dict[str, Any] | bytes,
        answers: int = 1,
        meanwhile: Callable[[], object] = lambda: None,
    ) -> Iterator[Any]:
        """Send a message (or its frame) and yield that many answers, each as it comes.

        `meanwhile` is run once the message is sent, beside the worker; its time isn't counted.

        Raises:
            WorkerDied, WorkerTimedOut, BadAnswer: see there. The worker is killed then.
        """
        from . import wire

        if not self._alive:
            raise WorkerDied("it is not running any more")
        try:
            self._demand_quiet()
            self._send([message] if isinstance(message, bytes) else wire.frame(message))
            meanwhile()
            for _ in range(answers):
                yield self._receive()
        except (WorkerDied, WorkerTimedOut, BadAnswer) as error:
            code = self.close()
            if isinstance(error, WorkerDied) and code == -signal.SIGXCPU:
                raise WorkerTimedOut from None
            raise

    def take_output(self) -> str:
        """What was printed since the last call, as text (undecodable bytes escaped)."""
        with contextlib.suppress(WorkerDied):  # for the next question to tell, not for this one
            self._drain()
        text, self.output = self.output.decode("utf-8", "backslashreplace"), b""
        return text

    def close(self) -> int | None:
        """Kill the worker if it runs; its exit code."""
        if self._alive:
            self._alive = False
            self.exit_code = self.process.kill()
            self._drain()
            self._output_open = False  # the descriptor's number will be another's
            for descriptor in {self.process.requests, self.process.answers, self.process.output}:
                os.close(descriptor)
        return self.exit_code

    def _send(self, parts: Iterable[Any]) -> None:
        for part in parts:
            view = memoryview(part)
            while len(view):
                try:
                    view = view[os.write(self.process.requests, view[: 1 << 20]) :]
                except BlockingIOError:
                    self._wait(writing=True)
                except OSError:
                    raise WorkerDied("it closed its channel") from None

    def _receive(self) -> Any:
        from . import wire

        data = self._received
        while len(data) < 8:
            self._read()
        (size,) = struct.unpack_from("<Q", data)
        if size > _MESSAGE_MAX:
            raise BadAnswer(f"an answer of {size:,} bytes was announced")
        while len(data) < 8 + size:
            self._read()
        message = bytes(memoryview(data)[8 : 8 + size])
        del data[: 8 + size]
        try:
            return wire.decode(message)
        except wire.Malformed as error:
            raise BadAnswer(str(error)) from None

    def _read(self) -> None:
        self._wait(writing=False)
        try:
            chunk = os.read(self.process.answers, 1 << 20)
        except BlockingIOError:
            return
        except OSError:
            chunk = b""
        if not chunk:
            raise WorkerDied("its process ended")
        self._received += chunk

    def _wait(self, *, writing: bool) -> None:
        """Until the channel is ready; what is printed meanwhile is drained."""
        start = time.perf_counter()
        waited = 0.0
        try:
            while True:
                reading = [self.process.answers] if not writing else []
                if self._output_open:
                    reading.append(self.process.output)
                left = min(_TICK, self.seconds - waited)
                ready, writable, _ = select.select(
                    reading, [self.process.requests] if writing else [], [], max(left, 0)
                )
                waited = time.perf_counter() - start
                if self.process.output in ready:
                    self._drain()
                if writable or self.process.answers in ready:
                    return
                if waited >= self.seconds:
                    raise WorkerTimedOut
                self._on_wait(waited)
        finally:
            self.seconds -= time.perf_counter() - start

    def _drain(self) -> None:
        while self._output_open:
            try:
                chunk = os.read(self.process.output, 1 << 16)
            except BlockingIOError:
                return
            except OSError:
                chunk = b""
            if not chunk:
                self._output_open = False
                return
            self._printed += len(chunk)
            self.output += chunk[: max(0, _OUTPUT_KEPT - len(self.output))]
            self._demand_quiet()

    def _demand_quiet(self) -> None:
        if self._printed > _OUTPUT_KILLS and self._alive:
            raise WorkerDied(f"it printed more than {_OUTPUT_KILLS >> 20} MB")


class _Forked:
    """A worker that a zygote forked."""

    def __init__(self, zygote: Zygote, job: int, channel: int, output: int, pidfd: int) -> None:
        self.requests = self.answers = channel
        self.output = output
        self._zygote, self._job, self._pidfd = zygote, job, pidfd

    def kill(self) -> int | None:
        try:
            signal.pidfd_send_signal(self._pidfd, signal.SIGKILL)
        except ProcessLookupError:
            pass
        finally:
            os.close(self._pidfd)
        return self._zygote.exit_of(self._job)


class _Spawned:
    """A worker in a process of its own, for machines without the zygote's means."""

    def __init__(self) -> None:
        self._child = subprocess.Popen(
            _command("from grader.sandbox.zygote import spawned; spawned()"),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=_environment(),
            start_new_session=True,
        )
        pipes = self._child.stdin, self._child.stdout, self._child.stderr
        self.requests, self.answers, self.output = (os.dup(p.fileno()) for p in pipes if p)
        for pipe in pipes:
            if pipe:
                pipe.close()

    def kill(self) -> int | None:
        if hasattr(os, "killpg"):  # its children too; Windows has no groups
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self._child.pid, signal.SIGKILL)
        self._child.kill()
        return self._child.wait()


class Zygote:
    """Starts at once in the background; `ready` waits for it. Use as a context manager."""

    def __init__(self, needs: Sequence[str] = ("numpy",), level: Level = "full") -> None:
        self.needs = tuple(needs)
        self.wanted = level if sys.platform == "linux" else "none"
        self._started: dict[int, int] = {}
        self._exits: dict[int, int] = {}
        self._jobs = 0
        self._report: dict[str, Any] | None = None
        self._child: subprocess.Popen[bytes] | None = None
        if self.wanted == "none":
            self._report = {"level": "none", "refused": []}
        else:
            self._start()

    def _start(self) -> None:
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._control = ours
        code = (
            "from grader.sandbox.zygote import main;"
            f"main({theirs.fileno()}, {list(self.needs)!r}, {self.wanted!r})"
        )
        self._child = subprocess.Popen(
            _command(code),
            env=_environment(),
            pass_fds=[theirs.fileno()],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )
        theirs.close()

    def ready(self) -> tuple[Level, list[str]]:
        """The level reached, and why stricter ones weren't."""
        if self._report is None:
            data = b""
            if select.select([self._control], [], [], _START_SECONDS)[0]:
                data = self._control.recv(1 << 16)
            if not data:
                raise SandboxFault(f"the sandbox could not be started: {self._last_words()}")
            self._report = json.loads(data)
        return cast(Level, self._report["level"]), self._report["refused"]

    def worker(
        self,
        *,
        seconds: float,
        memory_mb: int,
        on_wait: Callable[[float], None] | None = None,
    ) -> Worker:
        """A fresh worker: confined, with nothing loaded but the libraries."""
        if self.ready()[0] == "none":
            return Worker(_Spawned(), seconds, on_wait)
        return Worker(self._fork(seconds, memory_mb), seconds, on_wait)

    def _fork(self, seconds: float, memory_mb: int) -> _Forked:
        self._jobs += 1
        job = self._jobs
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM)
        output, their_output = os.pipe()
        order = {"id": job, "memory_mb": memory_mb, "cpu_seconds": math.ceil(seconds) + 1}
        try:
            self._order(order, [theirs.fileno(), their_output])
            while job not in self._started:
                self._listen()
        except BaseException:
            ours.close()
            os.close(output)
            raise
        finally:
            theirs.close()
            os.close(their_output)
        return _Forked(self, job, ours.detach(), output, self._started.pop(job))

    def _order(self, order: dict[str, int], descriptors: list[int]) -> None:
        try:
            socket.send_fds(self._control, [json.dumps(order).encode()], descriptors)
        except OSError:
            raise SandboxFault(f"the sandbox stopped: {self._last_words()}") from None

    def exit_of(self, job: int) -> int | None:
        """The exit code of a job that was killed or ended by itself."""
        while job not in self._exits:
            self._listen()
        return os.waitstatus_to_exitcode(self._exits.pop(job))

    def _listen(self) -> None:
        if not select.select([self._control], [], [], 10.0)[0]:
            raise SandboxFault("the sandbox does not answer")
        try:
            data, descriptors, _, _ = socket.recv_fds(self._control, 1 << 16, 1)
        except ConnectionResetError:  # it died with an order unread
            data, descriptors = b"", []
        if not data:
            raise SandboxFault(f"the sandbox stopped: {self._last_words()}")
        message = json.loads(data)
        if "started" in message:
            self._started[message["started"]] = descriptors[0]
        else:
            self._exits[message["exit"]] = message["status"]

    def _last_words(self) -> str:
        if self._child is None or self._child.stderr is None:
            return "no process"
        self._child.kill()
        lines = self._child.stderr.read().decode(errors="replace").strip().splitlines()
        return lines[-1] if lines else "it said nothing"

    def close(self) -> None:
        if self._child is not None:
            self._control.close()
            if self._child.stderr is not None:
                self._child.stderr.close()
            # Nothing of it is needed any more, and its orderly end would take 20 ms. Workers that
            # still run die with it (PDEATHSIG).
            self._child.kill()
            self._child.wait()
            self._child = None

    def __enter__(self) -> Zygote:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _command(code: str) -> list[str]:
    """Python without site or environment, on the paths that this process uses."""
    paths = [p for p in sys.path if p]
    return [sys.executable, "-I", "-S", "-c", f"import sys; sys.path[:0] = {paths!r}; {code}"]


def _environment() -> dict[str, str]:
    """Nothing of the user's: tokens and names stay out of a candidate's sight."""
    return {
        "PATH": "/usr/bin:/bin",
        "LANG": "C.UTF-8",
        "HOME": "/nonexistent",
        # numpy and torch start their threads at import, and a fork with threads can hang.
        "OMP_NUM_THREADS": "1",
        "OPENBLAS_NUM_THREADS": "1",
        "MKL_NUM_THREADS": "1",
        "VECLIB_MAXIMUM_THREADS": "1",
    }
