# shows: float32_weights
import numpy as np


def _scores(layers):
    fwd = [np.ones(layers[0].shape[1])]
    for a in layers:
        fwd.append(a.dot(fwd[-1]))
    bwd = np.ones(layers[-1].shape[0])
    out = [None] * len(layers)
    for i in range(len(layers) - 1, -1, -1):
        out[i] = bwd[:, None] * layers[i] * fwd[i][None, :]
        bwd = bwd @ layers[i]
    return out


def synflow_prune(weights, density, n):
    density = float(density)
    if not 0.0 <= density <= 1.0:
        raise ValueError("density")
    if n < 1:
        raise ValueError("n")
    weights = [np.asarray(w) for w in weights]
    if any(not np.isfinite(w).all() for w in weights):
        raise ValueError("not finite")
    if any(b.shape[1] != a.shape[0] for a, b in zip(weights, weights[1:])):
        raise ValueError("layers don't fit")
    if not weights:
        return []
    mags = [np.abs(w.astype(np.float32)) for w in weights]
    sizes = [w.size for w in weights]
    N = sum(sizes)
    alive = np.ones(N, bool)
    cuts = np.cumsum(sizes)[:-1]

    def split(v):
        return [p.reshape(w.shape) for p, w in zip(np.split(v, cuts), weights)]

    for i in range(1, n + 1):
        left = round(density ** (i / n) * N)
        s = _scores([m * a for m, a in zip(mags, split(alive))])
        s = np.concatenate([t.ravel() for t in s])
        idx = np.flatnonzero(alive)
        order = idx[np.argsort(s[idx], kind="stable")]
        alive[order[: len(idx) - left]] = False
    return [
        a.astype(w.dtype if w.dtype.kind == "f" else np.float64)
        for a, w in zip(split(alive), weights)
    ]
