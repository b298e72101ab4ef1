# golden: exercise=ranks
import numpy as np


def ranks(values):
    return np.argsort(np.argsort(values, axis=None, kind="stable"), kind="stable")
