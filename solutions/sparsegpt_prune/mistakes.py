"""Known wrong versions of sparsegpt_prune; its page says what each misconception is."""

from grader.kit import edited

_LAZY = "        w[:, stop:] -= errors @ U[start:stop, stop:]\n"
_SCORES = "scores = (block / np.diag(u)) ** 2"
_FACTOR = "np.linalg.cholesky(np.linalg.inv(H)).T"
_COUNT = "round(float(sparsity) * scores.size)"
_CUT = 'prune.flat[np.argsort(scores, axis=None, kind="stable")[:k]] = True'
_DAMP = "percdamp * np.mean(np.diag(H)) * np.eye(columns)"
_DTYPE = 'W.dtype if W.dtype.kind == "f" else np.float64'
_VALIDATE = "_validate(W, X, sparsity, blocksize, percdamp, nm)\n"

no_lazy_update = edited(_LAZY, "")
no_update_in_block = edited("            block[:, i:] -= np.outer(errors[:, i], u[i, i:])\n", "")
mask_only = edited("            block[:, i:] -= np.outer(errors[:, i], u[i, i:])\n", "", _LAZY, "")
factor_of_hessian = edited(_FACTOR, "np.linalg.cholesky(H).T")
inverse_for_factor = edited(_FACTOR, "np.linalg.inv(H)")
not_downdated = edited(
    _FACTOR,
    "(lambda B: np.triu(B / np.sqrt(np.diag(B))[:, None]))(np.linalg.inv(H))",
)
error_not_divided = edited(
    "np.where(prune[:, i], block[:, i], 0.0) / u[i, i]", "np.where(prune[:, i], block[:, i], 0.0)"
)
wrong_sign = edited("w[:, stop:] -= errors", "w[:, stop:] += errors")
magnitude_scores = edited(
    _SCORES,
    "scores = block**2",
    "scores = (block[:, group] / np.diag(u)[group]) ** 2",
    "scores = block[:, group] ** 2",
)
factor_not_squared = edited(_SCORES, "scores = block**2 / np.diag(u)")
inverse_diagonal_scores = edited(
    _SCORES, "scores = block**2 / np.diag(np.linalg.inv(H))[start:stop]"
)
wanda_scores = edited(_SCORES, "scores = block**2 * np.diag(H)[start:stop]")
mask_up_front = edited(
    "    U = _upper_factor(H)\n",
    "    U, first = _upper_factor(H), w.copy()\n",
    _SCORES,
    "scores = (first[:, start:stop] / np.diag(u)) ** 2",
)
ranks_rows = edited(
    _CUT,
    "k = round(float(sparsity) * scores.shape[1])\n"
    '            order = np.argsort(scores, axis=1, kind="stable")\n'
    "            np.put_along_axis(prune, order[:, :k], True, axis=1)",
)
ranks_columns = edited(
    _CUT,
    "k = round(float(sparsity) * len(scores))\n"
    '            order = np.argsort(scores, axis=0, kind="stable")\n'
    "            np.put_along_axis(prune, order[:k], True, axis=0)",
)
whole_layer = edited(
    "    for start in range(0, columns, blocksize):\n",
    "    blocksize = blocksize if nm else columns\n"
    "    for start in range(0, columns, blocksize):\n",
)
no_damping = edited(_DAMP, "0.0")
plain_damping = edited(_DAMP, "percdamp * np.eye(columns)")
damped_before_dead = edited(
    "    dead = np.diag(H) == 0.0\n",
    "    dead, mean = np.diag(H) == 0.0, np.mean(np.diag(H))\n",
    "np.mean(np.diag(H)) * np.eye",
    "mean * np.eye",
)
dead_weights_kept = edited("    w[:, dead] = 0.0\n", "")
hessian_not_averaged = edited("x.T @ x / len(x)", "x.T @ x")
hessian_doubled = edited("x.T @ x / len(x)", "2.0 * x.T @ x / len(x)")
centred_inputs = edited("x.T @ x / len(x)", "np.cov(x.T, bias=True).reshape(columns, columns)")
zero_up_to_rounding = edited(
    "            block[prune[:, i], i] = 0.0  # zero up to rounding until here\n", ""
)
threshold_prunes_ties = edited(
    _CUT, "prune[:] = scores <= max(np.sort(scores, axis=None)[:k], default=-1.0)"
)
one_too_many = edited(
    _CUT,
    "cut = min(int(float(sparsity) * scores.size), scores.size - 1)\n"
    "            prune[:] = scores <= np.sort(scores, axis=None)[cut]",
)
ties_last_first = edited(
    'np.argsort(scores, axis=None, kind="stable")[:k]',
    "np.lexsort((-np.arange(scores.size), scores.ravel()))[:k]",
)
ties_by_column = edited(
    _CUT, _CUT.replace("prune.flat", "prune.T.flat").replace("scores,", "scores.T,")
)
unstable_sort = edited('axis=None, kind="stable"', "axis=None")
truncates_count = edited(_COUNT, "int(float(sparsity) * scores.size)")
rounds_up = edited(_COUNT, "int(np.ceil(float(sparsity) * scores.size))")
rounds_half_up = edited(_COUNT, "int(float(sparsity) * scores.size + 0.5)")
share_in_its_own_type = edited("round(float(sparsity)", "round(sparsity")
count_of_a_full_block = edited(_COUNT, "round(float(sparsity) * len(w) * min(blocksize, columns))")
keep_fraction = edited(_COUNT, f"scores.size - {_COUNT}")
prunes_largest = edited("np.argsort(scores, axis=None", "np.argsort(-scores, axis=None")
group_counts_pruned = edited("nm[1] - nm[0]]", "nm[0]]")
groups_at_block_start = edited(
    "                scores = (block[:, group]",
    "                before = block.copy() if i == 0 else before\n"
    "                scores = (before[:, group]",
)
groups_of_the_block = edited(
    "order[:, : nm[1] - nm[0]], True, axis=1)",
    "order[:, :0], True, axis=1)\n"
    "                k = (nm[1] - nm[0]) * len(w)\n"
    "                flat = np.zeros(scores.size, dtype=bool)\n"
    '                flat[np.argsort(scores, axis=None, kind="stable")[:k]] = True\n'
    "                prune[:, group] = flat.reshape(scores.shape)",
)
returns_mask = edited("return w.astype", "return (w != 0).astype")
float64_weights = edited(_DTYPE, "np.float64")
integer_weights = edited(_DTYPE, "W.dtype")
own_dtype = edited(
    "x = X.astype(np.float64)", "x = X", "x.T @ x / len(x)", "(x.T @ x / len(x)).astype(np.float64)"
)
prunes_in_place = edited("    return w.astype", "    W[:] = w.astype(W.dtype)\n    return w.astype")
returns_before_validating = edited(
    _VALIDATE,
    "if sparsity == 0 and nm is None:\n"
    f"        return np.where((X != 0).any(axis=0), W, 0).astype({_DTYPE})\n"
    "    " + _VALIDATE,
)
dense_returns_early = edited(
    _VALIDATE,
    _VALIDATE + f"    if sparsity == 0 and nm is None:\n        return W.astype({_DTYPE})\n",
)
full_groups_return_early = edited(
    _VALIDATE,
    _VALIDATE + f"    if nm is not None and nm[0] == nm[1]:\n        return W.astype({_DTYPE})\n",
)
single_precision_scores = edited(_SCORES, "scores = (block / np.diag(u)).astype(np.float32) ** 2")
share_unchecked_with_groups = edited(
    "if not 0.0 <= sparsity <= 1.0:", "if nm is None and not 0.0 <= sparsity <= 1.0:"
)
accepts_nan_share = edited(
    "if not 0.0 <= sparsity <= 1.0:",
    "if sparsity < 0.0 or sparsity > 1.0:",
    _VALIDATE,
    _VALIDATE + "    sparsity = 0.0 if np.isnan(sparsity) else sparsity\n",
)
blocksize_unchecked = edited(
    "if blocksize < 1:", "if False:", _VALIDATE, _VALIDATE + "    blocksize = max(1, blocksize)\n"
)
damping_unchecked = edited("if not 0.0 <= percdamp < math.inf:", "if False:")
groups_unchecked = edited("if not 1 <= n <= m or W.shape[1] % m or blocksize % m:", "if False:")
block_may_cut_groups = edited(" or blocksize % m:", ":")
damps_by_itself = edited(
    'raise ValueError("the damped Hessian is singular: more samples or more damping are needed")',
    "H = H + 0.01 * np.mean(np.diag(H)) * np.eye(len(H))",
)
no_samples_unchecked = edited(
    "if not len(X):", "if False:", "x.T @ x / len(x)", "x.T @ x / max(1, len(x))"
)
shapes_unchecked = edited("if W.ndim != 2 or X.shape[1:] != W.shape[1:]:", "if False:")
entries_unchecked = edited("if not (np.isfinite(W).all() and np.isfinite(X).all()):", "if False:")
accepts_infinity = edited(
    "if not (np.isfinite(W).all() and np.isfinite(X).all()):",
    "if np.isnan(W).any() or np.isnan(X).any():",
)
