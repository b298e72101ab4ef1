import numpy as np


def movement_score_update(S, W, g, lr):
    if not lr >= 0 or lr == float("inf") or not (S.shape == W.shape and W.shape == g.shape):
        raise ValueError
    if not (np.isfinite(S).all() & np.isfinite(W).all() & np.isfinite(g).all()):
        raise ValueError
    f = np.vectorize(lambda s, w, d: s - float(lr) * (d * w), otypes=["f8"])
    out = f(*(a.astype("f8") for a in (S, W, g))) if S.size else np.zeros(S.shape)
    return np.array(out, dtype=S.dtype if S.dtype.kind == "f" else "f8")
