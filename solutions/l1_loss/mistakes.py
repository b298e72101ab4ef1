"""Known wrong versions of l1_loss; its page says what each misconception is."""

from grader.kit import edited

matrix_norm = edited("np.abs(w, dtype=np.float64).sum()", "np.linalg.norm(w, 1)")
mean_of_entries = edited("np.abs(w, dtype=np.float64).sum()", "np.abs(w).mean()")
mean_of_all = edited("in weights))", "in weights) / max(1, sum(w.size for w in weights)))")
mean_over_tensors = edited("in weights))", "in weights) / max(1, len(weights)))")
divides_by_rows = edited(
    "float(lam * ", "float(lam / max([1, *(len(np.atleast_1d(w)) for w in weights[:1])]) * "
)
divides_by_twice_rows = edited(
    "float(lam * ", "float(lam / max([2, *(2 * len(np.atleast_1d(w)) for w in weights[:1])]) * "
)
times_tensors = edited("float(lam * ", "float(lam * len(weights) * ")
squares = edited("np.abs(w, dtype=np.float64).sum()", "(w * w).sum()")
squared_sum = edited("in weights))", "in weights) ** 2)")
euclidean_norm = edited("np.abs(w, dtype=np.float64).sum()", "np.linalg.norm(w)")
no_absolute_value = edited("np.abs(w, dtype=np.float64).sum()", "w.sum()")
absolute_of_sum = edited("np.abs(w, dtype=np.float64).sum()", "abs(w.sum())")
no_strength = edited("float(lam * ", "float(")
halved = edited("float(lam * ", "float(0.5 * lam * ")
counts_non_zeros = edited("np.abs(w, dtype=np.float64).sum()", "np.count_nonzero(w)")
largest_entry = edited("np.abs(w, dtype=np.float64).sum()", "np.abs(w).max(initial=0)")
first_tensor_only = edited("in weights))", "in weights[:1]))")
last_tensor_only = edited("in weights))", "in weights[-1:]))")
skips_vectors = edited("in weights))", "in weights if w.ndim > 1))")
skips_first_entry = edited("np.abs(w,", "np.abs(np.ravel(w)[1:],")
stacks_tensors = edited(
    "sum(np.abs(w, dtype=np.float64).sum() for w in weights)",
    "np.abs(np.array(weights)).sum()",
)
empty_list_raises = edited(
    "sum(np.abs(w, dtype=np.float64).sum() for w in weights)",
    "np.abs(np.concatenate([np.ravel(w) for w in weights])).sum()",
)
per_tensor_list = edited(
    "float(lam * sum(np.abs(w, dtype=np.float64).sum() for w in weights))",
    "[float(lam * np.abs(w).sum()) for w in weights]",
)
returns_gradient = edited(
    "float(lam * sum(np.abs(w, dtype=np.float64).sum() for w in weights))",
    "[lam * np.sign(w.astype(np.float64)) for w in weights]",
)
returns_array = edited("float(lam * ", "np.array(lam * ")
rounds_result = edited("float(lam", "round(float(lam", "in weights))", "in weights)), 4)")
loops_over_rows = edited(
    "np.abs(w, dtype=np.float64).sum() for w in weights",
    "np.abs(row).sum() for w in weights for row in w",
)
truncates_to_integers = edited(
    "lam * sum(np.abs(w, dtype=np.float64).sum()",
    "sum((lam * np.abs(w)).astype(w.dtype).sum()",
)
narrow_sum = edited("np.abs(w, dtype=np.float64).sum()", "np.abs(w).sum(dtype=w.dtype)")
own_dtype = edited("np.abs(w, dtype=np.float64).sum()", "np.abs(w).sum()")
float32_sum = edited(
    "np.abs(w, dtype=np.float64).sum()", "float(np.abs(w.astype(np.float32)).sum())"
)
absolute_in_place = edited("np.abs(w, dtype", "np.abs(np.abs(w, out=w), dtype")
no_validation = edited("if not 0.0 <= lam < math.inf:", "if False:")
returns_before_validating = edited(
    "if not 0.0 <=", "if len(weights) == 0: return 0.0\n    if not 0.0 <="
)
accepts_non_finite = edited("if not 0.0 <= lam < math.inf:", "if lam < 0.0:")
accepts_infinity = edited("if not 0.0 <= lam < math.inf:", "if not lam >= 0.0:")
accepts_negative = edited("if not 0.0 <= lam < math.inf:", "if not math.isfinite(lam):")
rejects_zero = edited("if not 0.0 <= lam < math.inf:", "if not 0.0 < lam < math.inf:")
asserts = edited("raise ValueError(", "raise AssertionError(")
