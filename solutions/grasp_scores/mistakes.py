"""Known wrong versions of grasp_scores; its page says what each misconception is."""

from grader.kit import edited

TWIN = "twin = copy.deepcopy(model)"
CHOSEN = "weights = [p.requires_grad_() for p in twin.parameters() if p.dim() > 1]"
GRADS = "grads = torch.autograd.grad(loss, weights, create_graph=True, materialize_grads=True)"
DOT = "dot = sum((g * g.detach()).sum() for g in grads)"
PRODUCTS = "products = torch.autograd.grad(dot, weights, materialize_grads=True)"
SCORES = "scores = [-w.detach().double() * hg.double() for w, hg in pairs]"
FOUND = "return scores"
# In place of the second backward pass.
GRADIENT = DOT + "\n        products = [g.detach() for g in grads]"

wrong_sign = edited("[-w.detach()", "[w.detach()")
absolute_values = edited(
    "-w.detach().double() * hg.double()", "(w.detach().double() * hg.double()).abs()"
)
snip_score = edited(
    DOT,
    GRADIENT,
    PRODUCTS,
    "pass",
    SCORES,
    "scores = [(w.detach().double() * g.double()).abs() for w, g in pairs]\n"
    "    total = sum(s.sum() for s in scores)\n"
    "    scores = [s / total for s in scores]",
)
first_order = edited(DOT, GRADIENT, PRODUCTS, "pass")
hessian_times_weight = edited(
    "products = [torch.zeros_like(w) for w in weights]",
    "grads = products = [torch.zeros_like(w) for w in weights]",
    DOT,
    "dot = sum((g * w.detach()).sum() for g, w in zip(grads, weights))",
    "zip(weights, products, strict=True)",
    "zip(grads, products, strict=True)",
)
not_detached = edited("g * g.detach()", "g * g")
product_only = edited("-w.detach().double() * hg", "-hg")
block_diagonal = edited(
    PRODUCTS,
    "products = [\n"
    "                torch.autograd.grad((g * g.detach()).sum(), w, retain_graph=True,\n"
    "                    materialize_grads=True)[0] if g.requires_grad else torch.zeros_like(w)\n"
    "                for g, w in zip(grads, weights)\n"
    "            ]",
)
biases_counted = edited(
    CHOSEN,
    "everything = [p.requires_grad_() for p in twin.parameters()]\n    " + CHOSEN,
    GRADS,
    GRADS.replace("weights", "everything"),
)
biases_scored = edited(" if p.dim() > 1]", "]")
per_sample_products = edited(
    DOT,
    "dot = 0.0\n"
    "        for i in range(len(x)):\n"
    "            loss = loss_fn(twin(x[i : i + 1]), y[i : i + 1])\n"
    "            " + GRADS + "\n"
    "            dot = dot + sum((g * g.detach()).sum() for g in grads) / len(x)",
)
normalised = edited(
    FOUND,
    "total = sum(s.sum() for s in scores).abs() + 1e-10\n    return [s / total for s in scores]",
)
divided_outputs = edited("twin(x)", "twin(x) / 200")
no_graph = edited("create_graph=True, ", "")
targets_first = edited("loss_fn(twin(x), y)", "loss_fn(y, twin(x))")
evaluation_mode = edited(TWIN, TWIN + ".eval()")
training_mode = edited(TWIN, TWIN + ".train()")
one_mode_for_all = edited(TWIN, TWIN + ".train(model.training)")
no_copy = edited(TWIN, "twin = model")
moves_buffers = edited(
    TWIN,
    "twin, frozen = model, [p for p in model.parameters() if not p.requires_grad]",
    FOUND,
    "for p in frozen:\n        p.requires_grad_(False)\n    " + FOUND,
)
leaves_unfrozen = edited(
    TWIN,
    "twin, kept = model, [b.clone() for b in model.buffers()]",
    FOUND,
    "for b, k in zip(model.buffers(), kept):\n        b.copy_(k)\n    " + FOUND,
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
    "    flags = [p.requires_grad for p in model.parameters()]",
    "pairs = zip(weights",
    "for b, k in zip(model.buffers(), kept):\n        b.copy_(k)\n"
    "    for p, flag in zip(model.parameters(), flags):\n        p.requires_grad_(flag)\n"
    "    pairs = zip(weights",
)
leaves_one_mode = edited(FOUND, "model.train(model.training)\n    " + FOUND)
adds_to_gradients = edited(
    TWIN,
    "twin = model",
    PRODUCTS,
    "dot.backward()\n"
    "            products = [torch.zeros_like(w) if w.grad is None else w.grad for w in weights]",
)
skips_frozen = edited(
    CHOSEN, "weights = [p for p in twin.parameters() if p.dim() > 1 and p.requires_grad]"
)
counts_tied_twice = edited(
    "for p in twin.parameters()", "for m in twin.modules() for p in m.parameters(recurse=False)"
)
trusts_all_used = edited(
    GRADS,
    GRADS.replace(", materialize_grads=True", ""),
    PRODUCTS,
    PRODUCTS.replace(", materialize_grads=True", ""),
)
skips_unused = edited(
    GRADS,
    "grads = torch.autograd.grad(loss, weights, create_graph=True, allow_unused=True)\n"
    "        weights = [w for w, g in zip(weights, grads) if g is not None]\n"
    "        grads = [g for g in grads if g is not None]\n"
    "        products = [torch.zeros_like(w) for w in weights]",
)
float64_scores = edited("s.to(w.dtype)", "s")
constant_gradient_fails = edited("if dot.requires_grad:", "if True:")
small_gradient_ignored = edited(
    "if dot.requires_grad:", "if dot.requires_grad and not dot < 1e-12:"
)
constant_loss_refused = edited(
    "if loss.requires_grad:",
    "if not loss.requires_grad:\n"
    '        raise ValueError("the loss doesn\'t depend on the parameters")\n'
    "    else:",
)
large_scores_refused = edited("s.isfinite().all()", "(s * s).sum().isfinite()")
accepts_not_finite = edited("if not all(s.isfinite().all() for s in scores):", "if False:")
accepts_no_weights = edited('raise ValueError("no parameter has more than one axis")', "return []")
