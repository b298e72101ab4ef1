# expect: passed
# Leaves threads running.
import threading
import time

import numpy as np

for _ in range(4):
    threading.Thread(target=time.sleep, args=(1000,), daemon=False).start()

def top_k(values, k):
    if not 0 <= k <= len(values):
        raise ValueError
    return np.sort(values)[::-1][:k].copy()
