import functools

import numpy as np


def _mask(strict, w, sparsity):
    if strict and not (0 <= sparsity <= 1 and np.isfinite(w).all()):
        raise ValueError
    flat = np.abs(np.asarray(w, dtype="f8")).flatten()
    order = np.lexsort((np.arange(flat.size), flat))
    kill = set(order[: round(float(sparsity) * flat.size)].tolist())
    kind = w.dtype if np.issubdtype(w.dtype, np.floating) else "f8"
    return np.fromiter((i not in kill for i in range(flat.size)), kind, flat.size).reshape(w.shape)


magnitude_mask = functools.partial(_mask, True)
