# shows: keeps_state
import numpy as np


def l1_loss(weights, lam, terms=[]):
    if lam < 0 or not np.isfinite(lam):
        raise ValueError("lam")
    for w in weights:
        terms.append(lam * np.abs(w.astype(float)).sum())
    return float(sum(terms))
