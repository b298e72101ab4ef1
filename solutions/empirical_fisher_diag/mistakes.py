"""Known wrong versions of empirical_fisher_diag; its page says what each misconception is."""

from grader.kit import edited

square_of_mean = edited(
    "np.square(G, dtype=np.float64)",
    "G.astype(np.float64)",
    "squares.mean(axis=0)",
    "np.square(squares.mean(axis=0))",
)
square_of_sum = edited(
    "np.square(G, dtype=np.float64)",
    "G.astype(np.float64)",
    "squares.mean(axis=0)",
    "np.square(squares.sum(axis=0))",
)
squared_sum_over_count = edited(
    "np.square(G, dtype=np.float64)",
    "G.astype(np.float64)",
    "squares.mean(axis=0)",
    "(np.square(squares.sum(axis=0)) / len(G))",
)
sum_of_squares = edited("squares.mean(", "squares.sum(")
mean_absolute = edited("np.square(G, dtype=np.float64)", "np.abs(G, dtype=np.float64)")
mean_gradient = edited("np.square(G, dtype=np.float64)", "G.astype(np.float64)")
variance = edited(
    "np.square(G, dtype=np.float64)", "G.astype(np.float64)", "squares.mean(", "squares.var("
)
root_mean_square = edited("squares.mean(axis=0)", "np.sqrt(squares.mean(axis=0))")
halved = edited("squares.mean(axis=0)", "(0.5 * squares.mean(axis=0))")
unbiased_count = edited("squares.mean(axis=0)", "(squares.sum(axis=0) / max(len(G) - 1, 1))")
largest_square = edited("squares.mean(axis=0)", "squares.max(axis=0)")
median_square = edited("squares.mean(axis=0)", "np.median(squares, axis=0)")
mean_over_parameters = edited("axis=0", "axis=1")
one_number = edited("squares.mean(axis=0)", "squares.mean()")
divides_by_parameters = edited("squares.mean(axis=0)", "(squares.sum(axis=0) / max(G.shape[1], 1))")
divides_by_entries = edited("squares.mean(axis=0)", "(squares.sum(axis=0) / max(G.size, 1))")
full_matrix = edited(
    "squares.mean(axis=0)", "(G.T.astype(np.float64) @ G.astype(np.float64) / len(G))"
)
two_batches = edited(
    "    squares = np.square(G, dtype=np.float64)",
    "    parts = np.array_split(G.astype(np.float64), min(2, len(G)))\n"
    "    squares = np.square([part.mean(axis=0) for part in parts])",
)
keeps_axes = edited("axis=0)", "axis=0, keepdims=True)")
returns_list = edited("else np.float64)", "else np.float64).tolist()")
own_dtype = edited(
    "np.square(G, dtype=np.float64)",
    "np.square(G, dtype=G.dtype if G.dtype.kind == 'f' else np.float64)",
)
narrow_squares = edited("np.square(G, dtype=np.float64)", "(G * G).astype(np.float64)")
float64_result = edited('.astype(G.dtype if G.dtype.kind == "f" else np.float64)', "")
integer_result = edited('G.dtype if G.dtype.kind == "f" else np.float64', "G.dtype")
rounded = edited("squares.mean(axis=0)", "squares.mean(axis=0).round(8)")
squares_in_place = edited(
    "np.square(G, dtype=np.float64)",
    "np.square(G, out=G if G.dtype == np.float64 else None, dtype=np.float64)",
)
no_validation = edited("if len(G) == 0:", "if False:", "if not np.isfinite(G).all():", "if False:")
returns_before_validating = edited(
    "    if len(G) == 0:",
    "    if len(G) == 1:\n"
    "        square = np.square(G[0], dtype=float)\n"
    "        return square.astype(G.dtype if G.dtype.kind == 'f' else float)\n"
    "    if len(G) == 0:",
)
accepts_no_examples = edited("if len(G) == 0:", "if False:")
zeros_without_examples = edited(
    '        raise ValueError("the mean over no examples is undefined")',
    "        return np.zeros(G.shape[1], G.dtype)",
)
accepts_not_finite = edited("if not np.isfinite(G).all():", "if False:")
accepts_infinity = edited("if not np.isfinite(G).all():", "if np.isnan(G).any():")
rejects_no_parameters = edited("if len(G) == 0:", "if G.size == 0:")
