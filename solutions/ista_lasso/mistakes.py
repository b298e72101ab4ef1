"""Known wrong versions of ista_lasso; its page says what each misconception is."""

from grader.kit import edited

GRADIENT = "A.T @ (A @ w - y)"
THRESHOLD = "np.sign(v) * np.maximum(np.abs(v) - step * lam, 0.0)"
NORM = "np.linalg.norm(A, 2) ** 2"
STEP = f"            v = w - step * ({GRADIENT})\n            w = {THRESHOLD}\n"
LOOP = f"        for _ in range(n_iter):\n{STEP}"

subgradient_descent = edited(GRADIENT, f"{GRADIENT} + lam * np.sign(w)", THRESHOLD, "v")
threshold_is_lambda = edited("step * lam", "float(lam)")
threshold_over_samples = edited("step * lam", "step * lam / len(y)")
mean_gradient = edited(GRADIENT, f"{GRADIENT} / len(y)")
mean_loss = edited(GRADIENT, f"{GRADIENT} / len(y)", NORM, f"({NORM} / len(y))")
gradient_without_half = edited(GRADIENT, f"2 * ({GRADIENT})")
loss_without_half = edited(GRADIENT, f"2 * ({GRADIENT})", NORM, f"(2 * {NORM})")
frobenius_norm = edited(NORM, "np.linalg.norm(A) ** 2")
power_iteration_from_ones = edited(
    f"        step = 1.0 / {NORM}\n",
    "        u = np.ones(A.shape[1])\n"
    "        for _ in range(100):\n"
    "            u = A.T @ (A @ u)\n"
    "            u = u / (np.linalg.norm(u) or 1.0)\n"
    "        step = 1.0 / (np.linalg.norm(A @ u) ** 2 or 1.0)\n",
)
norm_not_squared = edited(NORM, "np.linalg.norm(A, 2)")
largest_column_sum = edited(NORM, "np.linalg.norm(A, 1) ** 2")
mean_of_squares_norm = edited(NORM, f"({NORM} / len(y))")
fixed_step = edited(f"1.0 / {NORM}", "0.01")
hard_threshold = edited(THRESHOLD, "np.where(np.abs(v) > step * lam, v, 0.0)")
non_negative = edited(THRESHOLD, "np.maximum(v - step * lam, 0.0)")
no_threshold = edited(THRESHOLD, "v")
ridge_shrinkage = edited(THRESHOLD, "v / (1.0 + step * lam)")
thresholds_at_the_end = edited(
    STEP, f"            w = w - step * ({GRADIENT})\n        v = w\n        w = {THRESHOLD}\n"
)
thresholds_first = edited(
    STEP,
    f"            v = w\n            w = {THRESHOLD}\n            w = w - step * ({GRADIENT})\n",
)
momentum = edited(
    LOOP,
    "        z, k = w, 1.0\n"
    "        for _ in range(n_iter):\n"
    f"            v = z - step * ({GRADIENT.replace('w', 'z')})\n"
    f"            old, w = w, {THRESHOLD}\n"
    "            k, before = (1.0 + math.sqrt(1.0 + 4.0 * k * k)) / 2.0, k\n"
    "            z = w + (before - 1.0) / k * (w - old)\n",
)
one_step_short = edited("range(n_iter)", "range(n_iter - 1)")
one_step_more = edited("range(n_iter)", "range(n_iter + 1)")
starts_at_ones = edited("np.zeros(X.shape[1])", "np.ones(X.shape[1])")
starts_at_correlations = edited("np.zeros(X.shape[1])", "A.T @ y")
starts_at_least_squares = edited("np.zeros(X.shape[1])", "np.linalg.pinv(A) @ y")
stops_early = edited(
    f"            w = {THRESHOLD}\n",
    f"            old, w = w, {THRESHOLD}\n            if np.abs(w - old).max() < 1e-4: break\n",
)
spares_first_weight = edited(
    f"            w = {THRESHOLD}\n",
    f"            w = {THRESHOLD}\n            w[:1] = v[:1]\n",
)
centres_data = edited(
    "    w = np.zeros",
    "    if len(y): A, y = A - A.mean(axis=0), y - y.mean()\n    w = np.zeros",
)
standardises_columns = edited(
    "    w = np.zeros",
    "    if A.any(): A = A / np.maximum(np.linalg.norm(A, axis=0), 1e-300)\n    w = np.zeros",
)
ascends = edited("v = w - step", "v = w + step")
divides_by_zero = edited("if A.any():", "if A.size:")
keeps_integers = edited('X.dtype if X.dtype.kind == "f" else np.float64', "X.dtype")
widens_to_float64 = edited('X.dtype if X.dtype.kind == "f" else np.float64', "np.float64")
follows_dtype_of_targets = edited(
    'X.dtype if X.dtype.kind == "f" else np.float64',
    'y.dtype if y.dtype.kind == "f" else np.float64',
)
own_integer_type = edited(NORM, "max(float(np.linalg.eigvalsh((X.T @ X) * 1.0)[-1]), 1e-300)")
writes_into_targets = edited(
    "    return w.", "    np.subtract(y, A @ w, out=y, casting='unsafe')\n    return w."
)
accepts_other_shapes = edited(
    "if X.ndim != 2 or y.shape != X.shape[:1]:",
    "X, y = (X if X.ndim == 2 else np.ones((1, 1))), np.resize(y, len(np.atleast_1d(X)))\n"
    "    if False:",
)
accepts_column_of_targets = edited(
    "    if X.ndim",
    "    y = y[:, 0] if y.ndim == 2 and y.shape[1] == 1 else y\n    if X.ndim",
)
accepts_one_target = edited(
    "    if X.ndim",
    "    y = np.full(X.shape[:1], y[0]) if y.shape == (1,) else y\n    if X.ndim",
)
accepts_negative_strength = edited("if not 0.0 <= lam < math.inf:", "if not math.isfinite(lam):")
accepts_non_finite_strength = edited("if not 0.0 <= lam < math.inf:", "if lam < 0.0:")
rejects_no_penalty = edited("if not 0.0 <= lam <", "if not 0.0 < lam <")
accepts_negative_count = edited("if n_iter < 0:", "if False:")
rejects_no_steps = edited("if n_iter < 0:", "if n_iter < 1:")
accepts_bad_entries = edited("if not (np.isfinite(X).all() and np.isfinite(y).all()):", "if False:")
accepts_infinite_entries = edited(
    "if not (np.isfinite(X).all() and np.isfinite(y).all()):",
    "if np.isnan(X).any() or np.isnan(y).any():",
)
accepts_bad_targets = edited(" and np.isfinite(y).all()", "")
returns_before_validating = edited(
    "    if not (np.isfinite(X)", "    if n_iter != 0 and not (np.isfinite(X)"
)
zero_data_before_validating = edited(
    "    if not 0.0 <=",
    "    if not X.any(): return np.zeros(X.shape[1], X.dtype if X.dtype.kind == 'f' else float)\n"
    "    if not 0.0 <=",
)
no_features_before_validating = edited(
    "    if not (np.isfinite(X)",
    "    if not X.shape[1]: return np.zeros(0, X.dtype if X.dtype.kind == 'f' else float)\n"
    "    if not (np.isfinite(X)",
)
