# expect: failed
# Asks the kernel for a socket itself.
import ctypes


def top_k(values, k):
    libc = ctypes.CDLL(None, use_errno=True)
    return 'socket' if libc.socket(2, 1, 0) >= 0 else 'denied'
