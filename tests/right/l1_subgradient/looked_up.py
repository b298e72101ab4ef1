"""Signs as indices into a table of three values."""

import numpy as np


def l1_subgradient(w, lam):
    if not 0 <= float(lam) < np.inf:
        raise ValueError("0 <= lam < inf")
    if (~np.isfinite(w)).any():
        raise ValueError("weights hold NaN or inf")
    kind = np.result_type(w.dtype, np.float16) if w.dtype.kind == "f" else np.dtype(np.float64)
    table = np.array([0.0, lam, -lam], dtype=kind)
    return np.take(table, (w > 0).astype(int) + 2 * (w < 0))
