# expect: failed
# Starts processes.
import multiprocessing


def top_k(values, k):
    with multiprocessing.Pool(2) as pool:
        return pool.map(abs, values)
