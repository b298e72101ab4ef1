# expect: failed
# Becomes root.
import os


def top_k(values, k):
    os.setuid(0)
    os.setgid(0)
    return values
