# expect: failed
# Signals every process.
import os
import signal


def top_k(values, k):
    os.kill(-1, signal.SIGTERM)
