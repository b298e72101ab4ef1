"""Known wrong versions of running_max; its page says what each misconception is."""

from grader.kit import edited

running_min = edited("np.maximum.accumulate", "np.minimum.accumulate")
whole_max = edited("np.maximum.accumulate(values)", "np.full_like(values, values.max(initial=0))")
running_sum = edited("np.maximum.accumulate", "np.cumsum")
