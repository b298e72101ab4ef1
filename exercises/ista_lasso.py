"""Exercise: the lasso by iterative soft-thresholding (ISTA).

Read the task with `grader show ista_lasso --task`, then check your solution with
`grader check exercises/ista_lasso.py`.
"""

import numpy as np


def ista_lasso(X: np.ndarray, y: np.ndarray, lam: float, n_iter: int) -> np.ndarray:
    """The weights after n_iter steps of ISTA on 0.5 * ||y - X w||^2 + lam * ||w||_1.

    Args:
        X: data of shape (n, d), floats (float32 or float64) or integers; n and d may be 0.
        y: targets of shape (n,), floats or integers.
        lam: the strength of the penalty, finite and not negative.
        n_iter: the number of steps, at least 0.

    Returns:
        A new array of shape (d,). It starts at zeros; each step is a gradient step of size
        1 / ||X||_2^2 (the largest singular value, squared) and the proximal step that belongs to
        it. It has X's dtype, or float64 if X holds integers. If X has no samples, or all its
        entries are 0, the result is zeros.

    Raises:
        ValueError: if X isn't 2-d, if y's shape isn't (n,), if lam is negative, infinite or NaN,
            if n_iter is negative, or if an entry of X or y is NaN or infinite; for every n_iter.
    """
    raise NotImplementedError
