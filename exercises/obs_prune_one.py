"""Exercise: one step of Optimal Brain Surgeon.

Read the task with `grader show obs_prune_one --task`, then check your solution with
`grader check exercises/obs_prune_one.py`.
"""

import numpy as np


def obs_prune_one(w: np.ndarray, H_inv: np.ndarray, q: int) -> tuple[float, np.ndarray]:
    """Remove weight q and let the others make up for it in the quadratic model.

    Args:
        w: weights at a minimum of the loss, a float or integer array of shape (d,).
        H_inv: the inverse of the loss's Hessian there, symmetric, of shape (d, d).
        q: index of the weight to remove, 0 <= q < d.

    Returns:
        (saliency, new_w). The saliency w[q]**2 / (2 * H_inv[q, q]) is a float in units of the
        loss. new_w is a new array of shape (d,) with w's dtype (float64 for integer w), in which
        entry q is exactly 0. Both are computed in float64.

    Raises:
        ValueError: if w has not one axis or H_inv not the shape (d, d), if any entry is NaN or
            infinite, if q is out of range, or if H_inv[q, q] is not positive.
    """
    raise NotImplementedError
