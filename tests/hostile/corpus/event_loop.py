# expect: passed
# A right solution that runs an event loop.
import asyncio

import numpy as np


async def biggest(values, k):
    await asyncio.sleep(0)
    return np.sort(values)[::-1][:k].copy()


def top_k(values, k):
    if not 0 <= k <= len(values):
        raise ValueError
    return asyncio.run(biggest(values, k))
