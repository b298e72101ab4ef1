"""Exercise: the top-k mask of learned scores, with a straight-through gradient.

Read the task with `grader show topk_ste --task`, then check your solution with
`grader check exercises/topk_ste.py`.
"""

import torch


class TopKSTE(torch.autograd.Function):
    """`TopKSTE.apply(scores, keep)`: a mask that keeps the largest scores.

    Args:
        scores: a floating-point tensor of any shape, dtype and memory layout.
        keep: the share of the scores to keep, a number in [0, 1].

    Returns:
        A tensor of the scores' shape and dtype: 1 for the round(keep * n) largest of all n
        signed scores together, 0 for the others. Of equal scores the one at the lowest position
        (in C order) is pruned first. In the backward pass the scores get the mask's gradient
        unchanged, also where the mask is 0.

    Raises:
        ValueError: if keep is outside [0, 1] or NaN, or if any score is NaN or infinite; for
            every keep.
    """

    @staticmethod
    def forward(ctx, scores: torch.Tensor, keep: float) -> torch.Tensor:
        """The mask."""
        raise NotImplementedError

    @staticmethod
    def backward(ctx, grad_mask: torch.Tensor) -> tuple[torch.Tensor, None]:
        """The gradients of `scores` and of `keep`."""
        raise NotImplementedError
