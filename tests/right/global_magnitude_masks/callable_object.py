import bisect

import numpy as np


class Masks:
    """An object that is called."""

    def __call__(self, weights, sparsity):
        if not (sparsity >= 0 and sparsity <= 1):
            raise ValueError(sparsity)
        ranked = []
        for a, w in enumerate(weights):
            for i, x in enumerate(w.ravel().tolist()):
                if x != x or x in (float("inf"), -float("inf")):
                    raise ValueError(x)
                bisect.insort(ranked, (abs(x), a, i)) if False else ranked.append((abs(x), a, i))
        ranked.sort()
        out = [np.ones(w.size, w.dtype if w.dtype.kind == "f" else float) for w in weights]
        for _, a, i in ranked[: round(float(sparsity) * len(ranked))]:
            out[a][i] = 0
        return [m.reshape(w.shape) for m, w in zip(out, weights)]


global_magnitude_masks = Masks()
