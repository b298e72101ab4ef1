"""Starts what runs candidates: zygotes, and from them one process for each submission.

Nothing of numpy is imported here: a zygote starts before this process has imported it, and both go
on side by side.
"""

from __future__ import annotations

import contextlib
import json
import math
import os
import select
import signal
import socket
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Literal, Protocol, cast

from ..errors import SandboxFault
from ..language import reason, said
from . import stack
from .client import Process, Worker

Level = Literal["full", "seccomp", "rlimits", "none"]
LEVELS: tuple[Level, ...] = ("full", "seccomp", "rlimits", "none")
VARIABLE = "GRADER_SANDBOX"

_START_SECONDS = 120.0  # importing torch on a cold disk
_REPLY_SECONDS = 60.0
_HELD_MAX = 8 << 20  # bytes of messages; decoded they take a few times as much


class _Forked:
    """A worker that a zygote forked."""

    def __init__(self, zygote: Zygote, job: int, channel: int, output: int, pidfd: int) -> None:
        self.requests = self.answers = channel
        self.output = output
        self.held = zygote.held
        self._zygote, self._job, self._pidfd = zygote, job, pidfd

    def ask_where(self) -> None:
        if stack.SIGNAL is not None:
            with contextlib.suppress(ProcessLookupError):
                signal.pidfd_send_signal(self._pidfd, stack.SIGNAL)

    def kill(self) -> int | None:
        try:
            signal.pidfd_send_signal(self._pidfd, signal.SIGKILL)
        except ProcessLookupError:
            pass
        finally:
            os.close(self._pidfd)
        return self._zygote.exit_of(self._job)

    def runs(self) -> bool:
        return not select.select([self._pidfd], [], [], 0)[0]


class _Spawned:
    """A worker in a process of its own, for machines without the zygote's means."""

    held: tuple[bytes, ...] = ()

    def __init__(self, needs: Sequence[str]) -> None:
        import subprocess

        from .zygote import ENVIRONMENT

        self._child = subprocess.Popen(
            _command(f"from grader.sandbox.zygote import spawned; spawned({list(needs)!r})"),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=ENVIRONMENT,
            start_new_session=True,
        )
        pipes = self._child.stdin, self._child.stdout, self._child.stderr
        self.requests, self.answers, self.output = (os.dup(p.fileno()) for p in pipes if p)
        for pipe in pipes:
            if pipe:
                pipe.close()

    def ask_where(self) -> None:
        if stack.SIGNAL is not None:
            with contextlib.suppress(ProcessLookupError):
                self._child.send_signal(stack.SIGNAL)

    def kill(self) -> int | None:
        if hasattr(os, "killpg"):  # its children too; Windows has no groups
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self._child.pid, signal.SIGKILL)
        self._child.kill()
        return self._child.wait()

    def runs(self) -> bool:
        return self._child.poll() is None


