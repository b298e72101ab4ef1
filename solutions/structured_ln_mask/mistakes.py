"""Known wrong versions of structured_ln_mask; its page says what each misconception is."""

from grader.kit import edited

always_axis_0 = edited("size = np.abs(", "dim = 0\n    size = np.abs(")
sums_over_dim = edited(
    "size = np.abs(", "dim = (dim + 1) % w.ndim if w.ndim > 1 else 0\n    size = np.abs("
)
l1_for_l2 = edited("(size**n)", "size")
l2_for_l1 = edited("(size**n)", "(size**2)")
l2_for_maximum = edited("size.max(axis=others)", "(size**2).sum(axis=others)")
l1_for_maximum = edited("size.max(axis=others)", "size.sum(axis=others)")
signed = edited("np.abs(w.astype(np.float64))", "w.astype(np.float64)")
kernel_norms = edited(
    "    others = ",
    """
    if w.ndim == 4:
        kernels = size.max(axis=(2, 3)) if n == np.inf else (size**n).sum(axis=(2, 3))
        keep = np.ones(kernels.size)
        order = np.argsort(kernels, axis=None, kind="stable")
        keep[order[: round(float(amount) * kernels.size)]] = 0.0
        keep = keep.reshape(*kernels.shape, 1, 1)
        return np.broadcast_to(keep, w.shape).astype(w.dtype)
    others = """,
)
unstructured = edited(
    "    others = ",
    """
    keep = np.ones(size.size)
    order = np.argsort(size, axis=None, kind="stable")
    keep[order[: round(float(amount) * size.size)]] = 0.0
    return keep.reshape(w.shape).astype(w.dtype if w.dtype.kind == "f" else np.float64)
    others = """,
)
threshold_prunes_ties = edited(
    'keep[np.argsort(norms, kind="stable")[:k]]',
    "keep[norms <= max(np.sort(norms)[:k], default=-1.0)]",
)
threshold_keeps_ties = edited(
    'keep[np.argsort(norms, kind="stable")[:k]]',
    "keep[norms < min(np.sort(norms)[k:], default=np.inf)]",
)
one_too_many = edited(
    '    keep[np.argsort(norms, kind="stable")[:k]] = 0.0',
    "    if k: keep[norms <= np.sort(norms)[min(k, norms.size - 1)]] = 0.0",
)
ties_last_first = edited(
    'np.argsort(norms, kind="stable")', "np.lexsort((-np.arange(norms.size), norms))"
)
unstable_sort = edited('np.argsort(norms, kind="stable")', "np.argsort(norms)")
argsort_as_ranks = edited(
    'keep[np.argsort(norms, kind="stable")[:k]] = 0.0',
    'keep = (np.argsort(norms, kind="stable") >= k).astype(float)',
)
truncates_count = edited("round(float(amount) * norms.size)", "int(float(amount) * norms.size)")
rounds_up = edited("round(float(amount) * norms.size)", "int(np.ceil(float(amount) * norms.size))")
rounds_half_up = edited(
    "round(float(amount) * norms.size)", "int(float(amount) * norms.size + 0.5)"
)
at_least_one = edited(
    "k = round(float(amount) * norms.size)",
    "k = max(round(float(amount) * norms.size), int(amount > 0))",
)
share_in_its_own_type = edited("round(float(amount)", "round(amount")
integer_as_count = edited(
    "k = round(float(amount) * norms.size)",
    """k = round(float(amount) * norms.size)
    if isinstance(amount, (int, np.integer)):
        k = int(amount)""",
)
keep_fraction = edited("k = round(", "k = norms.size - round(")
prunes_largest = edited("np.argsort(norms,", "np.argsort(-norms,")
inverted_mask = edited("np.ones(norms.size)", "np.zeros(norms.size)", "[:k]] = 0.0", "[:k]] = 1.0")
mask_of_slices = edited("np.broadcast_to(mask, w.shape)", "keep")
returns_weights = edited("np.broadcast_to(mask, w.shape)", "(w * mask)")
boolean_mask = edited(".astype(dtype)", ".astype(bool)")
float64_mask = edited(".astype(dtype)", ".copy()")
integer_mask = edited('w.dtype if w.dtype.kind == "f" else np.float64', "w.dtype")
own_dtype = edited(
    "w.astype(np.float64)", "w", "    norms = ", "    with np.errstate(all='ignore'): norms = "
)
half_precision_scores = edited("    k = ", "    norms = norms.astype(np.float16)\n    k = ")
single_precision_scores = edited("w.astype(np.float64)", "w.astype(np.float32)")
prunes_in_place = edited(
    "    dtype = ",
    "    w *= np.broadcast_to(mask, w.shape).astype(w.dtype)\n    dtype = ",
)
returns_before_validating = edited(
    "if n not in",
    'if amount == 0: return np.ones(w.shape, w.dtype if w.dtype.kind == "f" else np.float64)\n'
    "    if n not in",
)
clamps_share = edited(
    "if not 0.0 <= amount <= 1.0:",
    "amount = min(max(amount, 0.0), 1.0)\n    if np.isnan(amount):",
)
accepts_nan_share = edited(
    "if not 0.0 <= amount <= 1.0:",
    "amount = 0.0 if np.isnan(amount) else amount\n    if amount < 0.0 or amount > 1.0:",
)
any_norm = edited("if n not in (1, 2, np.inf):", "if False:")
refuses_negative_dim = edited("if not -w.ndim <= dim", "if not 0 <= dim")
wraps_dim = edited("if not -w.ndim <= dim < w.ndim:", "if w.ndim == 0:")
entries_unchecked = edited("if not np.isfinite(w).all():", "if False:")
accepts_infinity = edited("if not np.isfinite(w).all():", "if np.isnan(w).any():")
