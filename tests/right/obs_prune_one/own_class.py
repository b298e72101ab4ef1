import numpy as np


class Surgeon:
    def __init__(self, H_inv):
        if H_inv.ndim != 2 or H_inv.shape[0] != H_inv.shape[1]:
            raise ValueError("square matrix expected")
        if not np.isfinite(H_inv).all():
            raise ValueError("finite entries expected")
        self.inverse = np.array(H_inv, dtype=np.float64)

    def remove(self, w, q):
        if w.shape != self.inverse.shape[:1] or not np.isfinite(w).all():
            raise ValueError("weights")
        if not 0 <= q < w.size:
            raise ValueError("index")
        pivot = self.inverse[q, q]
        if pivot <= 0:
            raise ValueError("pivot")
        new = np.array(w, dtype=np.float64)
        error = new[q] / np.sqrt(pivot)
        new -= error * (self.inverse[:, q] / np.sqrt(pivot))
        new[q] = -0.0
        return error * error / 2, new


def obs_prune_one(w, H_inv, q):
    saliency, new = Surgeon(H_inv).remove(w, q)
    return saliency, new if w.dtype.kind != "f" else new.astype(w.dtype)
