"""Exercise: the subgradient of the L1 penalty that training code uses.

Read the task with `grader show l1_subgradient --task`, then check your solution with
`grader check exercises/l1_subgradient.py`.
"""

import numpy as np


def l1_subgradient(w: np.ndarray, lam: float) -> np.ndarray:
    """The subgradient lam * sign(w) of the penalty lam * sum(|w|), with 0 where w is 0.

    Args:
        w: an array of floats or integers with any number of dimensions; it may be 0-d or empty.
        lam: the strength of the penalty, finite and not negative.

    Returns:
        A new array of w's shape: lam where w > 0, -lam where w < 0, and 0 where w is 0.0 or -0.0.
        It has w's dtype, or float64 if w holds integers.

    Raises:
        ValueError: if lam is negative, infinite or NaN, or if an entry of w is NaN or infinite;
            for every lam and every size of w.
    """
    raise NotImplementedError
