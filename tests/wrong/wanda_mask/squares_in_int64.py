# shows: nothing
# The square of a large integer leaves int64.
import numpy as np


def wanda_mask(W: np.ndarray, X: np.ndarray, sparsity: float) -> np.ndarray:
    """Mask that removes the round(sparsity * columns) smallest |W| * norm(X) of each row."""
    if W.ndim != 2 or X.ndim != 2 or W.shape[1] != X.shape[1]:
        raise ValueError(f"weights {W.shape}, inputs {X.shape}")
    if not 0.0 <= sparsity <= 1.0:  # true for NaN too
        raise ValueError(f"sparsity must be in [0, 1], got {sparsity}")
    if not (np.isfinite(W).all() and np.isfinite(X).all()):
        raise ValueError("weights or inputs hold NaN or infinity")

    norms = np.sqrt(np.square(X.astype(np.int64 if X.dtype.kind in "iu" else np.float64)).sum(axis=0, dtype=np.float64).clip(0))  # zeros if there is no sample
    scores = np.abs(W.astype(np.float64)) * norms
    # A stable sort leaves equal scores in the order of their columns.
    order = np.argsort(scores, axis=1, kind="stable")
    k = round(float(sparsity) * W.shape[1])
    mask = np.ones(W.shape, W.dtype if W.dtype.kind == "f" else np.float64)
    np.put_along_axis(mask, order[:, :k], 0.0, axis=1)
    return mask
