"""Known wrong versions of movement_score_update; its page says what each misconception is."""

from grader.kit import edited

adds_the_step = edited("S - step", "S + step")
absolute_product = edited(
    "np.multiply(g, W, dtype=np.float64)", "-np.abs(np.multiply(g, W, dtype=np.float64))"
)
falls_by_size = edited(
    "np.multiply(g, W, dtype=np.float64)", "np.abs(np.multiply(g, W, dtype=np.float64))"
)
sign_only = edited(
    "np.multiply(g, W, dtype=np.float64)", "np.sign(np.multiply(g, W, dtype=np.float64))"
)
weight_sign = edited("np.multiply(g, W,", "np.multiply(g, np.sign(W),")
gradient_only = edited("np.multiply(g, W, dtype=np.float64)", "g.astype(np.float64)")
weight_only = edited("np.multiply(g, W, dtype=np.float64)", "W.astype(np.float64)")
absolute_weight = edited("np.multiply(g, W,", "np.multiply(g, np.abs(W),")
squared_weight = edited("np.multiply(g, W,", "np.multiply(g * W, W,")
times_score = edited("np.multiply(g, W,", "np.multiply(g, W * S,")
updated_weights = edited("np.multiply(g, W,", "np.multiply(g, W - lr * g,")
survivors_only = edited("lr * np.multiply", "(S > 0) * lr * np.multiply")
upper_half_only = edited(
    "lr * np.multiply", "(S >= np.median(S) if S.size else 1.0) * lr * np.multiply"
)
no_rate = edited("step = lr * ", "step = ")
squared_rate = edited("step = lr * ", "step = lr**2 * ")
mean_gradient = edited(
    "np.multiply(g, W, dtype=np.float64)", "np.multiply(g, W, dtype=np.float64) / max(g.size, 1)"
)
forgets_old_score = edited("S - step", "-step")
running_average = edited("S - step", "(1 - lr) * S - step")
clips_at_zero = edited("S - step", "np.maximum(S - step, 0.0)")
absolute_score = edited("S - step", "np.abs(S - step)")
changes_scores_in_place = edited(
    "    return np.asarray(S - step, dtype=",
    "    if S.dtype.kind == 'f':\n        S -= step\n        return S\n"
    "    return np.asarray(S - step, dtype=",
)
returns_scores_for_zero_rate = edited(
    "    # In float64", "    if lr == 0:\n        return S\n    # In float64"
)
narrow_product = edited("np.multiply(g, W, dtype=np.float64)", "(g * W)")
formula_in_own_types = edited(
    "step = lr * np.multiply(g, W, dtype=np.float64)", "step = (lr * g) * W"
)
own_dtype = edited(
    "np.multiply(g, W, dtype=np.float64)",
    'np.multiply(*(a.astype(S.dtype if S.dtype.kind == "f" else float) for a in (g, W)))',
)
float64_scores = edited(
    'np.asarray(S - step, dtype=S.dtype if S.dtype.kind == "f" else np.float64)',
    "np.asarray(S - step)",
)
weights_dtype = edited('S.dtype if S.dtype.kind == "f"', 'W.dtype if W.dtype.kind == "f"')
integer_scores = edited('S.dtype if S.dtype.kind == "f" else np.float64', "S.dtype")
flat_scores = edited("S - step,", "(S - step).ravel(),")
no_validation = edited(
    "if not 0.0 <= lr < np.inf:",
    "if False:",
    "if not S.shape == W.shape == g.shape:",
    "if False:",
    "if not all(np.isfinite(array).all() for array in (S, W, g)):",
    "if False:",
)
returns_before_validating = edited(
    "    if not S.shape",
    "    if lr == 0:\n"
    '        return S.astype(S.dtype if S.dtype.kind == "f" else float)\n'
    "    if not S.shape",
)
accepts_negative_rate = edited("not 0.0 <= lr < np.inf", "not -np.inf < lr < np.inf")
accepts_nan_rate = edited("not 0.0 <= lr < np.inf", "lr < 0.0 or lr == np.inf")
accepts_infinite_rate = edited("not 0.0 <= lr < np.inf", "not lr >= 0.0")
rejects_zero_rate = edited("not 0.0 <= lr", "not 0.0 < lr")
broadcasts_shapes = edited("if not S.shape == W.shape == g.shape:", "if False:")
gradient_shape_unchecked = edited("S.shape == W.shape == g.shape", "S.shape == W.shape")
accepts_not_finite = edited(
    "if not all(np.isfinite(array).all() for array in (S, W, g)):", "if False:"
)
accepts_infinity = edited(
    "if not all(np.isfinite(array).all() for array in (S, W, g)):",
    "if any(np.isnan(array).any() for array in (S, W, g)):",
)
scores_unchecked = edited("in (S, W, g)", "in (W, g)")
