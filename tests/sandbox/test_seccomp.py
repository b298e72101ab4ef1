"""The filter of system calls, run by an interpreter of its own on both machines."""

from __future__ import annotations

import errno
import struct

import pytest

from grader.sandbox import seccomp

ALLOW, KILL = 0x7FFF0000, 0x80000000
DENY, NO_SUCH_CALL = 0x00050000 | errno.EPERM, 0x00050000 | errno.ENOSYS
ARCH = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
FOREIGN = {"i386": 0x40000003, "arm": 0x40000028, "nothing": 0}
CLONE_THREAD, CLONE_VM, SIGCHLD = 0x00010000, 0x00000100, 17

# Numbers of the kernel's tables, written down here a second time: x86-64, aarch64.
DENIED = {
    "socket": (41, 198),
    "connect": (42, 203),
    "bind": (49, 200),
    "creat": (85, None),
    "truncate": (76, 45),
    "openat2": (437, 437),
    "shutdown": (48, 210),
    "sendmsg": (46, 211),
    "recvmsg": (47, 212),
    "fork": (57, None),
    "vfork": (58, None),
    "execve": (59, 221),
    "execveat": (322, 281),
    "ptrace": (101, 117),
    "process_vm_readv": (310, 270),
    "process_vm_writev": (311, 271),
    "kill": (62, 129),
    "tkill": (200, 130),
    "tgkill": (234, 131),
    "rt_sigqueueinfo": (129, 138),
    "pidfd_send_signal": (424, 424),
    "pidfd_open": (434, 434),
    "bpf": (321, 280),
    "io_uring_setup": (425, 425),
    "io_uring_enter": (426, 426),
    "unshare": (272, 97),
    "setns": (308, 268),
    "mount": (165, 40),
    "chroot": (161, 51),
    "seccomp": (317, 277),
    "setuid": (105, 146),
    "setrlimit": (160, 164),
    "memfd_create": (319, 279),
    "userfaultfd": (323, 282),
    "perf_event_open": (298, 241),
    "keyctl": (250, 219),
    "shmget": (29, 194),
    "unlinkat": (263, 35),
    "mkdirat": (258, 34),
    "renameat2": (316, 276),
    "fchmod": (91, 52),
    "ftruncate": (77, 46),
    "inotify_init1": (294, 26),
    "sched_setaffinity": (203, 122),
}
ALLOWED = {
    "read": (0, 63),
    "write": (1, 64),
    "close": (3, 57),
    "mmap": (9, 222),
    "munmap": (11, 215),
    "mprotect": (10, 226),
    "brk": (12, 214),
    "futex": (202, 98),
    "rt_sigaction": (13, 134),
    "clock_gettime": (228, 113),
    "exit_group": (231, 94),
    "getpid": (39, 172),
}
OPENS = {"openat": (257, 56), "newfstatat": (262, 79), "getdents64": (217, 61), "open": (2, None)}
BOTH = [pytest.param(0, "x86_64", id="x86_64"), pytest.param(1, "aarch64", id="aarch64")]


def instructions(code: bytes) -> list[tuple[int, int, int, int]]:
    return list(struct.iter_unpack("<HBBI", code))


def run(code: bytes, arch: int, number: int, *args: int) -> int:
    """What the filter says of one call, by the kernel's rules for classic BPF."""
    six = (*args, *(0,) * (6 - len(args)))
    data = struct.pack("<IIQ6Q", number, arch, 0, *(a & (2**64 - 1) for a in six))
    program, place, accumulator = instructions(code), 0, 0
    while True:
        operation, if_true, if_false, k = program[place]
        place += 1
        if operation == 0x06:
            return k
        if operation == 0x20:
            (accumulator,) = struct.unpack_from("<I", data, k)
            continue
        test = {0x15: accumulator == k, 0x35: accumulator >= k, 0x45: bool(accumulator & k)}
        place += if_true if test[operation] else if_false


