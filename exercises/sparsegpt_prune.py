"""Exercise: SparseGPT for one linear layer.

Read the task with `grader show sparsegpt_prune --task`, then check your solution with
`grader check exercises/sparsegpt_prune.py`.
"""

import numpy as np


def sparsegpt_prune(
    W: np.ndarray,
    X: np.ndarray,
    sparsity: float,
    blocksize: int = 128,
    percdamp: float = 0.01,
    nm: tuple[int, int] | None = None,
) -> np.ndarray:
    """Prune a layer column by column; later columns make up for what is removed.

    Args:
        W: weights of shape (out, in), floats or integers, at least one row and one column.
        X: calibration inputs of shape (samples, in).
        sparsity: the fraction of each block of columns to prune, in [0, 1].
        blocksize: columns of a block, at least 1.
        percdamp: damping as a multiple of the mean of H's diagonal, finite and at least 0.
        nm: (n, m) keeps n of each m consecutive columns of a row in place of the share.

    Returns:
        The new weights, of W's shape and dtype (float64 for integers), computed in float64; pruned
        entries are exactly 0.

    Raises:
        ValueError: if W or X has not two axes, if their numbers of columns differ, if there is no
            sample, if an entry is NaN or infinite, if the damped Hessian is singular, or if a
            parameter is out of range: sparsity (with nm, too), blocksize, percdamp, or nm, where
            1 <= n <= m and m divides both the number of columns and blocksize.
    """
    raise NotImplementedError
