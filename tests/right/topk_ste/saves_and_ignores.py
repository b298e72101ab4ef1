"""Saves the mask, asserts its shape in the backward pass, and marks keep as no tensor."""

import torch


class TopKSTE(torch.autograd.Function):
    @staticmethod
    def forward(ctx, scores: torch.Tensor, keep: float = 0.5):
        if keep != keep or keep < 0.0 or keep > 1.0:
            raise ValueError
        if not scores.isfinite().all():
            raise ValueError
        k = round(scores.nelement() * float(keep))
        mask = scores.new_zeros(scores.nelement())
        order = torch.argsort(scores.ravel(), dim=0, stable=True)
        if k > 0:
            mask[order[-k:]] = 1
        mask = mask.reshape(scores.shape)
        ctx.save_for_backward(mask)
        return mask

    @staticmethod
    def backward(ctx, grad):
        (mask,) = ctx.saved_tensors
        assert mask.shape == grad.shape
        return grad.detach(), None
