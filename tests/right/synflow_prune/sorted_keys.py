import numpy as np


def synflow_prune(weights, density, n):
    ws = [np.abs(np.asarray(w, np.float64)) for w in weights]
    if not 0 <= density <= 1 or n < 1 or not all(np.isfinite(w).all() for w in ws):
        raise ValueError
    if any(b.shape[1] != a.shape[0] for a, b in zip(ws[:-1], ws[1:])):
        raise ValueError
    alive = [(l, i, j) for l, w in enumerate(ws) for i, j in np.ndindex(w.shape)]
    total = len(alive)
    masks = [np.ones_like(w) for w in ws]
    for r in range(1, n + 1):
        cut = [w * m for w, m in zip(ws, masks)]
        f, b = [np.ones(w.shape[1]) for w in cut[:1]], [np.ones(w.shape[0]) for w in cut[-1:]]
        for w in cut[:-1]:
            f.append(w.dot(f[-1]))
        for w in cut[:0:-1]:
            b.append(b[-1].dot(w))
        b.reverse()
        score = [x[:, None] * w * y for x, w, y in zip(b, cut, f)]
        alive.sort(key=lambda p: (score[p[0]][p[1], p[2]], p))
        gone = len(alive) - round(float(density) ** (r / n) * total)
        for l, i, j in alive[:gone]:
            masks[l][i, j] = 0
        alive = alive[gone:]
    return [m.astype(w.dtype if w.dtype.kind == "f" else float) for m, w in zip(masks, weights)]
