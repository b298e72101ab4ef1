"""Exercise: exact greedy pruning of one row by Optimal Brain Compression.

Read the task with `grader show obc_prune_row --task`, then check your solution with
`grader check exercises/obc_prune_row.py`.
"""

import numpy as np


def obc_prune_row(w: np.ndarray, X: np.ndarray, k: int) -> np.ndarray:
    """The row after removing k weights, one at a time, each with its OBS update.

    Args:
        w: the dense row, shape (d,), d at least 1.
        X: the inputs, shape (samples, d), of full column rank. H is X.T @ X.
        k: how many weights to remove, from 0 to d.

    Returns:
        A new array of shape (d,) and w's dtype (float64 where w holds integers), computed in
        float64. With S the weights that are left and A the inverse of H restricted to S, each
        step removes the q in S of least w[q]**2 / A[q, q], the lowest index among equals, and
        moves the other weights of S so that ||X @ w_dense - X @ w|| grows least. The removed
        entries are exactly 0.

    Raises:
        ValueError: if k is outside 0 to d, if the shapes don't fit, if an entry is NaN or
            infinite, or if the rank of X is less than d; for every k, 0 included.
    """
    raise NotImplementedError
