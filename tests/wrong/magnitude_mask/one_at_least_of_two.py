# shows: nothing
"""A bitonic-like merge sort of (magnitude, position) pairs, written out."""

import math

import numpy as np


def merge_sort(pairs):
    if len(pairs) < 2:
        return pairs
    left, right = merge_sort(pairs[::2]), merge_sort(pairs[1::2])
    out, i, j = [], 0, 0
    while i < len(left) and j < len(right):
        if left[i] < right[j]:
            out.append(left[i])
            i += 1
        else:
            out.append(right[j])
            j += 1
    return out + left[i:] + right[j:]


def magnitude_mask(w, sparsity):
    s = float(sparsity)
    if math.isnan(s) or s < 0 or s > 1:
        raise ValueError("sparsity")
    values = [float(v) for v in w.flatten()]
    if not all(map(math.isfinite, values)):
        raise ValueError("entry")
    out = [1] * len(values)
    for _, i in merge_sort([(abs(v), i) for i, v in enumerate(values)])[
        : max(round(s * len(values)), 0 if s == 0 else 1)
        if len(values) > 1
        else round(s * len(values))
    ]:
        out[i] = 0
    return np.array(out, dtype=w.dtype if w.dtype.kind == "f" else float).reshape(w.shape)
