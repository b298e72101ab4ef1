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
import masks
import models
import patterns
import schedules
import second_order
from canvas import Canvas

# Figure -> what draws it, and its height.
FIGURES: dict[str, tuple[Callable[[Canvas], None], int]] = {
    "batch_overlap": (gradient.batch_overlap, 242),
    "both_ways": (masks.both_ways, 172),
    "bytes_of_a_step": (models.bytes_of_a_step, 188),
    "channel_cut": (masks.channel_cut, 174),
    "conserved_scores": (gradient.conserved_scores, 216),
    "coupled_channels": (models.coupled_channels, 172),
    "critical_compression": (schedules.critical_compression, 194),
    "cubic_ramp": (schedules.cubic_ramp, 232),
    "decode_roofline": (models.decode_roofline, 246),
    "densities_of_layers": (masks.densities_of_layers, 208),
    "depth_pruning": (gradient.depth_pruning, 158),
    "drop_and_grow": (patterns.drop_and_grow, 228),
    "dropout_and_pruning": (foundations.dropout_and_pruning, 146),
    "error_barrier": (schedules.error_barrier, 194),
    "frozen_columns": (second_order.frozen_columns, 216),
    "global_and_local": (patterns.global_and_local, 218),
    "granularity": (patterns.granularity, 164),
    "grouped_heads": (models.grouped_heads, 234),
    "hard_concrete": (foundations.hard_concrete, 210),
    "input_norms": (models.input_norms, 246),
    "masks_of_a_batch": (masks.masks_of_a_batch, 150),
    "movement_plane": (gradient.movement_plane, 262),
    "obd_and_obs": (second_order.obd_and_obs, 250),
    "one_cut_or_ten": (schedules.one_cut_or_ten, 246),
    "oracle_and_set": (gradient.oracle_and_set, 242),
    "outlier_errors": (models.outlier_errors, 172),
    "permuted_groups": (patterns.permuted_groups, 250),
    "pull_of_penalties": (foundations.pull_of_penalties, 214),
    "rewindings": (schedules.rewindings, 266),
    "saliency_plane": (gradient.saliency_plane, 246),
    "sinks_and_window": (models.sinks_and_window, 266),
    "smoothed_inputs": (models.smoothed_inputs, 216),
    "straight_through": (gradient.straight_through, 238),
    "stranded_weights": (patterns.stranded_weights, 238),
    "subgradient_steps": (foundations.subgradient_steps, 226),
    "thresholds": (foundations.thresholds, 226),
    "ticket_round": (masks.ticket_round, 284),
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
