# shows: nothing
# The heap compares magnitudes alone, so equal ones come out in the heap's order.
import heapq

import numpy as np


class Entry:
    def __init__(self, size, array, index):
        self.size, self.array, self.index = size, array, index

    def __lt__(self, other):
        return self.size < other.size


def global_magnitude_masks(weights, sparsity):
    if not 0 <= sparsity <= 1:
        raise ValueError("sparsity")
    heap = []
    masks = []
    for a, w in enumerate(weights):
        if not np.isfinite(w).all():
            raise ValueError("weights must be finite")
        for i, v in enumerate(w.ravel().tolist()):
            heap.append(Entry(abs(v), a, i))
        masks.append(np.ones(w.size, w.dtype if w.dtype.kind == "f" else float))
    k = round(float(sparsity) * len(heap))
    heapq.heapify(heap)
    for _ in range(k):
        e = heapq.heappop(heap)
        masks[e.array][e.index] = 0
    return [m.reshape(w.shape) for m, w in zip(masks, weights)]
