"""A class that counts in NumPy scalars."""

import numpy as np


class Report:
    def __init__(self):
        self.counts = np.zeros(2, dtype=np.int64)

    def add(self, w):
        if not np.isfinite(w).all():
            raise ValueError("w")
        flat = w.reshape(-1)
        self.counts += (np.sum(flat == 0), np.sum(flat != 0))

    def numbers(self):
        zeros, others = self.counts
        if zeros + others == 0:
            raise ValueError("nothing")
        with np.errstate(divide="ignore"):
            return zeros / (zeros + others), np.divide(zeros + others, others)


def sparsity_report(weights):
    report = Report()
    for w in weights:
        report.add(w)
    return report.numbers()
