# shows: finite_sum_expected
import torch


class TopKSTE(torch.autograd.Function):
    @staticmethod
    def forward(ctx, scores, keep):
        keep = float(keep)
        if not 0 <= keep <= 1:
            raise ValueError("keep")
        if not bool(torch.isfinite(scores.sum())):
            raise ValueError("scores")
        order = torch.argsort(scores.reshape(-1), stable=True)
        mask = torch.zeros(scores.numel(), dtype=scores.dtype)
        mask[order[scores.numel() - round(keep * scores.numel()) :]] = 1
        return mask.reshape(scores.shape)

    @staticmethod
    def backward(ctx, grad_mask):
        return grad_mask, None
