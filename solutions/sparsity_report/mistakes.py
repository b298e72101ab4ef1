"""Known wrong versions of sparsity_report; its page says what each misconception is."""

from grader.kit import edited

KEPT = "np.count_nonzero(w) for w in weights"
SPARSITY = "(total - kept) / total"
RATIO = "total / kept if kept else math.inf"

MEAN = "float(np.mean([1 - np.count_nonzero(w) / w.size for w in weights if w.size]))"

mean_of_layers = edited(SPARSITY, MEAN)
mean_for_both = edited(SPARSITY, MEAN, RATIO, f"1 / (1 - {MEAN}) if {MEAN} < 1 else math.inf")
mean_of_layer_ratios = edited(
    RATIO,
    "float(np.mean([w.size / max(np.count_nonzero(w), 1e-300) for w in weights if w.size]))"
    " if kept else math.inf",
)
density_for_sparsity = edited(SPARSITY, "kept / total")
inverse_sparsity = edited(RATIO, "total / (total - kept) if total > kept else math.inf")
ratio_of_bytes_kept = edited(RATIO, "kept / total")
zeros_per_non_zero = edited(RATIO, "(total - kept) / kept if kept else math.inf")
percent = edited(SPARSITY, "100 * (total - kept) / total")
swapped = edited(f"{SPARSITY}, {RATIO}", f"({RATIO}), {SPARSITY}")
counts_zeros_alone = edited(SPARSITY, "total - kept")
small_counts_as_zero = edited(KEPT, "int((np.abs(1.0 * w) > 1e-6).sum()) for w in weights")
close_counts_as_zero = edited(KEPT, "int((~np.isclose(w, 0.0)).sum()) for w in weights")
positive_only = edited(KEPT, "int((w > 0).sum()) for w in weights")
skips_vectors = edited(
    "    kept = ",
    "    weights = [w for w in weights if w.ndim > 1] or weights\n"
    "    total = max(1, sum(w.size for w in weights))\n    kept = ",
)
first_tensor_only = edited(
    "    kept = ", "    weights = weights[:1]\n    total = max(1, weights[0].size)\n    kept = "
)
last_tensor_only = edited(
    "    kept = ", "    weights = weights[-1:]\n    total = max(1, weights[0].size)\n    kept = "
)
counts_rows = edited(
    "w.size for",
    "len(np.atleast_1d(w)) for",
    KEPT,
    (
        "int(np.count_nonzero(np.atleast_1d(w).reshape(len(np.atleast_1d(w)), -1).any(axis=1)))"
        " for w in weights"
    ),
)
loops_over_rows = edited(KEPT, "np.count_nonzero(row) for w in weights for row in w")
stacks_tensors = edited(KEPT, "int(np.count_nonzero(w)) for w in np.array(weights)")
counts_by_sum = edited(KEPT, "int(abs(w.sum()) > 0) * int(np.count_nonzero(w)) for w in weights")
narrow_count = edited(KEPT, "int((w != 0).sum(dtype=w.dtype)) for w in weights")
divides_by_zero = edited(" if kept else math.inf", "")
ratio_of_nothing_is_total = edited("total / kept if kept else math.inf", "total / max(kept, 1)")
ratio_of_nothing_is_zero = edited("else math.inf", "else 0.0")
ratio_of_nothing_is_one = edited("else math.inf", "else 1.0")
rounds_result = edited(SPARSITY, f"round({SPARSITY}, 2)", RATIO, f"round({RATIO}, 2)")
integer_ratio = edited("total / kept if", "total // kept if")
returns_list = edited(f"return {SPARSITY}, {RATIO}", f"return [{SPARSITY}, {RATIO}]")
returns_sparsity_alone = edited(f", {RATIO}", "")
removes_in_place = edited("    return ", "    for w in weights: w[w == 0] = 0\n    return ")
accepts_no_entries = edited(
    "    if total == 0:", "    if not total: return 0.0, 1.0\n    if False:"
)
checks_empty_list_alone = edited(
    "    if total == 0:", "    if weights and not total: return 0.0, 1.0\n    if not weights:"
)
refuses_empty_arrays = edited(
    "if total == 0:", "if not all([w.size for w in weights]) or not total:"
)
accepts_bad_entries = edited("if not all(np.isfinite(w).all() for w in weights):", "if False:")
accepts_infinite_entries = edited(
    "if not all(np.isfinite(w).all() for w in weights):",
    "if any(np.isnan(w).any() for w in weights):",
)
