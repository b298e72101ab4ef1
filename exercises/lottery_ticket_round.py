"""Exercise: one round of iterative magnitude pruning with rewinding (a lottery ticket's round).

Read the task with `grader show lottery_ticket_round --task`, then check your solution with
`grader check exercises/lottery_ticket_round.py`.
"""

import numpy as np


def lottery_ticket_round(
    w0: dict[str, np.ndarray],
    w_trained: dict[str, np.ndarray],
    mask: dict[str, np.ndarray],
    frac: float,
) -> tuple[dict[str, np.ndarray], dict[str, np.ndarray]]:
    """The next mask, and the initial weights under it.

    Args:
        w0: the initial weights by name, float or integer arrays of any shapes; it may be empty.
        w_trained: the weights after training; the same names, in any order, and shapes.
        mask: 0s and 1s, of a float, integer or bool dtype; the same names, in any order, and
            shapes; 1 keeps, 0 is pruned.
        frac: the fraction of the survivors (entries with mask 1) to prune, in [0, 1].

    Returns:
        The tuple (new_mask, rewound) of two new dicts of new arrays, both in w0's order of names
        and with the shape and dtype of w0's array (float64 for integers). In new_mask what was
        pruned stays pruned, and exactly k = round(float(frac) * survivors) of the survivors of all
        arrays together are pruned too: the k smallest |w_trained|, ranked in float64. Of equal
        magnitudes the first is pruned first: arrays in w0's order, C order inside an array.
        rewound[name] is w0[name] * new_mask[name].

    Raises:
        ValueError: if frac is outside [0, 1] or NaN, if the names or the shapes differ, if an entry
            of w0 or w_trained is NaN or infinite (also where the mask is 0), or if an entry of mask
            is neither 0 nor 1; for every frac.
    """
    raise NotImplementedError
