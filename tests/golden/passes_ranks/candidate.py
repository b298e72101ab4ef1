# golden: exercise=ranks
import numpy as np


def ranks(values):
    if values.ndim != 1:
        raise ValueError("one dimension, please")
    return np.argsort(np.argsort(values, kind="stable"), kind="stable")
