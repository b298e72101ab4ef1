"""Known wrong versions of hard_concrete; its page says what each misconception is."""

from grader.kit import edited

GATE = "z = _hard(_sigmoid((logistic + location) / beta), gamma, zeta)"
FIXED = "z_det = _hard(_sigmoid(location), gamma, zeta)"
OPEN = "p_active = _sigmoid(location - beta * np.log(-gamma / zeta))"
CLIP = "np.clip(s * (zeta - gamma) + gamma, 0.0, 1.0)"

no_stretch = edited(CLIP, "np.clip(s, 0.0, 1.0)")
no_clip = edited(CLIP, "s * (zeta - gamma) + gamma")
clips_below_only = edited(CLIP, "np.maximum(s * (zeta - gamma) + gamma, 0.0)")
clips_above_only = edited(CLIP, "np.minimum(s * (zeta - gamma) + gamma, 1.0)")
stretched_by_zeta = edited(CLIP, "np.clip(s * zeta + gamma, 0.0, 1.0)")
beta_missing = edited("(logistic + location) / beta", "logistic + location")
beta_multiplied = edited("(logistic + location) / beta", "(logistic + location) * beta")
beta_on_noise_only = edited("(logistic + location) / beta", "logistic / beta + location")
beta_on_location_only = edited("(logistic + location) / beta", "logistic + location / beta")
noise_sign = edited("np.log(noise) - np.log1p(-noise)", "np.log1p(-noise) - np.log(noise)")
half_of_the_noise = edited("np.log(noise) - np.log1p(-noise)", "np.log(noise)")
gumbel_noise = edited("np.log(noise) - np.log1p(-noise)", "-np.log(-np.log(noise))")
location_subtracted = edited("(logistic + location)", "(logistic - location)")
alpha_for_log_alpha = edited(
    "(logistic + location)", "(logistic + np.exp(np.minimum(location, 700)))"
)
clamps_noise = edited("u.astype(np.float64)", "np.clip(u.astype(np.float64), 1e-6, 1 - 1e-6)")
epsilon_in_logs = edited(
    "np.log(noise) - np.log1p(-noise)", "np.log(noise + 1e-8) - np.log(1.0 - noise + 1e-8)"
)
rounds_gate = edited(GATE, f"{GATE}\n    z = np.round(z)")
fixed_gate_with_beta = edited(FIXED, "z_det = _hard(_sigmoid(location / beta), gamma, zeta)")
fixed_gate_unstretched = edited(FIXED, "z_det = _sigmoid(location)")
fixed_gate_is_probability = edited(
    FIXED, "z_det = _sigmoid(location - beta * np.log(-gamma / zeta))"
)
fixed_gate_is_binary = edited(FIXED, f"{FIXED}\n    z_det = (z_det > 0.5) * 1.0")
fixed_gate_is_random = edited(FIXED, "z_det = 1.0 * z")
penalty_without_stretch = edited(OPEN, "p_active = _sigmoid(location)")
penalty_sign = edited(OPEN, "p_active = _sigmoid(location + beta * np.log(-gamma / zeta))")
penalty_without_beta = edited(OPEN, "p_active = _sigmoid(location - np.log(-gamma / zeta))")
penalty_divided_by_beta = edited(
    OPEN, "p_active = _sigmoid(location / beta - np.log(-gamma / zeta))"
)
penalty_over_width = edited(
    OPEN, "p_active = _sigmoid(location - beta * np.log(-gamma / (zeta - gamma)))"
)
penalty_of_closed_gate = edited(OPEN, f"{OPEN}\n    p_active = 1.0 - p_active")
penalty_of_saturated_gate = edited(
    OPEN, "p_active = _sigmoid(location - beta * np.log((1.0 - gamma) / (zeta - 1.0)))"
)
penalty_of_this_draw = edited(OPEN, "p_active = (z > 0.0) * 1.0")
penalty_clamped = edited(OPEN, f"{OPEN}\n    p_active = np.clip(p_active, 1e-6, 1.0 - 1e-6)")
gate_constants_fixed = edited(GATE, GATE.replace("gamma, zeta", "-0.1, 1.1"))
fixed_gate_constants_fixed = edited(FIXED, FIXED.replace("gamma, zeta", "-0.1, 1.1"))
penalty_constants_fixed = edited(OPEN, "p_active = _sigmoid(location - 2 / 3 * np.log(0.1 / 1.1))")
exponential_overflows = edited(
    "    small = np.exp(-np.abs(x))\n    return np.where(x < 0.0, small, 1.0) / (1.0 + small)",
    "    return np.exp(x) / (1.0 + np.exp(x))",
)
swapped = edited(
    "return z.astype(kind), z_det.astype(kind)", "return z_det.astype(kind), z.astype(kind)"
)
summed_penalty = edited("p_active.astype(kind)", "p_active.astype(kind).sum()")
float64_results = edited(
    'log_alpha.dtype if log_alpha.dtype.kind == "f" else np.float64', "np.float64"
)
noise_dtype = edited('log_alpha.dtype if log_alpha.dtype.kind == "f" else np.float64', "u.dtype")
integer_results = edited(
    'log_alpha.dtype if log_alpha.dtype.kind == "f" else np.float64', "log_alpha.dtype"
)
noise_in_own_dtype = edited(
    "u.astype(np.float64)", "u.astype(np.result_type(log_alpha, np.float16)).astype(np.float64)"
)
changes_noise = edited(
    "noise = log_alpha.astype(np.float64), u.astype(np.float64)",
    "noise = log_alpha.astype(np.float64), u.astype(np.float64)\n    u[...] = 0.5",
)
no_validation = edited(
    "if not 0.0 < beta < np.inf:",
    "if False:",
    "if not -np.inf < gamma < 0.0:",
    "if False:",
    "if not 1.0 < zeta < np.inf:",
    "if False:",
    "if log_alpha.shape != u.shape:",
    "if False:",
    "if not np.isfinite(log_alpha).all():",
    "if False:",
    "if not ((u > 0.0) & (u < 1.0)).all():",
    "if False:",
)
shapes_unchecked = edited(
    "    if log_alpha.shape != u.shape:",
    "    log_alpha, u = np.broadcast_arrays(log_alpha, u)\n    if False:",
)
ends_accepted = edited("(u > 0.0) & (u < 1.0)", "(u >= 0.0) & (u <= 1.0)")
zero_accepted = edited("(u > 0.0) & (u < 1.0)", "(u >= 0.0) & (u < 1.0)")
noise_unchecked = edited("if not ((u > 0.0) & (u < 1.0)).all():", "if False:")
nan_noise_accepted = edited(
    "if not ((u > 0.0) & (u < 1.0)).all():", "if (u <= 0.0).any() or (u >= 1.0).any():"
)
entries_unchecked = edited("if not np.isfinite(log_alpha).all():", "if False:")
finite_sum_expected = edited(
    "np.isfinite(log_alpha).all()", "np.isfinite(log_alpha.sum(dtype=np.float64))"
)
accepts_infinity = edited("if not np.isfinite(log_alpha).all():", "if np.isnan(log_alpha).any():")
any_beta = edited("if not 0.0 < beta < np.inf:", "if False:")
any_gamma = edited("if not -np.inf < gamma < 0.0:", "if False:")
any_zeta = edited("if not 1.0 < zeta < np.inf:", "if False:")
nan_parameters_accepted = edited(
    "if not 0.0 < beta < np.inf:",
    "if beta <= 0.0 or beta == np.inf:",
    "if not -np.inf < gamma < 0.0:",
    "if gamma >= 0.0 or gamma == -np.inf:",
    "if not 1.0 < zeta < np.inf:",
    "if zeta <= 1.0 or zeta == np.inf:",
)
infinite_parameters_accepted = edited(
    "0.0 < beta < np.inf",
    "0.0 < beta",
    "-np.inf < gamma < 0.0",
    "gamma < 0.0",
    "1.0 < zeta < np.inf",
    "1.0 < zeta",
)
returns_before_validating = edited(
    "    if not 0.0 < beta",
    "    if not log_alpha.size and log_alpha.shape == u.shape:\n"
    '        kind = log_alpha.dtype if log_alpha.dtype.kind == "f" else np.float64\n'
    "        return tuple(np.zeros(u.shape, kind) for _ in range(3))\n"
    "    if not 0.0 < beta",
)
