# expect: failed
# Traces its parent.
import ctypes
import os


def top_k(values, k):
    libc = ctypes.CDLL(None, use_errno=True)
    return 'traced' if libc.ptrace(16, os.getppid(), 0, 0) == 0 else 'denied'
