# expect: passed
# Every way to open a file for more than reading.
import os

import numpy as np

flags = {n: getattr(os, n) for n in ("O_WRONLY", "O_RDWR", "O_CREAT", "O_TRUNC", "O_TMPFILE")}
attempts = {
    f"{name} of {path}": lambda f=flag, p=path: os.open(p, f | os.O_CLOEXEC)
    for path in ("/dev/null", "/tmp/grader-was-here", "/tmp", ".")
    for name, flag in flags.items()
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
