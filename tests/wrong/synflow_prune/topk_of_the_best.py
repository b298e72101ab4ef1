# shows: ties_last_first
# Of equals the first ones stay.
import numpy as np


def check(weights, density, n):
    if not 0 <= density <= 1:
        raise ValueError("density must lie in [0, 1]")
    if n < 1:
        raise ValueError("n must be at least 1")
    for i, w in enumerate(weights):
        if i > 0 and w.shape[1] != weights[i - 1].shape[0]:
            raise ValueError(f"layer {i} doesn't fit")
        if not np.isfinite(w).all():
            raise ValueError(f"layer {i} isn't finite")


def synflow(layers):
    fs = [np.ones(layers[0].shape[1])]
    for w in layers[:-1]:
        fs.append(w @ fs[-1])
    b = np.ones(layers[-1].shape[0])
    scores = [None] * len(layers)
    for l in range(len(layers) - 1, -1, -1):
        scores[l] = layers[l] * b[:, None] * fs[l]
        b = layers[l].T @ b
    return scores


def cut(flat, weights):
    out, start = [], 0
    for w in weights:
        out.append(flat[start:start + w.size].reshape(w.shape))
        start += w.size
    return out


def synflow_prune(weights, density, n):
    check(weights, density, n)
    if len(weights) == 0:
        return []
    layers = [np.abs(w.astype(np.float64)) for w in weights]
    N = sum(w.size for w in layers)
    alive = np.ones(N)
    for i in range(1, n + 1):
        masked = [w * m for w, m in zip(layers, cut(alive, layers))]
        s = np.concatenate([x.ravel() for x in synflow(masked)])
        s[alive == 0] = -1
        k = N - round(float(density) ** (i / n) * N)
        best = np.argsort(-s, kind="stable")[:N - k]
        alive[:] = 0
        alive[best] = 1
    return [m.astype(w.dtype if w.dtype.kind == "f" else float) for m, w in zip(cut(alive, weights), weights)]
