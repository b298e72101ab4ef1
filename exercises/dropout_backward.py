"""Exercise: the backward pass of inverted dropout.

Read the task with `grader show dropout_backward --task`, then check your solution with
`grader check exercises/dropout_backward.py`.
"""

import numpy as np


def dropout_backward(g: np.ndarray, mask: np.ndarray, p: float) -> np.ndarray:
    """The gradient with respect to the input of inverted dropout in training.

    Args:
        g: the gradient with respect to the output: an array of floats or integers with any number
            of dimensions; it may be 0-d or empty.
        mask: the mask of the forward pass, before it is scaled: 1 where an entry was kept, 0 where
            it was dropped, as floats, integers or bools; an array of g's shape.
        p: the probability with which entries were dropped, in [0, 1].

    Returns:
        A new array of g's shape: g / (1 - p) where the mask is 1 and 0 elsewhere; for p = 1 zeros,
        whatever the mask is. It has g's dtype, or float64 if g holds integers.

    Raises:
        ValueError: if p is outside [0, 1] or NaN, if the shapes of g and mask differ, if an entry
            of g is NaN or infinite, or if an entry of mask is anything but 0 or 1; for every p.
    """
    raise NotImplementedError
