# expect: failed
# Forks for ever.
import os


def top_k(values, k):
    while True:
        os.fork()
