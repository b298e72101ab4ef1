"""The pruned network is the state: -1 marks a pruned weight among absolute values."""

import numpy as np

PRUNED = -1.0


def synflow_prune(weights, density, n):
    if np.isnan(density) or density < 0.0 or density > 1.0:
        raise ValueError("density")
    if n < 1:
        raise ValueError("rounds")
    state = []
    for w in weights:
        if state and state[-1].shape[0] != w.shape[1]:
            raise ValueError("shape")
        if not np.isfinite(w).all():
            raise ValueError("entry")
        state.append(np.abs(np.array(w, dtype=np.float64)))
    sizes = [s.size for s in state]
    for i in range(1, n + 1):
        net = [np.maximum(s, 0.0) for s in state]
        signals = [np.ones(net[0].shape[1])] if net else []
        for w in net[:-1]:
            signals.append(w @ signals[-1])
        places, upstream = [], np.ones(len(net[-1])) if net else None
        for number in reversed(range(len(net))):
            score = net[number] * upstream[:, np.newaxis] * signals[number]
            for j, (a, b) in enumerate(np.ndindex(score.shape)):
                if state[number][a, b] != PRUNED:
                    places.append((score[a, b], number, j))
            upstream = net[number].T @ upstream
        places.sort()
        for _, number, j in places[: len(places) - round(float(density) ** (i / n) * sum(sizes))]:
            state[number].flat[j] = PRUNED
    return [
        np.where(s == PRUNED, 0, 1).astype(
            w.dtype if np.issubdtype(w.dtype, np.floating) else np.float64
        )
        for s, w in zip(state, weights, strict=True)
    ]
