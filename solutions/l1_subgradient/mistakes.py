"""Known wrong versions of l1_subgradient; its page says what each misconception is."""

from grader.kit import edited

RESULT = "np.sign(w) * float(lam)"
KIND = ".astype((1.0 * w).dtype)"

nan_at_zero = edited("np.sign(w)", f"(w / np.abs(w.astype(np.float64))){KIND}")
positive_at_zero = edited("np.sign(w)", "np.sign(np.sign(w) + 0.5)")
negative_at_zero = edited("np.sign(w)", "np.sign(np.sign(w) - 0.5)")
sign_of_zero = edited("np.sign(w)", "np.copysign(1.0, w)")
l2_gradient = edited("np.sign(w)", "2.0 * w")
weight_decay = edited("np.sign(w)", "w")
no_strength = edited("float(lam)\n", "1.0\n")
halved = edited(" * float(lam)", " * float(lam) / 2")
divides_by_entries = edited(" * float(lam)", " * float(lam) / max(w.size, 1)")
returns_penalty_per_entry = edited("np.sign(w)", "np.abs(1.0 * w)")
returns_penalty = edited(RESULT, "float(lam) * float(np.abs(w.astype(np.float64)).sum())")
absolute_sign = edited("np.sign(w)", "np.abs(np.sign(w))")
descent_direction = edited(" * float(lam)", " * -float(lam)")
returns_updated_weights = edited(RESULT, "1.0 * w - np.sign(w) * float(lam)")
soft_sign = edited("np.sign(w)", "np.clip(1.0 * w, -1, 1)")
smoothed_sign = edited("np.sign(w)", f"np.tanh(w.astype(np.float64)){KIND}")
padded_divisor = edited("np.sign(w)", f"(w / (np.abs(w.astype(np.float64)) + 1e-8)){KIND}")
dead_zone = edited("np.sign(w)", "np.sign(np.where(np.abs(w) < 1e-8, 0 * w, w))")
normalised_by_length = edited(
    "np.sign(w)", f"(w / max(np.linalg.norm(w.astype(np.float64)), 1e-300)){KIND}"
)
spares_vectors = edited("np.sign(w)", "np.sign(w if w.ndim > 1 else 0 * w)")
keeps_integers = edited(RESULT, "(np.sign(w) * float(lam)).astype(w.dtype)")
widens_to_float64 = edited("np.sign(w)", "np.sign(w).astype(np.float64)")
follows_dtype_of_strength = edited("float(lam)\n", "lam\n")
returns_input = edited(
    "    # A np", "    if w.dtype.kind == 'f' and not w.any(): return w\n    # A np"
)
sign_in_place = edited(
    "    return np",
    "    np.copyto(w, np.sign(w), where=w != 0, casting='unsafe')\n    return np",
)
flattens = edited("np.sign(w)", "np.sign(np.ravel(w))")
accepts_negative = edited("if not 0.0 <= lam < math.inf:", "if not math.isfinite(lam):")
accepts_non_finite_strength = edited("if not 0.0 <= lam < math.inf:", "if lam < 0.0:")
accepts_infinite_strength = edited("if not 0.0 <= lam < math.inf:", "if not lam >= 0.0:")
rejects_zero = edited("if not 0.0 <= lam <", "if not 0.0 < lam <")
accepts_bad_entries = edited("if not np.isfinite(w).all():", "if False:")
accepts_infinite_entries = edited("if not np.isfinite(w).all():", "if np.isnan(w).any():")
returns_before_validating = edited(
    "    if not np.isfinite",
    "    if lam == 0: return np.zeros(w.shape, w.dtype if w.dtype.kind == 'f' else float)\n"
    "    if not np.isfinite",
)
empty_before_validating = edited(
    "    if not 0.0 <=",
    "    if w.size == 0: return np.zeros(w.shape, w.dtype if w.dtype.kind == 'f' else float)\n"
    "    if not 0.0 <=",
)
