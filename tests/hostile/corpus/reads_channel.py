# expect: timed_out
# Swallows the grader's messages.
import os


def top_k(values, k):
    while True:
        os.read(3, 1 << 16)
