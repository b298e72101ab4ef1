"""Known wrong versions of magnitude_mask; its page says what each misconception is."""

from grader.kit import edited

signed = edited("np.abs(w.astype(np.float64))", "w.astype(np.float64)")
per_row = edited(
    '    keep[np.argsort(size, kind="stable")[:k]] = 0.0',
    """
    columns = w.shape[-1] if w.ndim else 1
    for start in range(0, size.size, max(1, columns)):
        order = start + np.argsort(size[start : start + columns], kind="stable")
        keep[order[: round(float(sparsity) * columns)]] = 0.0
    """,
)
share_of_largest = edited(
    '    keep[np.argsort(size, kind="stable")[:k]] = 0.0',
    "    keep[size <= float(sparsity) * size.max(initial=0.0)] = 0.0",
)
threshold_prunes_ties = edited(
    'keep[np.argsort(size, kind="stable")[:k]]',
    "keep[size <= max(np.sort(size)[:k], default=-1.0)]",
)
threshold_keeps_ties = edited(
    'keep[np.argsort(size, kind="stable")[:k]]',
    "keep[size < min(np.sort(size)[k:], default=np.inf)]",
)
one_too_many = edited(
    '    keep[np.argsort(size, kind="stable")[:k]] = 0.0',
    "    if k: keep[size <= np.sort(size)[min(k, size.size - 1)]] = 0.0",
)
percentile_threshold = edited(
    '    keep[np.argsort(size, kind="stable")[:k]] = 0.0',
    "    if sparsity and size.size: keep[size <= np.quantile(size, float(sparsity))] = 0.0",
)
ties_last_first = edited(
    'np.argsort(size, kind="stable")', "np.lexsort((-np.arange(size.size), size))"
)
unstable_sort = edited('np.argsort(size, kind="stable")', "np.argsort(size)")
argsort_as_ranks = edited(
    'keep[np.argsort(size, kind="stable")[:k]] = 0.0',
    'keep = (np.argsort(size, kind="stable") >= k).astype(float)',
)
truncates_count = edited("round(float(sparsity) * size.size)", "int(float(sparsity) * size.size)")
rounds_up = edited(
    "round(float(sparsity) * size.size)", "int(np.ceil(float(sparsity) * size.size))"
)
rounds_half_up = edited(
    "round(float(sparsity) * size.size)", "int(float(sparsity) * size.size + 0.5)"
)
at_least_one = edited(
    "k = round(float(sparsity) * size.size)", "k = max(1, round(float(sparsity) * size.size))"
)
share_in_its_own_type = edited("round(float(sparsity)", "round(sparsity")
integer_as_count = edited(
    "k = round(float(sparsity) * size.size)",
    """k = round(float(sparsity) * size.size)
    if isinstance(sparsity, (int, np.integer)):
        k = int(sparsity)""",
)
keep_fraction = edited("k = round(", "k = size.size - round(")
non_zero_share = edited(
    "round(float(sparsity) * size.size)", "round(float(sparsity) * np.count_nonzero(size))"
)
prunes_largest = edited("np.argsort(size,", "np.argsort(-size,")
inverted_mask = edited("np.ones(size.size)", "np.zeros(size.size)", "[:k]] = 0.0", "[:k]] = 1.0")
returns_weights = edited("return keep.reshape(w.shape)", "return w * keep.reshape(w.shape)")
boolean_mask = edited('.astype(w.dtype if w.dtype.kind == "f" else np.float64)', ".astype(bool)")
flat_mask = edited("keep.reshape(w.shape)", "keep")
float64_mask = edited('.astype(w.dtype if w.dtype.kind == "f" else np.float64)', "")
integer_mask = edited('w.dtype if w.dtype.kind == "f" else np.float64', "w.dtype")
own_dtype = edited("w.astype(np.float64)", "w", ").ravel()", ").ravel().astype(np.float64)")
own_squares = edited("np.abs(w.astype(np.float64))", "np.square(w)")
half_precision_scores = edited("np.float64)).ravel()", "np.float64)).ravel().astype(np.float16)")
single_precision_scores = edited("np.float64)).ravel()", "np.float64)).ravel().astype(np.float32)")
memory_order = edited(".ravel()", '.ravel(order="K")')
prunes_in_place = edited(
    "    return keep.reshape(w.shape)",
    "    w *= keep.reshape(w.shape).astype(w.dtype)\n    return keep.reshape(w.shape)",
)
returns_before_validating = edited(
    "if not np.isfinite(w).all():",
    'if sparsity == 0: return np.ones(w.shape, w.dtype if w.dtype.kind == "f" else np.float64)\n'
    "    if not np.isfinite(w).all():",
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