@pytest.mark.parametrize(("column", "machine"), BOTH)
@pytest.mark.parametrize("paths", [True, False])
def test_the_program_is_one_that_the_kernel_takes(column, machine, paths):
    program = instructions(seccomp.program(paths=paths, machine=machine))
    assert 0 < len(program) <= 4096
    assert program[-1][0] == 0x06
    for place, (operation, if_true, if_false, k) in enumerate(program):
        assert operation in (0x20, 0x15, 0x35, 0x45, 0x06)
        if operation == 0x20:
            assert k % 4 == 0
            assert k < 64
        elif operation != 0x06:
            assert place + 1 + max(if_true, if_false) < len(program)


@pytest.mark.parametrize(("column", "machine"), BOTH)
@pytest.mark.parametrize("paths", [True, False])
def test_what_a_candidate_must_not_do_is_denied(column, machine, paths):
    code = seccomp.program(paths=paths, machine=machine)
    for name, numbers in DENIED.items():
        if numbers[column] is not None:
            assert run(code, ARCH[machine], numbers[column]) == DENY, name


@pytest.mark.parametrize(("column", "machine"), BOTH)
def test_what_python_needs_is_allowed(column, machine):
    for paths in (True, False):
        code = seccomp.program(paths=paths, machine=machine)
        for name, numbers in ALLOWED.items():
            assert run(code, ARCH[machine], numbers[column]) == ALLOW, name


@pytest.mark.parametrize(("column", "machine"), BOTH)
def test_files_are_opened_only_where_landlock_guards_them(column, machine):
    for paths, said in ((True, ALLOW), (False, DENY)):
        code = seccomp.program(paths=paths, machine=machine)
        for name, numbers in OPENS.items():
            if numbers[column] is not None:
                assert run(code, ARCH[machine], numbers[column]) == said, name


@pytest.mark.parametrize(("column", "machine"), BOTH)
def test_every_call_in_no_table_is_denied(column, machine):
    code = seccomp.program(paths=True, machine=machine)
    tables = seccomp._ALWAYS + seccomp._PATHS + seccomp._ARGUMENTS + seccomp._OPENS
    known = set(seccomp._numbers(tables, column + 1).values())
    for number in set(range(600)) - known:
        assert run(code, ARCH[machine], number, CLONE_THREAD) == DENY, number


@pytest.mark.parametrize(("column", "machine"), BOTH)
def test_calls_of_another_machine_kill(column, machine):
    code = seccomp.program(paths=True, machine=machine)
    others = {*FOREIGN.values(), *ARCH.values()} - {ARCH[machine]}
    for arch in others:
        for number in (0, 1, 11, 63, 102, 359):
            assert run(code, arch, number) == KILL


def test_x32_calls_kill_on_x86_64():
    code = seccomp.program(paths=True, machine="x86_64")
    for number in (0, 1, 59, 520):
        assert run(code, ARCH["x86_64"], 0x40000000 | number) == KILL


@pytest.mark.parametrize(("column", "machine"), BOTH)
def test_threads_are_allowed_and_processes_are_not(column, machine):
    code, arch = seccomp.program(paths=True, machine=machine), ARCH[machine]
    clone = (56, 220)[column]
    assert run(code, arch, clone, CLONE_VM | CLONE_THREAD) == ALLOW
    assert run(code, arch, clone, SIGCHLD) == DENY
    assert run(code, arch, clone, CLONE_VM | SIGCHLD) == DENY
    # A C library falls back to clone, whose flags a filter can read.
    assert run(code, arch, 435) == NO_SUCH_CALL


