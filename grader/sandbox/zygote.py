"""The zygote: imports the libraries once, then forks one confined worker for each submission.

It is a process of its own: a Python started with `-I -S`, or a fork of the grader made before that
has loaded anything secret, with the user's environment overwritten (`scrub`). It knows nothing but
this package's wire, worker and confinement, and messages that its workers would be sent anyway.

Its control channel (a pair of SOCK_SEQPACKET sockets, JSON) takes four orders.
``{"id", "memory_mb", "cpu_seconds"}`` comes with two descriptors (the worker's channel and its
standard output); it answers ``{"started": id}`` with a pidfd, and later ``{"exit": id, "status"}``.
``{"hold", "forget"}`` comes with a file of so many frames, for the workers that are forked then.
``{"client"}`` comes with a further control channel, whose end is that of its workers. ``{"late"}``
asks for what torch would load in each worker when it is first used.
"""

from __future__ import annotations

import contextlib
import fcntl
import gc
import importlib
import importlib.util
import json
import os
import select
import signal
import socket
import sys
import sysconfig
import tempfile
import threading
from collections.abc import Sequence
from importlib.util import spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any

from . import threads

# Loaded for every level: what a worker itself needs, and NumPy's generators (slow to load).
_ALWAYS = {
    "numpy": ("numpy", "numpy.random"),
    "torch": ("torch", "torch.nn", "torch.nn.functional", "torch.autograd"),
}
# What they load of other packages when it is first needed: a worker may read these then.
ON_DEMAND = {"numpy": (), "torch": ("sympy", "mpmath")}
# Where no file may be opened (level "seccomp") a worker has what is loaded and nothing else.
_WITHOUT_FILES = {
    "": tuple(
        name
        for line in (
            "abc asyncio bisect cmath collections collections.abc concurrent.futures.thread copy",
            "dataclasses decimal enum fractions functools heapq inspect itertools json linecache",
            "math numbers operator queue random re statistics string textwrap threading time",
            "traceback typing warnings",
            # What a source file may be written in.
            "encodings.gbk encodings.gb2312 encodings.gb18030 encodings.big5 encodings.latin_1",
            "encodings.cp1252 encodings.utf_8_sig",
        )
        for name in line.split()
    ),
    "numpy": ("numpy.linalg", "numpy.fft", "numpy.polynomial", "numpy.ma"),
    "torch": (),
}
_CHANNEL, _RULES, _SINK = 3, 4, 5
_DESCRIPTORS_MAX = 1 << 16
_THREAD_STACK = 1 << 20
# All that a candidate sees of the environment: tokens and names of the user's stay out of sight.
ENVIRONMENT = {
    "PATH": "/usr/bin:/bin",
    "LANG": "C.UTF-8",
    "HOME": "/nonexistent",
    # numpy and torch start their threads at import, and a fork with threads can hang.
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "VECLIB_MAXIMUM_THREADS": "1",
    # An arena for each thread would take 64 MB of the address space that a worker may use.
    "MALLOC_ARENA_MAX": "1",
}


def main(control: int, needs: list[str], level: str) -> None:
    """Preload, report the level reached, then serve until the control channel closes."""
    gc.disable()
    _default_signals()
    _load(_ALWAYS, needs)
    _settle(needs)
    from . import confine, worker

    packages = _forget_packages(needs)

    channel = socket.socket(fileno=control)
    plan, refused = _best_plan(level, packages)
    if plan.level == "seccomp":
        _load(_WITHOUT_FILES, ["", *needs])
        if "torch" in needs:
            _use_torch()
    confine.adopt_orphans()
    with contextlib.suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text("500")
    state = worker.fresh_state()
    gc.freeze()
    channel.send(json.dumps({"level": plan.level, "refused": refused}).encode())
    _Server(channel, plan, state).serve()


def _default_signals() -> None:
    """Undo what the parent of the grader ignores or blocks. Without SIGCHLD no worker's end is
    seen, and where it is ignored no child can be waited for.
    """
    signal.pthread_sigmask(signal.SIG_SETMASK, ())
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)


def load(needs: list[str]) -> None:
    """Import libraries."""
    _load(_ALWAYS, needs)


