"""Known wrong versions of obc_prune_row; its page says what each misconception is."""

from grader.kit import edited

SCORES = "row[alive] ** 2 / np.diag(inverse)"
UPDATE = "row[alive] -= row[alive[q]] / inverse[q, q] * inverse[q]"
DOWNDATE = """        inverse -= np.outer(inverse[q], inverse[q]) / inverse[q, q]
"""
RANK = """    if np.linalg.matrix_rank(inputs) < w.size:
        raise ValueError(f"the rank of X is less than {w.size}")
"""
LOOP = "    for _ in range(k):\n"

inverse_not_downdated = edited(DOWNDATE, "")
static_order = edited(
    LOOP,
    "    order = np.argsort(np.argsort(row**2 / np.diag(inverse), kind='stable'))\n" + LOOP,
    SCORES,
    "order[alive]",
)
magnitude_order = edited(SCORES, "np.abs(row[alive])")
survivors_not_updated = edited(UPDATE, "pass")
diagonal_saliency = edited(SCORES, "row[alive] ** 2 * np.diag(inputs.T @ inputs)[alive]")
multiplies_by_inverse = edited(SCORES, "row[alive] ** 2 * np.diag(inverse)")
signed_score = edited(SCORES, "row[alive] / np.diag(inverse)")
removes_largest = edited("np.argmin(scores)", "np.argmax(scores)")
keeps_k = edited("range(k)", "range(w.size - k)")
update_added = edited("row[alive] -= row", "row[alive] += row")
frozen_left = edited(UPDATE, UPDATE + " * (alive >= alive[q])")
inputs_transposed = edited("inputs.T @ inputs)", "inputs[: w.size] @ inputs[: w.size].T)")
damped = edited(
    "np.linalg.inv(inputs.T @ inputs)",
    "np.linalg.inv(inputs.T @ inputs + 0.01 * np.mean(inputs**2) * len(X) * np.eye(w.size))",
)
leaves_dust = edited("        row[alive[q]] = 0.0\n", "")
ties_last_first = edited("np.argmin(scores)", "len(scores) - 1 - np.argmin(scores[::-1])")
changes_the_row = edited("row = w.astype(np.float64)", "row = w.astype(np.float64, copy=False)")
returns_row_if_none_goes = edited(
    "    return row",
    "    if k == 0 and w.dtype.kind == 'f':\n        return w\n    return row",
)
row_in_own_dtype = edited(
    "row = w.astype(np.float64)", 'row = w.astype(w.dtype if w.dtype.kind == "f" else np.float64)'
)
float64_always = edited('row.astype(w.dtype if w.dtype.kind == "f" else np.float64)', "row")
integers_stay = edited(
    'row.astype(w.dtype if w.dtype.kind == "f" else np.float64)', "row.astype(w.dtype)"
)
single_precision = edited(
    "np.linalg.inv(inputs.T @ inputs)", "np.linalg.inv((inputs.T @ inputs).astype(np.float32))"
)
accepts_any_k = edited(
    " or not 0 <= k <= w.size:", ":", "range(k)", "range(min(max(k, 0), w.size))"
)
accepts_nan = edited("if not (np.isfinite(w).all() and np.isfinite(X).all()):", "if False:")
rank_not_tested = edited(
    RANK, "", "np.linalg.inv(inputs.T @ inputs)", "np.linalg.pinv(inputs.T @ inputs)"
)
no_removal_returns_early = edited(
    "    inputs = X.astype(np.float64)\n",
    "    if k == 0:\n"
    "        return w.astype(w.dtype if w.dtype.kind == 'f' else float)\n"
    "    inputs = X.astype(np.float64)\n",
)
