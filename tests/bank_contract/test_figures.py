"""Figures are what their code draws, and their words are legible."""

from __future__ import annotations

import re
import runpy
import subprocess
import sys
import unicodedata
from itertools import combinations
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

import pytest

from grader.bank import open_bank
from grader.bank.pictures import svg_element

ROOT = Path(__file__).parent.parent.parent
FIGURES = ROOT / "questions" / "figures"
DRAWN = sorted(FIGURES.glob("*.svg"))
SVG = "{http://www.w3.org/2000/svg}"
# What a phone of 360 px leaves for a figure beside the page's margins, and the least size there.
ROOM, LEAST = 328, 12
# Advance widths in parts of the size, those of wide sans-serif faces such as Noto Sans.
NARROW, WIDE = set("iljtfrI.,:;|!'()[]/ ·"), set("mwMWOQ%+=<>≥≤−Σ→∂")


def test_drawing_again_gives_the_same_bytes(tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-B", str(FIGURES / "draw.py"), str(tmp_path)], check=True)
    drawn = {p.name: p.read_bytes() for p in tmp_path.iterdir()}
    assert drawn == {p.name: p.read_bytes() for p in FIGURES.glob("*.svg")}
    assert all(name.replace(".svg", ".zh.svg") in drawn for name in drawn if ".zh." not in name)


class Box(NamedTuple):
    """The room that a word takes, in pixels."""

    word: str
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        return (
            min(self.right, other.right) - max(self.left, other.left) > 0.5
            and min(self.bottom, other.bottom) - max(self.top, other.top) > 0.5
        )


def width(text: str) -> float:
    def of(char: str) -> float:
        if unicodedata.combining(char) or char == "\u200b":
            return 0
        if unicodedata.east_asian_width(char) in "WF":
            return 1
        return (
            0.36 if char in NARROW else 0.86 if char in WIDE else 0.72 if char.isupper() else 0.58
        )

    return sum(map(of, text))


def boxes(root: ElementTree.Element) -> list[Box]:
    found = []
    for text in root.iter(f"{SVG}text"):
        size = float(text.attrib["font-size"])
        x, y = float(text.attrib["x"]), float(text.attrib["y"])
        wide = width("".join(text.itertext())) * size
        wide -= sum(
            width("".join(part.itertext())) * (size - float(part.attrib["font-size"]))
            for part in text.iter(f"{SVG}tspan")
            if "font-size" in part.attrib
        )
        left = x - {"start": 0, "middle": wide / 2, "end": wide}[text.attrib["text-anchor"]]
        found.append(
            Box("".join(text.itertext()), left, y - 0.78 * size, left + wide, y + 0.22 * size)
        )
    return found


@pytest.mark.parametrize("path", DRAWN, ids=lambda path: path.stem)
def test_words_are_apart_and_inside(path: Path) -> None:
    root = ElementTree.parse(path).getroot()
    wide, high = float(root.attrib["width"]), float(root.attrib["height"])
    found = boxes(root)
    assert found
    assert [(a.word, b.word) for a, b in combinations(found, 2) if a.meets(b)] == []
    out = [b.word for b in found if b.left < 0 or b.top < 0 or b.right > wide or b.bottom > high]
    assert out == []


def test_words_that_meet_are_noticed() -> None:
    text = '<text x="{}" y="20" font-size="14" text-anchor="middle">pruned</text>'
    root = ElementTree.fromstring(
        f'<svg xmlns="{SVG[1:-1]}">{text.format(50)}{text.format(80)}{text.format(160)}</svg>'
    )
    one, other, apart = boxes(root)
    assert one.meets(other)
    assert not one.meets(apart)


@pytest.mark.parametrize("path", DRAWN, ids=lambda path: path.stem)
def test_words_are_large_enough_on_a_phone(path: Path) -> None:
    root = ElementTree.parse(path).getroot()
    sizes = {float(text.attrib["font-size"]) for text in root.iter(f"{SVG}text")}
    assert min(sizes) * min(1, ROOM / float(root.attrib["width"])) >= LEAST


@pytest.mark.parametrize("path", DRAWN, ids=lambda path: path.stem)
def test_every_colour_follows_the_page(path: Path) -> None:
    """Each fill and stroke has the class that figures.css colours, so that none stays as it is."""
    from grader.prose import FIGURES as STYLE

    styled = set(re.findall(r"\.drawing \.([fs]-\w+)", STYLE.read_text(encoding="utf-8")))
    assert svg_element(path, themed=True) is not None
    for element in ElementTree.parse(path).getroot().iter():
        classes = element.get("class", "").split()
        if element.get("fill", "none") != "none":
            assert [name for name in classes if name.startswith("f-") and name in styled]
        if element.get("stroke", "none") != "none":
            assert [name for name in classes if name.startswith("s-") and name in styled]


def test_quoted_numbers_are_those_of_the_page_and_of_its_script() -> None:
    """`grader evidence` runs the script and compares it with the page."""
    found = runpy.run_path(str(FIGURES / "quoted.py"))["QUOTED"]
    bank = open_bank(ROOT)
    for id, quotes in found.items():
        item = bank.item(id)
        script = item.files.evidence.read_text(encoding="utf-8")
        page = " ".join(" ".join(bank.page(item, "en").sections.values()).split())
        for quote in quotes.values():
            assert quote in page, (id, quote)
            assert f'"{quote}' in script, (id, quote)


def test_bytes_of_a_step_have_the_gains_of_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(FIGURES))
    whole, *others = map(sum, runpy.run_path(str(FIGURES / "models.py"))["BYTES"].values())
    gains = " | ".join(f"{whole / other:.2f}" for other in others)
    bank = open_bank(ROOT)
    assert (
        f"| 32, 4,096 | {gains} |"
        in bank.page(bank.item("width_vs_depth"), "en").sections["answer"]
    )
