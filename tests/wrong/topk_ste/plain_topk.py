# shows: topk_positions
import torch


class TopKSTE(torch.autograd.Function):
    @staticmethod
    def forward(ctx, scores, keep):
        if not 0.0 <= keep <= 1.0:
            raise ValueError("keep must be in [0, 1]")
        if not torch.isfinite(scores).all():
            raise ValueError("scores must be finite")
        flat = scores.flatten()
        k = round(float(keep) * flat.numel())
        mask = torch.zeros_like(flat)
        mask[torch.topk(flat, k).indices] = 1
        return mask.view(scores.shape)

    @staticmethod
    def backward(ctx, grad_output):
        return grad_output, None
