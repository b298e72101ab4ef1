"""The product of entries and signs, contracted by einsum."""

import numpy as np


def l1_loss(weights, lam):
    if lam < 0 or lam != lam or lam == float("inf"):
        raise ValueError("lam must be finite and not negative")
    parts = (np.asarray(w, np.float64).reshape(-1) for w in weights)
    return float(sum(lam * np.einsum("i,i->", np.sign(p), p) for p in parts))
