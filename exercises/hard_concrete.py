"""Exercise: hard concrete gates, random and fixed, and the probability that one is open.

Read the task with `grader show hard_concrete --task`, then check your solution with
`grader check exercises/hard_concrete.py`.
"""

import numpy as np


def hard_concrete(
    log_alpha: np.ndarray,
    u: np.ndarray,
    beta: float = 2 / 3,
    gamma: float = -0.1,
    zeta: float = 1.1,
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Hard concrete gates for given noise, the fixed gates, and P(gate > 0).

    Args:
        log_alpha: the gates' parameters, a float or integer array of any shape; any finite values.
        u: noise in (0, 1), a float array of log_alpha's shape.
        beta: the temperature, positive and finite.
        gamma: the lower end of the stretch, negative and finite.
        zeta: the upper end of the stretch, above 1 and finite.

    Returns:
        The tuple (z, z_det, p_active) of new arrays of log_alpha's shape and dtype (float64 for
        integers), computed in float64: the gates for the noise u, the gates of evaluation, which
        use neither noise nor beta, and the probability that z > 0 for uniform noise.

    Raises:
        ValueError: if the shapes differ, if an entry of log_alpha is NaN or infinite, if an entry
            of u is NaN or outside (0, 1), or if beta, gamma or zeta is NaN or outside its range.
    """
    raise NotImplementedError
