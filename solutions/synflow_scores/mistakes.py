"""Known wrong versions of synflow_scores; its page says what each misconception is."""

from grader.kit import edited

signed_network = edited(
    "np.abs(w, dtype=np.float64) for",
    "w.astype(np.float64) for",
    "w * np.outer(backward, forward.pop())",
    "np.abs(w * np.outer(backward, forward.pop()))",
)
signed_relu_network = edited(
    "np.abs(w, dtype=np.float64) for",
    "w.astype(np.float64) for",
    "forward.append(w @ forward[-1])",
    "forward.append(np.maximum(w @ forward[-1], 0.0))",
    "scores.append(w * np.outer(backward, forward.pop()))",
    "f = forward.pop()\n        scores.append(np.abs(w * np.outer(backward, f)))",
    "w.T @ backward",
    "(w.T @ backward) * (f > 0)",
)
no_absolute_values = edited("np.abs(w, dtype=np.float64) for", "w.astype(np.float64) for")
signed_scores = edited(
    "scores.append(w * ", "scores.append(np.sign(weights[-1 - len(scores)]) * w * "
)
random_input = edited(
    "np.ones(layers[0].shape[1])", "np.random.default_rng(0).random(layers[0].shape[1])"
)
averaged_input = edited(
    "np.ones(layers[0].shape[1])", "np.full(layers[0].shape[1], 1 / layers[0].shape[1])"
)
averaged_output = edited(
    "np.ones(layers[-1].shape[0])", "np.full(layers[-1].shape[0], 1 / layers[-1].shape[0])"
)
gradient_only = edited("w * np.outer(backward, forward.pop())", "np.outer(backward, forward.pop())")
magnitude_only = edited("w * np.outer(backward, forward.pop())", "w")
squared_weights = edited("np.abs(w, dtype=np.float64) for", "np.square(w, dtype=np.float64) for")
path_counts = edited("np.abs(w, dtype=np.float64) for", "np.not_equal(w, 0).astype(np.float64) for")
positive_part = edited("np.abs(w, dtype=np.float64) for", "np.maximum(w, 0.0) for")
forward_only = edited("w.T @ backward", "np.ones(w.shape[1])")
backward_only = edited("w @ forward[-1]", "np.ones(w.shape[0])")
transposed_layers = edited("w @ forward[-1]", "w.T @ forward[-1]", "w.T @ backward", "w @ backward")
normalised_per_layer = edited("scores[::-1]", "[s / (s.sum() or 1.0) for s in scores[::-1]]")
share_of_all = edited(
    "return scores[::-1]",
    "total = sum(s.sum() for s in scores) or 1.0\n    return [s / total for s in scores[::-1]]",
)
rescaled_layers = edited(
    "    if not layers:",
    "    layers = [w / (w.max() or 1.0) for w in layers]\n    if not layers:",
)
mean_per_layer = edited("scores[::-1]", "[s / s.size for s in scores[::-1]]")
log_scores = edited("scores[::-1]", "[np.log1p(s) for s in scores[::-1]]")
wrong_order = edited("scores[::-1]", "scores")
transposed_scores = edited("scores[::-1]", "[s.T for s in scores[::-1]]")
flat_scores = edited("scores[::-1]", "[s.ravel() for s in scores[::-1]]")
returns_tuple = edited("scores[::-1]", "tuple(scores[::-1])")
own_dtype = edited(
    "np.abs(w, dtype=np.float64) for",
    'np.abs(w, dtype=w.dtype if w.dtype.kind == "f" else np.float64) for',
    "np.ones(layers[0].shape[1])",
    "np.ones(layers[0].shape[1], layers[0].dtype)",
    "np.ones(layers[-1].shape[0])",
    "np.ones(layers[-1].shape[0], layers[-1].dtype)",
    "scores[::-1]",
    "[s.astype(np.float64) for s in scores[::-1]]",
)
weights_dtype = edited(
    "scores[::-1]", "[s.astype(w.dtype) for s, w in zip(scores[::-1], weights, strict=True)]"
)
narrow_absolute = edited("np.abs(w, dtype=np.float64) for", "np.abs(w).astype(np.float64) for")
absolute_in_place = edited(
    "np.abs(w, dtype=np.float64) for",
    "np.abs(w, out=w if w.dtype == np.float64 else None, dtype=np.float64) for",
)
empty_list_raises = edited("    if not layers:\n        return []\n", "")
returns_before_validating = edited(
    "    for i, w in enumerate(weights):",
    """    if len(weights) == 1:
        return [np.abs(w, dtype=float) for w in weights]
    for i, w in enumerate(weights):""",
)
no_validation = edited(
    "enumerate(weights):",
    "enumerate(()):",
    "w @ forward[-1]",
    "(w * forward[-1]).sum(axis=1)",
    "w * np.outer(backward, forward.pop())",
    "w * backward[:, None] * forward.pop()",
    "w.T @ backward",
    "(w * backward[:, None]).sum(axis=0)",
)
broadcasts_layers = edited(
    "w @ forward[-1]",
    "(w * forward[-1]).sum(axis=1)",
    "w * np.outer(backward, forward.pop())",
    "w * backward[:, None] * forward.pop()",
    "w.T @ backward",
    "(w * backward[:, None]).sum(axis=0)",
)
accepts_not_finite = edited("if not np.isfinite(w).all():", "if False:")
finite_sum_expected = edited(
    "if not np.isfinite(w).all():", "if not np.isfinite(w.sum(dtype=np.float64)):"
)
accepts_infinity = edited("if not np.isfinite(w).all():", "if np.isnan(w).any():")
