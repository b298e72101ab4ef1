"""Exercise: SynFlow pruning in rounds, on the exponential schedule.

Read the task with `grader show synflow_prune --task`, then check your solution with
`grader check exercises/synflow_prune.py`.
"""

from collections.abc import Sequence

import numpy as np


def synflow_prune(weights: Sequence[np.ndarray], density: float, n: int) -> list[np.ndarray]:
    """Masks that keep a fraction of all weights, chosen by SynFlow in n rounds.

    Args:
        weights: one 2-D array of floats or integers for each layer of a ReLU network without
            biases, of shape (out, in), from the input to the output.
        density: the fraction of all entries to keep, in [0, 1].
        n: the number of rounds, a whole number from 1.

    Returns:
        One mask for each layer, of its shape and dtype (float64 for integers): 1 keeps, 0 prunes.
        Round i (from 1) scores the masked network and prunes the survivors of lowest score until
        round(density ** (i / n) * N) of all N entries are left. Scores are computed in float64. Of
        equal scores the lowest flat index goes first, layers in order, C order inside a layer.

    Raises:
        ValueError: if density is outside [0, 1] or NaN, if n is below 1, if a layer doesn't fit the
            one before it, or if any entry is NaN or infinite; for every density and n, and for an
            empty sequence too.
    """
    raise NotImplementedError
