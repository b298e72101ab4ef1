# expect: timed_out
# Two threads that never end use twice the processor time.
import threading

import numpy as np


def burn():
    a = np.ones((300, 300))
    while True:
        np.sin(a)


def top_k(values, k):
    threads = [threading.Thread(target=burn) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
