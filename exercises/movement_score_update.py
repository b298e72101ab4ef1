"""Exercise: one step of movement pruning's scores.

Read the task with `grader show movement_score_update --task`, then check your solution with
`grader check exercises/movement_score_update.py`.
"""

import numpy as np


def movement_score_update(S: np.ndarray, W: np.ndarray, g: np.ndarray, lr: float) -> np.ndarray:
    """The scores after one step of plain SGD.

    Args:
        S: scores, floats or integers, of any shape.
        W: the weights of the forward pass, before they are masked, of S's shape.
        g: the loss's gradient for the masked weights (dL/dW_eff), of S's shape; it isn't zero
            where the mask is.
        lr: the learning rate of the scores, 0 or more.

    Returns:
        A new array of S's shape: S - lr * g * W in every entry, pruned ones too. It is computed
        in float64 and has S's dtype, or float64 for integer S.

    Raises:
        ValueError: if the shapes differ, if any entry is NaN or infinite, or if lr is negative,
            infinite or NaN; for lr = 0 and for empty arrays too.
    """
    raise NotImplementedError
