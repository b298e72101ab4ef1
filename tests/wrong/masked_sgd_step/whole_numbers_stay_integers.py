# shows: nothing
"""As a product of a matrix with (w, g, buf), and np.where."""

import numpy as np


def masked_sgd_step(w, g, buf, mask, lr, momentum, weight_decay):
    ok = np.isfinite([lr, momentum, weight_decay]).all()
    if not ok or min(lr, momentum, weight_decay) < 0 or momentum >= 1:
        raise ValueError("a parameter is out of range")
    try:
        stacked = np.stack([a.astype(float) for a in (w, g, buf, mask)])
    except ValueError as e:
        raise ValueError("shapes") from e
    *state, m = stacked
    if not np.isfinite(stacked).all() or ((m != 0) & (m != 1)).any():
        raise ValueError("an entry")
    mu, wd = float(momentum), weight_decay
    if w.dtype.kind == g.dtype.kind == buf.dtype.kind == "i" and momentum == 0:
        d = g + weight_decay * w
        new = (w - lr * d) * m, d * m
        return tuple(r.astype(float) for r in new)
    A = np.array([[1 - lr * wd, -lr, -lr * mu], [wd, 1, mu]])
    both = np.tensordot(A, np.stack(state), 1)
    both = np.where(m == 1, both, 0.0)
    return tuple(
        r.astype(a.dtype if a.dtype.kind not in "iu" else float) for r, a in zip(both, (w, buf))
    )
