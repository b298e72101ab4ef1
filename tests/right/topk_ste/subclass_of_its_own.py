"""The estimator is a base class, the ranking a subclass."""

import torch


class _StraightThrough(torch.autograd.Function):
    @staticmethod
    def backward(ctx, grad):
        return grad, None


class TopKSTE(_StraightThrough):
    @staticmethod
    def forward(ctx, scores, keep):
        with torch.no_grad():
            if not 0 <= keep <= 1:
                raise ValueError("keep is a share")
            if not torch.isfinite(scores).all():
                raise ValueError("scores must be numbers")
            flat = torch.clone(scores, memory_format=torch.contiguous_format).flatten()
            pairs = sorted((value, place) for place, value in enumerate(flat.tolist()))
            out = torch.ones_like(flat)
            for _, place in pairs[: len(pairs) - round(float(keep) * len(pairs))]:
                out[place] = 0
            return out.unflatten(0, scores.shape) if scores.dim() else out[0].clone()
