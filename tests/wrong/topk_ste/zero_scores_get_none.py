# shows: nothing
import torch


class TopKSTE(torch.autograd.Function):
    @staticmethod
    def forward(ctx, scores, keep):
        keep = float(keep)
        if not 0 <= keep <= 1:
            raise ValueError("keep")
        if not torch.isfinite(scores).all():
            raise ValueError("scores")
        n = scores.numel()
        ctx.save_for_backward(scores)
        order = scores.reshape(-1).argsort(stable=True)
        mask = torch.zeros(n, dtype=scores.dtype)
        mask[order[n - round(keep * n) :]] = 1
        return mask.reshape(scores.shape)

    @staticmethod
    def backward(ctx, grad_mask):
        (scores,) = ctx.saved_tensors
        return torch.where(scores == 0, torch.zeros_like(grad_mask), grad_mask), None
