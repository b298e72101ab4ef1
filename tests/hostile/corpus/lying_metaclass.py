# expect: failed
# An exception class that claims Python's name, ancestors, equality and hash.
import builtins

import numpy as np


class Liar(type):
    __mro__ = (builtins.ValueError, Exception, BaseException, object)
    __name__ = "ValueError"
    __module__ = "builtins"

    def __eq__(cls, other):
        return True

    def __hash__(cls):
        return hash(builtins.ValueError)

    def __instancecheck__(cls, other):
        return True

    def __subclasscheck__(cls, other):
        return True


class Fault(Exception, metaclass=Liar):
    __class__ = builtins.ValueError


def top_k(values, k):
    if not 0 <= k <= len(values):
        raise Fault
    return np.sort(values)[::-1][:k].copy()
