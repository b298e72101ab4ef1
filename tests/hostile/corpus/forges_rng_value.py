# expect: failed
# A generator's stand-in for an answer.
import sys


def top_k(values, k):
    return sys.modules["grader.sandbox.wire"].Rng(3)
