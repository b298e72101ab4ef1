# shows: gradient_of_small_scores
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
        ctx.save_for_backward(scores)
        return mask.view(scores.shape)

    @staticmethod
    def backward(ctx, grad_output):
        return grad_output * (ctx.saved_tensors[0].abs() <= 1), None
