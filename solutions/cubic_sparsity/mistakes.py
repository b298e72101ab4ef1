"""Known wrong versions of cubic_sparsity; its page says what each misconception is."""

from grader.kit import edited

DONE = "min(max((t - t0) / (n * dt), 0.0), 1.0)"
CUBE = "(1.0 - done) ** 3"
RESULT = "s_f + (s_i - s_f) * (1.0 - done) ** 3"

linear = edited(CUBE, "(1.0 - done)")
quadratic = edited(CUBE, "(1.0 - done) ** 2")
cube_of_time_passed = edited(RESULT, "s_i + (s_f - s_i) * done**3")
ends_swapped = edited(RESULT, "s_i + (s_f - s_i) * (1.0 - done) ** 3")
cube_of_everything = edited(RESULT, "(s_f + (s_i - s_f) * (1.0 - done)) ** 3")
from_zero = edited(RESULT, "s_f * (1.0 - (1.0 - done) ** 3)")
geometric = edited(RESULT, "1 - (1 - s_i) * ((1 - s_f) / max(1 - s_i, 1e-12)) ** done")
cosine = edited(RESULT, "s_f + (s_i - s_f) * (1.0 + math.cos(math.pi * done)) / 2")
ignores_start = edited("(t - t0) / (n * dt)", "t / (n * dt)")
n_is_all_steps = edited("(n * dt)", "n")
dt_is_length = edited("(n * dt)", "dt")
n_is_last_step = edited("(t - t0) / (n * dt)", "(t - t0) / (n - t0 if n > t0 else n * dt)")
end_counted_from_zero = edited("/ (n * dt)", "/ (n * dt - t0 or n * dt)")
one_interval_less = edited("(n * dt)", "(max(n - 1, 0.5) * dt)")
one_interval_more = edited("(n * dt)", "((n + 1) * dt)")
steps_of_intervals = edited("(t - t0) / (n * dt)", "((t - t0) // dt) / n")
whole_ramps = edited("(t - t0) / (n * dt)", "(t - t0) // (n * dt)")
runs_on_before = edited(DONE, "min((t - t0) / (n * dt), 1.0)")
runs_on_after = edited(DONE, "max((t - t0) / (n * dt), 0.0)")
zero_before_start = edited("    return float(", "    if t < t0: return 0.0\n    return float(")
start_excluded = edited("    return float(", "    if t <= t0: return 0.0\n    return float(")
clamps_to_rising = edited(f"float({RESULT})", f"float(max(s_i, min(s_f, {RESULT})))")
returns_density = edited(f"float({RESULT})", f"1.0 - float({RESULT})")
percent = edited(f"float({RESULT})", f"100 * float({RESULT})")
rounds_result = edited(f"float({RESULT})", f"round(float({RESULT}), 2)")
refuses_falling = edited("if not (0.0 <= s_i <= 1.0 and", "if not (0.0 <= s_i <= s_f and")
refuses_steps_beside = edited(
    "    done =", "    if not t0 <= t <= t0 + n * dt: raise ValueError('t')\n    done ="
)
accepts_bad_sparsity = edited("if not (0.0 <= s_i <= 1.0 and 0.0 <= s_f <= 1.0):", "if False:")
clamps_sparsity = edited(
    "if not (0.0 <= s_i <= 1.0 and 0.0 <= s_f <= 1.0):",
    "s_i, s_f = (s if s != s else min(max(s, 0.0), 1.0) for s in (s_i, s_f))\n"
    "    if s_i != s_i or s_f != s_f:",
)
checks_target_alone = edited("0.0 <= s_i <= 1.0 and ", "")
accepts_bad_steps = edited("if not (math.isfinite(t) and math.isfinite(t0)):", "if False:")
accepts_infinite_steps = edited(
    "if not (math.isfinite(t) and math.isfinite(t0)):", "if math.isnan(t) or math.isnan(t0):"
)
accepts_infinite_ramp = edited(
    "if not (0.0 < n < math.inf and 0.0 < dt < math.inf):", ("if not (n > 0.0 and dt > 0.0):")
)
accepts_negative_ramp = edited(
    "if not (0.0 < n < math.inf and 0.0 < dt < math.inf):", ("if not (0.0 < n * dt < math.inf):")
)
divides_by_zero = edited(
    "0.0 < n < math.inf and 0.0 < dt < math.inf", ("0.0 <= n < math.inf and 0.0 <= dt < math.inf")
)
returns_before_validating = edited(
    "    if not (0.0 <= s_i", "    if t < t0: return float(s_i)\n    if not (0.0 <= s_i"
)
