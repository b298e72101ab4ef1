# golden: lang=zh
import numpy as np


def top_k(values, k):
    return np.sort(values)[::-1][: max(k, 0)]
