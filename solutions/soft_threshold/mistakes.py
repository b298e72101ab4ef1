"""Known wrong versions of soft_threshold; its page says what each misconception is."""

from grader.kit import edited

RESULT = "x - np.clip(x, -float(t), float(t))"
OUTSIDE = "np.abs(1.0 * x) > float(t)"
KIND = ".astype((1.0 * x).dtype)"

hard_threshold = edited(RESULT, f"np.where({OUTSIDE}, 1.0 * x, 0.0){KIND}")
one_sided = edited(RESULT, "np.maximum(1.0 * x - float(t), 0.0)")
subtracts_on_both_sides = edited(RESULT, f"np.where({OUTSIDE}, x - float(t), 0.0){KIND}")
returns_clipped = edited("x - np.clip", "np.clip")
twice_the_threshold = edited("-float(t), float(t)", "-2 * float(t), 2 * float(t)")
half_the_threshold = edited("-float(t), float(t)", "-float(t) / 2, float(t) / 2")
loses_sign = edited(RESULT, f"np.abs({RESULT})")
ridge_shrinkage = edited(RESULT, "1.0 * x / (1.0 + float(t))")
scales_by_one_minus_t = edited(RESULT, "x * (1.0 - float(t))")
overshoots_zero = edited(RESULT, "1.0 * x - np.sign(x) * float(t)")
group_soft_threshold = edited(
    RESULT,
    f"(x * max(0.0, 1.0 - t / max(1e-300, np.linalg.norm(x.astype(np.float64))))){KIND}",
)
nan_at_zero = edited(RESULT, f"x / np.abs(x.astype(np.float64)) * np.abs({RESULT}){KIND}")
nan_at_infinity = edited(RESULT, f"(1.0 * x - np.sign(x) * float(t)) * ({OUTSIDE})")
garrote = edited(
    RESULT, f"np.where({OUTSIDE}, x - float(t) ** 2 / np.where(x == 0, 1.0, x), 0.0){KIND}"
)
l0_threshold = edited(
    RESULT, f"np.where(np.abs(1.0 * x) > np.sqrt(2 * float(t)), 1.0 * x, 0.0){KIND}"
)
keeps_small = edited(RESULT, f"np.where({OUTSIDE}, 0.0, 1.0 * x){KIND}")
moves_away_from_zero = edited(RESULT, f"np.where({OUTSIDE}, x + np.sign(x) * float(t), 0.0){KIND}")
relative_threshold = edited(
    "    # What",
    "    t = float(t) * float(np.abs(1.0 * x).max(initial=0.0))\n    # What",
)
keeps_integers = edited(RESULT, f"({RESULT}).astype(x.dtype)")
own_integer_type = edited(
    RESULT, "np.asarray(np.sign(x) * np.maximum(np.abs(x) - t, 0), (1.0 * x).dtype)"
)
float32_arithmetic = edited(RESULT, f"({RESULT.replace('x', 'x.astype(np.float32)')}){KIND}")
widens_to_float64 = edited(RESULT, RESULT.replace("x", "x.astype(np.float64)", 1))
follows_dtype_of_threshold = edited(RESULT, "np.sign(x) * np.maximum(np.abs(x) - t, 0)")
returns_input = edited("    # What", "    if t == 0 and x.dtype.kind == 'f': return x\n    # What")
threshold_in_place = edited(
    "    return " + RESULT,
    "    np.subtract(x, np.clip(x, -float(t), float(t)), out=x, casting='unsafe')\n"
    "    return 1.0 * x",
)
flattens = edited(RESULT, f"np.ravel({RESULT})")
accepts_negative = edited("if not t >= 0.0:", "if np.isnan(t):")
accepts_nan_threshold = edited("if not t >= 0.0:", "if t < 0.0:")
rejects_infinity = edited("if not t >= 0.0:", "if not 0.0 <= t < np.inf:")
rejects_zero = edited("if not t >= 0.0:", "if not t > 0.0:")
accepts_bad_entries = edited("if not np.isfinite(x).all():", "if False:")
accepts_infinite_entries = edited("if not np.isfinite(x).all():", "if np.isnan(x).any():")
returns_before_validating = edited(
    "    if not np.isfinite", "    if t == 0: return 1.0 * x\n    if not np.isfinite"
)
infinite_before_validating = edited(
    "    if not np.isfinite",
    "    if np.isinf(t): return 0.0 * np.ones_like(x)\n    if not np.isfinite",
)
empty_before_validating = edited(
    "    if not t >=", "    if x.size == 0: return 1.0 * x\n    if not t >="
)
