# expect: crashed
# Patches builtins.
import builtins

builtins.len = lambda x: 0
builtins.isinstance = lambda *a: True


def top_k(values, k):
    return values
