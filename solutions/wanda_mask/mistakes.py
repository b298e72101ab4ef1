"""Known wrong versions of wanda_mask; its page says what each misconception is."""

from grader.kit import edited

_NORMS = "np.linalg.norm(X.astype(np.float64), axis=0)"
_PUT = "np.put_along_axis(mask, order[:, :k], 0.0, axis=1)"
_COUNT = "round(float(sparsity) * W.shape[1])"
_DTYPE = 'W.dtype if W.dtype.kind == "f" else np.float64'

whole_layer = edited(
    "np.argsort(scores, axis=1,",
    "np.argsort(scores.ravel(),",
    _COUNT,
    "round(float(sparsity) * W.size)",
    _PUT,
    "mask.ravel()[order[:k]] = 0.0",
)
per_column = edited(
    "np.argsort(scores, axis=1,",
    "np.argsort(scores, axis=0,",
    _COUNT,
    "round(float(sparsity) * W.shape[0])",
    _PUT,
    "np.put_along_axis(mask, order[:k], 0.0, axis=0)",
)
magnitude_only = edited(" * norms", "")
activation_only = edited("np.abs(W.astype(np.float64)) * norms", "np.ones(W.shape) * norms")
squared_norm = edited("* norms", "* norms**2")
squared_weight = edited("np.abs(W.astype(np.float64))", "np.square(W.astype(np.float64))")
mean_absolute = edited(_NORMS, "np.abs(X.astype(np.float64)).sum(axis=0) / max(1, len(X))")
largest_input = edited(_NORMS, "np.abs(X.astype(np.float64)).max(axis=0, initial=0.0)")
signed_sum = edited(_NORMS, "np.abs(X.astype(np.float64).sum(axis=0))")
centred_inputs = edited(
    _NORMS, "np.linalg.norm(X - (X.mean(axis=0, dtype=float) if len(X) else 0.0), axis=0)"
)
norm_over_features = edited(
    _NORMS, "np.resize(np.linalg.norm(X.astype(np.float64), axis=1), X.shape[1])"
)
one_norm = edited(_NORMS, "np.linalg.norm(X.astype(np.float64)) * np.ones(X.shape[1])")
signed_weight = edited("np.abs(W.astype(np.float64))", "W.astype(np.float64)")
threshold_prunes_ties = edited(
    _PUT,
    "if k:\n        mask[scores <= np.sort(scores, axis=1)[:, k - 1 : k]] = 0.0",
)
threshold_keeps_ties = edited(
    _PUT,
    "if W.size:\n"
    "        bound = np.sort(scores, axis=1)[:, k : k + 1] if k < W.shape[1] else np.inf\n"
    "        mask[scores < bound] = 0.0",
)
one_too_many = edited(
    _PUT,
    "if k:\n"
    "        cut = min(k, W.shape[1] - 1)\n"
    "        mask[scores <= np.sort(scores, axis=1)[:, cut : cut + 1]] = 0.0",
)
ties_last_first = edited(
    'np.argsort(scores, axis=1, kind="stable")',
    'W.shape[1] - 1 - np.argsort(scores[:, ::-1], axis=1, kind="stable")',
)
unstable_sort = edited('axis=1, kind="stable"', "axis=1")
argsort_as_ranks = edited(_PUT, "mask[order < k] = 0.0")
truncates_count = edited(_COUNT, "int(float(sparsity) * W.shape[1])")
rounds_up = edited(_COUNT, "int(np.ceil(float(sparsity) * W.shape[1]))")
rounds_half_up = edited(_COUNT, "int(float(sparsity) * W.shape[1] + 0.5)")
at_least_one = edited(_COUNT, f"max(1, {_COUNT})")
share_in_its_own_type = edited("round(float(sparsity)", "round(sparsity")
integer_as_count = edited(
    _COUNT, f"int(sparsity) if isinstance(sparsity, (int, np.integer)) else {_COUNT}"
)
keep_fraction = edited(_COUNT, f"W.shape[1] - {_COUNT}")
non_zero_share = edited(
    _PUT,
    "for i, row in enumerate(order):\n"
    "        mask[i, row[: round(float(sparsity) * np.count_nonzero(W[i]))]] = 0.0",
)
prunes_largest = edited("np.argsort(scores,", "np.argsort(-scores,")
inverted_mask = edited(
    "np.ones(W.shape", "np.zeros(W.shape", "order[:, :k], 0.0", "order[:, :k], 1.0"
)
returns_weights = edited("return mask", "return W * mask")
boolean_mask = edited("return mask", "return mask.astype(bool)")
flat_mask = edited("return mask", "return mask.ravel()")
float64_mask = edited(_DTYPE, "np.float64")
integer_mask = edited(_DTYPE, "W.dtype")
inputs_dtype = edited(_DTYPE, _DTYPE.replace("W.", "X."))
own_squares = edited(_NORMS, "np.sqrt(np.square(X).sum(axis=0, dtype=np.float64))")
own_absolute = edited("np.abs(W.astype(np.float64))", "np.abs(W).astype(np.float64)")
single_precision_norms = edited(_NORMS, "np.linalg.norm(X.astype(np.float32), axis=0)")
half_precision_scores = edited("* norms", "* norms\n    scores = scores.astype(np.float16)")
rounded_scores = edited("* norms", "* norms\n    scores = scores.round(8)")
memory_order = edited(
    "np.abs(W.astype(np.float64))", 'np.abs(W.ravel(order="K").astype(np.float64)).reshape(W.shape)'
)
prunes_in_place = edited("    return mask", "    W *= mask.astype(W.dtype)\n    return mask")
squares_in_place = edited(
    "    return mask", "    np.square(X, out=X, casting='unsafe')\n    return mask"
)
returns_before_validating = edited(
    "if not (np.isfinite(W)",
    "if sparsity in (0, 1):\n"
    f"        return np.full(W.shape, 1.0 - sparsity).astype({_DTYPE})\n"
    "    if not (np.isfinite(W)",
)
clamps_share = edited(
    "if not 0.0 <= sparsity <= 1.0:",
    "sparsity = min(max(sparsity, 0.0), 1.0)\n    if np.isnan(sparsity):",
)
accepts_nan_share = edited(
    "if not 0.0 <= sparsity <= 1.0:",
    "sparsity = 0.0 if np.isnan(sparsity) else sparsity\n    if sparsity < 0.0 or sparsity > 1.0:",
)
shapes_unchecked = edited("if W.ndim != 2 or X.ndim != 2 or W.shape[1] != X.shape[1]:", "if False:")
entries_unchecked = edited("if not (np.isfinite(W).all() and np.isfinite(X).all()):", "if False:")
inputs_unchecked = edited(" and np.isfinite(X).all()", "")
accepts_infinity = edited(
    "if not (np.isfinite(W).all() and np.isfinite(X).all()):",
    "if np.isnan(W).any() or np.isnan(X).any():",
)
