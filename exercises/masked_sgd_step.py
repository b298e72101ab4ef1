"""Exercise: a step of SGD with momentum that keeps pruned weights at zero.

Read the task with `grader show masked_sgd_step --task`, then check your solution with
`grader check exercises/masked_sgd_step.py`.
"""

import numpy as np


def masked_sgd_step(
    w: np.ndarray,
    g: np.ndarray,
    buf: np.ndarray,
    mask: np.ndarray,
    lr: float,
    momentum: float,
    weight_decay: float,
) -> tuple[np.ndarray, np.ndarray]:
    """One step of torch.optim.SGD's rule, after which weights and momentum buffer are masked.

    Args:
        w: the weights, a float or integer array with one axis or more; not necessarily 0 where
            mask is 0.
        g: the gradient of the loss without weight decay, of w's shape.
        buf: the momentum buffer, of w's shape; not necessarily 0 where mask is 0.
        mask: 0s and 1s of w's shape, of a float, integer or bool dtype; 1 keeps.
        lr: the learning rate, finite and at least 0.
        momentum: in [0, 1).
        weight_decay: the factor of w that is added to g, finite and at least 0.

    Returns:
        The tuple (new w, new buf) of new arrays, each of its own array's shape and dtype (float64
        for integers). Both are exactly 0 where mask is 0.

    Raises:
        ValueError: if lr, momentum or weight_decay is outside its range or NaN, if shapes differ,
            if an entry of w, g or buf is NaN or infinite (also where the mask is 0), or if an entry
            of mask is neither 0 nor 1; whatever the other arguments are.
    """
    raise NotImplementedError
