# shows: nothing
import torch


class TopKSTE(torch.autograd.Function):
    @staticmethod
    def forward(ctx, scores, keep):
        if not 0.0 <= keep <= 1.0:
            raise ValueError("keep must be in [0, 1]")
        if not torch.isfinite(scores).all():
            raise ValueError("scores must be finite")
        flat = scores.flatten()
        if flat.numel() == 0:
            return torch.zeros_like(scores)
        threshold = torch.quantile(flat.double(), 1 - float(keep))
        mask = (flat > threshold).to(scores.dtype)
        return mask.view(scores.shape)

    @staticmethod
    def backward(ctx, grad_output):
        return grad_output, None
