"""Exercise: first-order Taylor scores of channels, the square of the summed products.

Read the task with `grader show taylor_channel_scores --task`, then check your solution with
`grader check exercises/taylor_channel_scores.py`.
"""

import numpy as np


def taylor_channel_scores(w: np.ndarray, g: np.ndarray) -> np.ndarray:
    """The squared first-order change of the loss for each channel that is set to zero.

    Args:
        w: weights, channels along axis 0: (out, in) for a linear layer, (out, in, kh, kw) for a
            convolution; any number of axes from 1, floats or integers.
        g: the loss's gradient, of w's shape.

    Returns:
        An array of shape (out,): the square of the sum of g * w over all of a channel's entries.
        Products, sums and squares are computed in float64; the result has w's dtype, or float64
        for integer w. A channel without entries scores 0.

    Raises:
        ValueError: if the shapes differ, or if any entry is NaN or infinite.
    """
    raise NotImplementedError
