"""Exercise: structured pruning of slices by their Ln norm.

Read the task with `grader show structured_ln_mask --task`, then check your solution with
`grader check exercises/structured_ln_mask.py`.
"""

import numpy as np


def structured_ln_mask(w: np.ndarray, amount: float, n: float, dim: int) -> np.ndarray:
    """Mask that prunes the slices of smallest Ln norm along one axis.

    Args:
        w: a float or integer array with at least one axis and one entry.
        amount: the fraction of the slices to prune, in [0, 1]; always a fraction, so 1 means all.
        n: the norm: 1, 2 or infinity (np.inf).
        dim: the axis whose slices are pruned, from -w.ndim to w.ndim - 1; negative ones count from
            the end.

    Returns:
        The mask, of w's shape and dtype (float64 for integers): 1 keeps, 0 prunes. A slice is all
        entries with the same index on axis `dim`; its norm runs over all other axes and is
        computed in float64. Exactly k = round(float(amount) * w.shape[dim]) whole slices are 0:
        those of smallest norm. Of equal norms the lowest index is pruned first.

    Raises:
        ValueError: if amount is outside [0, 1] or NaN, if n is none of 1, 2 and infinity, if dim is
            out of range (for a 0-d array every dim is), or if any entry is NaN or infinite; for
            every amount.
    """
    raise NotImplementedError