def forked(
    control: int, stderr: int, needs: list[str], level: str, foreign: dict[str, ModuleType]
) -> None:
    """`main` in a fork of the grader, made like a fresh process first. Never returns.

    Args:
        foreign: the grader's modules that a fresh process wouldn't have, and that were put aside.
    """
    try:
        from . import scrub

        null = os.open(os.devnull, os.O_RDWR)
        # Three numbers are free for the null device and the two channels, whatever they are now.
        kept = [fcntl.fcntl(descriptor, fcntl.F_DUPFD, 5) for descriptor in (stderr, control)]
        for target, source in ((0, null), (1, null), (2, kept[0]), (3, kept[1])):
            os.dup2(source, target, inheritable=False)
        os.closerange(4, _DESCRIPTORS_MAX)
        scrub.all_but(ENVIRONMENT, foreign)
        main(3, needs, level)
    except BaseException as error:
        with contextlib.suppress(OSError):
            os.write(2, f"{type(error).__name__}: {error}\n".encode())
    finally:
        os._exit(0)


def _load(table: dict[str, tuple[str, ...]], needs: list[str]) -> None:
    for need in needs:
        for name in table[need]:
            importlib.import_module(name)


class _OnDemand:
    """Finds a few packages that no import path leads to; what is beside them isn't found."""

    def __init__(self, files: dict[str, str]) -> None:
        self._files = files

    def find_spec(self, name: str, path: object = None, target: object = None) -> Any:
        if name not in self._files:
            return None
        file = self._files[name]
        folder = [str(Path(file).parent)]
        return spec_from_file_location(name, file, submodule_search_locations=folder)


def _forget_packages(needs: list[str]) -> list[str]:
    """Leave the standard library alone on the import path; the folders of packages on demand.

    What an exercise needs is loaded, and finds its own parts. Other packages would be found but
    not readable, and `try: import x except ImportError` doesn't catch that.
    """
    found = (importlib.util.find_spec(name) for need in needs for name in ON_DEMAND[need])
    files = {spec.name: spec.origin for spec in found if spec is not None and spec.origin}
    library = sysconfig.get_paths()["stdlib"]
    outside = ("site-packages", "dist-packages")
    sys.path[:] = [p for p in sys.path if p.startswith(library) and not p.endswith(outside)]
    sys.meta_path.append(_OnDemand(files))
    return [str(Path(file).parent) for file in files.values()]


def _settle(needs: list[str]) -> None:
    """Make every lazy thing happen now, and seed here, so that all workers begin alike."""
    import numpy as np

    # A candidate's threads: with the system's 8 MB each, a few would use up a worker's memory.
    threading.stack_size(_THREAD_STACK)
    os.chdir("/")

    np.random.seed(0)
    np.random.default_rng(0).random(2)
    if "torch" in needs:
        _settle_torch()


def _settle_torch() -> None:
    import torch

    # Before any operation: a fork after multi-threaded work hangs in its first operation.
    torch.set_num_threads(1)
    torch.nn.Linear(2, 2)(torch.ones(1, 2)).sum().backward()
    torch.manual_seed(0)
    # Its compiler, which an optimiser loads, looks for a folder to write into and makes its own.
    # A worker can do neither; here are folders that exist.
    tempfile.tempdir = "/tmp"
    os.environ["TORCHINDUCTOR_CACHE_DIR"] = "/"


def _use_torch() -> None:
    """Load what torch loads when it is first used for more than a plain backward pass.

    It takes half as long as torch itself. Where files may be opened, a worker loads what it needs.
    """
    import torch

    layer = torch.nn.Linear(2, 2)
    torch.optim.SGD(layer.parameters(), lr=0.1).step()
    torch.func.hessian(torch.sum)(torch.ones(2))
    functional: Any = torch.autograd.functional
    functional.hessian(torch.sum, torch.ones(2))
    str(torch.ones(2))
    torch.autograd.backward(torch.ones(2, requires_grad=True).exp(), torch.ones(2))
    torch.manual_seed(0)


def _best_plan(level: str, packages: list[str]) -> tuple[Any, list[str]]:
    """The strictest plan from `level` down that this machine really enforces (tried in a child)."""
    from . import confine

    refused: list[str] = []
    for name in confine.LEVELS[confine.LEVELS.index(level) :]:
        try:
            plan = confine.prepare(name, packages)
            if name == "none" or _holds(plan):
                return plan, refused
            refused.append(f"{name}: it did not hold when it was tried")
        except Exception as error:
            refused.append(f"{name}: {error}")
    raise OSError("; ".join(refused))


def _holds(plan: Any) -> bool:
    """Whether a child inside the plan is kept from what the level promises."""
    from . import confine

    parent = os.getpid()
    child = os.fork()
    if child == 0:
        code = 1
        try:
            confine.confine(plan, memory_mb=64, cpu_seconds=5, parent=parent)
            code = 0 if plan.level == "rlimits" or _denied() else 2
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def _denied() -> bool:
    for forbidden in (lambda: os.open("/proc/self/status", os.O_RDONLY), os.fork, socket.socket):
        try:
            result = forbidden()
        except OSError:
            continue
        if result == 0 and forbidden is os.fork:
            os._exit(0)
        return False
    return True


