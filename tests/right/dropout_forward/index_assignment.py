import numpy as np


def check(f):
    """A decorator that refuses bad arguments."""

    def inner(x, p, u, training=True):
        ok = 0 <= p <= 1 and x.shape == u.shape and np.isfinite(x).all()
        if not ok or not np.logical_and(u >= 0, u < 1).all():
            raise ValueError("bad")
        return f(x, p, u, training)

    return inner


@check
def dropout_forward(x, p, u, training=True):
    y = np.array(x, dtype=np.result_type(x.dtype, np.float16) if x.dtype.kind == "f" else np.float64, order="F")
    if training:
        gone = np.asarray(np.less(u, p))
        y = np.asarray(y / np.float64(1 - float(p)) if p != 1 else y * 0).astype(y.dtype)
        y[gone] = 0
    return y
