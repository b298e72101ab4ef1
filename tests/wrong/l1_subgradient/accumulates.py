# shows: nothing
# The gradient of an earlier call on the same shape is added, as in a forgotten zero_grad.
import numpy as np

_grads = {}


def l1_subgradient(w, lam):
    if not 0 <= lam < np.inf or not np.isfinite(w).all():
        raise ValueError("bad input")
    kind = w.dtype if w.dtype.kind == "f" else np.float64
    key = w.shape, w.tobytes(), float(lam)
    _grads[key] = _grads.get(key, 0) + np.sign(w).astype(kind) * float(lam)
    return np.array(_grads[key], dtype=kind)
