"""The files that every site has: style, scripts, fonts."""

from __future__ import annotations

from importlib.resources import files as resources

from grader.sheets import MATH_FONT, font_folder, fonts_css

# Chinese in the reader's own font, or else in ours: Song for text, Hei for what is bold.
_REGULAR = (
    *("PingFangSC-Regular", "MicrosoftYaHei", "Microsoft YaHei", "NotoSansCJKsc-Regular"),
    *("Noto Sans CJK SC", "NotoSansSC-Regular", "SourceHanSansSC-Regular", "HiraginoSansGB-W3"),
)
_BOLD = (
    *("PingFangSC-Semibold", "MicrosoftYaHei-Bold", "Microsoft YaHei Bold", "NotoSansCJKsc-Bold"),
    *("Noto Sans CJK SC Bold", "NotoSansSC-Bold", "SourceHanSansSC-Bold", "HiraginoSansGB-W6"),
)
_CHINESE = (
    ("Grader Chinese", 400, _REGULAR, "NotoSerifSC-1.otf"),
    ("Grader Chinese 2", 400, _REGULAR, "NotoSerifSC-2.otf"),
    ("Grader Chinese", 700, _BOLD, "NotoSansSC-Bold.otf"),
)
_HAN = "U+2E80-9FFF,U+F900-FAFF,U+FE30-FE4F,U+FF00-FFEF,U+20000-3FFFF"
_LICENCES = ("OFL-Noto-CJK.txt", "OFL-STIX-Two-Math.txt")
_STYLE = "site.css"


def files() -> dict[str, bytes]:
    """Path in the site -> bytes."""
    own = resources("grader.site") / "assets"
    found = {entry.name: entry.read_bytes() for entry in own.iterdir() if entry.is_file()}
    found[_STYLE] = f"{_faces()}\n".encode() + found[_STYLE]
    for name in (MATH_FONT, *(face[-1] for face in _CHINESE), *_LICENCES):
        found[f"fonts/{name}"] = (font_folder() / name).read_bytes()
    return {f"assets/{name}": found[name] for name in sorted(found)}


def _faces() -> str:
    faces = [fonts_css(embed=False, url=f"fonts/{MATH_FONT}")]
    for family, weight, own, name in _CHINESE:
        sources = [*(f'local("{font}")' for font in own), f'url("fonts/{name}") format("opentype")']
        faces.append(
            f'@font-face{{font-family:"{family}";font-weight:{weight};font-display:swap;'
            f"unicode-range:{_HAN};src:{','.join(sources)}}}"
        )
    return "\n".join(faces)
