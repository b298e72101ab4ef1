"""Exercise: sparsity and compression ratio of a whole network.

Read the task with `grader show sparsity_report --task`, then check your solution with
`grader check exercises/sparsity_report.py`.
"""

from collections.abc import Sequence

import numpy as np


def sparsity_report(weights: Sequence[np.ndarray]) -> tuple[float, float]:
    """Sparsity and compression ratio over every entry of every array.

    Args:
        weights: arrays of floats or integers, with any number of dimensions; some may be 0-d and
            some empty.

    Returns:
        (zeros / all, all / non-zeros), counted over all arrays together. An entry is a zero if it
        is exactly 0.0 or -0.0. Where no entry is non-zero the ratio is infinite.

    Raises:
        ValueError: if there is no entry at all, or if an entry is NaN or infinite.
    """
    raise NotImplementedError
