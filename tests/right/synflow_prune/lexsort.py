"""lexsort by pruned or not, then score, then position."""

from itertools import pairwise

import numpy as np


def synflow_prune(weights, density, n):
    if density != density or not (density >= 0 and density <= 1) or n < 1:
        raise ValueError("density, n")
    if any(a.shape[0] != b.shape[1] for a, b in pairwise(weights)):
        raise ValueError("shapes")
    if any(not np.isfinite(w).all() for w in weights):
        raise ValueError("entries")
    net = [abs(w.astype(float)) for w in weights]
    masks = [np.ones(w.shape) for w in net]
    total = sum(w.size for w in net)
    for step in range(n):
        if not total:
            break
        live = [w * m for w, m in zip(net, masks, strict=True)]
        products = [np.ones((1, live[0].shape[1])).T]
        for w in live:
            products.append(w @ products[-1])
        tail = np.ones((1, live[-1].shape[0]))
        scores = []
        for w, head in zip(live[::-1], products[-2::-1], strict=True):
            scores.append((tail.T * w * head.T).ravel())
            tail = tail @ w
        flat = np.concatenate(scores[::-1])
        kept = np.concatenate([m.ravel() for m in masks])
        order = np.lexsort((np.arange(total), flat, kept))
        goal = round(float(density) ** ((step + 1) / n) * total)
        kept[order[: total - goal]] = 0
        start = 0
        for m in masks:
            m[...] = kept[start : start + m.size].reshape(m.shape)
            start += m.size
    return [
        m.astype(w.dtype if w.dtype.kind == "f" else "f8")
        for m, w in zip(masks, weights, strict=True)
    ]
