import math


def l1_loss(weights, lam):
    if lam != lam or lam < 0 or lam == math.inf:
        raise ValueError
    return lam * math.fsum(abs(float(x)) for w in weights for x in w.flat)
