# shows: keeps_integers
import numpy as np


def soft_threshold(x, t):
    if not t >= 0 or not np.isfinite(x).all():
        raise ValueError("bad input")
    z = np.zeros_like(x)
    z[x > t] = x[x > t] - float(t)
    z[x < -t] = x[x < -t] + float(t)
    return z
