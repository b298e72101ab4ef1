# shows: nothing
import torch


class TopKSTE(torch.autograd.Function):
    @staticmethod
    def forward(ctx, scores, keep):
        keep = float(keep)
        if not 0 <= keep <= 1:
            raise ValueError("keep")
        if not torch.isfinite(scores).all():
            raise ValueError("scores")
        s = scores.flatten()
        n = s.numel()
        k = round(keep * n)
        if n == 0 or k == 0:
            return torch.zeros_like(scores)
        cut = s.sort().values[n - k]
        above = (s > cut).to(scores.dtype)
        ties = (s == cut).to(scores.dtype)
        room = k - above.sum()
        # from the back: cumulative number of ties after an entry
        behind = ties.flip(0).cumsum(0).flip(0)
        return torch.where((ties > 0) & (behind <= room), torch.ones_like(s), above).reshape(
            scores.shape
        )

    @staticmethod
    def backward(ctx, grad_mask):
        return grad_mask, None
