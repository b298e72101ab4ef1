"""Exercise: the mask of inverted dropout.

Read the task with `grader show dropout_mask --task`, then check your solution with
`grader check exercises/dropout_mask.py`.
"""

import numpy as np


def dropout_mask(shape: tuple[int, ...], p: float, rng: np.random.Generator) -> np.ndarray:
    """A mask that drops each entry on its own with probability p.

    Args:
        shape: the mask's shape; () and shapes with a 0 are allowed.
        p: the probability that an entry is dropped, in [0, 1].
        rng: the only source of randomness. Any way of drawing from it is right.

    Returns:
        A float64 array of the shape: 0 where an entry is dropped, 1 / (1 - p) where it is kept.
        No decision is shared along any axis. p = 0 gives ones, p = 1 gives zeros.

    Raises:
        ValueError: if p is outside [0, 1] or NaN.
    """
    raise NotImplementedError
