"""Figures' numbers: as their pages quote them and as evidence scripts measure them.

`QUOTED[page]` maps a name to a quote. A test finds every quote on the page and in its script, and
`grader evidence` runs the script.
"""

from __future__ import annotations

QUOTED: dict[str, dict[str, str]] = {
    "gradient_score_batches": {
        "random 1": "39 to 42",
        "random 4": "51 to 56",
        "random 16": "70 to 76",
        "random 64": "84 to 87",
        "balanced 1": "40 to 44",
        "balanced 4": "56 to 63",
        "balanced 16": "75 to 80",
        "balanced 64": "86 to 89",
    },
    "layer_collapse": {
        "magnitude": "94 to 288",
        "SNIP": "534 to 1,705",
        "SynFlow": "22 to 31",
    },
    "linear_mode_connectivity": {
        "other start": "74 to 84",
        "step 0": "31 to 41",
        "step 20": "14 to 24",
        "step 200": "0 to 1",
    },
    "loss_change_oracle": {
        "zero random": "1.5 to 2.2",
        "zero |w|": "0.07 to 0.11",
        "zero |gw|": "0.11 to 0.23",
        "zero OBD": "0.06 to 0.09",
        "zero oracle": "0.06 to 0.08",
        "positive random": "2.0 to 2.4",
        "positive |w|": "0.3 to 0.8",
        "positive |gw|": "1.4 to 2.6",
        "positive OBD": "0.3 to 0.6",
        "positive oracle": "1.7 to 5.4",
    },
    "one_shot_vs_iterative": {
        "alone one": "45 to 67",
        "alone ten": "44 to 64",
        "alone random": "84 to 92",
        "groups one": "15 to 76",
        "groups ten": "12 to 30",
        "groups random": "53 to 72",
    },
    "outlier_features": {
        "plain magnitude": "7.2 to 7.4",
        "outliers magnitude": "51 to 56",
        "outliers Wanda": "7.4 to 7.6",
    },
    "prune_and_quantise": {"before": "45 to 52", "after": "86 to 89"},
}


def span(page: str, name: str) -> tuple[float, float]:
    """The ends of a quoted range."""
    low, high = QUOTED[page][name].replace(",", "").split(" to ")
    return float(low), float(high)
