"""One task for each tensor in a pool of threads."""

from concurrent.futures import ThreadPoolExecutor

import numpy as np


def size(w):
    return float(np.abs(np.asarray(w, dtype=np.float64)).sum())


def l1_loss(weights, lam):
    if not (lam >= 0 and np.isfinite(lam)):
        raise ValueError(f"lam is {lam}")
    with ThreadPoolExecutor(max_workers=4) as pool:
        return lam * sum(pool.map(size, weights))
