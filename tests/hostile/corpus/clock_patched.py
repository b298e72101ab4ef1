# expect: timed_out
# Stops its own clocks.
import time

time.perf_counter = time.monotonic = time.time = lambda: 0.0


def top_k(values, k):
    while time.time() < 1:
        pass
