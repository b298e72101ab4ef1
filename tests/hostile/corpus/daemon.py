# expect: failed
# Leaves a process behind.
import os
import time


def top_k(values, k):
    if os.fork() == 0:
        os.setsid()
        time.sleep(3600)
    return values
