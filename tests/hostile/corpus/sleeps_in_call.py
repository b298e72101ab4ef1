# expect: timed_out
# Sleeps.
import time


def top_k(values, k):
    time.sleep(1000)
