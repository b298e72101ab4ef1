"""Exercise: SNIP's connection sensitivities, normalised over the network.

Read the task with `grader show snip_scores --task`, then check your solution with
`grader check exercises/snip_scores.py`.
"""

from collections.abc import Callable

import torch
from torch import nn


def snip_scores(
    model: nn.Module,
    loss_fn: Callable[[torch.Tensor, torch.Tensor], torch.Tensor],
    x: torch.Tensor,
    y: torch.Tensor,
) -> list[torch.Tensor]:
    """|g * w| of every weight, divided by the sum over all of them.

    Args:
        model: a network, each of its modules in the mode in which it is to be scored.
        loss_fn: gives the loss, a 0-d tensor, as `loss_fn(model(x), y)`.
        x: one batch of inputs.
        y: its targets.

    Returns:
        One tensor for each parameter with more than one axis, in the order of
        `model.parameters()`, of the parameter's shape and dtype. g is the loss's gradient; the
        sum goes over these parameters together, so that all scores add up to 1. A parameter that
        the loss doesn't use scores 0; one with requires_grad=False is scored like the others.
        The model is left as it was, also where this or the loss raises: parameters, buffers, each
        module's mode, requires_grad, `.grad` and hooks.

    Raises:
        ValueError: if no parameter has more than one axis, or if the sum is 0 or not finite.
    """
    raise NotImplementedError
