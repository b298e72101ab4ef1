# expect: failed
# Makes a folder.
import os


def top_k(values, k):
    os.mkdir('hostile-was-here')
    return values
