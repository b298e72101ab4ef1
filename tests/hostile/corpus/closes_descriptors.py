# expect: crashed
# Closes every descriptor.
import os

os.closerange(0, 256)


def top_k(values, k):
    return values
