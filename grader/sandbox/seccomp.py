"""A seccomp filter as an allowlist of system calls, assembled to BPF here, for x86-64 and aarch64.

Default: EPERM, so that Python code sees an ordinary OSError. A foreign architecture (32-bit calls
from a 64-bit process) kills. Numbers are the kernel's own tables: name, x86-64, aarch64; `-` is a
call that the architecture doesn't have.
"""

from __future__ import annotations

import ctypes
import errno
import os
import platform
import struct
from collections.abc import Iterable, Sequence

_ALWAYS = """
read 0 63
write 1 64
readv 19 65
writev 20 66
pread64 17 67
close 3 57
lseek 8 62
fstat 5 80
dup 32 23
dup3 292 24
ppoll 271 73
pselect6 270 72
epoll_create1 291 20
epoll_ctl 233 21
epoll_pwait 281 22
eventfd2 290 19
pipe2 293 59
mmap 9 222
munmap 11 215
mprotect 10 226
mremap 25 216
madvise 28 233
brk 12 214
mincore 27 232
membarrier 324 283
futex 202 98
futex_waitv 449 449
set_robust_list 273 99
get_robust_list 274 100
rseq 334 293
sched_yield 24 124
sched_getaffinity 204 123
sched_getparam 143 121
sched_getscheduler 145 120
sched_get_priority_max 146 125
sched_get_priority_min 147 126
getcpu 309 168
getcwd 79 17
rt_sigaction 13 134
rt_sigprocmask 14 135
rt_sigreturn 15 139
rt_sigpending 127 136
rt_sigtimedwait 128 137
sigaltstack 131 132
getpid 39 172
gettid 186 178
getppid 110 173
getuid 102 174
geteuid 107 175
getgid 104 176
getegid 108 177
getgroups 115 158
getpgid 121 155
getsid 124 156
clock_gettime 228 113
clock_getres 229 114
clock_nanosleep 230 115
nanosleep 35 101
gettimeofday 96 169
times 100 153
getrusage 98 165
uname 63 160
sysinfo 99 179
getrandom 318 278
exit 60 93
exit_group 231 94
restart_syscall 219 128
set_tid_address 218 96
getitimer 36 102
get_mempolicy 239 236
poll 7 -
select 23 -
epoll_wait 232 -
pipe 22 -
dup2 33 -
getpgrp 111 -
time 201 -
getrlimit 97 163
arch_prctl 158 -
"""
_PATHS = """
newfstatat 262 79
statx 332 291
faccessat 269 48
faccessat2 439 439
getdents64 217 61
readlinkat 267 78
stat 4 -
lstat 6 -
access 21 -
readlink 89 -
"""
_ARGUMENTS = """
fcntl 72 25
ioctl 16 29
prctl 157 167
prlimit64 302 261
clone 56 220
clone3 435 435
socketpair 53 199
sendto 44 206
recvfrom 45 207
"""
_OPENS = """
openat 257 56
open 2 -
"""

_MACHINES = {  # uname -> (column, AUDIT_ARCH, seccomp(2))
    "x86_64": (1, 0xC000003E, 317),
    "aarch64": (2, 0xC00000B7, 277),
}
_ALLOW, _KILL, _ERRNO, _NOTIFY = 0x7FFF0000, 0x80000000, 0x00050000, 0x7FC00000
_EPERM, _ENOSYS = _ERRNO | errno.EPERM, _ERRNO | errno.ENOSYS
_LOAD, _JEQ, _JGE, _JSET, _RET = 0x20, 0x15, 0x35, 0x45, 0x06
_CLONE_THREAD = 0x00010000
_SET_FILTER, _GET_ACTION_AVAILABLE, _NEW_LISTENER = 1, 2, 1 << 3
_X32_BIT = 0x40000000

# Flags of open that only say how to read: CLOEXEC, NONBLOCK, NOCTTY, and by architecture DIRECTORY,
# NOFOLLOW, LARGEFILE. Landlock before its third version lets O_RDONLY | O_TRUNC empty a file.
_READING = {
    "x86_64": 0o2000000 | 0o4000 | 0o400 | 0o200000 | 0o400000 | 0o100000,
    "aarch64": 0o2000000 | 0o4000 | 0o400 | 0o40000 | 0o100000 | 0o400000,
}
_FLAGS_ARGUMENT = {"openat": 2, "open": 1}

