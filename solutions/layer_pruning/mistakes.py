"""Known wrong versions of layer_pruning; its page says what each misconception is."""

from grader.kit import edited

magnitude_only = edited("np.abs(g * w)", "np.abs(w)")
gradient_only = edited("np.abs(g * w)", "np.abs(g)")
absolute_of_mean = edited("np.abs(g * w).mean()", "abs((g * w).mean())")
signed_mean = edited("np.abs(g * w)", "(g * w)")
sum_for_mean = edited("np.abs(g * w).mean()", "np.abs(g * w).sum()")
euclidean_norm = edited("np.abs(g * w).mean()", "np.linalg.norm(g * w)")
mean_square = edited("np.abs(g * w)", "((g * w) ** 2)")
product_of_means = edited("np.abs(g * w).mean()", "np.abs(g).mean() * np.abs(w).mean()")
largest_entry = edited("np.abs(g * w).mean()", "np.abs(g * w).max()")
row_gradient_norms = edited("np.abs(g * w)", "np.linalg.norm(g, axis=1)")
row_weight_norms = edited("np.abs(g * w)", "np.linalg.norm(w, axis=1)")
relative_to_largest = edited(
    "survivor = np.argmax(scores)",
    "scores = [s / (max(scores) or 1.0) for s in scores]; survivor = np.argmax(scores)",
)
threshold_is_fraction = edited(
    "return [i for i, s in enumerate(scores) if s < threshold and i != survivor]",
    """
    k = min(len(scores) - 1, round(min(max(threshold, 0.0), 1.0) * len(scores)))
    return sorted(np.argsort(scores, kind="stable")[:k].tolist())
    """,
)
at_most_threshold = edited("s < threshold", "s <= threshold")
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
last_of_equals_survives = edited(
    "np.argmax(scores)", "max(range(len(scores)), key=lambda i: (scores[i], i))"
)
all_of_equals_survive = edited("i != survivor", "s < max(scores)")
empty_layer_is_nan = edited(" if w.size else 0.0", "")
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
    "if np.isnan(w).any() or np.isnan(g).any():",
    "if False:",
)
accepts_no_layers = edited("if not pairs or ", "if not pairs: return []\n    if ")
accepts_nan_threshold = edited(" or math.isnan(threshold)", "")
accepts_nan = edited("if np.isnan(w).any() or np.isnan(g).any():", "if False:")
broadcasts_shapes = edited("if w.shape != g.shape:", "if False:")
truncates_lists = edited("strict=True", "strict=False")
