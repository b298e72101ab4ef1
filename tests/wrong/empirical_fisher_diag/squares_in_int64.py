# shows: nothing
# The square of a large integer leaves int64.
import numpy as np


def empirical_fisher_diag(G: np.ndarray) -> np.ndarray:
    """The mean of G**2 over its rows."""
    if len(G) == 0:
        raise ValueError("the mean over no examples is undefined")
    if not np.isfinite(G).all():
        raise ValueError("gradients hold NaN or infinity")

    # In float64 from the start: int8 squares wrap around, and long float32 sums lose small terms.
    squares = np.square(G, dtype=np.int64 if G.dtype.kind in "iu" else np.float64)
    return squares.mean(axis=0).astype(G.dtype if G.dtype.kind == "f" else np.float64)
