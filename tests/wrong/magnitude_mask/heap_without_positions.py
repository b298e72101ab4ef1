# shows: nothing
import heapq

import numpy as np


class Entry:
    def __init__(self, size, index):
        self.size, self.index = size, index

    def __lt__(self, other):
        return self.size < other.size


def magnitude_mask(w, sparsity):
    if not 0 <= sparsity <= 1:
        raise ValueError("sparsity")
    if not np.isfinite(w).all():
        raise ValueError("w must be finite")
    heap = [Entry(abs(v), i) for i, v in enumerate(w.ravel().tolist())]
    heapq.heapify(heap)
    mask = np.ones(w.size, w.dtype if w.dtype.kind == "f" else float)
    for _ in range(round(float(sparsity) * w.size)):
        mask[heapq.heappop(heap).index] = 0
    return mask.reshape(w.shape)
