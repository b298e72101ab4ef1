"""Exercise: the cubic schedule of gradual pruning.

Read the task with `grader show cubic_sparsity --task`, then check your solution with
`grader check exercises/cubic_sparsity.py`.
"""


def cubic_sparsity(t: float, s_i: float, s_f: float, t0: float, n: float, dt: float) -> float:
    """The sparsity at step t of a cubic ramp from s_i to s_f.

    Args:
        t: the step that is asked for, finite; it may be negative or fractional.
        s_i, s_f: sparsity before and after the ramp, in [0, 1]; s_i may be the larger one.
        t0: the step at which the ramp begins, finite.
        n: the number of pruning intervals, positive and finite.
        dt: the steps of an interval, positive and finite.

    Returns:
        One number: s_f + (s_i - s_f) * (1 - p)^3 with p = (t - t0) / (n * dt) during the ramp, s_i
        before it and s_f after it. It is continuous in t.

    Raises:
        ValueError: if s_i or s_f is outside [0, 1], if n or dt isn't positive, or if any argument
            is NaN or infinite; for every t.
    """
    raise NotImplementedError
