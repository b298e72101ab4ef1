"""Known wrong versions of dropout_forward; its page says what each misconception is."""

from grader.kit import edited

DIVIDE = "np.divide(x, 1.0 - float(p), out=np.zeros(x.shape, kind), where=u >= p)"
COPY = "np.array(x, dtype=kind)"

keep_probability = edited("u >= p", "u < p", "1.0 - float(p)", "float(p)")
keeps_below_unscaled = edited("u >= p", "u < p", "1.0 - float(p)", "1.0")
inverted_comparison = edited("u >= p", "(u < p) & (p < 1.0)")
strict_comparison = edited("u >= p", "u > p")
draws_in_dtype_of_x = edited("where=u >= p", "where=u.astype(kind) >= p")
no_scaling = edited("1.0 - float(p)", "1.0")
scaled_by_drop = edited("1.0 - float(p)", "float(p)")
scaled_down = edited("np.divide(x", "np.multiply(x")
realised_scale = edited("1.0 - float(p)", "max(float(np.mean(u >= p)) if u.size else 1.0, 1e-9)")
returns_mask = edited("np.divide(x", "np.divide(1.0")
returns_mask_too = edited(f"return {DIVIDE}", f"return {DIVIDE}, (u >= p).astype(kind)")
per_feature = edited("where=u >= p", "where=(u[:1] if u.ndim else u) >= p")
per_example = edited("where=u >= p", "where=(u[:, :1] if u.ndim > 1 else u) >= p")
whole_channels = edited(
    "where=u >= p", "where=(u[(..., *(slice(0, 1),) * (u.ndim - 2))] if u.ndim > 3 else u) >= p"
)
ignores_draws = edited("where=u >= p", "where=np.random.default_rng(0).random(x.shape) >= p")
drops_at_evaluation = edited("if not training:", "if False:")
inverted_switch = edited("if not training:", "if training:")
off_by_default = edited("training: bool = True", "training: bool = False")
original_dropout = edited("1.0 - float(p)", "1.0", COPY, "np.array(x * (1.0 - p), dtype=kind)")
scales_at_evaluation = edited(COPY, "np.array(x * (1.0 - p), dtype=kind)")
p_one_nan = edited(DIVIDE, "((u >= p) * x / np.float64(1.0 - p)).astype(kind)")
p_one_divides = edited(DIVIDE, "((u >= p) * x * (1.0 / (1.0 - float(p)))).astype(kind)")
p_one_keeps_all = edited("if not training:", "if not training or p == 1:")
rejects_p_one = edited("<= p <= 1.0", "<= p < 1.0")
rejects_p_zero = edited("0.0 <= p <=", "0.0 < p <=")
returns_input = edited(COPY, "np.asarray(x, dtype=kind)")
p_zero_returns_input = edited(
    "    # For p", "    if p == 0 and x.dtype == kind: return x\n    # For p"
)
changes_input = edited(
    "    # For p",
    "    if x.dtype.kind == 'f': np.multiply(x, u >= p, out=x)\n    # For p",
)
keeps_integers = edited(DIVIDE, f"{DIVIDE}.astype(x.dtype)", COPY, "np.array(x)")
evaluation_keeps_integers = edited(COPY, "np.array(x)")
widens_to_float64 = edited(
    'x.dtype if x.dtype.kind == "f" else np', "np", "divide(x", "divide(x.astype(np.float64)"
)
dtype_of_draws = edited(
    DIVIDE,
    DIVIDE.replace("kind", "np.result_type(kind, u)").replace(
        "(x,", "(x.astype(np.result_type(kind, u)),"
    ),
)
follows_dtype_of_p = edited(
    DIVIDE, "np.where(u >= p, x / (1.0 - p) if p < 1.0 else 0.0 * x, np.zeros((), kind))"
)
flattens = edited(DIVIDE, f"{DIVIDE}.ravel()")
accepts_bad_p = edited("if not 0.0 <= p <= 1.0:", "if np.isnan(p):")
accepts_nan_p = edited("if not 0.0 <= p <= 1.0:", "if p < 0.0 or p > 1.0:")
broadcasts = edited("if x.shape != u.shape:", "if False:")
accepts_bad_entries = edited("if not np.isfinite(x).all():", "if False:")
accepts_infinite_entries = edited("if not np.isfinite(x).all():", "if np.isnan(x).any():")
accepts_bad_draws = edited("if not ((u >= 0.0) & (u < 1.0)).all():", "if False:")
accepts_nan_draws = edited(
    "if not ((u >= 0.0) & (u < 1.0)).all():", "if ((u < 0.0) | (u >= 1.0)).any():"
)
accepts_draw_of_one = edited("u < 1.0", "u <= 1.0")
evaluates_before_validating = edited(
    "    if not 0.0 <=",
    "    if not training:\n"
    "        return np.array(x, dtype=x.dtype if x.dtype.kind == 'f' else float)\n"
    "    if not 0.0 <=",
)
returns_before_validating = edited(
    "    if x.shape",
    "    if p in (0, 1) and training:\n"
    "        return np.array(x * (1.0 - p), x.dtype if x.dtype.kind == 'f' else float)\n"
    "    if x.shape",
)
