"""A decode step of Llama-3-8B by the roofline model; nothing is timed.

An H200: 989e12 operations a second in dense 16-bit products, 4.8e12 bytes a second. Each kernel
takes the longer of its reading and its arithmetic, and the kernels follow one another: the linear
layers of the blocks, the output layer, the reading of the key-value cache. The input embedding,
activations, launches and the sampler are left out. Sparse formats hold the blocks' layers alone.
For the last row also with all reading and all arithmetic overlapped: the longer of the two sums.
"""

from __future__ import annotations

from collections.abc import Iterator

from grader.kit import Figure

PEAK, BANDWIDTH = 989e12, 4.8e12
LAYERS, WIDTH, MLP, KV_HEADS, HEAD, VOCABULARY = 32, 4096, 14336, 8, 128, 128256
BLOCKS = LAYERS * (2 * WIDTH * WIDTH + 2 * WIDTH * KV_HEADS * HEAD + 3 * WIDTH * MLP)
OUTPUT = WIDTH * VOCABULARY
TOKEN_BYTES = 2 * LAYERS * KV_HEADS * HEAD * 2


def overlapped(bits: float) -> float:
    """The time at batch 256 and context 1,024 if reading and arithmetic overlap altogether."""
    reading = BLOCKS * bits / 8 + OUTPUT * 2 + 256 * 1024 * TOKEN_BYTES
    return max(reading / BANDWIDTH, 2 * (BLOCKS + OUTPUT) * 256 / PEAK)


def milliseconds(
    batch: int, context: int, bits: float = 16, arithmetic: float = 1, cache: float = 1
) -> float:
    """The step's time, with `bits` a weight of the blocks, a share `arithmetic` of their operations
    and a share `cache` of the cache's bytes.
    """
    blocks = max(BLOCKS * bits / 8 / BANDWIDTH, 2 * BLOCKS * batch * arithmetic / PEAK)
    output = max(OUTPUT * 2 / BANDWIDTH, 2 * OUTPUT * batch / PEAK)
    return 1e3 * (blocks + output + batch * context * TOKEN_BYTES * cache / BANDWIDTH)


QUOTED = {
    (1, 4096): ("3.24", "1.65", "1.65", "2.94", "1.02"),
    (32, 4096): ("6.71", "1.23", "1.23", "1.47", "1.36"),
    (32, 16384): ("17.4", "1.08", "1.08", "1.14", "1.70"),
    (256, 1024): ("11.0", "1.00", "1.20", "1.00", "1.48"),
}


def figures(quick: bool) -> Iterator[Figure]:
    yield Figure("operations a byte at the ridge", "206", [PEAK / BANDWIDTH])
    for (batch, context), (dense, bitmask, two_four, int4, cache) in QUOTED.items():
        what = f"batch {batch}, context {context}:"
        base = milliseconds(batch, context)
        yield Figure(f"{what} dense, ms", dense, [base])
        for name, quoted, other in (
            ("bitmask", bitmask, milliseconds(batch, context, bits=9)),
            ("2:4", two_four, milliseconds(batch, context, bits=9, arithmetic=0.5)),
            ("4.25 bits", int4, milliseconds(batch, context, bits=4.25)),
            ("8-bit cache", cache, milliseconds(batch, context, cache=0.5)),
        ):
            yield Figure(f"{what} gain of {name}", quoted, [base / other])
    for name, quoted, bits in (("bitmask", "1.14", 9), ("4.25 bits", "1.26", 4.25)):
        gain = overlapped(16) / overlapped(bits)
        yield Figure(f"batch 256, overlapped: gain of {name}", quoted, [gain])
    yield Figure("batch 256, overlapped: dense, ms", "10.3", [1e3 * overlapped(16)])
