# shows: rounds_half_up
import torch


class TopKSTE(torch.autograd.Function):
    @staticmethod
    def forward(ctx, scores, keep):
        keep = float(keep)
        if not (0.0 <= keep <= 1.0):
            raise ValueError(f"keep must be in [0, 1], got {keep}")
        if not torch.isfinite(scores).all():
            raise ValueError("scores hold NaN or infinity")
        flat = scores.reshape(-1)
        k = int(keep * flat.numel() + 0.5)
        order = torch.sort(flat, stable=True).indices
        mask = torch.zeros(flat.numel(), dtype=scores.dtype)
        mask[order[flat.numel() - k :]] = 1
        return mask.reshape(scores.shape)

    @staticmethod
    def backward(ctx, grad_mask):
        return grad_mask, None