# A pair of connected sockets, as an event loop wakes itself with: (argument, allowed values) of
# family AF_UNIX, type SOCK_STREAM (with CLOEXEC and NONBLOCK), protocol 0.
_PAIR = ((0, (1,)), (1, (1, 0x80001, 0x801, 0x80801)), (2, (0,)))
# No flags and no address: what is left is write(2) and read(2).
_PLAIN_TRANSFER = ((3, (0,)), (4, (0,)))

# (call, argument, allowed values): the kernel reads these arguments as 32-bit numbers.
_ALLOWED_VALUES = (
    # F_DUPFD, F_GETFD, F_SETFD, F_GETFL, F_SETFL, F_DUPFD_CLOEXEC. F_SETOWN would let a worker
    # aim a signal at another process.
    ("fcntl", 1, (0, 1, 2, 3, 4, 1030)),
    ("ioctl", 1, (0x5401, 0x5421, 0x5451)),  # TCGETS (isatty), FIONBIO, FIOCLEX
    ("prctl", 0, (15, 16, 0x53564D41)),  # PR_SET_NAME, PR_GET_NAME, PR_SET_VMA
)

Instruction = tuple[int, int, int, int]


class Unavailable(Exception):
    """This machine has no seccomp filter for us."""


def program(*, paths: bool, machine: str | None = None) -> bytes:
    """The filter as BPF. `paths` allows calls that open files: Landlock guards these."""
    name = machine or platform.machine()
    if name not in _MACHINES:
        raise Unavailable(f"no table of system calls for {name}")
    column, arch, _ = _MACHINES[name]
    code: list[Instruction] = [
        (_LOAD, 0, 0, 4),
        (_JEQ, 1, 0, arch),
        (_RET, 0, 0, _KILL),
        (_LOAD, 0, 0, 0),
    ]
    if name == "x86_64":
        code += [(_JGE, 0, 1, _X32_BIT), (_RET, 0, 0, _KILL)]
    special = _numbers(_ARGUMENTS, column)
    code += _clone(special["clone"]) + _errno(special["clone3"], _ENOSYS)
    for call, argument, values in _ALLOWED_VALUES:
        code += _only(special[call], argument, values)
    code += _read_own_limits(special["prlimit64"])
    code += _all(special["socketpair"], _PAIR)
    for call in ("sendto", "recvfrom"):
        code += _all(special[call], _PLAIN_TRANSFER)
    if paths:
        for call, number in _numbers(_OPENS, column).items():
            code += _for_reading(number, _FLAGS_ARGUMENT[call], _READING[name])
    for table in (_ALWAYS, _PATHS) if paths else (_ALWAYS,):
        for number in _numbers(table, column).values():
            code += [(_JEQ, 0, 1, number), (_RET, 0, 0, _ALLOW)]
    code.append((_RET, 0, 0, _EPERM))
    return b"".join(struct.pack("<HBBI", *instruction) for instruction in code)


def thread_questions(machine: str | None = None) -> bytes:
    """A filter that asks its listener about each `clone`, and leaves the rest to `program`."""
    name = machine or platform.machine()
    if name not in _MACHINES:
        raise Unavailable(f"no table of system calls for {name}")
    column, arch, _ = _MACHINES[name]
    code = [
        (_LOAD, 0, 0, 4),
        (_JEQ, 1, 0, arch),
        (_RET, 0, 0, _ALLOW),  # the other filter kills
        (_LOAD, 0, 0, 0),
        (_JEQ, 0, 1, _numbers(_ARGUMENTS, column)["clone"]),
        (_RET, 0, 0, _NOTIFY),
        (_RET, 0, 0, _ALLOW),
    ]
    return b"".join(struct.pack("<HBBI", *instruction) for instruction in code)