class Zygote:
    """Starts at once in the background; `ready` waits for it. Use as a context manager.

    With `fork` it is a fork of this process, which must hold nothing that a candidate may not see.
    """

    def __init__(
        self, needs: Sequence[str] = ("numpy",), level: Level = "full", *, fork: bool = False
    ) -> None:
        self.needs = tuple(needs)
        self.held: tuple[bytes, ...] = ()
        self.wanted = level if sys.platform == "linux" else "none"
        self._started: dict[int, int] = {}
        self._exits: dict[int, int] = {}
        self._jobs = 0
        self._report: dict[str, Any] | None = None
        self._child: _Child | None = None
        if self.wanted == "none":
            self._report = {"level": "none", "refused": []}
        else:
            ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
            self._control = ours
            start = _ForkedZygote if fork else _ExecutedZygote
            with theirs:
                self._child = start(theirs.fileno(), list(self.needs), self.wanted)

    def client(self) -> Zygote:
        """This one on a line of its own, for another process to take over. Its workers end when
        that process has closed it; it ends when this process has closed this one.
        """
        level, refused = self.ready()
        if level == "none":
            return Zygote(self.needs, "none")
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            self._order({"client": 1}, [theirs.fileno()])
        return _Client(self.needs, ours, {"level": level, "refused": refused})

    def fileno(self) -> int:
        """The descriptor of its line."""
        return self._control.fileno()

    def ready(self) -> tuple[Level, list[str]]:
        """The level reached, and why stricter ones weren't."""
        if self._report is None:
            data = b""
            if select.select([self._control], [], [], _START_SECONDS)[0]:
                data = self._control.recv(1 << 16)
            if not data:
                raise SandboxFault(
                    said("the sandbox could not be started: {why}", why=self._last_words())
                )
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
        process = self.process(seconds=seconds, memory_mb=memory_mb)
        return Worker(process, seconds, on_wait)

    def process(self, *, seconds: float, memory_mb: int) -> Process:
        """What a worker is made of: a process that has begun, for so many seconds."""
        if self.ready()[0] == "none":
            return _Spawned(self.needs)
        return self._fork(seconds, memory_mb)

    def hold(self, frames: Sequence[bytes]) -> None:
        """Have messages decoded for the workers that are forked from now on: the same ones go to
        one submission after another. A worker uses each once, and needn't be sent it.

        All that was held before is forgotten where there isn't room for both.
        """
        if self.ready()[0] == "none":
            return
        new = [frame for frame in frames if frame not in self.held]
        forget = sum(map(len, (*self.held, *new))) > _HELD_MAX
        new = [*dict.fromkeys(frames)] if forget else new
        if not new or sum(map(len, new)) > _HELD_MAX:
            return
        file = os.memfd_create("held", os.MFD_CLOEXEC)
        try:
            with os.fdopen(os.dup(file), "wb") as stream:
                stream.writelines(new)
            self._order({"hold": len(new), "forget": forget}, [file])
        finally:
            os.close(file)
        self.held = (*(() if forget else self.held), *new)

    def load_late(self) -> None:
        """Have it load what its library loads when it is first used for more: workers that are
        forked then needn't. With torch it takes a second, in which none is forked.
        """
        if self.ready()[0] != "none":
            self._order({"late": 1}, [])

    def _fork(self, seconds: float, memory_mb: int) -> _Forked:
        self._jobs += 1
        job = self._jobs
        try:
            ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM)
            output, their_output = os.pipe()
        except OSError as error:
            why = reason(error)
            raise SandboxFault(said("a worker could not be started: {why}", why=why)) from None
        # A guard for the case that this process is gone: the clock is kept here, and a worker's
        # threads may be busy on every core until it has run out.
        cores = len(os.sched_getaffinity(0))
        order = {"id": job, "memory_mb": memory_mb, "cpu_seconds": cores * math.ceil(seconds + 1)}
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
            raise SandboxFault(said("the sandbox stopped: {why}", why=self._last_words())) from None

    def exit_of(self, job: int) -> int | None:
        """The exit code of a job that was killed or ended by itself."""
        while job not in self._exits:
            self._listen()
        return os.waitstatus_to_exitcode(self._exits.pop(job))

    def _listen(self) -> None:
        if not select.select([self._control], [], [], _REPLY_SECONDS)[0]:
            raise SandboxFault(said("the sandbox does not answer"))
        try:
            data, descriptors, _, _ = socket.recv_fds(self._control, 1 << 16, 1)
        except ConnectionResetError:  # it died with an order unread
            data, descriptors = b"", []
        if not data:
            raise SandboxFault(said("the sandbox stopped: {why}", why=self._last_words()))
        message = json.loads(data)
        if "started" in message:
            self._started[message["started"]] = descriptors[0]
        else:
            self._exits[message["exit"]] = message["status"]

    def _last_words(self) -> str:
        if self._child is None:
            return said("no process")
        self._child.kill()
        lines = self._child.words().decode(errors="replace").strip().splitlines()
        return lines[-1] if lines else said("it said nothing")

    def close(self) -> None:
        if self._child is not None:
            self._control.close()
            # Nothing of it is needed any more, and its orderly end would take 20 ms. Workers that
            # still run die with it (PDEATHSIG).
            self._child.kill()
            self._child.wait()
            self._child.forget()
            self._child = None

    def __enter__(self) -> Zygote:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class _Client(Zygote):
    """A zygote that is another's as well."""

    def __init__(
        self, needs: Sequence[str], control: socket.socket, report: dict[str, Any]
    ) -> None:
        super().__init__(needs, "none")
        self._control, self._report = control, report

    def close(self) -> None:
        self._control.close()


