"""As torch.nn.utils.prune does it, with a stable order in place of topk."""

import numpy as np


def compute_nparams_toprune(amount, tensor_size):
    return round(amount * tensor_size)


def compute_mask(t, amount):
    mask = np.ones_like(t)
    nparams = compute_nparams_toprune(amount, t.size)
    if nparams != 0:
        topk = np.argsort(np.abs(t).reshape(-1), kind="mergesort")[:nparams]
        mask.reshape(-1)[topk] = 0
    return mask


def magnitude_mask(w, sparsity):
    amount = float(sparsity)
    t = np.array(w, dtype=np.float64, order="C")
    if not (0.0 <= amount <= 1.0):
        raise ValueError(f"amount={amount} should be in [0, 1]")
    if not np.isfinite(t).all():
        raise ValueError("NaN or infinity")
    mask = compute_mask(t, amount)
    return mask.astype(w.dtype if w.dtype.kind == "f" else np.float64)
