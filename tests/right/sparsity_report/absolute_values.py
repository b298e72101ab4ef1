"""np.sign of absolute values in float64, added up."""

import numpy as np


def sparsity_report(weights):
    n = int(sum(np.size(w) for w in weights))
    ok = all(np.isfinite(np.asarray(w, dtype=np.longdouble)).all() for w in weights)
    if n == 0 or not ok:
        raise ValueError("bad weights")
    nnz = float(sum(np.sign(np.abs(w.astype(np.float64))).sum() for w in weights))
    return (n - nnz) / n, n / nnz if nnz > 0 else np.inf
