"""A descending stable sort of the reversed scores keeps the last of equal ones."""

import torch


class TopKSTE(torch.autograd.Function):
    @staticmethod
    def forward(ctx, scores, keep):
        if not (0 <= keep <= 1):
            raise ValueError("keep")
        if bool(scores.isnan().any() or scores.isinf().any()):
            raise ValueError("scores")
        flat = scores.reshape(-1)
        n = flat.numel()
        order = n - 1 - torch.argsort(flat.flip(0), descending=True, stable=True)
        mask = torch.zeros(n, dtype=scores.dtype)
        mask[order[: round(float(keep) * n)]] = 1
        return mask.reshape(scores.shape)

    @staticmethod
    def backward(ctx, grad_output):
        return grad_output.clone(), None
