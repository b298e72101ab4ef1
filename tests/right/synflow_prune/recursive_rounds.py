"""One round calls the next; the pruned are marked with a negative score."""

import numpy as np


def forward_backward(layers, x):
    if not layers:
        return [], np.ones(x.shape)
    scores, g = forward_backward(layers[1:], layers[0] @ x)
    return [layers[0] * g[:, None] * x, *scores], layers[0].T @ g


def rounds(net, masks, density, i, n, total):
    if i > n:
        return masks
    scores, _ = forward_backward(
        [w * m for w, m in zip(net, masks, strict=True)], np.ones(net[0].shape[1])
    )
    flat = np.concatenate(
        [np.where(m == 1, s, -np.inf).ravel() for s, m in zip(scores, masks, strict=True)]
    )
    rank = np.empty(total, dtype=int)
    rank[np.argsort(flat, kind="stable")] = np.arange(total)
    stays = (rank >= total - round(density ** (i / n) * total)).astype(float)
    cut = np.split(stays, np.cumsum([w.size for w in net])[:-1])
    return rounds(
        net, [c.reshape(w.shape) for c, w in zip(cut, net, strict=True)], density, i + 1, n, total
    )


def synflow_prune(weights, density, n):
    weights = list(weights)
    if not (0.0 <= density <= 1.0):
        raise ValueError("density")
    if n < 1:
        raise ValueError("n")
    for a, b in zip([None, *weights], weights, strict=False):
        if a is not None and a.shape[0] != b.shape[1]:
            raise ValueError("layers")
        if np.isnan(b).any() or np.isinf(b).any():
            raise ValueError("entries")
    if not weights:
        return []
    net = [np.abs(w.astype(np.float64)) for w in weights]
    total = sum(w.size for w in net)
    masks = rounds(net, [np.ones(w.shape) for w in net], float(density), 1, n, total)
    return [
        m.astype(np.result_type(w, np.float16)) if w.dtype.kind == "f" else m
        for m, w in zip(masks, weights, strict=True)
    ]
