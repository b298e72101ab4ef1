"""Exercise: magnitude pruning of one array.

Read the task with `grader show magnitude_mask --task`, then check your solution with
`grader check exercises/magnitude_mask.py`.
"""

import numpy as np


def magnitude_mask(w: np.ndarray, sparsity: float) -> np.ndarray:
    """Mask that prunes the entries of smallest |w|.

    Args:
        w: a float or integer array of any shape.
        sparsity: the fraction of its entries to prune, in [0, 1].

    Returns:
        The mask, of w's shape and dtype (float64 for integers): 1 keeps, 0 prunes. Exactly
        k = round(float(sparsity) * n) of the n entries are 0: the k smallest |w|, ranked in
        float64. Of equal magnitudes the lowest flat index (C order) is pruned first.

    Raises:
        ValueError: if sparsity is outside [0, 1] or NaN, or if any entry is NaN or infinite; for
            every sparsity, and for an empty array too.
    """
    raise NotImplementedError
