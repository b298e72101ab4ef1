"""Known wrong versions of weight_pruning; its page says what each misconception is."""

from grader.kit import edited

magnitude_only = edited("np.multiply(g, w, dtype=np.float64)", "w")
gradient_only = edited("np.multiply(g, w, dtype=np.float64)", "g")
signed_saliency = edited("np.abs(", "(")
negated_product = edited("np.abs(", "-(")
squared_gradient = edited("np.multiply(g, w,", "np.multiply(g * g, w,")
per_tensor = edited(
    '    keep[np.argsort(flat, kind="stable")[:k]] = 0.0',
    """
    start = 0
    for s in saliency:
        keep[start + np.argsort(s, kind="stable")[: round(float(sparsity) * s.size)]] = 0.0
        start += s.size
    """,
)
spares_vectors = edited(
    ".ravel() for w, g in pairs]",
    ".ravel() if w.ndim > 1 else np.full(w.size, np.inf) for w, g in pairs]",
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
    "    if sparsity and flat.size: keep[flat <= np.percentile(flat, 100 * sparsity)] = 0.0",
)
ties_last_first = edited(
    'np.argsort(flat, kind="stable")', "np.lexsort((-np.arange(flat.size), flat))"
)
unstable_sort = edited('np.argsort(flat, kind="stable")', "np.argsort(flat)")
argsort_as_ranks = edited(
    'keep[np.argsort(flat, kind="stable")[:k]] = 0.0',
    'keep = (np.argsort(flat, kind="stable") >= k).astype(float)',
)
truncates_count = edited("round(float(sparsity) * flat.size)", "int(sparsity * flat.size)")
rounds_up = edited("round(float(sparsity) * flat.size)", "int(np.ceil(sparsity * flat.size))")
rounds_half_up = edited("round(float(sparsity) * flat.size)", "int(sparsity * flat.size + 0.5)")
at_least_one = edited(
    "k = round(float(sparsity) * flat.size)", "k = max(1, round(float(sparsity) * flat.size))"
)
top_k_truncates = edited(
    'keep[np.argsort(flat, kind="stable")[:k]]',
    "keep[flat < min(-np.sort(-flat)[: int((1 - sparsity) * flat.size)], default=np.inf)]",
)
keep_fraction = edited("k = round(", "k = flat.size - round(")
non_zero_share = edited(
    "round(float(sparsity) * flat.size)", "round(float(sparsity) * np.count_nonzero(flat))"
)
prunes_largest = edited("np.argsort(flat,", "np.argsort(-flat,")
inverted_mask = edited("np.ones(flat.size)", "np.zeros(flat.size)", "[:k]] = 0.0", "[:k]] = 1.0")
returns_weights = edited("[m.reshape", "[w * m.reshape")
offsets_not_accumulated = edited("m.reshape(w.shape)", "keep[: w.size].reshape(w.shape)")
whole_tensors = edited(
    "saliency = [np.abs(np.multiply(g, w, dtype=np.float64)).ravel() for w, g in pairs]",
    "saliency = [np.full(w.size, np.abs(g * w).mean() if w.size else 0.0) for w, g in pairs]",
)
row_scores = edited(
    "saliency = [np.abs(np.multiply(g, w, dtype=np.float64)).ravel() for w, g in pairs]",
    """
    rows = [
        np.linalg.norm(g * w, axis=1, keepdims=True) if w.ndim > 1 else np.abs(g * w)
        for w, g in pairs
    ]
    saliency = [np.broadcast_to(r, w.shape).ravel() for r, w in zip(rows, weights)]
    """,
)
boolean_masks = edited(".astype(w.dtype)", ".astype(bool)")
flat_masks = edited("m.reshape(w.shape)", "m")
transposed_masks = edited("m.reshape(w.shape)", "m.reshape(w.shape).T")
float64_masks = edited(".astype(w.dtype)", "")
gradient_dtype = edited(
    ".astype(w.dtype) for m, w in zip(parts, weights, strict=True)]",
    ".astype(g.dtype) for m, (w, g) in zip(parts, pairs, strict=True)]",
)
own_dtype = edited("np.multiply(g, w, dtype=np.float64)", "g * w")
half_precision_scores = edited("*saliency])", "*saliency]).astype(np.float16)")
rounded_scores = edited("*saliency])", "*saliency]).round(6)")
memory_order = edited(".ravel()", '.ravel(order="K")')
prunes_in_place = edited(
    "    return [m.reshape(w.shape)",
    """
    for w, m in zip(weights, parts):
        w *= m.reshape(w.shape)
    return [m.reshape(w.shape)""",
)
no_validation = edited(
    "if not 0.0 <= sparsity <= 1.0:",
    "if False:",
    "strict=True))  # strict raises ValueError too",
    "strict=False))",
    "if w.shape != g.shape:",
    "if False:",
    "if not (np.isfinite(w).all() and np.isfinite(g).all()):",
    "if False:",
)
returns_before_validating = edited(
    "pairs = list(",
    "if sparsity == 0: return [np.ones_like(w) for w in weights]\n    pairs = list(",
)
clamps_sparsity = edited(
    "if not 0.0 <= sparsity <= 1.0:",
    "sparsity = min(max(sparsity, 0.0), 1.0)\n    if np.isnan(sparsity):",
)
truncates_lists = edited(
    "zip(weights, grads, strict=True))",
    "zip(weights, grads, strict=False))",
    "weights])[:-1]",
    "pairs])[:-1]",
    "for w in pairs",
    "for w, _ in pairs",
    "if weights",
    "if pairs",
    "zip(parts, weights, strict=True)",
    "zip(parts, weights, strict=False)",
)
accepts_infinity = edited(
    "if not (np.isfinite(w).all() and np.isfinite(g).all()):",
    "if np.isnan(w).any() or np.isnan(g).any():",
)
