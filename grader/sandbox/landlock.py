"""Landlock: which files a worker may read. Everything else about files, TCP and signals is denied.

The rule set is made once, in the zygote; a worker only enters it.
"""

from __future__ import annotations

import ctypes
import os
import struct
from collections.abc import Iterable

_CREATE, _ADD, _RESTRICT = 444, 445, 446  # the same numbers on x86-64 and aarch64
_VERSION_FLAG = 1
_PATH_BENEATH = 1
_READ_FILE, _READ_DIR = 1 << 2, 1 << 3
# ABI version -> how many kinds of file access it knows.
_FS_BITS = {1: 13, 2: 14, 3: 15, 4: 15, 5: 16}
_NET_BITS = 0b11  # bind and connect TCP, from ABI 4
_SCOPES = 0b11  # abstract unix sockets and signals, from ABI 6


def _call(number: int, *arguments: object) -> int:
    libc = ctypes.CDLL(None, use_errno=True)
    libc.syscall.restype = ctypes.c_long
    result: int = libc.syscall(number, *arguments)
    if result < 0:
        code = ctypes.get_errno()
        raise OSError(code, f"Landlock: {os.strerror(code)}")
    return result


def abi() -> int:
    """The kernel's Landlock version; 0 where there is none."""
    try:
        return _call(_CREATE, None, ctypes.c_size_t(0), ctypes.c_uint32(_VERSION_FLAG))
    except OSError:
        return 0


def ruleset(
    readable: Iterable[str], listable: Iterable[str] = (), version: int | None = None
) -> int:
    """A rule set's descriptor: `readable` trees and files, and trees that may only be listed.

    `version` makes the rules of an older kernel, which know fewer kinds of access.
    """
    version = version or abi()
    handled_fs = (1 << _FS_BITS[min(version, 5)]) - 1
    fields = [handled_fs]
    if version >= 4:
        fields.append(_NET_BITS)
    if version >= 6:
        fields.append(_SCOPES)
    attributes = struct.pack(f"<{len(fields)}Q", *fields)
    descriptor = _call(_CREATE, attributes, ctypes.c_size_t(len(attributes)), ctypes.c_uint32(0))
    for path in readable:
        access = _READ_FILE | _READ_DIR if os.path.isdir(path) else _READ_FILE  # noqa: PTH112
        _allow(descriptor, path, access)
    for path in listable:
        _allow(descriptor, path, _READ_DIR)
    return descriptor


def _allow(descriptor: int, path: str, access: int) -> None:
    try:
        target = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return  # what isn't there needs no rule
    try:
        rule = struct.pack("<Qi", access, target)
        _call(_ADD, descriptor, _PATH_BENEATH, rule, ctypes.c_uint32(0))
    finally:
        os.close(target)


def enter(descriptor: int) -> None:
    """Confine this process for good. Needs NO_NEW_PRIVS."""
    _call(_RESTRICT, descriptor, ctypes.c_uint32(0))
