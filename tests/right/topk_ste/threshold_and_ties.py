"""A threshold by kthvalue; of the ties at it the last ones are kept."""

import math

import torch
from torch.autograd.function import once_differentiable


class TopKSTE(torch.autograd.Function):
    @staticmethod
    def forward(ctx, scores, keep):
        if math.isnan(keep) or keep < 0 or keep > 1:
            raise ValueError("keep must lie in [0, 1]")
        if not torch.all(torch.isfinite(scores)):
            raise ValueError("scores must be finite")
        flat = scores.contiguous().view(-1)
        n, k = flat.numel(), round(flat.numel() * float(keep))
        if k == 0:
            return torch.zeros_like(scores)
        least = torch.kthvalue(flat.double(), n - k + 1).values
        chosen = flat.double() > least
        ties = torch.nonzero(flat.double() == least).flatten()
        chosen[ties[len(ties) - (k - int(chosen.sum())) :]] = True
        return chosen.to(scores.dtype).view_as(scores)

    @staticmethod
    @once_differentiable
    def backward(ctx, *grads):
        return 1 * grads[0], None