@pytest.mark.parametrize(("column", "machine"), BOTH)
def test_calls_with_many_meanings_are_allowed_in_the_harmless_ones(column, machine):
    code, arch = seccomp.program(paths=True, machine=machine), ARCH[machine]
    fcntl, ioctl, prctl, prlimit = [
        pair[column] for pair in ((72, 25), (16, 29), (157, 167), (302, 261))
    ]
    f_getfd, f_setown, f_setsig = 1, 8, 10
    assert run(code, arch, fcntl, 0, f_getfd) == ALLOW
    assert run(code, arch, fcntl, 0, f_setown, 1) == DENY
    assert run(code, arch, fcntl, 0, f_setsig, 9) == DENY
    tcgets, tiocsti = 0x5401, 0x5412
    assert run(code, arch, ioctl, 0, tcgets) == ALLOW
    assert run(code, arch, ioctl, 0, tiocsti) == DENY
    set_name, set_pdeathsig, set_dumpable, set_seccomp = 15, 1, 4, 22
    assert run(code, arch, prctl, set_name) == ALLOW
    for option in (set_pdeathsig, set_dumpable, set_seccomp):
        assert run(code, arch, prctl, option) == DENY
    assert run(code, arch, prlimit, 0, 7, 0, 1) == ALLOW
    assert run(code, arch, prlimit, 1, 7, 0, 1) == DENY
    assert run(code, arch, prlimit, 0, 7, 1, 0) == DENY
    assert run(code, arch, prlimit, 0, 7, 1 << 32, 0) == DENY


READING = {
    "x86_64": 0o2700000,
    "aarch64": 0o2540000,
}  # with DIRECTORY, NOFOLLOW, LARGEFILE, CLOEXEC


@pytest.mark.parametrize(("column", "machine"), BOTH)
def test_a_file_is_opened_for_reading_and_nothing_else(column, machine):
    """Whatever Landlock's version knows: the first two let O_TRUNC empty a file that is read."""
    code, arch = seccomp.program(paths=True, machine=machine), ARCH[machine]
    calls = [(OPENS["openat"][column], 2)]
    calls += [(OPENS["open"][column], 1)] if OPENS["open"][column] else []
    write, both, create, truncate, append, temporary, path = (
        0o1, 0o2, 0o100, 0o1000, 0o2000, 0o20000000, 0o10000000,
    )  # fmt: skip
    for number, position in calls:
        before = (0,) * position
        for flags in (0, 0o4000, 0o2000000, READING[machine]):
            assert run(code, arch, number, *before, flags) == ALLOW, oct(flags)
            for bit in (write, both, create, truncate, append, temporary, path, 1 << 31):
                assert run(code, arch, number, *before, flags | bit) == DENY, oct(flags | bit)


@pytest.mark.parametrize(("column", "machine"), BOTH)
def test_sockets_are_pairs_inside_the_worker_and_carry_bytes_alone(column, machine):
    unix, internet, stream, datagram, cloexec = 1, 2, 1, 2, 0x80000
    out_of_band = 1
    for paths in (True, False):
        code, arch = seccomp.program(paths=paths, machine=machine), ARCH[machine]
        pair, send, receive = [p[column] for p in ((53, 199), (44, 206), (45, 207))]
        assert run(code, arch, pair, unix, stream | cloexec, 0, 1 << 40) == ALLOW
        assert run(code, arch, pair, unix, datagram, 0) == DENY
        assert run(code, arch, pair, internet, stream, 0) == DENY
        assert run(code, arch, pair, unix | 1 << 32, stream, 0) == DENY
        assert run(code, arch, pair, unix, stream, 1) == DENY
        for call in (send, receive):
            assert run(code, arch, call, 5, 1 << 40, 9, 0, 0, 0) == ALLOW
            assert run(code, arch, call, 5, 1 << 40, 9, out_of_band, 0, 0) == DENY
            assert run(code, arch, call, 5, 1 << 40, 9, 0, 1 << 40, 16) == DENY


@pytest.mark.parametrize(("column", "machine"), BOTH)
def test_each_new_thread_is_a_question_and_nothing_else_is(column, machine):
    code, arch = seccomp.thread_questions(machine), ARCH[machine]
    ask = 0x7FC00000
    clone = (56, 220)[column]
    assert run(code, arch, clone, CLONE_THREAD) == ask
    assert {run(code, arch, number) for number in set(range(600)) - {clone}} == {ALLOW}
    assert run(code, FOREIGN["i386"], clone) == ALLOW  # which the other filter kills


def test_a_machine_without_a_table_is_named():
    with pytest.raises(seccomp.Unavailable, match="riscv64"):
        seccomp.program(paths=True, machine="riscv64")
