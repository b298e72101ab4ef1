# shows: gradient_made_finite
import torch


class TopKSTE(torch.autograd.Function):
    @staticmethod
    def forward(ctx, scores, keep):
        keep = float(keep)
        if not 0 <= keep <= 1:
            raise ValueError("keep")
        if not torch.isfinite(scores).all():
            raise ValueError("scores")
        order = torch.argsort(scores.reshape(-1), stable=True)
        mask = torch.zeros(scores.numel(), dtype=scores.dtype)
        mask[order[scores.numel() - round(keep * scores.numel()) :]] = 1
        return mask.reshape(scores.shape)

    @staticmethod
    def backward(ctx, grad_mask):
        return torch.nan_to_num(grad_mask), None
