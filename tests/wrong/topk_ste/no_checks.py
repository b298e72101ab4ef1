# shows: accepts_any_keep, accepts_bad_scores
import torch


class TopKSTE(torch.autograd.Function):
    @staticmethod
    def forward(ctx, scores, keep):
        keep = max(0.0, min(1.0, keep)) if keep == keep else 0.0
        flat = scores.flatten()
        k = round(float(keep) * flat.numel())
        mask = torch.ones_like(flat)
        mask[flat.argsort(stable=True)[: flat.numel() - k]] = 0
        return mask.view(scores.shape)

    @staticmethod
    def backward(ctx, grad_output):
        return grad_output, None
