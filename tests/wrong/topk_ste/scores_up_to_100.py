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
        ctx.save_for_backward(scores)
        order = torch.argsort(scores.reshape(-1), stable=True)
        mask = torch.zeros(scores.numel(), dtype=scores.dtype)
        mask[order[scores.numel() - round(keep * scores.numel()) :]] = 1
        return mask.reshape(scores.shape)

    @staticmethod
    def backward(ctx, grad_mask):
        (scores,) = ctx.saved_tensors
        return grad_mask * (scores.abs() <= 100), None