class _Client:
    """Who orders workers. `held` are messages that each of them has from its fork on."""

    def __init__(self, control: socket.socket) -> None:
        self.control = control
        self.held: list[Any] = []

    def send(self, message: dict[str, int], descriptors: Sequence[int] = ()) -> None:
        with contextlib.suppress(OSError):  # it is gone, as `take` will see
            socket.send_fds(self.control, [json.dumps(message).encode()], descriptors)


class _Server:
    """Serves until the first client is gone."""

    def __init__(self, control: socket.socket, plan: Any, state: dict[str, bytes]) -> None:
        self.state = state  # the global one, with which every worker begins
        self.first = control.fileno()
        self.clients: dict[int, _Client] = {}
        self.plan = plan
        self.jobs: dict[int, tuple[_Client, int]] = {}
        self.waiting: dict[int, socket.socket] = {}  # for the listeners of workers just forked
        self.poll = select.poll()
        self.welcome(control)
        self.woken, wake = os.pipe2(os.O_NONBLOCK | os.O_CLOEXEC)
        self.poll.register(self.woken, select.POLLIN)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.set_wakeup_fd(wake, warn_on_full_buffer=False)

    def serve(self) -> None:
        while True:
            for descriptor, event in self.poll.poll():
                if descriptor == self.woken:
                    with contextlib.suppress(BlockingIOError):
                        os.read(self.woken, 4096)
                    self.reap()
                elif descriptor in self.clients:
                    if not self.take(self.clients[descriptor]):
                        if descriptor == self.first:
                            return
                        self.leave(descriptor)
                elif descriptor in self.waiting:
                    self.listen(self.waiting.pop(descriptor))
                elif event & select.POLLIN:
                    threads.answer(descriptor)
                else:  # that worker has ended
                    self.poll.unregister(descriptor)
                    os.close(descriptor)

    def welcome(self, control: socket.socket) -> None:
        self.clients[control.fileno()] = _Client(control)
        self.poll.register(control, select.POLLIN)

    def leave(self, descriptor: int) -> None:
        """End the workers of a client that is gone."""
        gone = self.clients.pop(descriptor)
        self.poll.unregister(descriptor)
        gone.control.close()
        for pid in [pid for pid, (client, _) in self.jobs.items() if client is gone]:
            os.kill(pid, signal.SIGKILL)

    def listen(self, source: socket.socket) -> None:
        """Take the descriptor on which a worker asks for its threads."""
        self.poll.unregister(source)
        with source:
            _, listeners, _, _ = socket.recv_fds(source, 1, 1)
        for listener in listeners:
            self.poll.register(listener, select.POLLIN)

    def reap(self) -> None:
        while True:
            try:
                pid, status = os.waitpid(-1, os.WNOHANG)
            except ChildProcessError:
                return
            if pid == 0:
                return
            if pid in self.jobs:
                client, job = self.jobs.pop(pid)
                self.sweep()
                client.send({"exit": job, "status": status})

    def sweep(self) -> None:
        """Kill what a finished worker left behind: orphans come to us."""
        for _ in range(1000):
            orphans = self.children() - self.jobs.keys()
            if not orphans:
                return
            for pid in orphans:
                with contextlib.suppress(OSError):
                    os.kill(pid, signal.SIGKILL)
                with contextlib.suppress(ChildProcessError):
                    os.waitpid(pid, 0)

    @staticmethod
    def children() -> set[int]:
        path = Path(f"/proc/self/task/{os.getpid()}/children")
        return {int(pid) for pid in path.read_text().split()} if path.exists() else set()

    def take(self, client: _Client) -> bool:
        """Do what a client orders; whether it is still there."""
        try:
            data, descriptors, _, _ = socket.recv_fds(client.control, 65536, 2)
        except ConnectionResetError:  # it left without reading all
            return False
        if not data:
            return False
        order = json.loads(data)
        if "client" in order:
            self.welcome(socket.socket(fileno=descriptors[0]))
        elif "late" in order:
            self.load_late()
        elif "hold" in order:
            self.hold(client, descriptors[0], order["hold"], forget=order["forget"])
        else:
            self.fork(client, order, descriptors)
        return True

    def fork(self, client: _Client, job: dict[str, int], descriptors: list[int]) -> None:
        parent = os.getpid()
        source, sink = socket.socketpair()
        pid = os.fork()
        if pid == 0:
            mine = [*descriptors, sink.fileno()]
            _become_worker(self.plan, mine, job, parent, self.state, client.held)
        sink.close()
        self.waiting[source.fileno()] = source
        self.poll.register(source, select.POLLIN)
        self.jobs[pid] = client, job["id"]
        pidfd = os.pidfd_open(pid)
        client.send({"started": job["id"]}, [pidfd])
        for descriptor in (*descriptors, pidfd):
            os.close(descriptor)

    def hold(self, client: _Client, file: int, number: int, *, forget: bool) -> None:
        """Decode so many frames of a file."""
        from . import worker

        if forget:
            client.held.clear()
        with open(file, "rb") as stream:
            stream.seek(0)
            for _ in range(number):
                size = int.from_bytes(stream.read(8), "little")
                client.held.append(worker.decoded(stream.read(size)))
        self.settle()

    def load_late(self) -> None:
        """Load what torch loads when it is first used for more than a plain backward pass."""
        from . import worker

        if "torch" in sys.modules:
            _use_torch()
        self.state = worker.fresh_state()
        self.settle()

    def settle(self) -> None:
        """What is loaded now isn't of a worker's own memory, and isn't garbage."""
        from dataclasses import replace

        from . import confine

        gc.freeze()
        self.plan = replace(self.plan, base_memory=confine.address_space())


