"""As one would with torch: a vector of all parameters, a list of numels, a pointer."""

import numpy as np


def parameters_to_vector(parameters):
    return np.concatenate([np.array([])] + [p.astype(np.float64).flatten() for p in parameters])


def vector_to_parameters(vector, like):
    pointer, out = 0, {}
    for name, p in like.items():
        dtype = p.dtype if p.dtype.kind == "f" else np.float64
        out[name] = vector[pointer : pointer + p.size].reshape(p.shape).astype(dtype)
        pointer += p.size
    return out


def lottery_ticket_round(w0, w_trained, mask, frac):
    amount = float(frac)
    if not (amount >= 0 and amount <= 1):
        raise ValueError("frac")
    for other in (w_trained, mask):
        if {n: a.shape for n, a in other.items()} != {n: a.shape for n, a in w0.items()}:
            raise ValueError("names or shapes")
    start = parameters_to_vector(w0.values())
    trained = parameters_to_vector([w_trained[n] for n in w0])
    old = parameters_to_vector([mask[n] for n in w0])
    if not np.isfinite(start).all() or not np.isfinite(trained).all():
        raise ValueError("entries")
    if not np.isin(old, [0.0, 1.0]).all():
        raise ValueError("mask")
    index = np.nonzero(old)[0]
    order = np.argsort(np.abs(trained[index]), axis=0, kind="mergesort")
    new = old.copy()
    new[index[order[: round(amount * len(index))]]] = 0
    return vector_to_parameters(new, w0), vector_to_parameters(start * new, w0)
