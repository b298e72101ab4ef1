"""Known wrong versions of dropout_mask; its page says what each misconception is."""

from grader.kit import edited

keep_probability = edited(">= p", "< p", "1.0 - float(p)", "p")
keep_probability_unscaled = edited(">= p", "< p", "1.0 - float(p)", "1.0")
binomial_of_batch = edited(
    "rng.random(shape) >= p",
    "rng.binomial(shape[0] if shape else 1, 1.0 - p, size=shape)",
    "np.divide(1.0, 1.0 - float(p), out=np.zeros(shape), where=keep)",
    "keep / (1.0 - p) if p < 1.0 else np.zeros(shape)",
)
inverted_comparison = edited(">= p", "< p")
normal_draws = edited("rng.random(shape)", "rng.standard_normal(shape)")
no_scaling = edited("1.0 - float(p)", "1.0")
scaled_by_drop = edited("1.0 - float(p)", "p")
scaled_down = edited("np.divide(1.0, 1.0 - float(p),", "np.multiply(1.0, 1.0 - float(p),")
one_plus_p = edited("np.divide(1.0, 1.0 - float(p),", "np.multiply(1.0, 1.0 + p,")
realised_scale = edited("1.0 - float(p)", "np.mean(keep)")
per_row = edited("rng.random(shape)", "rng.random((*shape[:-1], 1) if shape else ())")
per_column = edited("rng.random(shape)", "rng.random(shape[1:])")
whole_mask = edited("rng.random(shape)", "rng.random()")
whole_channels = edited("rng.random(shape)", "rng.random((*shape[:2], *(1 for _ in shape[2:])))")
shared_in_high_ranks = edited(
    "rng.random(shape)", "rng.random(shape if len(shape) < 4 else shape[1:])"
)
exact_count = edited(
    "keep = rng.random(shape) >= p",
    "n = int(np.prod(shape)); keep = rng.permutation(n).reshape(shape) >= round(p * n)",
)
exact_count_per_row = edited(
    "rng.random(shape) >= p",
    "rng.random(shape).argsort(axis=-1).argsort(axis=-1) >= round(p * shape[-1])"
    " if shape else rng.random() >= p",
)
exact_count_per_column = edited(
    "rng.random(shape) >= p",
    "rng.random(shape).argsort(axis=0).argsort(axis=0) >= round(p * shape[0])"
    " if shape else rng.random() >= p",
)
fixed_seed = edited("rng.random(shape)", "np.random.default_rng(0).random(shape)")
ignores_generator = edited("rng.random(shape)", "np.random.random(shape)")
same_mask_each_call = edited(
    "import numpy as np",
    "import copy\n\nimport numpy as np",
    "rng.random(shape)",
    "copy.deepcopy(rng).random(shape)",
)
p_one_nan = edited(
    "np.divide(1.0, 1.0 - float(p), out=np.zeros(shape), where=keep)", "keep / np.float64(1.0 - p)"
)
p_one_divides = edited(
    "np.divide(1.0, 1.0 - float(p), out=np.zeros(shape), where=keep)",
    "np.where(keep, 1.0 / (1.0 - p), 0.0)",
)
rejects_p_one = edited("p <= 1.0", "p < 1.0")
rejects_both_ends = edited("0.0 <= p <= 1.0", "0.0 < p < 1.0")
p_one_is_ones = edited(
    "return np.divide(", "if p == 1: return np.ones(shape)\n    return np.divide("
)
swapped_ends = edited(
    "return np.divide(", "if p in (0, 1): return np.full(shape, float(p))\n    return np.divide("
)
p_zero_is_default = edited("keep = ", "p = p or 0.5; keep = ")
boolean_mask = edited(
    "np.divide(1.0, 1.0 - float(p), out=np.zeros(shape), where=keep)", "np.asarray(keep)"
)
integer_mask = edited("where=keep)", "where=keep).astype(int)")
float32_mask = edited("where=keep)", "where=keep).astype(np.float32)")
flat_mask = edited("where=keep)", "where=keep).ravel()")
matrices_only = edited("keep = ", "rows, columns = shape; keep = ")
coarse_draws = edited("rng.random(shape)", "rng.integers(0, 10, size=shape) / 10")
no_validation = edited("if not 0.0 <= p <= 1.0:", "if False:")
returns_before_validating = edited(
    "if not 0.0 <= p", "if 0 in shape: return np.zeros(shape)\n    if not 0.0 <= p"
)
clamps_probability = edited(
    "if not 0.0 <= p <= 1.0:", "p = min(max(p, 0.0), 1.0)\n    if np.isnan(p):"
)
accepts_nan = edited("if not 0.0 <= p <= 1.0:", "if p < 0.0 or p > 1.0:")
asserts = edited("raise ValueError(", "raise AssertionError(")
