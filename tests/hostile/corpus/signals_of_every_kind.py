# expect: passed
# Every way to reach another process.
import os

import numpy as np

parent = os.getppid()
attempts = {
    "kill": lambda: os.kill(parent, 0),
    "killpg": lambda: os.killpg(os.getpgid(0), 0),
    "pidfd": lambda: os.pidfd_open(parent),
    "kill itself": lambda: os.kill(os.getpid(), 0),
    "priority": lambda: os.setpriority(os.PRIO_PROCESS, parent, 19),
    "affinity": lambda: os.sched_setaffinity(parent, {0}),
    "session": os.setsid,
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
