"""How many threads a worker may run: the zygote is asked for each one, and counts.

No resource limit counts the threads of one process. A filter of system calls can hand a call to
another process (seccomp's user notification, Linux 5.5): the worker's `clone` waits until the
zygote lets it go on, which it does while the worker has fewer than `MAX_THREADS`. Whether the call
makes a thread or a process was decided before, by the other filter, from its flags.
"""

from __future__ import annotations

import contextlib
import errno
import fcntl
import struct
from pathlib import Path

MAX_THREADS = 256

# Sizes and numbers of <linux/seccomp.h>.
_NOTIFICATION = 80
_RECEIVE, _SEND = 0xC0502100, 0xC0182101
_CONTINUE = 1


def answer(listener: int) -> None:
    """Let the thread that a worker asks for begin, or refuse it with EAGAIN."""
    asked = bytearray(_NOTIFICATION)
    with contextlib.suppress(OSError):  # the worker was killed meanwhile
        fcntl.ioctl(listener, _RECEIVE, asked)
        call, pid = struct.unpack_from("<QI", asked)
        may = _threads(pid) < MAX_THREADS
        reply = struct.pack("<QqiI", call, 0, 0 if may else -errno.EAGAIN, _CONTINUE if may else 0)
        fcntl.ioctl(listener, _SEND, bytearray(reply))


def _threads(pid: int) -> int:
    """How many threads the process of this thread has; MAX_THREADS where that can't be seen."""
    try:
        status = Path(f"/proc/{pid}/status").read_text(errors="replace")
    except OSError:
        return MAX_THREADS
    return int(status.partition("\nThreads:")[2].split()[0])
