import numpy as np


def synflow_scores(weights):
    a = [np.abs(w.astype(np.float64)) for w in weights]
    if any(not np.isfinite(w).all() for w in a):
        raise ValueError
    if any(x.shape[0] != y.shape[1] for x, y in zip(a, a[1:])):
        raise ValueError

    def before(i):
        return np.ones(a[0].shape[1]) if i == 0 else a[i - 1] @ before(i - 1)

    def behind(i):
        return np.ones(a[-1].shape[0]) if i == len(a) - 1 else behind(i + 1) @ a[i + 1]

    return [np.einsum("o,oi,i->oi", behind(i), w, before(i)) for i, w in enumerate(a)]
