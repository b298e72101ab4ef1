# expect: failed
# A generator in place of the argument that it changed.
import sys

import numpy as np

wire = sys.modules["grader.sandbox.wire"]
worker = sys.modules["grader.sandbox.worker"]
real = worker.Channel.send


def send(self, value):
    if "args" in value:
        value["args"] = [wire.Rng(1) for _ in value["args"]]
    real(self, value)


worker.Channel.send = send


def top_k(values, k):
    if not 0 <= k <= len(values):
        raise ValueError
    found = np.sort(values)[::-1][:k].copy()
    values[...] = 7
    return found
