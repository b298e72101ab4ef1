"""Sizes of a pruned layer's checkpoint, in MB (10^6 bytes).

Setup: nn.Linear(512, 512), 90 % pruned by prune.l1_unstructured, its state_dict written by
torch.save into memory: before, while pruned, after prune.remove, and the last one through gzip.
"""

from __future__ import annotations

import gzip
import io
from collections.abc import Iterator

import torch
from torch import nn
from torch.nn.utils import prune

from grader.kit import Figure


def checkpoint(module: nn.Module) -> bytes:
    """The file that torch.save writes."""
    file = io.BytesIO()
    torch.save(module.state_dict(), file)
    return file.getvalue()


def figures(quick: bool) -> Iterator[Figure]:
    """The four sizes and the zeros that a count over parameters() sees."""
    torch.set_num_threads(1)
    torch.manual_seed(0)
    module = nn.Linear(512, 512)
    dense = checkpoint(module)
    prune.l1_unstructured(module, "weight", amount=0.9)
    seen = sum(int((p == 0).sum()) for p in module.parameters())
    pruned = checkpoint(module)
    prune.remove(module, "weight")
    removed = checkpoint(module)
    yield Figure("dense", "1.05", [len(dense) / 1e6])
    yield Figure("dense, gzip", "0.97", [len(gzip.compress(dense)) / 1e6])
    yield Figure("pruned", "2.10", [len(pruned) / 1e6])
    yield Figure("removed", "1.05", [len(removed) / 1e6])
    yield Figure("removed, gzip", "0.18", [len(gzip.compress(removed)) / 1e6])
    yield Figure("zeros among the parameters", "0", [seen])
