import torch


class TopKSTE(torch.autograd.Function):
    generate_vmap_rule = False

    @staticmethod
    def forward(scores, keep):
        if not 0 <= keep <= 1 or not bool(scores.isfinite().all()):
            raise ValueError
        values = scores.double().reshape(-1).tolist()
        order = sorted(range(len(values)), key=lambda i: (-values[i], -i))
        flat = torch.zeros(len(values), dtype=scores.dtype)
        for i in order[: round(float(keep) * len(values))]:
            flat[i] = 1
        return flat.view(scores.shape)

    @staticmethod
    def setup_context(ctx, inputs, output):
        pass

    @staticmethod
    def backward(ctx, g):
        return g.clone(), None
