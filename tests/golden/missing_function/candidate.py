def topk(values, k):
    return values[:k]


def helper():
    return 1
