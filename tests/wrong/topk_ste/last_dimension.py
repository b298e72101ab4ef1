# shows: top_of_each_row
import torch


class TopKSTE(torch.autograd.Function):
    @staticmethod
    def forward(ctx, scores, keep):
        if not 0.0 <= keep <= 1.0:
            raise ValueError("keep must be in [0, 1]")
        if not torch.isfinite(scores).all():
            raise ValueError("scores must be finite")
        if scores.dim() == 0:
            return torch.full_like(scores, float(round(float(keep))))
        k = round(float(keep) * scores.shape[-1])
        order = scores.argsort(dim=-1, stable=True).flip(-1)
        return torch.zeros_like(scores).scatter(-1, order[..., :k], 1.0)

    @staticmethod
    def backward(ctx, grad_output):
        return grad_output, None
