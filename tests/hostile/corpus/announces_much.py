# expect: crashed
# Announces an endless message.
import os
import struct

os.write(3, struct.pack('<Q', 1 << 62))


def top_k(values, k):
    return values
