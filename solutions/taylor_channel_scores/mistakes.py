"""Known wrong versions of taylor_channel_scores; its page says what each misconception is."""

from grader.kit import edited

sum_of_squares = edited(
    "products.sum(", "np.square(products).sum(", "np.square(sums).astype", "sums.astype"
)
squared_absolute_sum = edited("products.sum(", "np.abs(products).sum(")
absolute_sum = edited(
    "products.sum(", "np.abs(products).sum(", "np.square(sums).astype", "sums.astype"
)
absolute_of_sum = edited("np.square(sums)", "np.abs(sums)")
signed_sum = edited("np.square(sums).astype", "sums.astype")
halved = edited("np.square(sums)", "(0.5 * np.square(sums))")
gradient_only = edited("np.multiply(w, g, dtype=np.float64)", "g.astype(np.float64)")
gradient_energy = edited(
    "np.multiply(w, g, dtype=np.float64)",
    "g.astype(np.float64)",
    "products.sum(",
    "np.square(products).sum(",
    "np.square(sums).astype",
    "sums.astype",
)
magnitude_only = edited(
    "np.multiply(w, g, dtype=np.float64)",
    "np.abs(w, dtype=np.float64)",
    "products.sum(",
    "np.square(products).sum(",
    "np.square(sums).astype",
    "sums.astype",
)
product_of_sums = edited(
    "    sums = products.sum(axis=tuple(range(1, w.ndim)))",
    """
    axes = tuple(range(1, w.ndim))
    sums = w.sum(axis=axes, dtype=float) * g.sum(axis=axes, dtype=float)""",
)
mean_of_products = edited("products.sum(", "products.mean(")
input_axis = edited("tuple(range(1, w.ndim))", "tuple(a for a in range(w.ndim) if a != 1)")
last_axis_only = edited("axis=tuple(range(1, w.ndim))", "axis=-1 if w.ndim > 1 else ()")
axis_one_only = edited("tuple(range(1, w.ndim))", "1 if w.ndim > 1 else ()")
spatial_squares = edited(
    "    sums = products.sum(axis=tuple(range(1, w.ndim)))",
    """
    kernels = products.sum(axis=tuple(range(2, w.ndim))).reshape(*w.shape[:2])
    sums = np.sqrt((kernels**2).sum(axis=tuple(range(1, kernels.ndim)))
                   if w.ndim > 2 else products.sum(axis=tuple(range(1, w.ndim))) ** 2)""",
)
whole_tensor = edited("axis=tuple(range(1, w.ndim))", "axis=None")
normalised = edited(
    "    return np.square(sums).astype",
    "    total = np.square(sums).sum() or 1.0\n    return (np.square(sums) / total).astype",
)
keeps_axes = edited("w.ndim)))", "w.ndim)), keepdims=True)")
returns_list = edited("else np.float64)", "else np.float64).tolist()")
memory_order = edited(
    "products = np.multiply(w, g, dtype=np.float64)",
    """products = np.array(
        [a * b for a, b in zip(w.ravel(order="K").tolist(), g.ravel(order="K").tolist())]
    ).reshape(w.shape)""",
)
own_dtype = edited("np.multiply(w, g, dtype=np.float64)", "w * g")
float64_scores = edited('.astype(w.dtype if w.dtype.kind == "f" else np.float64)', "")
gradient_dtype = edited('w.dtype if w.dtype.kind == "f"', 'g.dtype if g.dtype.kind == "f"')
integer_scores = edited('w.dtype if w.dtype.kind == "f" else np.float64', "w.dtype")
rounded_scores = edited("np.square(sums)", "np.square(sums).round(8)")
multiplies_in_place = edited(
    "np.multiply(w, g, dtype=np.float64)",
    "np.multiply(w, g, out=w, casting='unsafe').astype(np.float64)",
)
no_validation = edited(
    "if w.shape != g.shape:",
    "if False:",
    "if not (np.isfinite(w).all() and np.isfinite(g).all()):",
    "if False:",
)
broadcasts_shapes = edited("if w.shape != g.shape:", "if False:")
accepts_not_finite = edited("if not (np.isfinite(w).all() and np.isfinite(g).all()):", "if False:")
accepts_infinity = edited(
    "if not (np.isfinite(w).all() and np.isfinite(g).all()):",
    "if np.isnan(w).any() or np.isnan(g).any():",
)
gradients_unchecked = edited(" and np.isfinite(g).all()", "")
