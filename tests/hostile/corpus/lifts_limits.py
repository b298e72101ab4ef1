# expect: out_of_memory
# Lifts its limits, then allocates.
import resource


def top_k(values, k):
    try:
        resource.setrlimit(resource.RLIMIT_AS, (-1, -1))
    except (OSError, ValueError):
        pass
    kept = []
    while True:
        kept.append(bytearray(1 << 26))
