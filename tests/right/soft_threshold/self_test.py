"""Soft-thresholding: the proximal operator of t times the L1 norm (Donoho, 1995)."""

import numpy as np


def soft_threshold(x: np.ndarray, t: float) -> np.ndarray:
    """x moved by t towards zero, entry by entry, and no further than zero."""
    if not t >= 0.0:  # true for NaN too
        raise ValueError(f"t must not be negative or NaN, got {t}")
    if not np.isfinite(x).all():
        raise ValueError("x holds NaN or infinity")
    # What is taken away is x clipped to [-t, t]. Bounds that are Python floats leave float32 alone.
    return x - np.clip(x, -float(t), float(t))


if __name__ == "__main__":
    raise SystemExit("never run")

import unittest  # noqa: E402


class Test(unittest.TestCase):
    def test_it(self):
        self.assertEqual(soft_threshold(np.array([3.0]), 1.0).tolist(), [2.0])


assert unittest.TextTestRunner(verbosity=0).run(unittest.defaultTestLoader.loadTestsFromTestCase(Test)).wasSuccessful()
