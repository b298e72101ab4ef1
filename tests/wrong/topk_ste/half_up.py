# shows: rounds_half_up, share_in_its_own_type
import torch


class TopKSTE(torch.autograd.Function):
    @staticmethod
    def forward(ctx, scores, keep):
        if not 0.0 <= keep <= 1.0:
            raise ValueError("keep must be in [0, 1]")
        if not torch.isfinite(scores).all():
            raise ValueError("scores must be finite")
        flat = scores.flatten()
        k = int(keep * flat.numel() + 0.5)
        mask = torch.ones_like(flat)
        mask[flat.argsort(stable=True)[: flat.numel() - k]] = 0
        return mask.view(scores.shape)

    @staticmethod
    def backward(ctx, grad_output):
        return grad_output, None
