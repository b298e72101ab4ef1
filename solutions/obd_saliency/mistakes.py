"""Known wrong versions of obd_saliency; its page says what each misconception is."""

from grader.kit import edited

no_half = edited("0.5 * h.astype", "h.astype")
first_order = edited(
    "0.5 * h.astype(np.float64) * np.square(w.astype(np.float64))",
    "np.abs(h.astype(np.float64) * w.astype(np.float64))",
)
divides_by_curvature = edited(
    "0.5 * h.astype(np.float64) * np.square(w.astype(np.float64))",
    "np.square(w.astype(np.float64)) / (2.0 * np.where(h == 0, np.inf, h.astype(np.float64)))",
)
magnitude_only = edited("0.5 * h.astype(np.float64) * ", "")
halved_magnitude = edited("0.5 * h.astype(np.float64) * ", "0.5 * ")
curvature_only = edited(" * np.square(w.astype(np.float64))", "")
weight_not_squared = edited("np.square(w.astype(np.float64))", "w.astype(np.float64)")
absolute_weight = edited("np.square(w.astype(np.float64))", "np.abs(w.astype(np.float64))")
squared_curvature = edited("h.astype(np.float64) * ", "np.square(h.astype(np.float64)) * ")
absolute_curvature = edited("h.astype(np.float64) * ", "np.abs(h.astype(np.float64)) * ")
clamps_curvature = edited("h.astype(np.float64) * ", "np.maximum(h.astype(np.float64), 0.0) * ")
refuses_negative_curvature = edited(
    "    # In float64", '    if (h < 0).any():\n        raise ValueError("h < 0")\n    # In float64'
)
negated = edited("0.5 * h", "-0.5 * h")
normalised = edited(
    "    return np.asarray(saliency,",
    "    saliency = saliency / (np.abs(saliency).sum() or 1.0)\n    return np.asarray(saliency,",
)
one_number = edited("np.asarray(saliency,", "np.asarray(saliency.sum(),")
flat_saliency = edited("np.asarray(saliency,", "np.asarray(saliency.ravel(),")
returns_list = edited(
    'return np.asarray(saliency, w.dtype if w.dtype.kind == "f" else np.float64)',
    'return np.asarray(saliency, w.dtype if w.dtype.kind == "f" else np.float64).tolist()',
)
memory_order = edited(
    "np.square(w.astype(np.float64))",
    'np.square(w.ravel(order="K").astype(np.float64)).reshape(w.shape)',
)
own_square = edited("np.square(w.astype(np.float64))", "np.square(w)")
own_dtype = edited("h.astype(np.float64)", "h.astype(w.dtype)")
float64_saliency = edited('w.dtype if w.dtype.kind == "f" else np.float64', "np.float64")
curvature_dtype = edited(
    'w.dtype if w.dtype.kind == "f" else', 'h.dtype if h.dtype.kind == "f" else'
)
integer_saliency = edited('w.dtype if w.dtype.kind == "f" else np.float64', "w.dtype")
rounded_scores = edited("np.asarray(saliency,", "np.asarray(np.round(saliency, 8),")
squares_in_place = edited(
    "np.square(w.astype(np.float64))", "np.square(w, out=w, casting='unsafe').astype(np.float64)"
)
broadcasts_shapes = edited("if w.shape != h.shape:", "if False:")
accepts_not_finite = edited("if not (np.isfinite(w).all() and np.isfinite(h).all()):", "if False:")
accepts_infinity = edited(
    "if not (np.isfinite(w).all() and np.isfinite(h).all()):",
    "if np.isnan(w).any() or np.isnan(h).any():",
)
curvature_unchecked = edited(" and np.isfinite(h).all()", "")
