import numpy as np


class BadInput(ValueError):
    """Bad input."""


def weight_pruning(weights, grads, sparsity):
    """As a class would do it, with an error of its own."""
    match (bool(0 <= sparsity <= 1), len(weights) == len(grads)):
        case (True, True):
            pass
        case _:
            raise BadInput
    entries = []
    for t, (w, g) in enumerate(zip(weights, grads)):
        if w.shape != g.shape:
            raise BadInput
        for place in np.ndindex(w.shape):
            x, y = float(w[place]), float(g[place])
            if not abs(x) < float("inf") or not abs(y) < float("inf"):
                raise BadInput
            entries.append((abs(x * y), len(entries), t, place))
    masks = [np.ones(w.shape, w.dtype) for w in weights]
    for *_, t, place in sorted(entries)[: round(float(sparsity) * len(entries))]:
        masks[t][place] = 0
    return masks
