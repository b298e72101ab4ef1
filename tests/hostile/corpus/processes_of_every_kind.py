# expect: passed
# Every way to start another program.
import os

import numpy as np


def forked():
    if os.fork() == 0:
        os._exit(0)


def system():
    if os.system("true") != 0:
        raise OSError


attempts = {
    "fork": forked,
    "exec": lambda: os.execv("/bin/true", ["true"]),
    "spawn": lambda: os.posix_spawn("/bin/true", ["true"], {}),
    "system": system,
    "memfd": lambda: os.memfd_create("x"),
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