def _become_worker(
    plan: Any,
    descriptors: list[int],
    job: dict[str, int],
    parent: int,
    state: dict[str, bytes],
    held: list[Any],
) -> None:
    """Runs in the forked child and never returns."""
    code = 70
    try:
        from . import worker

        try:
            _settle_worker(plan, descriptors, job, parent)
        except BaseException as error:
            for channel in (_CHANNEL, *descriptors[:1]):
                with contextlib.suppress(OSError):
                    worker.report_fault(channel, error)
            return
        worker.serve(_CHANNEL, _CHANNEL, state, held)
        code = 0
    finally:
        os._exit(code)


def _settle_worker(plan: Any, descriptors: list[int], job: dict[str, int], parent: int) -> None:
    from dataclasses import replace

    from . import confine, worker

    _only_descriptors(descriptors, plan.landlock)
    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    if plan.landlock >= 0:
        plan = replace(plan, landlock=_RULES)

    def listens(listener: int) -> None:
        with socket.socket(fileno=_SINK) as sink:
            socket.send_fds(sink, [b"x"], [listener])

    confine.confine(
        plan,
        memory_mb=job["memory_mb"] + worker.RESERVE_MB,
        cpu_seconds=job["cpu_seconds"],
        parent=parent,
        listens=listens,
    )
    for descriptor in (_RULES, _SINK):  # where no layer had a use for them
        with contextlib.suppress(OSError):
            os.close(descriptor)
    open_streams()


def _only_descriptors(descriptors: list[int], rules: int) -> None:
    """0 is /dev/null, 1 and 2 the output, 3 the channel; nothing of the zygote's is left open.

    Until the worker is confined, 4 is the rules and 5 the way to the zygote.
    """
    channel, output, sink = descriptors
    null = os.open(os.devnull, os.O_RDONLY)
    wanted = [null, output, output, channel, rules if rules >= 0 else null, sink]
    # First out of the way of the targets, so that none overwrites a source not yet moved. Any
    # numbers will do: a limit on descriptors may be low.
    parked = [fcntl.fcntl(source, fcntl.F_DUPFD, len(wanted)) for source in wanted]
    for target, source in enumerate(parked):
        os.dup2(source, target)
    os.closerange(len(wanted), _DESCRIPTORS_MAX)


def open_streams() -> None:
    """Standard output and error over descriptors 1 and 2, whatever the locale."""
    for name, descriptor in (("stdout", 1), ("stderr", 2)):
        stream = open(  # noqa: SIM115 - lives as long as the process
            descriptor, "w", buffering=1, encoding="utf-8", errors="backslashreplace", closefd=False
        )
        setattr(sys, name, stream)


def spawned(needs: list[str]) -> None:
    """A worker of its own process: requests on 0, answers on 1, prints on 2. Not confined."""
    incoming, outgoing = os.dup(0), os.dup(1)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.dup2(2, 1)
    _load(_ALWAYS, needs)
    if "torch" in needs:
        _settle_torch()
    from . import worker

    _forget_packages(needs)
    open_streams()
    worker.serve(incoming, outgoing, worker.fresh_state(), [])
    os._exit(0)
