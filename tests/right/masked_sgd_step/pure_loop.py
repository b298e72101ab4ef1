import math

import numpy as np


def masked_sgd_step(w, g, buf, mask, lr, momentum, weight_decay):
    if any(not 0 <= v < math.inf for v in (lr, weight_decay)) or not 0 <= momentum < 1:
        raise ValueError
    if len({a.shape for a in (w, g, buf, mask)}) > 1:
        raise ValueError
    if any(not np.isfinite(a).all() for a in (w, g, buf)):
        raise ValueError
    new_w = np.empty(w.shape, w.dtype if w.dtype.kind == "f" else float)
    new_b = np.empty(w.shape, buf.dtype if buf.dtype.kind == "f" else float)
    with np.nditer([w, g, buf, mask], ["multi_index", "zerosize_ok"]) as it:
        for x, d, b, m in it:
            if float(m) not in (0.0, 1.0):
                raise ValueError
            nb = float(momentum) * float(b) + (float(d) + float(weight_decay) * float(x))
            new_b[it.multi_index] = nb if m else 0
            new_w[it.multi_index] = float(x) - float(lr) * nb if m else 0
    return new_w, new_b
