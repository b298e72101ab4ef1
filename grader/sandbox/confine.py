"""The layers around a worker, from the outside in, and the levels that are made of them.

::

    full      own process, no privileges, resource limits, Landlock, seccomp
    seccomp   own process, no privileges, resource limits, seccomp that opens no file at all
    rlimits   own process, no privileges, resource limits
    none      an own process, freshly spawned: not confined

Order inside a worker matters: identity first (changing it clears PDEATHSIG), PDEATHSIG, limits,
NO_NEW_PRIVS, Landlock, and seccomp last, because it forbids all the others.
"""

from __future__ import annotations

import ctypes
import os
import resource
import signal
import stat
import sys
import sysconfig
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from . import landlock, seccomp

LEVELS = ("full", "seccomp", "rlimits", "none")
NOBODY = 65534
_PR_SET_PDEATHSIG, _PR_SET_NO_NEW_PRIVS, _PR_SET_CHILD_SUBREAPER = 1, 38, 36
_CAPABILITY_VERSION_3 = 0x20080522
_MEGABYTE = 1 << 20


@dataclass(frozen=True)
class Plan:
    """What every worker of a zygote is put into, prepared once."""

    level: str
    landlock: int = -1  # the rule set's descriptor
    filter: bytes = b""
    questions: bytes = b""  # the filter that asks about threads
    drop_to: int | None = None  # user id, when the grader runs as root and Python stays readable
    base_memory: int = 0  # bytes of address space that the zygote already uses


def prepare(level: str, folders: Sequence[str] = ()) -> Plan:
    """Build the rules of a level (in the zygote); `folders` are packages to load on demand.

    Raises:
        OSError, seccomp.Unavailable: where the kernel doesn't offer what the level needs.
    """
    rules, filter_, questions = -1, b"", b""
    if level == "full":
        if landlock.abi() < 1:
            raise OSError("this kernel has no Landlock")
        rules = landlock.ruleset(*readable_paths(folders))
        os.set_inheritable(rules, False)
    if level in ("full", "seccomp"):
        filter_ = seccomp.program(paths=level == "full")
        questions = seccomp.thread_questions() if seccomp.can_ask() else b""
    return Plan(level, rules, filter_, questions, _drop_to(), address_space())


def confine(
    plan: Plan,
    *,
    memory_mb: int,
    cpu_seconds: int,
    parent: int,
    listens: Callable[[int], None] | None = None,
) -> None:
    """Put this process, a fresh fork of the zygote, into the plan's layers for good.

    `listens` hands the descriptor on which questions about threads are asked to who answers them.
    """
    _give_up_privileges(plan.drop_to)
    prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:  # the zygote died before PDEATHSIG was set
        os._exit(1)
    _limit(plan.base_memory + memory_mb * _MEGABYTE, cpu_seconds, plan.level)
    prctl(_PR_SET_NO_NEW_PRIVS, 1)
    if plan.landlock >= 0:
        landlock.enter(plan.landlock)
        os.close(plan.landlock)
    if plan.questions and listens is not None:
        listener = seccomp.load(plan.questions, listener=True)
        listens(listener)
        os.close(listener)
    if plan.filter:
        seccomp.load(plan.filter)


def adopt_orphans() -> None:
    """Make this process the parent of whatever its workers leave behind."""
    prctl(_PR_SET_CHILD_SUBREAPER, 1)


def prctl(option: int, value: int) -> None:
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(option, ctypes.c_ulong(value), 0, 0, 0) != 0:
        code = ctypes.get_errno()
        raise OSError(code, f"prctl {option}: {os.strerror(code)}")


def _limit(address_space: int, cpu_seconds: int, level: str) -> None:
    limits = {
        resource.RLIMIT_AS: address_space,
        resource.RLIMIT_CPU: cpu_seconds,
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_NOFILE: 64,
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_MEMLOCK: 0,
        resource.RLIMIT_MSGQUEUE: 0,
    }
    if level == "rlimits":
        # No seccomp to forbid fork. It also forbids threads, which a filter can tell apart.
        limits[resource.RLIMIT_NPROC] = 0
    for which, value in limits.items():
        _, hard = resource.getrlimit(which)
        value = value if hard == resource.RLIM_INFINITY else min(value, hard)
        # At the hard limit Linux only kills; at the soft one its signal, SIGXCPU, says why.
        most = value + 1 if which == resource.RLIMIT_CPU and value != hard else value
        resource.setrlimit(which, (value, most))


def _give_up_privileges(drop_to: int | None) -> None:
    if os.geteuid() != 0:
        return
    if drop_to is not None:
        os.setgroups([])
        os.setresgid(drop_to, drop_to, drop_to)
        os.setresuid(drop_to, drop_to, drop_to)
    else:
        _drop_capabilities()


def _drop_capabilities() -> None:
    """Root without capabilities: an owner of root's files, and nothing more."""
    header = (ctypes.c_uint32 * 2)(_CAPABILITY_VERSION_3, 0)
    data = (ctypes.c_uint32 * 6)()
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.capset(header, data) != 0:
        code = ctypes.get_errno()
        raise OSError(code, f"capset: {os.strerror(code)}")


def _drop_to() -> int | None:
    """The user to become, or None where that user couldn't read the standard library."""
    if os.geteuid() != 0:
        return None
    for prefix in {sys.base_prefix, sys.prefix}:
        place = Path(prefix).resolve()
        for folder in (place, *place.parents):
            if not folder.stat().st_mode & stat.S_IXOTH:
                return None
    return NOBODY


def address_space() -> int:
    pages = Path("/proc/self/statm").read_text().split()[0]
    return int(pages) * resource.getpagesize()


def readable_paths(folders: Sequence[str] = ()) -> tuple[list[str], list[str]]:
    """Files and trees that a worker may read, and trees whose names it may list.

    The standard library without its site-packages, and the packages that the zygote has loaded,
    one by one: a bank that is installed beside them stays out of reach.
    """
    paths = sysconfig.get_paths()
    library = {paths["stdlib"], paths["platstdlib"]}
    outside = {"site-packages", "dist-packages"}
    readable = ["/dev/null", "/dev/urandom", "/dev/zero"]
    for folder in library:
        readable += [str(p) for p in Path(folder).iterdir() if p.name not in outside]
    return [*readable, *_loaded_packages(library), *folders], sorted(library)


def _loaded_packages(library: set[str]) -> list[str]:
    found: set[Path] = set()
    own = __name__.partition(".")[0]
    for name, module in list(sys.modules.items()):
        file = getattr(module, "__file__", None)
        if "." in name or name in {own, "__main__"} or not file:
            continue
        path = Path(file)
        path = path.parent if path.name.startswith("__init__.") else path
        if str(path.parent) not in library:
            found.add(path)
            found.add(path.parent / f"{name}.libs")  # where wheels keep their shared libraries
    return sorted(str(p) for p in found)
