# shows: writes_into_scores
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
        flat = scores.view(-1) if scores.is_contiguous() else scores.flatten()
        mask = flat
        order = flat.argsort(stable=True)
        mask[:] = 1
        mask[order[: flat.numel() - k]] = 0
        return mask.view(scores.shape).clone()

    @staticmethod
    def backward(ctx, grad_output):
        return grad_output, None
