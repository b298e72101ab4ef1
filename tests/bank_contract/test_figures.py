"""Figures are what their code draws."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

FIGURES = Path(__file__).parent.parent.parent / "questions" / "figures"


def test_drawing_again_gives_the_same_bytes(tmp_path: Path) -> None:
    subprocess.run([sys.executable, str(FIGURES / "draw.py"), str(tmp_path)], check=True)
    drawn = {p.name: p.read_bytes() for p in tmp_path.iterdir()}
    assert drawn == {p.name: p.read_bytes() for p in FIGURES.glob("*.svg")}
    assert all(name.replace(".svg", ".zh.svg") in drawn for name in drawn if ".zh." not in name)