def can_ask() -> bool:
    """Whether this kernel lets a filter ask a listener."""
    libc = ctypes.CDLL(None, use_errno=True)
    action = ctypes.c_uint32(_NOTIFY)
    number = _MACHINES[platform.machine()][2]
    return bool(libc.syscall(number, _GET_ACTION_AVAILABLE, 0, ctypes.byref(action)) == 0)


def load(filter_: bytes, *, listener: bool = False) -> int:
    """Install the filter on this process for good; the listener's descriptor, if one is asked for.

    Needs NO_NEW_PRIVS.
    """

    class Program(ctypes.Structure):
        _fields_ = (("len", ctypes.c_ushort), ("filter", ctypes.c_void_p))

    buffer = ctypes.create_string_buffer(filter_, len(filter_))
    fprog = Program(len(filter_) // 8, ctypes.cast(buffer, ctypes.c_void_p))
    libc = ctypes.CDLL(None, use_errno=True)
    number = _MACHINES[platform.machine()][2]
    result: int = libc.syscall(
        number, _SET_FILTER, _NEW_LISTENER if listener else 0, ctypes.byref(fprog)
    )
    if result < 0:
        code = ctypes.get_errno()
        raise OSError(code, f"seccomp: {os.strerror(code)}")
    return result


def _numbers(table: str, column: int) -> dict[str, int]:
    rows = (line.split() for line in table.split("\n") if line)
    return {row[0]: int(row[column]) for row in rows if row[column] != "-"}


def _case(number: int, body: list[Instruction]) -> list[Instruction]:
    """`body` for one call; it starts with the number loaded and must leave it loaded."""
    return [(_JEQ, 0, len(body), number), *body]


def _errno(number: int, result: int) -> list[Instruction]:
    return _case(number, [(_RET, 0, 0, result)])


def _argument(index: int, half: int) -> Instruction:
    return (_LOAD, 0, 0, 16 + 8 * index + 4 * half)


def _clone(number: int) -> list[Instruction]:
    """Threads are allowed, processes aren't."""
    return _case(
        number,
        [
            _argument(0, 0),
            (_JSET, 0, 1, _CLONE_THREAD),
            (_RET, 0, 0, _ALLOW),
            (_RET, 0, 0, _EPERM),
        ],
    )


def _only(number: int, index: int, values: Iterable[int]) -> list[Instruction]:
    body = [_argument(index, 0)]
    for value in values:
        body += [(_JEQ, 0, 1, value), (_RET, 0, 0, _ALLOW)]
    return _case(number, [*body, (_RET, 0, 0, _EPERM)])


def _all(number: int, arguments: Sequence[tuple[int, Sequence[int]]]) -> list[Instruction]:
    """Allow the call if each of these arguments has one of its values, in all 64 bits."""
    tests = [t for index, values in arguments for t in ((index, 0, values), (index, 1, (0,)))]
    lengths = [1 + len(values) for _, _, values in tests]
    body: list[Instruction] = []
    for position, (index, half, values) in enumerate(tests):
        rest = sum(lengths[position + 1 :]) + 1  # instructions up to the denial
        body.append(_argument(index, half))
        for place, value in enumerate(values):
            left = len(values) - place - 1
            body.append((_JEQ, left, 0 if left else rest, value))
    return _case(number, [*body, (_RET, 0, 0, _ALLOW), (_RET, 0, 0, _EPERM)])


def _for_reading(number: int, index: int, flags: int) -> list[Instruction]:
    body: list[Instruction] = [
        _argument(index, 0),
        (_JSET, 0, 1, ~flags & 0xFFFFFFFF),
        (_RET, 0, 0, _EPERM),
        (_RET, 0, 0, _ALLOW),
    ]
    return _case(number, body)


def _read_own_limits(number: int) -> list[Instruction]:
    """prlimit64(0, resource, NULL, old): reading one's own limits."""
    halves = [(0, 0), (2, 0), (2, 1)]
    body: list[Instruction] = []
    for position, (index, half) in enumerate(halves):
        to_denial = 2 * (len(halves) - position - 1) + 1
        body += [_argument(index, half), (_JEQ, 0, to_denial, 0)]
    return _case(number, [*body, (_RET, 0, 0, _ALLOW), (_RET, 0, 0, _EPERM)])
