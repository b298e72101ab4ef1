"""Exercise: Wanda's mask for one linear layer.

Read the task with `grader show wanda_mask --task`, then check your solution with
`grader check exercises/wanda_mask.py`.
"""

import numpy as np


def wanda_mask(W: np.ndarray, X: np.ndarray, sparsity: float) -> np.ndarray:
    """Mask that prunes the same number of weights in each output row, by |W| times input norm.

    Args:
        W: weights of shape (out, in), floats or integers.
        X: calibration inputs of shape (samples, in); there may be no samples.
        sparsity: the fraction of each row to prune, in [0, 1].

    Returns:
        The mask, of W's shape and dtype (float64 for integers): 1 keeps, 0 prunes. In each row
        exactly k = round(float(sparsity) * in) entries are 0: the k smallest
        |W[i, j]| * norm(X[:, j]), in float64. Of equal scores the lowest column is pruned first.

    Raises:
        ValueError: if W or X has not two axes, if their numbers of columns differ, if sparsity is
            outside [0, 1] or NaN, or if any entry is NaN or infinite; for every sparsity.
    """
    raise NotImplementedError
