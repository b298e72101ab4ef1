"""Exercise: depth pruning of a residual stack by mean first-order Taylor saliency.

Read the task with `grader show layer_pruning --task`, then check your solution with
`grader check exercises/layer_pruning.py`.
"""

from collections.abc import Sequence

import numpy as np


def layer_pruning(
    weights: Sequence[np.ndarray], grads: Sequence[np.ndarray], threshold: float
) -> list[int]:
    """Which layers of a residual stack to remove: those of mean |g * w| below the threshold.

    Args:
        weights: one float array of any shape for each layer.
        grads: the loss's gradients, one array for each of `weights` and of its shape.
        threshold: layers whose score is strictly below it are pruned; it may be infinite.

    Returns:
        The indices of the pruned layers, ascending, counted from 0. A layer's score is the mean of
        |g * w| over its entries, computed in float64, and 0.0 for an empty layer. One layer always
        survives: if all scores are below the threshold, the layer with the highest score stays,
        the first of equals.

    Raises:
        ValueError: if there is no layer, if the lists differ in length, if a layer's shape differs
            from its gradient's, if any entry is NaN or infinite, or if the threshold is NaN;
            for every other threshold.
    """
    raise NotImplementedError
