import sys

print("loaded")


def top_k(values, k):
    print("values:", values)
    print("careful", file=sys.stderr)
    return values
