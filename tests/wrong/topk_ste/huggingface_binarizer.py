# shows: truncates_count, topk_positions
import torch


class TopKSTE(torch.autograd.Function):
    @staticmethod
    def forward(ctx, scores, keep):
        if not 0.0 <= keep <= 1.0:
            raise ValueError("keep must be in [0, 1]")
        if not torch.isfinite(scores).all():
            raise ValueError("scores must be finite")
        flat = scores.flatten()
        k = int(keep * flat.numel())
        mask = scores.clone()
        _, idx = scores.flatten().sort(descending=True)
        flat_out = mask.flatten()
        flat_out[idx[k:]] = 0
        flat_out[idx[:k]] = 1
        mask = flat_out
        return mask.view(scores.shape)

    @staticmethod
    def backward(ctx, grad_output):
        return grad_output, None
