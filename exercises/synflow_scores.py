"""Exercise: SynFlow's scores of a ReLU network without biases.

Read the task with `grader show synflow_scores --task`, then check your solution with
`grader check exercises/synflow_scores.py`.
"""

from collections.abc import Sequence

import numpy as np


def synflow_scores(weights: Sequence[np.ndarray]) -> list[np.ndarray]:
    """Each weight's share in R, the output of the network of absolute weights for an input of ones.

    Args:
        weights: one 2-D array of floats or integers for each layer, of shape (out, in), from the
            input to the output. A layer has as many inputs as the one before it has outputs.

    Returns:
        One float64 array for each layer, of its shape: |W| * dR/d|W|, where
        R = ones @ |W_L| @ ... @ |W_1| @ ones. Everything is computed in float64. An empty sequence
        gives an empty list.

    Raises:
        ValueError: if a layer doesn't fit the one before it, or if any entry is NaN or infinite.
    """
    raise NotImplementedError
