"""Exercise: one more step of iterative magnitude pruning.

Read the task with `grader show prune_remaining --task`, then check your solution with
`grader check exercises/prune_remaining.py`.
"""

import numpy as np


def prune_remaining(w: np.ndarray, mask: np.ndarray, frac: float) -> np.ndarray:
    """Mask that prunes the smallest |w| of those entries that `mask` still keeps.

    Args:
        w: a float or integer array with one axis or more.
        mask: 0s and 1s of w's shape, of a float, integer or bool dtype; 1 keeps, 0 is pruned.
        frac: the fraction of the survivors (entries with mask 1) to prune, in [0, 1].

    Returns:
        The new mask, of w's shape and dtype (float64 for integers), in memory of its own. What was
        pruned stays pruned, and exactly k = round(float(frac) * survivors) of the survivors are
        pruned too: the k smallest |w|, ranked in float64. Of equal magnitudes the lowest flat
        index (C order) is pruned first.

    Raises:
        ValueError: if frac is outside [0, 1] or NaN, if the shapes differ, if an entry of w is NaN
            or infinite (also where the mask is 0), or if an entry of mask is neither 0 nor 1; for
            every frac, and for empty arrays too.
    """
    raise NotImplementedError
