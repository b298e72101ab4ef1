"""einsum without the matrix of squares."""

import numpy as np


def empirical_fisher_diag(G):
    G64 = np.asarray(G, dtype=np.float64)
    if not len(G64) or not np.isfinite(G64).all():
        raise ValueError("expected finite gradients of at least one example")
    diag = np.einsum("np,np->p", G64, G64) / len(G64)
    return diag.astype(G.dtype if G.dtype.kind == "f" else np.float64)
