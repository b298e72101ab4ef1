# shows: nothing
import torch


class TopKSTE:
    """No autograd at all: a detached mask."""

    @staticmethod
    def apply(scores, keep):
        if not 0.0 <= keep <= 1.0 or not torch.isfinite(scores).all():
            raise ValueError
        flat = scores.detach().flatten()
        mask = torch.ones_like(flat)
        mask[flat.argsort(stable=True)[: flat.numel() - round(float(keep) * flat.numel())]] = 0
        return mask.view(scores.shape)
