# expect: crashed
# Writes messages of its own.
import os
import struct

for fd in range(3, 10):
    try:
        os.write(fd, struct.pack('<Q', 4) + b'junk')
    except OSError:
        pass


def top_k(values, k):
    return values
