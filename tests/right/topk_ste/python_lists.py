"""Plain Python in the forward pass; the base class is imported by name, the name made late."""

from math import isfinite

from torch import tensor
from torch.autograd import Function


class _Mask(Function):
    @staticmethod
    def forward(ctx, s, share):
        values = s.detach().flatten().tolist()
        if not 0.0 <= share <= 1.0 or not all(map(isfinite, values)):
            raise ValueError(share)
        order = sorted(range(len(values)), key=lambda i: (values[i], i))
        pruned = set(order[: len(values) - round(float(share) * len(values))])
        bits = [float(i not in pruned) for i in range(len(values))]
        return tensor(bits, dtype=s.dtype).view(s.shape)

    @staticmethod
    def backward(ctx, g):
        if not ctx.needs_input_grad[0]:
            return None, None
        return g.view_as(g), None


TopKSTE = _Mask
