# expect: crashed
# Lifts the recursion limit and overflows the C stack.
import sys

sys.setrecursionlimit(10**9)


class Deep:
    def __repr__(self):
        return repr(self)


def top_k(values, k):
    return repr(Deep())
