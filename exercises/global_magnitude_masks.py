"""Exercise: global magnitude pruning, one ranking over all arrays.

Read the task with `grader show global_magnitude_masks --task`, then check your solution with
`grader check exercises/global_magnitude_masks.py`.
"""

from collections.abc import Sequence

import numpy as np


def global_magnitude_masks(weights: Sequence[np.ndarray], sparsity: float) -> list[np.ndarray]:
    """Masks that prune the smallest |w|, over all arrays together.

    Args:
        weights: a list or tuple of float or integer arrays of any shapes; there may be none.
        sparsity: the fraction of all entries to prune, in [0, 1].

    Returns:
        One mask for each array, in order, of the array's shape and dtype (float64 for integers):
        1 keeps, 0 prunes. Exactly k = round(float(sparsity) * N) entries are 0 over all arrays
        together, where N is the total number of entries: the k smallest |w|, ranked in float64.
        Ties are broken by position: the lowest flat index first, arrays in list order, C order
        inside an array.

    Raises:
        ValueError: if sparsity is outside [0, 1] or NaN, or if any entry is NaN or infinite; for
            every sparsity, and for an empty list too.
    """
    raise NotImplementedError
