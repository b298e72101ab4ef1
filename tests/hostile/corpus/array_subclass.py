# expect: failed
# An array subclass that equals everything.
import numpy as np


class Liar(np.ndarray):
    def __eq__(self, other):
        return np.ones(self.shape, bool)


def top_k(values, k):
    return np.zeros(k).view(Liar)
