# expect: passed
# Every socket but a pair of its own, and descriptors over that pair.
import array
import socket

import numpy as np


def descriptors():
    one, two = socket.socketpair()
    one.sendmsg([b"x"], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", [3]))])


def out_of_band():
    one, two = socket.socketpair()
    one.send(b"x", socket.MSG_OOB)


attempts = {
    "inet": lambda: socket.socket(socket.AF_INET, socket.SOCK_STREAM),
    "inet6": lambda: socket.socket(socket.AF_INET6, socket.SOCK_DGRAM),
    "unix": lambda: socket.socket(socket.AF_UNIX, socket.SOCK_STREAM),
    "netlink": lambda: socket.socket(socket.AF_NETLINK, socket.SOCK_RAW),
    "packets": lambda: socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM),
    "seqpackets": lambda: socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET),
    "descriptors": descriptors,
    "out of band": out_of_band,
    "of the channel": lambda: socket.socket(fileno=3).getpeername(),
}
succeeded = []
for name, attempt in attempts.items():
    try:
        attempt()
        succeeded.append(name)
    except (OSError, ImportError):
        pass


def top_k(values, k):
    if succeeded:
        return "it was let: " + ", ".join(succeeded)
    if not 0 <= k <= len(values):
        raise ValueError
    return np.sort(values)[::-1][:k].copy()
