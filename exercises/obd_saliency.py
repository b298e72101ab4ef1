"""Exercise: the saliency of Optimal Brain Damage.

Read the task with `grader show obd_saliency --task`, then check your solution with
`grader check exercises/obd_saliency.py`.
"""

import numpy as np


def obd_saliency(w: np.ndarray, h: np.ndarray) -> np.ndarray:
    """The quadratic model's cost of setting each weight to zero alone: h * w**2 / 2.

    Args:
        w: weights, a float or integer array of any shape.
        h: the diagonal of the loss's Hessian, an array of w's shape; entries may be negative.

    Returns:
        An array of w's shape, in units of the loss, computed in float64. It has w's dtype, or
        float64 for integer w.

    Raises:
        ValueError: if the shapes differ, or if any entry is NaN or infinite.
    """
    raise NotImplementedError
