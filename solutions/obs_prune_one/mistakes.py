"""Known wrong versions of obs_prune_one; its page says what each misconception is."""

from grader.kit import edited

_CAST = 'new.astype(w.dtype if w.dtype.kind == "f" else np.float64)'

hessian_for_inverse = edited(
    "column = H_inv[:, q].astype(np.float64)",
    "column = np.linalg.inv(H_inv.astype(np.float64))[:, q]",
)
hessian_diagonal = edited(
    "return w_q * w_q / (2.0 * pivot)",
    "h = np.linalg.inv(H_inv.astype(np.float64))\n    return float(w_q * w_q / (2.0 * h[q, q]))",
)
obd_saliency = edited(
    "return w_q * w_q / (2.0 * pivot)",
    "h = np.linalg.inv(H_inv.astype(np.float64))\n    return float(0.5 * h[q, q] * w_q * w_q)",
)
no_compensation = edited("(w_q / pivot) * column", "0.0 * column")
wrong_sign = edited("w - (w_q / pivot)", "w + (w_q / pivot)")
update_not_divided = edited("(w_q / pivot) * column", "w_q * column")
update_by_root = edited("(w_q / pivot) * column", "(w_q / np.sqrt(pivot)) * column")
each_diagonal = edited("(w_q / pivot) * column", "w_q * column / np.diag(H_inv).astype(np.float64)")
halved_update = edited("(w_q / pivot)", "(0.5 * w_q / pivot)")
no_half = edited("(2.0 * pivot)", "pivot")
weight_not_squared = edited("w_q * w_q / (2.0", "abs(w_q) / (2.0")
times_pivot = edited("w_q * w_q / (2.0 * pivot)", "w_q * w_q * pivot / 2.0")
root_of_pivot = edited("(2.0 * pivot)", "(2.0 * pivot**0.5)")
squared_pivot = edited("(2.0 * pivot)", "(2.0 * pivot**2)")
saliency_of_new_weights = edited("w_q * w_q / (2.0 * pivot)", "float(new[q]) ** 2 / (2.0 * pivot)")
zero_up_to_rounding = edited("    new[q] = 0.0  # zero up to rounding until here\n", "")
masks_zeros = edited("    new[q] = 0.0", "    new[(np.asarray(w) == 0)] = 0.0\n    new[q] = 0.0")
returns_change = edited("    return w_q", "    new = new - w\n    return w_q")
deletes_weight = edited("    return w_q", "    new = np.delete(new, q)\n    return w_q")
swaps_results = edited(
    f"return w_q * w_q / (2.0 * pivot), {_CAST}", f"return {_CAST}, w_q * w_q / (2.0 * pivot)"
)
returns_list = edited(
    f"return w_q * w_q / (2.0 * pivot), {_CAST}", f"return [w_q * w_q / (2.0 * pivot), {_CAST}]"
)
weights_alone = edited(f"return w_q * w_q / (2.0 * pivot), {_CAST}", f"return {_CAST}")
own_dtype = edited(
    "column = H_inv[:, q].astype(np.float64)",
    'column = H_inv[:, q].astype(w.dtype if w.dtype.kind == "f" else np.float64)',
    "(w_q / pivot) * column",
    "column.dtype.type(w_q / pivot) * column",
)
own_square = edited("w_q * w_q / (2.0 * pivot)", "float(w[q] * w[q]) / (2.0 * pivot)")
float64_weights = edited('w.dtype if w.dtype.kind == "f" else np.float64', "np.float64")
integer_weights = edited('w.dtype if w.dtype.kind == "f" else np.float64', "w.dtype")
updates_in_place = edited(
    "    return w_q", '    if w.dtype.kind == "f":\n        w[:] = new\n    return w_q'
)
returns_weights_if_zero = edited(
    "    new = w", "    if w_q == 0.0:\n        return 0.0, w\n    new = w"
)
clears_inverse_in_place = edited(
    "    return w_q", "    H_inv[q, :] = H_inv[:, q] = 0\n    return w_q"
)
no_validation = edited(
    "if w.ndim != 1 or H_inv.shape != (w.size, w.size):",
    "if False:",
    "if not (np.isfinite(w).all() and np.isfinite(H_inv).all()):",
    "if False:",
    "if not 0 <= q < w.size:",
    "if False:",
    "if pivot <= 0.0:",
    "if False:",
    "w_q, pivot = float(w[q]), float(column[q])",
    "w_q, pivot = np.float64(w[q]), np.float64(column[q])",
)
accepts_negative_index = edited("if not 0 <= q < w.size:", "if not -w.size <= q < w.size:")
index_unchecked = edited("if not 0 <= q < w.size:", "if False:")
pivot_unchecked = edited(
    "if pivot <= 0.0:", "if False:", "w_q / pivot)", "w_q / (pivot or 1.0))", "2.0 * pivot",
    "2.0 * (pivot or 1.0)",
)  # fmt: skip
accepts_zero_pivot = edited(
    "if pivot <= 0.0:", "if pivot < 0.0:", "w_q / pivot)", "w_q / (pivot or 1.0))", "2.0 * pivot",
    "2.0 * (pivot or 1.0)",
)  # fmt: skip
accepts_negative_pivot = edited("if pivot <= 0.0:", "if pivot == 0.0:")
shapes_unchecked = edited("if w.ndim != 1 or H_inv.shape != (w.size, w.size):", "if False:")
accepts_not_finite = edited(
    "if not (np.isfinite(w).all() and np.isfinite(H_inv).all()):", "if False:"
)
accepts_infinity = edited(
    "if not (np.isfinite(w).all() and np.isfinite(H_inv).all()):",
    "if np.isnan(w).any() or np.isnan(H_inv).any():",
)
inverse_unchecked = edited(" and np.isfinite(H_inv).all()", "")
column_alone_checked = edited(
    " and np.isfinite(H_inv).all()",
    "",
    "    if pivot <= 0.0:",
    "    if not np.isfinite(column).all():\n"
    '        raise ValueError("column")\n'
    "    if pivot <= 0.0:",
)
returns_before_validating = edited(
    "    if not (np.isfinite(w)",
    "    if w.size and abs(q) < w.size and w[q] == 0:\n"
    f"        return 0.0, {_CAST.replace('new', 'w')}\n"
    "    if not (np.isfinite(w)",
)
