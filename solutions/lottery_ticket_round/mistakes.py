"""Known wrong versions of lottery_ticket_round; its page says what each misconception is."""

from grader.kit import edited

PRUNES = '    keep[alive[np.argsort(size[alive], kind="stable")[:k]]] = 0.0'

keeps_trained = edited(
    "np.asarray(w * new_mask[name])", "(w_trained[name] * new_mask[name]).astype(kind)"
)
new_start = edited(
    "np.asarray(w * new_mask[name])",
    "(np.random.default_rng(0).normal(size=w.shape) * new_mask[name]).astype(kind)",
)
rewound_unmasked = edited("np.asarray(w * new_mask[name])", "w.astype(kind)")
rewound_by_old_mask = edited("w * new_mask[name]", "w * mask[name].astype(kind)")
scores_initial = edited("np.abs(w_trained[name]", "np.abs(w0[name]")
scores_distance = edited(
    "np.abs(w_trained[name].astype(np.float64))",
    "np.abs(w_trained[name].astype(np.float64) - w0[name].astype(np.float64))",
)
scores_increase = edited(
    "np.abs(w_trained[name].astype(np.float64))",
    "np.abs(w_trained[name].astype(np.float64)) - np.abs(w0[name].astype(np.float64))",
)
signed = edited("np.abs(w_trained[name].astype(np.float64))", "w_trained[name].astype(np.float64)")
per_array = edited(
    PRUNES,
    """
    first = 0
    for w in w0.values():
        own = alive[(alive >= first) & (alive < first + w.size)]
        k = round(float(frac) * own.size)
        keep[own[np.argsort(size[own], kind="stable")[:k]]] = 0.0
        first += w.size
    """,
)
fraction_of_all = edited(
    "k = round(float(frac) * alive.size)", "k = round(float(frac) * size.size)"
)
ignores_mask = edited("np.flatnonzero(_flat(mask[name] for name in w0))", "np.arange(size.size)")
revives_large = edited(
    PRUNES,
    """
    keep[:] = 1.0
    keep[np.argsort(size, kind="stable")[: size.size - alive.size + k]] = 0.0
    """,
)
counts_pruned_zeros = edited(PRUNES, '    keep[np.argsort(size * keep, kind="stable")[:k]] = 0.0')
ranks_pruned_too = edited(PRUNES, '    keep[np.argsort(size, kind="stable")[:k]] = 0.0')
forgets_old_mask = edited("np.zeros(size.size)", "np.ones(size.size)")
zero_means_pruned = edited(
    "np.flatnonzero(_flat(mask[name] for name in w0))",
    "np.flatnonzero(_flat(mask[name] for name in w0) * size)",
)
reads_weights_only = edited(
    "np.flatnonzero(_flat(mask[name] for name in w0))", "np.flatnonzero(size)"
)
threshold_prunes_ties = edited(
    PRUNES, "    keep[alive[size[alive] <= max(np.sort(size[alive])[:k], default=-1.0)]] = 0.0"
)
threshold_keeps_ties = edited(
    PRUNES, "    keep[alive[size[alive] < min(np.sort(size[alive])[k:], default=np.inf)]] = 0.0"
)
one_too_many = edited(
    PRUNES,
    """
    if k:
        cut = np.sort(size[alive])[min(k, alive.size - 1)]
        keep[alive[size[alive] <= cut]] = 0.0
    """,
)
ties_last_first = edited(
    'np.argsort(size[alive], kind="stable")', "np.lexsort((-alive, size[alive]))"
)
unstable_sort = edited('np.argsort(size[alive], kind="stable")', "np.argsort(size[alive])")
truncates_count = edited("round(float(frac) * alive.size)", "int(float(frac) * alive.size)")
rounds_up = edited("round(float(frac) * alive.size)", "int(np.ceil(float(frac) * alive.size))")
rounds_half_up = edited("round(float(frac) * alive.size)", "int(float(frac) * alive.size + 0.5)")
at_least_one = edited(
    "k = round(float(frac) * alive.size)", "k = max(1, round(float(frac) * alive.size))"
)
narrow_count = edited(
    "float(frac) * alive.size", "float(frac) * float(sum(m.sum() for m in mask.values()))"
)
integer_as_count = edited(
    "k = round(float(frac) * alive.size)",
    """k = round(float(frac) * alive.size)
    if isinstance(frac, (int, np.integer)):
        k = int(frac)""",
)
share_in_its_own_type = edited("round(float(frac)", "round(frac")
keep_fraction = edited("k = round(", "k = alive.size - round(")
prunes_largest = edited("np.argsort(size[alive],", "np.argsort(-size[alive],")
sorts_names = edited("    # One list", "    w0 = dict(sorted(w0.items()))\n    # One list")
order_of_mask = edited(
    "    # One list", "    w0 = {name: w0[name] for name in mask}\n    # One list"
)
pairs_by_position = edited(
    "np.abs(w_trained[name].astype(np.float64)) for name in w0",
    "np.abs(w.astype(np.float64)) for w in w_trained.values()",
    "_flat(mask[name] for name in w0)",
    "_flat(mask.values())",
)
own_dtype = edited("w_trained[name].astype(np.float64)", "w_trained[name]")
finite_sentinel = edited(
    "    keep = np.zeros(size.size)\n",
    "    keep = np.zeros(size.size)\n    size[np.setdiff1d(np.arange(size.size), alive)] = 1e9\n",
    'keep[alive[np.argsort(size[alive], kind="stable")[:k]]] = 0.0',
    'keep[np.argsort(size, kind="stable")[:k]] = 0.0',
)
single_precision_scores = edited(
    "np.argsort(size[alive],", "np.argsort(size[alive].astype(np.float32),"
)
memory_order = edited("a.ravel()", 'a.ravel(order="K")')
boolean_mask = edited(
    "    return new_mask, rewound",
    """
    new_mask = {name: m != 0 for name, m in new_mask.items()}
    return new_mask, rewound
""",
)
mask_dtype = edited(
    "    return new_mask, rewound",
    """
    new_mask = {name: m.astype(mask[name].dtype) for name, m in new_mask.items()}
    return new_mask, rewound
""",
)
trained_dtype = edited(
    "kind = w.dtype if w.dtype.kind",
    "own = w_trained[name].dtype\n        kind = own if own.kind",
    '"f" else np.float64\n',
    '"f" else np.dtype(float)\n        w = w.astype(kind)\n',
)
float64_results = edited('w.dtype if w.dtype.kind == "f" else np.float64', "np.float64")
integer_results = edited('w.dtype if w.dtype.kind == "f" else np.float64', "w.dtype")
swapped = edited("return new_mask, rewound", "return rewound, new_mask")
changes_mask = edited(
    "    return new_mask, rewound",
    "    for name, m in mask.items():\n"
    "        m[...] = new_mask[name]\n"
    "    return new_mask, rewound",
)
shares_memory = edited(
    "    new_mask, rewound, start",
    "    kinds = {n: w.dtype if w.dtype.kind == 'f' else np.float64 for n, w in w0.items()}\n"
    "    if k == 0 and all(mask[name].dtype == kinds[name] for name in w0):\n"
    "        return mask, {name: w * mask[name] for name, w in w0.items()}\n"
    "    new_mask, rewound, start",
)
returns_before_validating = edited(
    "    if not w0.keys()",
    """    if frac == 0:
        kinds = {name: w.dtype if w.dtype.kind == "f" else float for name, w in w0.items()}
        old = {name: mask[name].astype(kinds[name]) for name in w0 if name in mask}
        return old, {name: np.asarray(w0[name] * m) for name, m in old.items()}
    if not w0.keys()""",
)
clamps_share = edited(
    "if not 0.0 <= frac <= 1.0:", "frac = min(max(frac, 0.0), 1.0)\n    if np.isnan(frac):"
)
accepts_nan_share = edited(
    "if not 0.0 <= frac <= 1.0:",
    "frac = 0.0 if np.isnan(frac) else frac\n    if frac < 0.0 or frac > 1.0:",
)
accepts_more_names = edited(
    "if not w0.keys() == w_trained.keys() == mask.keys():",
    "if not (w0.keys() <= w_trained.keys() and w0.keys() <= mask.keys()):",
)
names_unchecked = edited("if not w0.keys() == w_trained.keys() == mask.keys():", "if False:")
shapes_unchecked = edited(
    "if not w.shape == trained.shape == old.shape:",
    "if not w.size == trained.size == old.size:",
)
mask_unchecked = edited("if not np.isin(old, (0, 1)).all():", "if False:")
survivors_checked_alone = edited(
    "if not (np.isfinite(w).all() and np.isfinite(trained).all()):",
    "if not np.isfinite((np.abs(w) + np.abs(trained))[old != 0]).all():",
)
trained_checked_alone = edited("np.isfinite(w).all() and ", "")
entries_unchecked = edited(
    "if not (np.isfinite(w).all() and np.isfinite(trained).all()):", "if False:"
)
accepts_infinity = edited(
    "if not (np.isfinite(w).all() and np.isfinite(trained).all()):",
    "if np.isnan(w).any() or np.isnan(trained).any():",
)
