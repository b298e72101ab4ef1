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
            are allowed, and so is an empty sequence. Sums are computed in float64, whatever the
            arrays' types.
        lam: the strength of the penalty, finite and not negative.

    Returns:
        One number for all the weights together, not an array; 0.0 for an empty sequence.

    Raises:
        ValueError: if lam is negative, infinite or NaN, for an empty sequence too.
    """
    raise NotImplementedError