class _Child(Protocol):
    """A zygote's process."""

    pid: int

    def kill(self) -> None: ...

    def wait(self) -> object:
        """Until it has ended."""

    def words(self) -> bytes:
        """All that it wrote on standard error, once it was killed."""

    def forget(self) -> None:
        """Close what leads to it."""


class _ExecutedZygote:
    """A fresh Python."""

    def __init__(self, control: int, needs: list[str], level: Level) -> None:
        import subprocess

        from .zygote import ENVIRONMENT

        code = f"from grader.sandbox.zygote import main; main({control}, {needs!r}, {level!r})"
        self._process = subprocess.Popen(
            _command(code),
            env=ENVIRONMENT,
            pass_fds=[control],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )
        self.pid = self._process.pid

    def kill(self) -> None:
        self._process.kill()

    def wait(self) -> object:
        return self._process.wait()

    def words(self) -> bytes:
        assert self._process.stderr is not None
        return self._process.stderr.read()

    def forget(self) -> None:
        assert self._process.stderr is not None
        self._process.stderr.close()


class _ForkedZygote:
    """A fork of this process, which imports the libraries for both.

    Raises:
        OSError: where torch starts a thread, without which its operations hang in a fork.
    """

    def __init__(self, control: int, needs: list[str], level: Level) -> None:
        from . import scrub, zygote

        with scrub.alone({*needs, "grader"}) as foreign:
            zygote.load(needs)
            if "torch" in needs:
                _demand_one_thread()
            stderr, theirs = os.pipe()
            self._stderr = os.fdopen(stderr, "rb")
            self.pid = os.fork()
            if self.pid == 0:
                zygote.forked(control, theirs, needs, level, foreign)
        os.close(theirs)
        self._ended = False

    def kill(self) -> None:
        if not self._ended:
            # Who ignores SIGCHLD has no dead children: one that ended by itself is gone at once.
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.pid, signal.SIGKILL)

    def wait(self) -> object:
        if not self._ended:
            self._ended = True
            with contextlib.suppress(ChildProcessError):
                os.waitpid(self.pid, 0)
        return None

    def words(self) -> bytes:
        return self._stderr.read()

    def forget(self) -> None:
        self._stderr.close()


def early(needs: Sequence[str] = ("numpy",)) -> Zygote | None:
    """A zygote forked from this process, where a worker of it is like one of a fresh Python: call
    it before anything of a bank is loaded. None where it can't be had.
    """
    level = os.environ.get(VARIABLE, "full")
    plain = sys.flags.optimize == sys.flags.bytes_warning == 0 and not sys.flags.dev_mode
    plain = plain and os.environ.get("PYTHONHASHSEED", "random") == "random"
    if level not in LEVELS[:-1] or not plain:
        return None
    try:
        _demand_one_thread()
        return Zygote(needs, level=level, fork=True)
    except Exception:  # a library's too; to be said by who needs a zygote
        return None


def _demand_one_thread() -> None:
    """OSError where a fork would have to do without a thread, or that isn't known."""
    if len(list(Path("/proc/self/task").iterdir())) != 1:
        raise OSError("there are other threads")


def _command(code: str) -> list[str]:
    """Python without site or environment, on the paths that this process uses.

    They come after the standard library, and the working folder is not among them: a file in it
    must not be taken for a module.
    """
    own = str(Path(__file__).resolve().parents[2])
    paths = [p for p in sys.path if p and (p == own or not _is_working_folder(p))]
    return [sys.executable, "-I", "-S", "-c", f"import sys; sys.path += {paths!r}; {code}"]


def _is_working_folder(path: str) -> bool:
    try:
        return Path(path).samefile(Path.cwd())
    except OSError:
        return False
