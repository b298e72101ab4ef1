# expect: failed
# Looks for secrets in the environment.
import os


def top_k(values, k):
    return {k: v for k, v in os.environ.items() if 'SECRET' in k}
