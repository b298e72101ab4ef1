# expect: failed
# As many arrays as a message holds.
import numpy as np


def top_k(values, k):
    return [np.arange(200.0)] * 16_000
