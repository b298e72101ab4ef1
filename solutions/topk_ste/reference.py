"""Top-k of signed scores with a straight-through gradient (Sanh et al., 2020)."""

import torch


class TopKSTE(torch.autograd.Function):
    """The mask of the round(keep * n) largest scores; its gradient goes straight to the scores."""

    @staticmethod
    def forward(ctx, scores: torch.Tensor, keep: float) -> torch.Tensor:
        """Ones for the largest scores, zeros for the others."""
        if not 0.0 <= keep <= 1.0:  # true for NaN too
            raise ValueError(f"keep must be in [0, 1], got {keep}")
        if not torch.isfinite(scores).all():
            raise ValueError("the scores hold NaN or infinity")
        flat = scores.flatten()
        pruned = flat.numel() - round(float(keep) * flat.numel())
        mask = torch.ones_like(flat)
        # A stable sort leaves equal scores in the order of their positions.
        mask[torch.argsort(flat, stable=True)[:pruned]] = 0.0
        return mask.reshape(scores.shape)

    @staticmethod
    def backward(ctx, grad_mask: torch.Tensor) -> tuple[torch.Tensor, None]:
        """The incoming gradient for the scores, nothing for keep."""
        return grad_mask, None
