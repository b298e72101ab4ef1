from dataclasses import dataclass

import numpy as np


@dataclass
class OBD:
    """Optimal Brain Damage with a given Hessian diagonal."""

    h: np.ndarray

    def __post_init__(self):
        if not np.isfinite(self.h).all():
            raise ValueError("second derivatives must be finite")

    def score(self, w):
        if self.h.shape != w.shape:
            raise ValueError("one second derivative per weight")
        if not np.isfinite(w).all():
            raise ValueError("weights must be finite")
        delta = w.astype(np.float64)
        saliency = np.multiply(self.h, np.power(delta, 2), dtype=np.float64) * 0.5
        return np.array(saliency, dtype=w.dtype if w.dtype.kind == "f" else float)


def obd_saliency(w, h):
    return OBD(h).score(w)
