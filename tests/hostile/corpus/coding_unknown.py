# -*- coding: klingon -*-
# expect: crashed
# ±àÂë²»´æÔÚ¡£
def top_k(values, k):
    return 1
