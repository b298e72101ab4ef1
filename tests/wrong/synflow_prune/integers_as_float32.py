# shows: nothing
# float32 is taken to hold every integer.
from collections.abc import Sequence

import numpy as np


def synflow_prune(weights: Sequence[np.ndarray], density: float, n: int) -> list[np.ndarray]:
    """Masks that keep round(density * N) entries, after n rounds of scoring and pruning."""
    if not 0.0 <= density <= 1.0 or n < 1:  # the first is true for NaN too
        raise ValueError(f"density must be in [0, 1], got {density}; n from 1, got {n}")
    for i, w in enumerate(weights):
        if not np.isfinite(w).all():
            raise ValueError(f"layer {i} holds NaN or infinity")

    absolute = [np.abs(w.astype(np.float32 if w.dtype.kind in "iu" else np.float64)).ravel().astype(np.float64) for w in weights]
    flat = np.concatenate([np.zeros(0), *absolute])  # an empty network has no entries
    layers = _views(flat, weights)
    keep = np.ones(flat.size)
    for i in range(1, n + 1):
        count = round(float(density) ** (i / n) * flat.size)
        scores = _synflow(layers)
        scores[keep == 0.0] = -1.0  # below every survivor: what is pruned stays pruned
        # A stable sort leaves equal scores in the order of their positions.
        keep[np.argsort(scores, kind="stable")[: flat.size - count]] = 0.0
        flat *= keep  # and with it the layers, which are views of it
    dtypes = [w.dtype if w.dtype.kind == "f" else np.float64 for w in weights]
    return [m.astype(d) for m, d in zip(_views(keep, weights), dtypes, strict=True)]


def _synflow(layers: Sequence[np.ndarray]) -> np.ndarray:
    """The scores of all layers in one vector: weights times dR/dweights."""
    forward = [np.ones(w.shape[1]) for w in layers[:1]]  # what arrives at each layer
    for w in layers[:-1]:
        forward.append(w @ forward[-1])
    backward = np.ones(len(layers[-1])) if layers else None  # dR/d(output of a layer)
    scores = [np.zeros(0)]
    for w in reversed(layers):
        scores.append((w * np.outer(backward, forward.pop())).ravel())
        backward = w.T @ backward  # `@` raises ValueError where two layers don't fit
    return np.concatenate(scores[::-1])


def _views(flat: np.ndarray, weights: Sequence[np.ndarray]) -> list[np.ndarray]:
    """The entries as arrays of the layers' shapes, one after the other, in the same memory."""
    ends = np.cumsum([w.size for w in weights])
    return [flat[e - w.size : e].reshape(w.shape) for e, w in zip(ends, weights, strict=True)]
