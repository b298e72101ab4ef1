# shows: masked_gradient
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
        mask = torch.ones_like(flat)
        mask[flat.argsort(stable=True)[: flat.numel() - k]] = 0
        mask = mask.view(scores.shape)
        ctx.save_for_backward(mask)
        return mask

    @staticmethod
    def backward(ctx, grad_output):
        (mask,) = ctx.saved_tensors
        return mask * grad_output, None
