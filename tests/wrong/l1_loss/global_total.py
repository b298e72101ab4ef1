# shows: keeps_state
import numpy as np

total = 0.0


def l1_loss(weights, lam):
    global total
    if lam < 0 or not np.isfinite(lam):
        raise ValueError("lam")
    for w in weights:
        total += lam * float(np.abs(np.asarray(w, float)).sum())
    return total
