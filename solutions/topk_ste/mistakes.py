"""Known wrong versions of topk_ste; its page says what each misconception is."""

from grader.kit import edited

RANKED = "mask[torch.argsort(flat, stable=True)[:pruned]] = 0.0"

absolute_scores = edited("flat = scores.flatten()", "flat = scores.abs().flatten()")
keep_as_sparsity = edited("flat.numel() - round(float(keep) *", "round(float(keep) *")
inverted_mask = edited("return mask.reshape", "return 1.0 - mask.reshape")
truncates_count = edited("round(float(keep) * flat.numel())", "int(float(keep) * flat.numel())")
rounds_half_up = edited(
    "round(float(keep) * flat.numel())", "int(float(keep) * flat.numel() + 0.5)"
)
share_in_its_own_type = edited("round(float(keep) * flat.numel())", "round(keep * flat.numel())")
count_in_float32 = edited(
    "round(float(keep) * flat.numel())", "int(torch.tensor(float(keep) * flat.numel()).round())"
)
top_of_each_row = edited(
    RANKED,
    """
        rows = scores.reshape(-1, scores.shape[-1]) if scores.dim() > 1 else scores.reshape(1, -1)
        pruned = rows.shape[1] - round(float(keep) * rows.shape[1])
        mask = torch.ones_like(rows)
        mask.scatter_(1, torch.sort(rows, dim=1, stable=True).indices[:, :pruned], 0.0)
    """,
)
threshold_keeps_ties = edited(
    RANKED, "if pruned: mask[flat < (*flat.sort().values, torch.inf)[pruned]] = 0.0"
)
ties_last_first = edited(
    RANKED,
    "mask[torch.argsort(flat, descending=True, stable=True)[flat.numel() - pruned :]] = 0.0",
)
topk_positions = edited(
    "mask = torch.ones_like(flat)",
    "mask = torch.zeros_like(flat)",
    RANKED,
    "mask[flat.topk(flat.numel() - pruned).indices] = 1.0",
)
counts_in_own_dtype = edited(
    RANKED,
    """
        cut = (*flat.sort().values, torch.inf)[pruned]
        above, equal = flat > cut, flat == cut
        room = flat.numel() - pruned - above.to(flat.dtype).sum()
        mask = (above | equal & (equal.flip(0).cumsum(0).flip(0) <= room)).to(flat.dtype)
    """,
)
demands_contiguous = edited("scores.flatten()", "scores.view(-1)")
half_precision_scores = edited("torch.argsort(flat,", "torch.argsort(flat.half(),")
masked_scores = edited(
    "return mask.reshape(scores.shape)", "return scores * mask.reshape(scores.shape)"
)
soft_mask = edited(
    "return mask.reshape(scores.shape)",
    "return mask.reshape(scores.shape) + 0.3 * scores - 0.3 * scores",
)
float32_mask = edited("mask.reshape(scores.shape)", "mask.reshape(scores.shape).float()")
boolean_mask = edited(
    "return mask.reshape(scores.shape)", "return mask.reshape(scores.shape).bool()"
)
writes_into_scores = edited(
    "return mask.reshape(scores.shape)",
    "scores.copy_(mask.reshape(scores.shape))\n        return mask.reshape(scores.shape)",
)
true_derivative = edited("return grad_mask, None", "return 0 * grad_mask, None")
masked_gradient = edited(
    "return mask.reshape(scores.shape)",
    "ctx.save_for_backward(mask)\n        return mask.reshape(scores.shape)",
    "return grad_mask, None",
    "return grad_mask * ctx.saved_tensors[0].reshape(grad_mask.shape), None",
)
sigmoid_gradient = edited(
    "return mask.reshape(scores.shape)",
    "ctx.save_for_backward(scores.sigmoid())\n        return mask.reshape(scores.shape)",
    "return grad_mask, None",
    "(soft,) = ctx.saved_tensors\n        return grad_mask * soft * (1 - soft), None",
)
clipped_gradient = edited("return grad_mask, None", "return grad_mask.clamp(-1, 1), None")
gradient_made_finite = edited("return grad_mask, None", "return torch.nan_to_num(grad_mask), None")
gradient_of_small_scores = edited(
    "return mask.reshape(scores.shape)",
    "ctx.save_for_backward(scores)\n        return mask.reshape(scores.shape)",
    "return grad_mask, None",
    "return grad_mask * (ctx.saved_tensors[0].abs() <= 1), None",
)
forgets_keep = edited("return grad_mask, None", "return grad_mask")
state_on_the_class = edited(
    "return mask.reshape(scores.shape)",
    "TopKSTE.shape = scores.shape\n        return mask.reshape(scores.shape)",
    "return grad_mask, None",
    "return grad_mask.reshape(TopKSTE.shape), None",
)
accepts_any_keep = edited(
    "if not 0.0 <= keep <= 1.0:  # true for NaN too",
    "keep = min(max(keep, 0.0), 1.0) if keep == keep else 0.0\n        if False:",
)
finite_sum_expected = edited("torch.isfinite(scores).all()", "scores.sum().isfinite()")
accepts_bad_scores = edited("if not torch.isfinite(scores).all():", "if False:")
accepts_infinity = edited("if not torch.isfinite(scores).all():", "if torch.isnan(scores).any():")
returns_before_validating = edited(
    "if not torch.isfinite(scores).all():",
    """if keep in (0.0, 1.0):
            return torch.full_like(scores, keep)
        if not torch.isfinite(scores).all():""",
)
