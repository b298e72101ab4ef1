"""Known wrong versions of masked_sgd_step; its page says what each misconception is."""

from grader.kit import edited

BOTH = "weights, velocity = np.where(mask, weights, 0.0), np.where(mask, velocity, 0.0)"

no_weight_decay = edited(" + weight_decay * weights", "")
decay_subtracted = edited(" + weight_decay * weights", " - weight_decay * weights")
decay_halved = edited("weight_decay * weights", "0.5 * weight_decay * weights")
decay_doubled = edited("weight_decay * weights", "2 * weight_decay * weights")
decoupled_decay = edited(
    " + weight_decay * weights",
    "",
    "weights - lr * velocity",
    "(1 - lr * weight_decay) * weights - lr * velocity",
)
decay_sign_only = edited("weight_decay * weights", "weight_decay * np.sign(weights)")
no_momentum = edited("weights - lr * velocity", "weights - lr * d")
old_buffer = edited("weights - lr * velocity", "weights - lr * buf")
dampened = edited("velocity + d", "velocity + (1 - momentum) * d")
nesterov = edited("lr * velocity", "lr * (d + momentum * velocity)")
rate_in_buffer = edited(
    "velocity + d", "velocity + lr * d", "weights - lr * velocity", "weights - velocity"
)
ascends = edited("weights - lr", "weights + lr")
buffer_not_updated = edited(
    "return _as(weights, w), _as(velocity, buf)",
    "return _as(weights, w), _as(np.where(mask, buf, 0.0), buf)",
)
buffer_kept_without_momentum = edited(
    "    weights = weights - lr * velocity",
    "    weights = weights - lr * velocity\n    velocity = velocity if momentum else 1.0 * buf",
)
masks_gradient_only = edited("d = d + weight", "d = mask * d + weight", BOTH, "")
masks_before_step = edited(
    "d = d + weight", "weights = np.where(mask, weights, 0.0)\n    d = d + weight", BOTH, ""
)
buffer_unmasked = edited(", np.where(mask, velocity, 0.0)", ", velocity")
pruned_buffer_decays = edited(
    "d = d + weight_decay * weights",
    "d = mask * (d + weight_decay * weights)",
    ", np.where(mask, velocity, 0.0)",
    ", velocity",
)
weights_unmasked = edited("np.where(mask, weights, 0.0)", "weights")
pruned_frozen = edited(
    BOTH, "weights, velocity = np.where(mask, weights, w), np.where(mask, velocity, buf)"
)
inverted_mask = edited(
    BOTH, "weights, velocity = np.where(mask, 0.0, weights), np.where(mask, 0.0, velocity)"
)
swapped = edited(
    "return _as(weights, w), _as(velocity, buf)", "return _as(velocity, buf), _as(weights, w)"
)
changes_inputs = edited(
    "return _as(weights, w), _as(velocity, buf)",
    "w[...], buf[...] = weights, velocity\n    return _as(weights, w), _as(velocity, buf)",
)
shares_memory = edited(
    "    return _as(weights, w), _as(velocity, buf)",
    "    if lr == 0 and mask.all() and w.dtype.kind == 'f': return w, _as(velocity, buf)\n"
    "    return _as(weights, w), _as(velocity, buf)",
)
buffer_in_weights_dtype = edited("_as(velocity, buf)", "_as(velocity, w)")
in_weights_dtype = edited("(a.astype(np.float64) for", "(a.astype(w.dtype).astype(np.float64) for")
in_buffer_dtype = edited("(a.astype(np.float64) for", "(a.astype(buf.dtype).astype(np.float64) for")
buffer_rounded_first = edited(
    "    weights = weights - lr * velocity",
    "    weights = weights - lr * _as(velocity, buf).astype(np.float64)",
)
integers_wrap = edited(
    "(a.astype(np.float64) for a in (w, g, buf))",
    "(a if a.dtype.kind in 'iu' else a.astype(np.float64) for a in (w, g, buf))",
)
float64_results = edited("_as(weights, w), _as(velocity, buf)", "weights, velocity")
integer_results = edited('array.dtype if array.dtype.kind == "f" else np.float64', "array.dtype")
returns_before_validating = edited(
    "    for name, a in",
    "    if lr == 0 and momentum == 0:\n"
    "        d = g + weight_decay * w\n"
    "        return _as(w * mask, w), _as(d * mask, buf)\n"
    "    for name, a in",
)
accepts_negative_rate = edited("if not 0.0 <= lr < np.inf:", "if not abs(lr) < np.inf:")
accepts_nan_rate = edited("if not 0.0 <= lr < np.inf:", "if lr < 0.0 or lr == np.inf:")
accepts_momentum_one = edited("momentum < 1.0", "momentum <= 1.0")
any_momentum = edited("if not 0.0 <= momentum < 1.0:", "if False:")
any_decay = edited("if not 0.0 <= weight_decay < np.inf:", "if False:")
shapes_unchecked = edited(
    "        if a.shape != w.shape:",
    "        if np.broadcast_shapes(a.shape, w.shape) is None:",
)
mask_unchecked = edited(
    '("buf", buf), ("mask", mask)',
    '("buf", buf), ("mask", np.ones(mask.shape))',
    "if not np.isin(mask, (0, 1)).all():",
    "if False:",
)
survivors_checked_alone = edited(
    "np.isfinite(a).all()", "np.isfinite(np.where(mask != 0, a, 0.0)).all()"
)
weights_checked_alone = edited("np.isfinite(a).all()", "np.isfinite(w).all()")
entries_unchecked = edited("if not np.isfinite(a).all():", "if False:")
accepts_infinity = edited("if not np.isfinite(a).all():", "if np.isnan(a).any():")
