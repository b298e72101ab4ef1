# expect: failed
# Removes files.
import os


def top_k(values, k):
    os.remove('keep-me')
    return values
