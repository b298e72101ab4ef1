"""Known wrong versions of dropout_backward; its page says what each misconception is."""

from grader.kit import edited

DIVIDE = "np.divide(g, 1.0 - float(p), out=np.zeros(g.shape, kind), where=mask.astype(bool))"
ONE = "    if p == 1.0:  # no scale exists; the output is constant\n"
ZEROS = "        return np.zeros(g.shape, kind)\n"

identity = edited(ONE + ZEROS + "    return " + DIVIDE, "    return np.array(g, dtype=kind)")
no_scaling = edited("1.0 - float(p)", "1.0")
divides_by_p = edited("np.divide(g, 1.0 - float(p),", "np.divide(g, float(p),")
scaled_down = edited("np.divide(g", "np.multiply(g")
scaled_twice = edited("1.0 - float(p)", "(1.0 - float(p)) ** 2")
realised_scale = edited("1.0 - float(p)", "max(float(np.mean(mask)) if mask.size else 1.0, 1e-9)")
inverted_mask = edited("where=mask.astype(bool)", "where=mask == 0")
scale_without_mask = edited("where=mask.astype(bool)", "where=np.ones(g.shape, bool)")
fresh_mask = edited(
    "where=mask.astype(bool)", "where=np.random.default_rng(0).random(g.shape) >= p"
)
mask_of_first_row = edited(
    "where=mask.astype(bool)", "where=(mask[:1] if mask.ndim else mask) == 1"
)
mask_of_first_column = edited(
    "where=mask.astype(bool)", "where=(mask[:, :1] if mask.ndim > 1 else mask) == 1"
)
mask_of_channels = edited(
    "where=mask.astype(bool)",
    "where=(mask[:, :, :1, :1] if mask.ndim == 4 else mask).astype(bool)",
)
returns_scaled_mask = edited("np.divide(g", "np.divide(1.0")
averages_over_batch = edited(
    "1.0 - float(p)", "(1.0 - float(p)) * (max(len(g), 1) if g.ndim else 1)"
)
descent_direction = edited(DIVIDE, f"-{DIVIDE}")
p_one_nan = edited(
    ONE + ZEROS + "    return " + DIVIDE, "    return (g * mask / np.float64(1.0 - p)).astype(kind)"
)
p_one_divides = edited(
    ONE + ZEROS + "    return " + DIVIDE,
    "    return (g * mask * (1.0 / (1.0 - float(p)))).astype(kind)",
)
p_one_infinite = edited(ONE + ZEROS, "")
p_one_follows_mask = edited(ZEROS, "        return (g * mask).astype(kind)\n")
p_zero_ignores_mask = edited(ONE, "    if p == 0:\n        return np.array(g, dtype=kind)\n" + ONE)
rejects_p_one = edited("<= p <= 1.0", "<= p < 1.0")
rejects_p_zero = edited("0.0 <= p <=", "0.0 < p <=")
returns_gradient_itself = edited(
    ONE, "    if g.dtype == kind and p == 0 and mask.all():\n        return g\n" + ONE
)
changes_gradient = edited(
    ONE, "    if g.dtype.kind == 'f': np.multiply(g, mask, out=g, casting='unsafe')\n" + ONE
)
keeps_integers = edited(
    ZEROS, "        return np.zeros(g.shape, g.dtype)\n", DIVIDE, f"{DIVIDE}.astype(g.dtype)"
)
widens_to_float64 = edited(
    'g.dtype if g.dtype.kind == "f" else np', "np", "divide(g", "divide(g.astype(np.float64)"
)
follows_dtype_of_mask = edited(
    "    kind = ",
    "    g = g.astype(np.result_type(g, mask.dtype if mask.dtype.kind == 'f' else g))\n    kind = ",
)
follows_dtype_of_p = edited(DIVIDE, "np.where(mask == 1, g / (1.0 - p), np.zeros((), kind))")
flattens = edited(DIVIDE, f"{DIVIDE}.ravel()")
accepts_bad_p = edited("if not 0.0 <= p <= 1.0:", "if np.isnan(p):")
accepts_nan_p = edited("if not 0.0 <= p <= 1.0:", "if p < 0.0 or p > 1.0:")
broadcasts = edited("if g.shape != mask.shape:", "if False:")
accepts_bad_entries = edited("if not np.isfinite(g).all():", "if False:")
accepts_infinite_entries = edited("if not np.isfinite(g).all():", "if np.isnan(g).any():")
accepts_any_mask = edited("if not np.isin(mask, (0, 1)).all():", "if False:")
checks_range_of_mask = edited(
    "if not np.isin(mask, (0, 1)).all():", "if not ((mask >= 0) & (mask <= 1)).all():"
)
returns_before_validating = edited(
    "    if g.shape",
    "    if p == 1: return np.zeros(g.shape, g.dtype if g.dtype.kind == 'f' else float)\n"
    "    if g.shape",
)
