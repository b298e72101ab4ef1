# shows: finite_sum_expected
import numpy as np


def synflow_scores(weights):
    w = [np.absolute(np.float64(x)) for x in weights]
    for x in w:
        if not np.isfinite(np.sum(x)):
            raise ValueError("entries must be finite")
    if any(a.shape[0] != b.shape[1] for a, b in zip(w[:-1], w[1:])):
        raise ValueError("shape mismatch")
    L = len(w)
    res = []
    for k in range(L):
        right = np.ones(w[0].shape[1])
        for j in range(k):
            right = w[j].dot(right)
        left = np.ones(w[-1].shape[0])
        for j in range(L - 1, k, -1):
            left = left.dot(w[j])
        res.append(left[:, np.newaxis] * w[k] * right)
    return res
