"""Known wrong versions of hinv_remove; its page says what each misconception is."""

from grader.kit import edited

deletes_only = edited(" - np.outer(column, column) / pivot", "")
adds_the_product = edited(" - np.outer(column, column)", " + np.outer(column, column)")
not_divided = edited("np.outer(column, column) / pivot", "np.outer(column, column)")
divides_by_root = edited("/ pivot", "/ np.sqrt(pivot)")
divides_by_square = edited("/ pivot", "/ pivot**2")
multiplies_by_pivot = edited("/ pivot", "* pivot")
divides_by_each_diagonal = edited("/ pivot", "/ full[rest, rest]")
half_the_product = edited("/ pivot", "/ (2.0 * pivot)")
column_not_squared = edited("np.outer(column, column) / pivot", "column[:, None] / pivot")
diagonal_alone = edited("np.outer(column, column) / pivot", "np.diag(column * column) / pivot")
returns_hessian = edited(
    "full[np.ix_(rest, rest)] - np.outer(column, column) / pivot",
    "np.linalg.inv(full)[np.ix_(rest, rest)]",
)
treats_as_hessian = edited(
    "full[np.ix_(rest, rest)] - np.outer(column, column) / pivot",
    "np.linalg.inv(full[np.ix_(rest, rest)])",
)
keeps_shape = edited("rest = np.delete(np.arange(len(full)), q)", "rest = np.arange(len(full))")
removes_row_alone = edited(
    "full[np.ix_(rest, rest)] - np.outer(column, column)", "full[rest] - np.outer(column, full[q])"
)
removes_last = edited(
    "    rest = np.delete",
    "    q, pivot = len(full) - 1, full[-1, -1]\n    rest = np.delete",
)
moves_last_into_place = edited(
    "rest = np.delete(np.arange(len(full)), q)",
    "rest = np.arange(len(full) - 1)\n    rest[rest == q] = len(full) - 1",
)
returns_list = edited(
    "return smaller.astype(", "return np.ndarray.tolist(smaller) or smaller.astype("
)
rounded_entries = edited("return smaller.astype(", "return smaller.round(9).astype(")
own_dtype = edited("H_inv.astype(np.float64)", "H_inv")
single_precision = edited("H_inv.astype(np.float64)", "H_inv.astype(np.float32)")
float64_inverse = edited('H_inv.dtype if H_inv.dtype.kind == "f" else np.float64', "np.float64")
integer_inverse = edited('H_inv.dtype if H_inv.dtype.kind == "f" else np.float64', "H_inv.dtype")
changes_input = edited(
    "    return smaller",
    "    H_inv[:] = H_inv - (np.outer(full[:, q], full[q]) / pivot).astype(H_inv.dtype)\n"
    "    return smaller",
)
accepts_negative_index = edited(
    "if not 0 <= q < len(H_inv):", "if not -len(H_inv) <= q < len(H_inv):"
)
index_unchecked = edited("if not 0 <= q < len(H_inv):", "if False:")
pivot_unchecked = edited("if pivot <= 0.0:", "if False:", "/ pivot", "/ (pivot or 1.0)")
accepts_zero_pivot = edited("if pivot <= 0.0:", "if pivot < 0.0:", "/ pivot", "/ (pivot or 1.0)")
accepts_negative_pivot = edited("if pivot <= 0.0:", "if pivot == 0.0:")
shape_unchecked = edited("if H_inv.ndim != 2 or H_inv.shape[0] != H_inv.shape[1]:", "if False:")
accepts_not_finite = edited("if not np.isfinite(H_inv).all():", "if False:")
accepts_infinity = edited("if not np.isfinite(H_inv).all():", "if np.isnan(H_inv).any():")
column_alone_checked = edited(
    "    if not np.isfinite(H_inv).all():\n"
    '        raise ValueError("the inverse Hessian holds NaN or infinity")\n',
    "",
    "    if pivot <= 0.0:",
    "    if not np.isfinite(full[:, q]).all():\n"
    '        raise ValueError("column")\n'
    "    if pivot <= 0.0:",
)
returns_before_validating = edited(
    "    if not np.isfinite(H_inv)",
    "    if len(H_inv) == 1:\n"
    '        return np.zeros((0, 0), H_inv.dtype if H_inv.dtype.kind == "f" else np.float64)\n'
    "    if not np.isfinite(H_inv)",
)
