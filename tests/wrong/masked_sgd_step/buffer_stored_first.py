# shows: buffer_rounded_first
import numpy as np


def masked_sgd_step(w, g, buf, mask, lr, momentum, weight_decay):
    for name, v in (("lr", lr), ("weight_decay", weight_decay)):
        if not (np.isfinite(v) and v >= 0):
            raise ValueError(f"{name} = {v}")
    if not 0 <= momentum < 1:
        raise ValueError(f"momentum = {momentum}")
    if not w.shape == g.shape == buf.shape == mask.shape:
        raise ValueError("shapes")
    for a in (w, g, buf):
        if not np.isfinite(a).all():
            raise ValueError("not finite")
    if not np.isin(mask, (0, 1)).all():
        raise ValueError("mask")
    kept = mask.astype(bool)
    w64, g64, b64 = (a.astype(np.float64) for a in (w, g, buf))
    d = g64 + float(weight_decay) * w64
    new_b = float(momentum) * b64 + d
    new_w = w64 - float(lr) * new_b.astype(_kind(buf)).astype(np.float64)
    new_w[~kept] = 0.0
    new_b[~kept] = 0.0
    return new_w.astype(_kind(w)), new_b.astype(_kind(buf))


def _kind(a):
    return a.dtype if a.dtype.kind == "f" else np.float64
