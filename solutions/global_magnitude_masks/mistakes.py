"""Known wrong versions of global_magnitude_masks; its page says what each misconception is."""

from grader.kit import edited

signed = edited("np.abs(w.astype(np.float64))", "w.astype(np.float64)")
per_array = edited(
    '    keep[np.argsort(flat, kind="stable")[:k]] = 0.0',
    """
    start = 0
    for s in sizes:
        keep[start + np.argsort(s, kind="stable")[: round(float(sparsity) * s.size)]] = 0.0
        start += s.size
    """,
)
averaged_thresholds = edited(
    '    keep[np.argsort(flat, kind="stable")[:k]] = 0.0',
    """
    counts = [(s, round(float(sparsity) * s.size)) for s in sizes]
    cuts = [np.sort(s)[n - 1] for s, n in counts if n]
    if cuts:
        keep[flat <= np.mean(cuts)] = 0.0
    """,
)
scaled_by_largest = edited(
    "flat = np.concatenate",
    "sizes = [s / (s.max(initial=0.0) or 1.0) for s in sizes]\n    flat = np.concatenate",
)
scaled_by_norm = edited(
    "flat = np.concatenate",
    "sizes = [s / (np.linalg.norm(s) or 1.0) for s in sizes]\n    flat = np.concatenate",
)
keeps_one_in_each = edited(
    "dtypes = [",
    """for s, m in zip(sizes, parts, strict=False):
        if s.size and not m.any():
            m[np.argmax(s)] = 1.0
    dtypes = [""",
)
spares_vectors = edited(
    "np.abs(w.astype(np.float64)).ravel() for",
    "np.abs(w.astype(np.float64)).ravel() if w.ndim > 1 else np.full(w.size, np.inf) for",
    "* flat.size",
    "* sum(w.size for w in weights if w.ndim > 1)",
)
threshold_prunes_ties = edited(
    'keep[np.argsort(flat, kind="stable")[:k]]',
    "keep[flat <= max(np.sort(flat)[:k], default=-1.0)]",
)
threshold_keeps_ties = edited(
    'keep[np.argsort(flat, kind="stable")[:k]]',
    "keep[flat < min(np.sort(flat)[k:], default=np.inf)]",
)
one_too_many = edited(
    '    keep[np.argsort(flat, kind="stable")[:k]] = 0.0',
    "    if k: keep[flat <= np.sort(flat)[min(k, flat.size - 1)]] = 0.0",
)
percentile_threshold = edited(
    '    keep[np.argsort(flat, kind="stable")[:k]] = 0.0',
    "    if sparsity and flat.size: keep[flat <= np.quantile(flat, float(sparsity))] = 0.0",
)
ties_last_first = edited(
    'np.argsort(flat, kind="stable")', "np.lexsort((-np.arange(flat.size), flat))"
)
unstable_sort = edited('np.argsort(flat, kind="stable")', "np.argsort(flat)")
argsort_as_ranks = edited(
    'keep[np.argsort(flat, kind="stable")[:k]] = 0.0',
    'keep = (np.argsort(flat, kind="stable") >= k).astype(float)',
)
truncates_count = edited("round(float(sparsity) * flat.size)", "int(float(sparsity) * flat.size)")
rounds_up = edited(
    "round(float(sparsity) * flat.size)", "int(np.ceil(float(sparsity) * flat.size))"
)
rounds_half_up = edited(
    "round(float(sparsity) * flat.size)", "int(float(sparsity) * flat.size + 0.5)"
)
at_least_one = edited(
    "k = round(float(sparsity) * flat.size)", "k = max(1, round(float(sparsity) * flat.size))"
)
share_in_its_own_type = edited("round(float(sparsity)", "round(sparsity")
integer_as_count = edited(
    "k = round(float(sparsity) * flat.size)",
    """k = round(float(sparsity) * flat.size)
    if isinstance(sparsity, (int, np.integer)):
        k = int(sparsity)""",
)
keep_fraction = edited("k = round(", "k = flat.size - round(")
non_zero_share = edited(
    "round(float(sparsity) * flat.size)", "round(float(sparsity) * np.count_nonzero(flat))"
)
prunes_largest = edited("np.argsort(flat,", "np.argsort(-flat,")
inverted_mask = edited("np.ones(flat.size)", "np.zeros(flat.size)", "[:k]] = 0.0", "[:k]] = 1.0")
returns_weights = edited("[m.reshape(w.shape)", "[w * m.reshape(w.shape)")
offsets_not_accumulated = edited("m.reshape(w.shape)", "keep[: w.size].reshape(w.shape)")
boolean_mask = edited(".astype(d)", ".astype(bool)")
float64_mask = edited(".astype(d)", "")
integer_mask = edited('w.dtype if w.dtype.kind == "f" else np.float64', "w.dtype")
own_dtype = edited("w.astype(np.float64)", "w", "sizes])", "sizes]).astype(np.float64)")
own_squares = edited("np.abs(w.astype(np.float64))", "np.square(w)")
half_precision_scores = edited("*sizes])", "*sizes]).astype(np.float16)")
single_precision_scores = edited("*sizes])", "*sizes]).astype(np.float32)")
memory_order = edited(".ravel()", '.ravel(order="K")')
prunes_in_place = edited(
    "dtypes = [",
    """for w, m in zip(weights, parts, strict=False):
        w *= m.reshape(w.shape).astype(w.dtype)
    dtypes = [""",
)
returns_before_validating = edited(
    "for i, w in",
    "if sparsity == 0: return [np.ones(w.shape, w.dtype) for w in weights]\n    for i, w in",
)
clamps_share = edited(
    "if not 0.0 <= sparsity <= 1.0:",
    "sparsity = min(max(sparsity, 0.0), 1.0)\n    if np.isnan(sparsity):",
)
accepts_nan_share = edited(
    "if not 0.0 <= sparsity <= 1.0:",
    "sparsity = 0.0 if np.isnan(sparsity) else sparsity\n    if sparsity < 0.0 or sparsity > 1.0:",
)
entries_unchecked = edited("if not np.isfinite(w).all():", "if False:")
accepts_infinity = edited("if not np.isfinite(w).all():", "if np.isnan(w).any():")
