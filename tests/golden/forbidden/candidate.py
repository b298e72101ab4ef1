# golden: bank=forbid
from numpy import partition as cut


def top_k(values, k):
    return cut(values, -k)[-k:]
