# expect: crashed
# Reads address 0.
import ctypes


def top_k(values, k):
    ctypes.string_at(0)
