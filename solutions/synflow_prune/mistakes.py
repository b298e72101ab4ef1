"""Known wrong versions of synflow_prune; its page says what each misconception is."""

from grader.kit import edited

scores_once = edited("for i in range(1, n + 1):", "for i in range(n, n + 1):")
keeps_scores_when_cut = edited(
    "scores = _synflow(layers)",
    "new = _synflow(layers)\n        scores = new if new.any() or i == 1 else scores",
)
linear_schedule = edited(
    "float(density) ** (i / n) * flat.size", "(1 - (1 - float(density)) * i / n) * flat.size"
)
density_each_round = edited("** (i / n)", "** i")
stops_one_round_early = edited("range(1, n + 1)", "range(n)")
sparsity_for_density = edited("float(density) ** (i / n)", "(1 - float(density)) ** (i / n)")
multiplies_each_round = edited(
    "    for i in range(1, n + 1):",
    "    exact = float(flat.size)\n    for i in range(1, n + 1):",
    "count = round(float(density) ** (i / n) * flat.size)",
    "exact *= float(density) ** (1 / n)\n        count = round(exact)",
)
rounds_survivors = edited(
    "round(float(density) ** (i / n) * flat.size)", "round(float(density) ** (1 / n) * keep.sum())"
)
prunes_share_each_round = edited(
    "count = round(float(density) ** (i / n) * flat.size)",
    "count = int(keep.sum()) - round((1 - float(density)) / n * keep.sum())",
)
truncates_count = edited(
    "round(float(density) ** (i / n) * flat.size)", "int(float(density) ** (i / n) * flat.size)"
)
rounds_up = edited(
    "round(float(density) ** (i / n) * flat.size)",
    "int(np.ceil(float(density) ** (i / n) * flat.size))",
)
rounds_half_up = edited(
    "round(float(density) ** (i / n) * flat.size)",
    "int(float(density) ** (i / n) * flat.size + 0.5)",
)
density_in_its_own_type = edited("round(float(density) **", "round(density **")
count_in_float32 = edited(
    "round(float(density) ** (i / n) * flat.size)",
    "round(float(np.float32(float(density) ** (i / n) * flat.size)))",
)
non_zero_share = edited(
    "(i / n) * flat.size)", "(i / n) * sum(np.count_nonzero(w) for w in weights))"
)
starts_from_non_zeros = edited(
    "keep = np.ones(flat.size)", "keep = np.where(flat == 0.0, 0.0, 1.0)"
)
threshold_prunes_ties = edited(
    'keep[np.argsort(scores, kind="stable")[: flat.size - count]]',
    "keep[scores <= max(np.sort(scores)[: flat.size - count], default=-2.0)]",
)
threshold_keeps_ties = edited(
    'keep[np.argsort(scores, kind="stable")[: flat.size - count]]',
    "keep[scores < min(np.sort(scores)[flat.size - count :], default=np.inf)]",
)
ties_last_first = edited(
    'np.argsort(scores, kind="stable")', "np.lexsort((-np.arange(scores.size), scores))"
)
unstable_sort = edited('np.argsort(scores, kind="stable")', "np.argsort(scores)")
revives_pruned = edited(
    "        scores[keep == 0.0] = -1.0  # below every survivor: what is pruned stays pruned\n",
    "        keep = np.ones(flat.size)\n",
)
ranks_pruned_too = edited(
    "        scores[keep == 0.0] = -1.0  # below every survivor: what is pruned stays pruned\n",
    "",
)
per_layer = edited(
    '        keep[np.argsort(scores, kind="stable")[: flat.size - count]] = 0.0',
    """
        start = 0
        for w in layers:
            order = np.argsort(scores[start : start + w.size], kind="stable")
            kept = round(float(density) ** (i / n) * w.size)
            keep[start + order[: w.size - kept]] = 0.0
            start += w.size
    """,
)
normalised_per_layer = edited(
    "scores.append((w * np.outer(backward, forward.pop())).ravel())",
    """s = (w * np.outer(backward, forward.pop())).ravel()
        scores.append(s / (s.sum() or 1.0) * s.size)""",
)
magnitude = edited("(w * np.outer(backward, forward.pop())).ravel()", "w.ravel()")
gradient_only = edited("w * np.outer(backward", "np.outer(backward")
signed_network = edited(
    "np.abs(w, dtype=np.float64).ravel() for",
    "w.astype(np.float64).ravel() for",
    "(w * np.outer(backward, forward.pop())).ravel()",
    "np.abs(w * np.outer(backward, forward.pop())).ravel()",
)
prunes_largest = edited(
    "scores[keep == 0.0] = -1.0", "scores = -scores; scores[keep == 0.0] = -np.inf"
)
spares_last_layer = edited(
    "scores[keep == 0.0] = -1.0",
    "scores[flat.size - (layers[-1].size if len(layers) > 1 else 0) :] = np.inf"
    "; scores[keep == 0.0] = -1.0",
)
at_least_one = edited(
    "count = round(float(density) ** (i / n) * flat.size)",
    "count = max(min(1, flat.size), round(float(density) ** (i / n) * flat.size))",
)
float32_scores = edited(
    "flat = np.concatenate([np.zeros(0), *absolute])",
    "flat = np.concatenate([np.zeros(0), *absolute]).astype(np.float32)",
    "np.ones(w.shape[1])",
    "np.ones(w.shape[1], np.float32)",
    "np.ones(len(layers[-1]))",
    "np.ones(len(layers[-1]), np.float32)",
    "flat *= keep",
    "flat *= keep.astype(np.float32)",
)
float32_weights = edited(
    "np.abs(w, dtype=np.float64).ravel() for",
    "np.abs(w, dtype=np.float64).astype(np.float32).astype(np.float64).ravel() for",
)
narrow_absolute = edited("np.abs(w, dtype=np.float64).ravel() for", "np.abs(w).ravel() for")
memory_order = edited(
    "return [m.astype(d) for m, d in zip(_views(keep, weights), dtypes, strict=True)]",
    """turned = [
        m.reshape(m.shape[::-1]).T if not w.flags.c_contiguous and w.flags.f_contiguous else m
        for m, w in zip(_views(keep, weights), weights)
    ]
    return [m.astype(d) for m, d in zip(turned, dtypes, strict=True)]""",
)
inverted_mask = edited("return [m.astype", "return [(1.0 - m).astype")
returns_weights = edited(
    "[m.astype(d) for m, d in zip(_views(keep, weights), dtypes, strict=True)]",
    "[(w * m).astype(d) for w, m, d in zip(weights, _views(keep, weights), dtypes)]",
)
boolean_masks = edited("m.astype(d)", "m.astype(bool)")
float64_masks = edited("m.astype(d)", "m")
integer_masks = edited('w.dtype if w.dtype.kind == "f" else np.float64', "w.dtype")
flat_masks = edited("return [m.astype(d)", "return [m.ravel().astype(d)")
prunes_in_place = edited(
    "    dtypes = [",
    """
    for w, m in zip(weights, _views(keep, weights)):
        w[m == 0.0] = 0.0
    dtypes = [""",
)
no_validation = edited(
    "if not 0.0 <= density <= 1.0 or n < 1:",
    "if False:",
    "enumerate(weights):",
    "enumerate(()):",
    "float(density) ** (i / n)",
    "abs(density) ** (i / n)",
)
clamps_density = edited(
    "if not 0.0 <= density <= 1.0 or n < 1:",
    "density = min(max(density, 0.0), 1.0)\n    if density != density or n < 1:",
)
accepts_no_rounds = edited("density <= 1.0 or n < 1:", "density <= 1.0:")
returns_before_validating = edited(
    "    for i, w in enumerate(weights):",
    """    if density == 1:
        return [np.ones(w.shape, w.dtype if w.dtype.kind == "f" else float) for w in weights]
    for i, w in enumerate(weights):""",
)
accepts_not_finite = edited("if not np.isfinite(w).all():", "if False:")
finite_sum_expected = edited(
    "if not np.isfinite(w).all():", "if not np.isfinite(w.sum(dtype=np.float64)):"
)
accepts_infinity = edited("if not np.isfinite(w).all():", "if np.isnan(w).any():")
empty_list_raises = edited("[np.zeros(0), *absolute]", "absolute")
