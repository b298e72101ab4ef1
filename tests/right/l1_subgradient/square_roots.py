"""w over the root of its square, as one writes who knows the Euclidean norm."""

import numpy as np


def l1_subgradient(w, lam):
    if not np.isfinite(lam):
        raise ValueError("lam")
    if lam < 0:
        raise ValueError("lam")
    if w.size and not np.isfinite(w).all():
        raise ValueError("w")
    wide = w.astype(np.float64)
    root = np.sqrt(wide * wide)
    root = np.where(root == 0, 1.0, root)
    answer = np.float64(lam) * wide / root
    return answer if w.dtype.kind != "f" else np.asarray(answer, dtype=w.dtype)
