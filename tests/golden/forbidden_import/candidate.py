# golden: bank=forbid
import heapq


def top_k(values, k):
    return heapq.nlargest(k, values)
