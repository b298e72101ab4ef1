"""Exercise: soft-thresholding, the proximal operator of the L1 norm.

Read the task with `grader show soft_threshold --task`, then check your solution with
`grader check exercises/soft_threshold.py`.
"""

import numpy as np


def soft_threshold(x: np.ndarray, t: float) -> np.ndarray:
    """The z that minimises 0.5 * ||z - x||^2 + t * ||z||_1.

    Args:
        x: an array of floats or integers with any number of dimensions; it may be 0-d or empty.
        t: the threshold, not negative; it may be 0 or infinite.

    Returns:
        A new array of x's shape. Entries of size t or less become exactly 0, all others move by t
        towards zero. It has x's dtype, or float64 if x holds integers.

    Raises:
        ValueError: if t is negative or NaN, or if an entry of x is NaN or infinite; for every t
            and every size of x.
    """
    raise NotImplementedError
