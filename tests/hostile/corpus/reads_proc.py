# expect: failed
# Reads another process's memory map.
import os


def top_k(values, k):
    with open(f'/proc/{os.getppid()}/environ', 'rb') as stream:
        return stream.read()
