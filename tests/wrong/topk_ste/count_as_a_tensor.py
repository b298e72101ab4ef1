# shows: count_in_float32
import torch


class TopKSTE(torch.autograd.Function):
    @staticmethod
    def forward(ctx, scores, keep):
        if not (keep >= 0 and keep <= 1):
            raise ValueError("keep must lie in [0, 1]")
        if not torch.all(torch.isfinite(scores)):
            raise ValueError("non-finite score")
        n = scores.numel()
        k = int(torch.tensor(float(keep) * n).round())
        idx = scores.contiguous().view(-1).sort(stable=True, descending=False).indices
        mask = scores.new_ones(n)
        mask[idx[: n - k]] = 0
        return mask.view_as(scores)

    @staticmethod
    def backward(ctx, grad_mask):
        return grad_mask.clone(), None
