"""Known wrong versions of prune_remaining; its page says what each misconception is."""

from grader.kit import edited

fraction_of_all = edited("k = round(float(frac) * alive.size)", "k = round(float(frac) * w.size)")
ignores_mask = edited("np.flatnonzero(mask)", "np.arange(w.size)")
revives_large = edited(
    '    keep[alive[np.argsort(size, kind="stable")[:k]]] = 0.0',
    """
    keep[:] = 1.0
    order = np.argsort(np.abs(w.astype(np.float64)), axis=None, kind="stable")
    keep[order[: w.size - alive.size + k]] = 0.0
    """,
)
counts_pruned_zeros = edited(
    '    keep[alive[np.argsort(size, kind="stable")[:k]]] = 0.0',
    """
    order = np.argsort(np.abs(w.astype(np.float64)) * (mask != 0), axis=None, kind="stable")
    keep[order[:k]] = 0.0
    """,
)
ranks_pruned_too = edited(
    '    keep[alive[np.argsort(size, kind="stable")[:k]]] = 0.0',
    """
    order = np.argsort(np.abs(w.astype(np.float64)), axis=None, kind="stable")
    keep[order[:k]] = 0.0
    """,
)
forgets_old_mask = edited("np.zeros(w.size)", "np.ones(w.size)")
zero_means_pruned = edited("np.flatnonzero(mask)", "np.flatnonzero(w * (mask != 0))")
reads_weights_only = edited("np.flatnonzero(mask)", "np.flatnonzero(w)")
inverted_old_mask = edited("np.flatnonzero(mask)", "np.flatnonzero(mask == 0)")
signed = edited("np.abs(w.astype(np.float64))", "w.astype(np.float64)")
threshold_prunes_ties = edited(
    'keep[alive[np.argsort(size, kind="stable")[:k]]]',
    "keep[alive[size <= max(np.sort(size)[:k], default=-1.0)]]",
)
threshold_keeps_ties = edited(
    'keep[alive[np.argsort(size, kind="stable")[:k]]]',
    "keep[alive[size < min(np.sort(size)[k:], default=np.inf)]]",
)
one_too_many = edited(
    '    keep[alive[np.argsort(size, kind="stable")[:k]]] = 0.0',
    "    if k: keep[alive[size <= np.sort(size)[min(k, size.size - 1)]]] = 0.0",
)
percentile_threshold = edited(
    '    keep[alive[np.argsort(size, kind="stable")[:k]]] = 0.0',
    "    if frac and size.size: keep[alive[size <= np.quantile(size, float(frac))]] = 0.0",
)
positions_of_survivors = edited(
    'keep[alive[np.argsort(size, kind="stable")[:k]]]', 'keep[np.argsort(size, kind="stable")[:k]]'
)
ties_last_first = edited(
    'np.argsort(size, kind="stable")', "np.lexsort((-np.arange(size.size), size))"
)
unstable_sort = edited('np.argsort(size, kind="stable")', "np.argsort(size)")
truncates_count = edited("round(float(frac) * alive.size)", "int(float(frac) * alive.size)")
rounds_up = edited("round(float(frac) * alive.size)", "int(np.ceil(float(frac) * alive.size))")
rounds_half_up = edited("round(float(frac) * alive.size)", "int(float(frac) * alive.size + 0.5)")
at_least_one = edited(
    "k = round(float(frac) * alive.size)", "k = max(1, round(float(frac) * alive.size))"
)
narrow_count = edited("float(frac) * alive.size", "float(frac) * float(mask.sum())")
share_in_its_own_type = edited("round(float(frac)", "round(frac")
integer_as_count = edited(
    "k = round(float(frac) * alive.size)",
    """k = round(float(frac) * alive.size)
    if isinstance(frac, (int, np.integer)):
        k = int(frac)""",
)
keep_fraction = edited("k = round(", "k = alive.size - round(")
prunes_largest = edited("np.argsort(size,", "np.argsort(-size,")
returns_weights = edited("return keep.reshape(w.shape)", "return w * keep.reshape(w.shape)")
boolean_mask = edited('.astype(w.dtype if w.dtype.kind == "f" else np.float64)', ".astype(bool)")
mask_dtype = edited(
    '.astype(w.dtype if w.dtype.kind == "f" else np.float64)', ".astype(mask.dtype)"
)
float64_mask = edited('.astype(w.dtype if w.dtype.kind == "f" else np.float64)', "")
integer_mask = edited('w.dtype if w.dtype.kind == "f" else np.float64', "w.dtype")
own_dtype = edited("w.astype(np.float64)", "w")
half_precision_scores = edited(".ravel()[alive]", ".ravel()[alive].astype(np.float16)")
finite_sentinel = edited(
    "size = np.abs(w.astype(np.float64)).ravel()[alive]",
    "size = np.where(mask, np.abs(w.astype(np.float64)), 1e9).ravel()",
    'keep[alive[np.argsort(size, kind="stable")[:k]]] = 0.0',
    'keep[np.argsort(size, kind="stable")[:k]] = 0.0',
)
single_precision_scores = edited(".ravel()[alive]", ".ravel()[alive].astype(np.float32)")
memory_order = edited(".ravel()[alive]", '.ravel(order="K")[alive]')
changes_mask = edited(
    "    return keep.reshape(w.shape)",
    "    mask[...] = keep.reshape(w.shape)\n    return keep.reshape(w.shape)",
)
shares_memory = edited(
    "    keep = np.zeros",
    "    if k == 0 and mask.dtype == w.dtype: return mask\n    keep = np.zeros",
)
returns_before_validating = edited(
    "if w.shape != mask.shape:",
    'if frac == 0: return mask.astype(w.dtype if w.dtype.kind == "f" else np.float64)\n'
    "    if w.shape != mask.shape:",
)
clamps_share = edited(
    "if not 0.0 <= frac <= 1.0:", "frac = min(max(frac, 0.0), 1.0)\n    if np.isnan(frac):"
)
accepts_nan_share = edited(
    "if not 0.0 <= frac <= 1.0:",
    "frac = 0.0 if np.isnan(frac) else frac\n    if frac < 0.0 or frac > 1.0:",
)
shapes_unchecked = edited(
    "if w.shape != mask.shape:",
    "w, mask = np.broadcast_arrays(w, mask)\n    if False:",
)
mask_unchecked = edited("if not np.isin(mask, (0, 1)).all():", "if False:")
survivors_checked_alone = edited("np.isfinite(w).all()", "np.isfinite(w[mask != 0]).all()")
entries_unchecked = edited("if not np.isfinite(w).all():", "if False:")
accepts_infinity = edited("if not np.isfinite(w).all():", "if np.isnan(w).any():")
