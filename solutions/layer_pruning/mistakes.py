"""Known wrong versions of layer_pruning; its page says what each misconception is."""

from grader.kit import edited

magnitude_only = edited("np.multiply(g, w, dtype=np.float64)", "w")
gradient_only = edited("np.multiply(g, w, dtype=np.float64)", "g")
absolute_of_mean = edited("np.abs(", "(", "s.mean()", "abs(s.mean())")
signed_mean = edited("np.abs(", "(")
negated_mean = edited("np.abs(", "-(")
sum_for_mean = edited("s.mean()", "s.sum()")
row_sums = edited("s.mean() if s.size else 0.0", "s.sum() / max(1, len(np.atleast_1d(s)))")
euclidean_norm = edited("s.mean()", "np.linalg.norm(s)")
mean_square = edited("np.abs(", "np.square(")
root_mean_square = edited("s.mean()", "np.sqrt(np.square(s).mean())")
product_of_means = edited(
    "s.mean() if s.size else 0.0 for s in saliency",
    "np.abs(g).mean() * np.abs(w).mean() if w.size else 0.0 for w, g in pairs",
)
product_of_norms = edited(
    "s.mean() if s.size else 0.0 for s in saliency",
    "np.linalg.norm(w) * np.linalg.norm(g) for w, g in pairs",
)
largest_entry = edited("s.mean()", "s.max()")
row_gradient_norms = edited(
    "np.abs(np.multiply(g, w, dtype=np.float64))", "np.linalg.norm(g, axis=1)"
)
row_weight_norms = edited(
    "np.abs(np.multiply(g, w, dtype=np.float64))", "np.linalg.norm(w, axis=1)"
)
relative_to_largest = edited(
    "survivor = np.argmax(scores)",
    "scores = [s / (max(scores) or 1.0) for s in scores]; survivor = np.argmax(scores)",
)
normalised_to_sum = edited(
    "survivor = ", "scores = [s / (sum(scores) or 1.0) for s in scores]\n    survivor = "
)
threshold_is_fraction = edited(
    "return [i for i, s in enumerate(scores) if s < threshold and i != survivor]",
    """
    k = min(len(scores) - 1, round(min(max(threshold, 0.0), 1.0) * len(scores)))
    return sorted(np.argsort(scores, kind="stable")[:k].tolist())
    """,
)
quantile_threshold = edited(
    "[i for i, s in enumerate(scores) if s < threshold and i != survivor]",
    "np.flatnonzero(scores < np.quantile(scores, min(max(threshold, 0.0), 1.0))).tolist()",
)
at_most_threshold = edited("s < threshold", "s <= threshold")
tolerant_comparison = edited("s < threshold", "s < threshold and not math.isclose(s, threshold)")
prunes_above = edited("s < threshold", "s > threshold", "np.argmax(scores)", "np.argmin(scores)")
returns_kept = edited("s < threshold and i != survivor", "s >= threshold or i == survivor")
returns_mask = edited(
    "[i for i, s in enumerate(scores) if s < threshold and i != survivor]",
    "[bool(s < threshold and i != survivor) for i, s in enumerate(scores)]",
)
returns_array = edited("return [", "return np.array([", "survivor]", "survivor], dtype=int)")
counts_from_one = edited("return [i for", "return [i + 1 for")
ordered_by_score = edited(
    "return [", "return sorted([", "survivor]", "survivor], key=scores.__getitem__)"
)
prunes_all = edited(" and i != survivor", "")
prunes_none_if_all_below = edited("i != survivor", "max(scores) >= threshold")
first_survives = edited("np.argmax(scores)", "0 if max(scores) < threshold else None")
last_survives = edited("np.argmax(scores)", "len(scores) - 1 if max(scores) < threshold else None")
protects_ends = edited("i != survivor", "0 < i < len(scores) - 1")
last_of_equals_survives = edited(
    "np.argmax(scores)", "max(range(len(scores)), key=lambda i: (scores[i], i))"
)
all_of_equals_survive = edited("i != survivor", "s < max(scores)")
empty_layer_is_nan = edited(" if s.size else 0.0", "")
skips_empty_layers = edited("i != survivor]", "i != survivor and weights[i].size]")
own_dtype = edited("np.multiply(g, w, dtype=np.float64)", "g * w")
half_precision_scores = edited("s.mean()", "s.mean().astype(np.float16)")
rounded_scores = edited("s.mean()", "round(s.mean(), 6)")
zeroes_in_place = edited(
    "return [i for",
    """
    for i, s in enumerate(scores):
        if s < threshold and i != survivor:
            weights[i][...] = 0.0
    return [i for""",
)
no_validation = edited(
    "strict=True))  # strict raises ValueError too",
    "strict=False))",
    "if not pairs or math.isnan(threshold):",
    "if not pairs: return []\n    if False:",
    "if w.shape != g.shape:",
    "if False:",
    "if not (np.isfinite(w).all() and np.isfinite(g).all()):",
    "if False:",
)
returns_before_validating = edited(
    "pairs = list(", "if len(weights) and threshold <= 0.0: return []\n    pairs = list("
)
accepts_no_layers = edited("if not pairs or ", "if not pairs: return []\n    if ")
accepts_nan_threshold = edited(" or math.isnan(threshold)", "")
rejects_low_threshold = edited("math.isnan(threshold)", "not 0.0 <= threshold < math.inf")
accepts_nan = edited("if not (np.isfinite(w).all() and np.isfinite(g).all()):", "if False:")
accepts_infinity = edited(
    "if not (np.isfinite(w).all() and np.isfinite(g).all()):",
    "if np.isnan(w).any() or np.isnan(g).any():",
)
broadcasts_shapes = edited("if w.shape != g.shape:", "if False:")
truncates_lists = edited("strict=True", "strict=False")
