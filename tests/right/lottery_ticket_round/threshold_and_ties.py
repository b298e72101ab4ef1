"""The k-th smallest by partition; what ties with it is counted off by position."""

import numpy as np


def validate(w0, w_trained, mask, frac):
    ok = 0.0 <= float(frac) <= 1.0 and set(w0) == set(w_trained) == set(mask)
    for name in w0 if ok else ():
        a, b, m = w0[name], w_trained[name], mask[name]
        ok = ok and a.shape == b.shape == m.shape
        ok = ok and bool(np.isfinite(a).all()) and bool(np.isfinite(b).all())
        ok = ok and bool(np.logical_or(m == 0, m == 1).all())
    if not ok:
        raise ValueError("bad input")


def lottery_ticket_round(w0, w_trained, mask, frac):
    validate(w0, w_trained, mask, frac)
    scores = [np.fabs(np.float64(1) * w_trained[n])[mask[n] != 0] for n in w0]
    pool = np.concatenate([s.ravel() for s in scores]) if scores else np.zeros(0)
    k = round(float(frac) * len(pool))
    cut = np.partition(pool, k - 1)[k - 1] if k else -1.0
    left = k - np.count_nonzero(pool < cut)  # ties that go
    new_mask = {}
    for name in w0:
        kind = np.result_type(w0[name], np.float16) if w0[name].dtype.kind == "f" else "d"
        new_mask[name] = np.zeros(w0[name].shape, kind)
        size = np.fabs(w_trained[name].astype(float)).ravel()
        flat = new_mask[name].ravel()
        for i in np.flatnonzero(mask[name].ravel()):
            if size[i] > cut:
                flat[i] = 1
            elif size[i] == cut and left > 0:
                left -= 1
            elif size[i] == cut:
                flat[i] = 1
        new_mask[name] = flat.reshape(w0[name].shape)
    return new_mask, {n: np.array(w0[n] * m, dtype=m.dtype) for n, m in new_mask.items()}
