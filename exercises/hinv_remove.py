"""Exercise: removing one weight from an inverse Hessian.

Read the task with `grader show hinv_remove --task`, then check your solution with
`grader check exercises/hinv_remove.py`.
"""

import numpy as np


def hinv_remove(H_inv: np.ndarray, q: int) -> np.ndarray:
    """The inverse of H without row and column q, from the inverse of H.

    Args:
        H_inv: the inverse of a positive definite matrix H, symmetric, floats or integers, of shape
            (d, d).
        q: index of the row and column of H to remove, 0 <= q < d.

    Returns:
        A new array of shape (d - 1, d - 1), computed in float64. It has H_inv's dtype, or float64
        for integers. The other indices keep their order.

    Raises:
        ValueError: if H_inv isn't a square matrix, if any entry is NaN or infinite, if q is out of
            range, or if H_inv[q, q] is not positive.
    """
    raise NotImplementedError
