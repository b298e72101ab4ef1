"""Known wrong versions of snip_scores; its page says what each misconception is."""

from grader.kit import edited

TWIN = "twin = copy.deepcopy(model)"
GRADS = "grads = torch.autograd.grad(loss, weights, materialize_grads=True)"
PRODUCT = "g.double() * w.detach()"
FOUND = "return [(s / total).to(w.dtype) for s, w in zip(saliency, weights, strict=True)]"

gradient_only = edited(PRODUCT, "g.double()")
magnitude_only = edited(PRODUCT, "w.detach().double()")
signed_scores = edited(
    ".abs() for", " for", "not 0.0 < total < math.inf:", "total == 0.0 or not math.isfinite(total):"
)
squared_scores = edited(".abs() for", " ** 2 for")
per_sample_scores = edited(
    GRADS,
    """
    each = [
        torch.autograd.grad(
            loss_fn(twin(x[i : i + 1]), y[i : i + 1]), weights, materialize_grads=True
        )
        for i in range(len(x))
    ]
    grads = [sum(g.abs() for g in parts) for parts in zip(*each)]
    """,
)
unnormalised = edited("(s / total)", "s")
normalised_per_tensor = edited("(s / total)", "(s / s.sum() if s.any() else s)")
divided_by_count = edited("(s / total)", "(s / sum(t.numel() for t in saliency))")
biases_in_sum = edited(" if p.dim() > 1]", "]", FOUND, FOUND[:-1] + " if w.dim() > 1]")
biases_scored = edited(" if p.dim() > 1]", "]")
targets_first = edited("loss_fn(twin(x), y)", "loss_fn(y, twin(x))")
evaluation_mode = edited(TWIN, TWIN + ".eval()")
training_mode = edited(TWIN, TWIN + ".train()")
one_mode_for_all = edited(TWIN, TWIN + ".train(model.training)")
no_copy = edited(TWIN, "twin = model")
moves_buffers = edited(
    TWIN,
    "twin, frozen = model, [p for p in model.parameters() if not p.requires_grad]",
    GRADS,
    GRADS + "\n    for p in frozen:\n        p.requires_grad_(False)",
)
leaves_unfrozen = edited(
    TWIN,
    "twin, kept = model, [b.clone() for b in model.buffers()]",
    GRADS,
    GRADS + "\n    for b, k in zip(model.buffers(), kept):\n        b.copy_(k)",
)
restores_unless_it_raises = edited(
    TWIN,
    "twin, kept = model, [b.clone() for b in model.buffers()]\n"
    "    flags = [p.requires_grad for p in model.parameters()]",
    FOUND,
    "for b, k in zip(model.buffers(), kept):\n        b.copy_(k)\n"
    "    for p, flag in zip(model.parameters(), flags):\n        p.requires_grad_(flag)\n    "
    + FOUND,
)
restores_after_the_loss = edited(
    TWIN,
    "twin, kept = model, [b.clone() for b in model.buffers()]\n"
    "    flags = [p.requires_grad for p in model.parameters()]\n\n"
    "    def restore():\n"
    "        for b, k in zip(model.buffers(), kept):\n            b.copy_(k)\n"
    "        for p, flag in zip(model.parameters(), flags):\n"
    "            p.requires_grad_(flag)\n",
    "if not loss.requires_grad:\n",
    "if not loss.requires_grad:\n        restore()\n",
    GRADS,
    GRADS + "\n    restore()",
)
leaves_one_mode = edited(FOUND, "model.train(model.training)\n    " + FOUND)
leaves_gradients = edited(
    FOUND,
    "for p, g in zip((p for p in model.parameters() if p.dim() > 1), grads):\n"
    "        p.grad = g if p.grad is None else p.grad\n    " + FOUND,
)
adds_to_gradients = edited(
    TWIN,
    "twin = model",
    GRADS,
    "loss.backward()\n"
    "    grads = [torch.zeros_like(w) if w.grad is None else w.grad for w in weights]",
)
clears_gradients = edited(TWIN, "model.zero_grad()\n    " + TWIN)
changes_weights = edited(
    FOUND,
    "with torch.no_grad():\n"
    "        for p, s in zip((p for p in model.parameters() if p.dim() > 1), saliency):\n"
    "            p.mul_(s / total)\n    " + FOUND,
)
leaves_a_hook = edited(TWIN, TWIN + "\n    model.register_forward_hook(lambda *_: None)")
skips_frozen = edited(
    "[p.requires_grad_() for p in twin.parameters() if p.dim() > 1]",
    "[p for p in twin.parameters() if p.dim() > 1 and p.requires_grad]",
)
skips_single_entries = edited("if p.dim() > 1]", "if p.dim() > 1 and p.numel() > 1]")
counts_tied_twice = edited(
    "for p in twin.parameters()", "for m in twin.modules() for p in m.parameters(recurse=False)"
)
known_layers_only = edited(
    "[p.requires_grad_() for p in twin.parameters() if p.dim() > 1]",
    "[\n        m.weight.requires_grad_()"
    "\n        for m in dict.fromkeys(twin.modules())"
    "\n        if isinstance(m, nn.Linear | nn.Conv2d)\n    ]",
)
trusts_all_used = edited(", materialize_grads=True", "")
skips_unused = edited(
    GRADS,
    "grads = torch.autograd.grad(loss, weights, allow_unused=True)\n"
    "    weights = [w for w, g in zip(weights, grads) if g is not None]\n"
    "    grads = [g for g in grads if g is not None]",
)
small_scores_zero = edited("(s / total)", "(s / total).where(s > 1e-12 * total, 0.0)")
float64_scores = edited(".to(w.dtype)", "")
sum_in_own_dtype = edited(PRODUCT, "g * w.detach()")
small_sum_refused = edited("not 0.0 < total", "not 1e-12 < total")
divides_by_zero = edited("if not 0.0 < total < math.inf:", "if False:")
