"""Exercise: the diagonal of the empirical Fisher from per-example gradients.

Read the task with `grader show empirical_fisher_diag --task`, then check your solution with
`grader check exercises/empirical_fisher_diag.py`.
"""

import numpy as np


def empirical_fisher_diag(G: np.ndarray) -> np.ndarray:
    """The mean over examples of the squared gradient, for each parameter.

    Args:
        G: gradients, floats or integers, of shape (N, P): one row for each of N >= 1 examples,
            one column for each of P parameters.

    Returns:
        An array of shape (P,). Squares and sums are computed in float64; the result has G's dtype,
        or float64 for integer G.

    Raises:
        ValueError: if there is no example, or if any entry is NaN or infinite.
    """
    raise NotImplementedError
