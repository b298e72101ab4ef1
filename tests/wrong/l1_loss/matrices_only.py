# shows: nothing
import math


def l1_loss(weights, lam):
    if lam < 0 or not math.isfinite(lam):
        raise ValueError("lam")
    total = 0.0
    for w in weights:
        rows, columns = w.shape
        for i in range(rows):
            for j in range(columns):
                total += abs(float(w[i, j]))
    return lam * total
