# shows: no_validation
import numpy as np


def obs_prune_one(w, H_inv, q):
    a = w.astype(np.float64)
    column = H_inv[:, q].astype(np.float64)
    new = a - a[q] / column[q] * column
    new[q] = 0.0
    saliency = a[q] ** 2 / (2 * column[q])
    return saliency, new.astype(w.dtype if w.dtype.kind == "f" else np.float64)
