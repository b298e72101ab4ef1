import numpy as np

LIMIT = int("twelve")


def top_k(values, k):
    return np.sort(values)[::-1][:k]
