"""The files that every site has: style, scripts, fonts."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files as resources

from grader.sheets import MATH_FONT, font_folder, fonts_css

# Chinese for a reader whose system has none: Song for text, Hei for what is bold. No unicode-range:
# with one, and this face late in the family list, Chromium leaves boxes where headings stood.
_CHINESE: Mapping[str, tuple[str, int]] = {
    "NotoSerifSC-1.otf": ("Grader Song 1", 400),
    "NotoSerifSC-2.otf": ("Grader Song 2", 400),
    "NotoSansSC-Bold.otf": ("Grader Hei", 700),
}
_LICENCES = ("OFL-Noto-CJK.txt", "OFL-STIX-Two-Math.txt")
_STYLE = "site.css"


def files() -> dict[str, bytes]:
    """Path in the site -> bytes."""
    own = resources("grader.site") / "assets"
    found = {entry.name: entry.read_bytes() for entry in own.iterdir() if entry.is_file()}
    found[_STYLE] = f"{_faces()}\n".encode() + found[_STYLE]
    for name in (MATH_FONT, *_CHINESE, *_LICENCES):
        found[f"fonts/{name}"] = (font_folder() / name).read_bytes()
    return {f"assets/{name}": found[name] for name in sorted(found)}


def _faces() -> str:
    chinese = (
        f'@font-face{{font-family:"{family}";font-weight:{weight};font-display:swap;'
        f'src:url("fonts/{name}") format("opentype")}}'
        for name, (family, weight) in _CHINESE.items()
    )
    return "\n".join((fonts_css(embed=False, url=f"fonts/{MATH_FONT}"), *chinese))
