import numpy as np


def dropout_backward(g, mask, p):
    if not (0 <= p <= 1):
        raise ValueError
    if np.shape(g) != np.shape(mask):
        raise ValueError
    if np.isnan(g).any() or np.isinf(g).any():
        raise ValueError
    if ((mask != 0) & (mask != 1)).any():
        raise ValueError
    kind = g.dtype if g.dtype.kind == "f" else np.dtype("f8")
    kept = np.ma.masked_array(np.array(g, dtype=kind), mask=np.equal(mask, 0))
    out = np.ma.asarray(kept / (1 - float(p)) if p < 1 else kept * 0)
    return out.filled(0).astype(kind)
