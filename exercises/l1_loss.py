"""Exercise: the L1 penalty of a network's weights.

Read the task with `grader show l1_loss --task`, then check your solution with
`grader check exercises/l1_loss.py`.
"""

from collections.abc import Sequence

import numpy as np


def l1_loss(weights: Sequence[np.ndarray], lam: float) -> float:
    """The penalty lam * sum(|w|) over every entry of every array.

    Args:
        weights: arrays of floats or integers, with any number of dimensions; 0-d and empty arrays
            are allowed, and so is an empty sequence.
        lam: the strength of the penalty, finite and not negative.

    Returns:
        One number for all the weights together; 0.0 for an empty sequence.

    Raises:
        ValueError: if lam is negative, infinite or NaN.
    """
    raise NotImplementedError
