"""Exercise: global weight pruning by first-order Taylor saliency.

Read the task with `grader show weight_pruning --task`, then check your solution with
`grader check exercises/weight_pruning.py`.
"""

from collections.abc import Sequence

import numpy as np


def weight_pruning(
    weights: Sequence[np.ndarray], grads: Sequence[np.ndarray], sparsity: float
) -> list[np.ndarray]:
    """Masks that prune the weights of least saliency |g * w|, over all tensors together.

    Args:
        weights: float arrays of any shapes and float dtypes; there may be none.
        grads: the loss's gradients, one array for each of `weights` and of its shape.
        sparsity: the fraction of all entries to prune, in [0, 1].

    Returns:
        One mask for each tensor, in order, of the tensor's shape and dtype: 1 keeps, 0 prunes.
        Exactly k = round(sparsity * N) entries are 0 over all tensors together, where N is the
        total number of entries: the k smallest saliencies, computed in float64. Ties are broken
        by position: the lowest flat index first, tensors in list order, C order inside a tensor.

    Raises:
        ValueError: if sparsity is outside [0, 1] or NaN, if the lists differ in length, if a
            tensor's shape differs from its gradient's, or if any entry is NaN or infinite;
            for every sparsity, and for empty lists too.
    """
    raise NotImplementedError
