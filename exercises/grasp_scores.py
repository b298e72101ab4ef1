"""Exercise: GraSP's scores, minus the weight times the Hessian-gradient product.

Read the task with `grader show grasp_scores --task`, then check your solution with
`grader check exercises/grasp_scores.py`.
"""

from collections.abc import Callable

import torch
from torch import nn


def grasp_scores(
    model: nn.Module,
    loss_fn: Callable[[torch.Tensor, torch.Tensor], torch.Tensor],
    x: torch.Tensor,
    y: torch.Tensor,
) -> list[torch.Tensor]:
    """-w * (Hg) of every weight. The weights with the largest scores are pruned.

    Args:
        model: a network, each of its modules in the mode in which it is to be scored.
        loss_fn: gives the loss, a 0-d tensor, as `loss_fn(model(x), y)`.
        x: one batch of inputs.
        y: its targets.

    Returns:
        One tensor for each parameter with more than one axis, in the order of
        `model.parameters()`, of the parameter's shape and dtype. g and H are the loss's gradient
        and Hessian with respect to these parameters together, and to no others. The scores keep
        their sign and are divided by nothing. A parameter that the loss doesn't use scores 0, and
        so does every parameter where g doesn't depend on the weights; one with
        requires_grad=False is scored like the others. The model is left as it was, also where this
        or the loss raises: parameters, buffers, each module's mode, requires_grad, `.grad` and
        hooks.

    Raises:
        ValueError: if no parameter has more than one axis, or if a score isn't finite.
    """
    raise NotImplementedError
