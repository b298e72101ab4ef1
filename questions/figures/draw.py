"""Draws every figure of the bank, in both languages: `python questions/figures/draw.py [FOLDER]`.

One function a figure, in one module a topic; `canvas.py` has what they draw with. Standard library
only, same bytes every time: a test draws them again and compares.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import foundations
import gradient
import patterns
import schedules
import second_order
from canvas import Canvas

# Figure -> what draws it, and its height.
FIGURES: dict[str, tuple[Callable[[Canvas], None], int]] = {
    "critical_compression": (schedules.critical_compression, 194),
    "cubic_ramp": (schedules.cubic_ramp, 232),
    "depth_pruning": (gradient.depth_pruning, 158),
    "drop_and_grow": (patterns.drop_and_grow, 228),
    "dropout_and_pruning": (foundations.dropout_and_pruning, 146),
    "error_barrier": (schedules.error_barrier, 194),
    "global_and_local": (patterns.global_and_local, 218),
    "granularity": (patterns.granularity, 164),
    "hard_concrete": (foundations.hard_concrete, 210),
    "obd_and_obs": (second_order.obd_and_obs, 250),
    "one_cut_or_ten": (schedules.one_cut_or_ten, 246),
    "permuted_groups": (patterns.permuted_groups, 250),
    "pull_of_penalties": (foundations.pull_of_penalties, 214),
    "rewindings": (schedules.rewindings, 266),
    "saliency_plane": (gradient.saliency_plane, 246),
    "stranded_weights": (patterns.stranded_weights, 238),
    "subgradient_steps": (foundations.subgradient_steps, 226),
    "thresholds": (foundations.thresholds, 226),
    "two_four_storage": (patterns.two_four_storage, 180),
    "when_to_prune": (schedules.when_to_prune, 264),
}


def draw(name: str, lang: int) -> str:
    """The SVG of a figure; `lang` is 0 for English, 1 for Chinese."""
    figure, height = FIGURES[name]
    canvas = Canvas(height, lang)
    figure(canvas)
    return canvas.svg()


def main(folder: Path) -> None:
    for name in FIGURES:
        for lang, ending in enumerate((".svg", ".zh.svg")):
            (folder / f"{name}{ending}").write_text(draw(name, lang), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent)
