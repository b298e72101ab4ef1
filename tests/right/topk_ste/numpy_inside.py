"""NumPy ranks; the mask comes back as a tensor."""

import numpy as np
import torch


class TopKSTE(torch.autograd.Function):
    @staticmethod
    def forward(ctx, scores, keep):
        values = scores.detach().double().numpy()
        if not 0.0 <= keep <= 1.0 or not np.isfinite(values).all():
            raise ValueError("bad input")
        flat = np.ravel(values)
        gone = np.argsort(flat, kind="stable")[: flat.size - round(float(keep) * flat.size)]
        mask = np.ones(flat.size)
        mask[gone] = 0.0
        return torch.from_numpy(mask.reshape(values.shape)).to(scores.dtype)

    @staticmethod
    def backward(ctx, grad_mask):
        return grad_mask + 0, None
