"""Exercise: the forward pass of inverted dropout.

Read the task with `grader show dropout_forward --task`, then check your solution with
`grader check exercises/dropout_forward.py`.
"""

import numpy as np


def dropout_forward(x: np.ndarray, p: float, u: np.ndarray, training: bool = True) -> np.ndarray:
    """Inverted dropout of x, decided by the uniform draws u.

    Args:
        x: an array of floats or integers with any number of dimensions; it may be 0-d or empty.
        p: the probability that an entry is dropped, in [0, 1].
        u: draws from [0, 1), one for each entry: a float array of x's shape.
        training: whether entries are dropped and scaled. If not, the values of x are returned.

    Returns:
        A new array of x's shape. In training it holds x / (1 - p) where u >= p and 0 elsewhere;
        for p = 1 it holds zeros. It has x's dtype, or float64 if x holds integers.

    Raises:
        ValueError: if p is outside [0, 1] or NaN, if the shapes of x and u differ, if an entry of
            x is NaN or infinite, or if an entry of u is NaN or outside [0, 1); in training or not.
    """
    raise NotImplementedError
