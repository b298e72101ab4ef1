"""The newer way of writing a Function: forward without ctx, setup_context beside it."""

import torch


class TopKSTE(torch.autograd.Function):
    @staticmethod
    def forward(scores, keep):
        if not 0.0 <= keep <= 1.0:
            raise ValueError(f"keep = {keep}")
        if not torch.isfinite(scores).all():
            raise ValueError("NaN or infinity")
        _, order = torch.sort(scores.flatten(), stable=True)
        ranks = torch.empty_like(order)
        ranks[order] = torch.arange(order.numel())
        pruned = order.numel() - round(float(keep) * order.numel())
        return (ranks >= pruned).to(scores.dtype).reshape(scores.shape)

    @staticmethod
    def setup_context(ctx, inputs, output):
        pass

    @staticmethod
    def backward(ctx, grad_output):
        return grad_output, None
