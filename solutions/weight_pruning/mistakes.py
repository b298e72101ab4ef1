"""Known wrong versions of weight_pruning; its page says what each misconception is."""

from grader.kit import edited

magnitude_only = edited("np.abs(g * w)", "np.abs(w)")
gradient_only = edited("np.abs(g * w)", "np.abs(g)")
signed_saliency = edited("np.abs(g * w)", "(g * w)")
squared_gradient = edited("np.abs(g * w)", "(g * g * np.abs(w))")
per_tensor = edited(
    '    keep[np.argsort(flat, kind="stable")[:k]] = 0.0',
    """
    start = 0
    for s in saliency:
        keep[start + np.argsort(s, kind="stable")[: round(sparsity * s.size)]] = 0.0
        start += s.size
    """,
)
threshold_prunes_ties = edited(
    'keep[np.argsort(flat, kind="stable")[:k]]',
    "keep[flat <= max(np.sort(flat)[:k], default=-1.0)]",
)
ties_last_first = edited(
    'np.argsort(flat, kind="stable")', "np.lexsort((-np.arange(flat.size), flat))"
)
truncates_count = edited("round(sparsity * flat.size)", "int(sparsity * flat.size)")
rounds_half_up = edited("round(sparsity * flat.size)", "int(sparsity * flat.size + 0.5)")
keep_fraction = edited("round(sparsity * flat.size)", "flat.size - round(sparsity * flat.size)")
prunes_largest = edited("np.argsort(flat,", "np.argsort(-flat,")
inverted_mask = edited("np.ones(flat.size)", "np.zeros(flat.size)", "[:k]] = 0.0", "[:k]] = 1.0")
whole_tensors = edited(
    "np.abs(g * w).ravel()", "np.full(w.size, np.abs(g * w).mean() if w.size else 0.0)"
)
row_scores = edited(
    "saliency = [np.abs(g * w).ravel() for w, g in pairs]",
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
memory_order = edited("np.abs(g * w).ravel()", 'np.abs(g * w).ravel(order="K")')
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
    "if np.isnan(w).any() or np.isnan(g).any():",
    "if False:",
)
