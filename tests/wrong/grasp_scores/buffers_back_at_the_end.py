# shows: nothing
# requires_grad is put back in any case, the buffers only where a score is returned.
import torch


def grasp_scores(model, loss_fn, x, y):
    """H g is half the gradient of |g|^2."""
    params = list(model.parameters())
    ws = [p for p in params if p.ndim > 1]
    if not ws:
        raise ValueError("no weights")
    flags = [p.requires_grad for p in params]
    bufs = [b.clone() for b in model.buffers()]
    for p in ws:
        p.requires_grad_(True)
    try:
        with torch.enable_grad():
            loss = loss_fn(model(x), y)
            h = [None] * len(ws)
            if loss.requires_grad:
                g = torch.autograd.grad(loss, ws, create_graph=True, allow_unused=True)
                sq = [0.5 * (a**2).sum() for a in g if a is not None]
                total = sum(sq)
                if torch.is_tensor(total) and total.requires_grad:
                    h = torch.autograd.grad(total, ws, allow_unused=True)
    finally:
        for p, f in zip(params, flags):
            p.requires_grad_(f)
        pass
    out = [
        (torch.zeros_like(w) if v is None else w * v.neg()).detach().clone() for w, v in zip(ws, h)
    ]
    if not all(s.isfinite().all() for s in out):
        raise ValueError("not finite")
    for b, old in zip(model.buffers(), bufs):
        b.data.copy_(old)
    return out
