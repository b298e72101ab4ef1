"""The files that every site has (style, scripts), and the fonts that its characters need."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files as resources
from typing import NamedTuple

from grader.prose import FIGURES
from grader.sheets import font_folder

# Chinese in the reader's own font, which costs nothing; else in slices of ours.
_OWN = "Grader Own Chinese"
_REGULAR = (
    *("PingFangSC-Regular", "MicrosoftYaHei", "Microsoft YaHei", "NotoSansCJKsc-Regular"),
    *("Noto Sans CJK SC", "NotoSansSC-Regular", "SourceHanSansSC-Regular", "HiraginoSansGB-W3"),
)
_BOLD = (
    *("PingFangSC-Semibold", "MicrosoftYaHei-Bold", "Microsoft YaHei Bold", "NotoSansCJKsc-Bold"),
    *("Noto Sans CJK SC Bold", "NotoSansSC-Bold", "SourceHanSansSC-Bold", "HiraginoSansGB-W6"),
)
_HAN = "U+2E80-9FFF,U+F900-FAFF,U+FE30-FE4F,U+FF00-FFEF,U+20000-3FFFF"
_LICENCES = ("OFL-Noto-CJK.txt", "OFL-STIX-Two-Math.txt")
_STYLE = "site.css"


class Slice(NamedTuple):
    """A font file with some of a family's characters; `range` is CSS's `unicode-range`."""

    name: str
    family: str
    range: str

    def of(self, characters: frozenset[int]) -> Slice:
        """The slice with the range of these characters alone, so that the style is short."""
        spans = (part.removeprefix("U+").partition("-") for part in self.range.split(","))
        ranges = (range(int(a, 16), int(b or a, 16) + 1) for a, _, b in spans)
        codes = [code for span in ranges for code in span if code in characters]
        return self._replace(range=",".join(f"U+{code:X}" for code in codes))


def files(characters: frozenset[int]) -> dict[str, bytes]:
    """Path in the site -> bytes. `characters` are the code points of the site's pages."""
    own = resources("grader.site") / "assets"
    found = {entry.name: entry.read_bytes() for entry in own.iterdir() if entry.is_file()}
    fonts = [slice for whole in _slices() if (slice := whole.of(characters)).range]
    faces = "\n".join((*_faces(fonts), "")).encode()
    found[_STYLE] = faces + found[_STYLE] + FIGURES.read_bytes()
    for slice in fonts:
        found[f"fonts/{slice.name}"] = _font(slice.name)
    for name in _LICENCES:
        found[f"fonts/{name}"] = (font_folder() / name).read_bytes()
    return {f"assets/{name}": found[name] for name in sorted(found)}


def _font(name: str) -> bytes:
    return (resources("grader.site") / "fonts" / name).read_bytes()


def _slices() -> list[Slice]:
    return [Slice(*line.split("\t")) for line in _font("slices.txt").decode("ascii").splitlines()]


def _faces(fonts: list[Slice]) -> Iterator[str]:
    for weight, names in ((400, _REGULAR), (700, _BOLD)):
        local = ",".join(f'local("{name}")' for name in names)
        yield _face(_OWN, f"font-weight:{weight};unicode-range:{_HAN};src:{local}")
    for name, family, range in fonts:
        source = f'url("fonts/{name}") format("woff2")'
        # A formula is laid out once: it waits for its font, text doesn't.
        display = "block" if name.startswith("maths") else "swap"
        yield _face(family, f"font-display:{display};unicode-range:{range};src:{source}")


def _face(family: str, descriptors: str) -> str:
    return f'@font-face{{font-family:"{family}";{descriptors}}}'
