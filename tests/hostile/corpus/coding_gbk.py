# -*- coding: gbk -*-
# expect: passed
# 一个正确的解：文件用 GBK 编码。
import numpy as np


def top_k(values, k):
    if not 0 <= k <= len(values):
        raise ValueError
    return np.sort(values)[::-1][:k].copy()
