"""Make the font files of this folder from their sources; a build-time tool, run by hand.

    pip install fonttools brotli
    python make_fonts.py --noto /usr/share/fonts/opentype/noto --site SITE

The sources are those of grader/sheets/fonts. A page may load little, so the fonts are cut into
slices, of which a browser loads those whose characters a page has (`unicode-range`):

- Chinese: Noto Sans SC, all of GB 2312. First the characters that the pages of a built site
  (SITE) have, the most widely used first, then the others by code point. 256 units per em in
  place of 1,000: a fourth of the bytes go, and at the sizes of a page no screen shows it.
- Mathematics: STIX Two Math, first letters and common signs, then other alphabets, then other
  signs. The variants for subscripts (`ssty`) go, because browsers don't use them.

`slices.txt` lists them: a file, its family, its characters as CSS writes ranges.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from html import unescape
from pathlib import Path

from fontTools import subset  # type: ignore[import-untyped,import-not-found,unused-ignore]
from fontTools.ttLib import TTFont  # type: ignore[import-untyped,import-not-found,unused-ignore]
from fontTools.ttLib.scaleUpem import (  # type: ignore[import-untyped,import-not-found,unused-ignore]
    scale_upem,
)

from grader.sheets.fonts.make_fonts import (
    BASIC,
    DROPPED,
    MATH_RANGES,
    SANS,
    SIMPLIFIED,
    Cut,
    hanzi,
    read_source,
    spans,
)

HERE = Path(__file__).parent
SANS_REGULAR = (
    "NotoSansCJK-Regular.ttc",
    "b76b0433203017ca80401b2ee0dd69350349871c4b19d504c34dbdd80541690a",
)
SHEETS = HERE.parent.parent / "sheets" / "fonts" / "STIXTwoMath.ttf"
CHINESE, MATHS = "Grader Chinese", "STIX Two Math"
SIZE = 64  # characters of a slice
UNITS = 256
LETTERS = spans(
    [
        *((0x20, 0x7E), (0xA0, 0xA0), (0xAC, 0xB1), (0xB7, 0xB7), (0xD7, 0xD7), (0x2C6, 0x2DC)),
        *((0x302, 0x304), (0x391, 0x3C9), (0x3D5, 0x3D6), (0x3F1, 0x3F5), (0x2009, 0x2026)),
        *((0x2032, 0x2033), (0x2061, 0x2064), (0x210B, 0x2113), (0x211D, 0x211D)),
        *((0x2130, 0x2130), (0x2216, 0x2216), (0x227B, 0x227B)),
        *((0x2190, 0x2194), (0x21D2, 0x21D2), (0x21D4, 0x21D4), (0x2200, 0x2212)),
        *((0x2217, 0x221E), (0x2223, 0x222B), (0x223C, 0x223C), (0x2248, 0x2248)),
        *((0x2254, 0x2254), (0x2260, 0x226B), (0x2282, 0x2287), (0x2295, 0x2299)),
        *((0x22A4, 0x22A5), (0x22C5, 0x22C6), (0x22EF, 0x22EF), (0x2308, 0x230B)),
        *((0x23DE, 0x23DF), (0x27E8, 0x27E9), (0x27F6, 0x27F6), (0x27F9, 0x27FA)),
        *((0x1D434, 0x1D467), (0x1D6E2, 0x1D71B), (0x1D7CF, 0x1D7D0), (0x1D53C, 0x1D53C)),
        *((0x1D49F, 0x1D4A9),),
    ]
)
ALPHABETS = spans([(0x2100, 0x214F), (0x1D400, 0x1D7FF)]) - LETTERS


def is_chinese(char: str) -> bool:
    return "\u2e80" <= char <= "\u9fff" or "\uff00" <= char <= "\uffef"


def by_use(site: Path) -> list[int]:
    """The Chinese characters of a site's pages, those on most pages first."""
    found: Counter[str] = Counter()
    for path in sorted(site.rglob("*.html")):
        text = unescape(re.sub("<[^>]*>", "", path.read_text(encoding="utf-8")))
        found.update(filter(is_chinese, set(text)))
    return [ord(char) for char, _ in sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))]


def chinese_slices(site: Path) -> Iterator[list[int]]:
    known = BASIC | hanzi(1) | hanzi(2)
    used = [code for code in by_use(site) if code in known]
    others = sorted(code for code in known - set(used) if is_chinese(chr(code)))
    for codes in (used, others):
        yield from (codes[at : at + SIZE] for at in range(0, len(codes), SIZE))


def cut_font(font: TTFont, codes: Iterable[int], *, maths: bool) -> TTFont:
    options = subset.Options()
    options.hinting = False
    options.notdef_outline = True
    options.desubroutinize = True
    options.layout_features = ["dtls", "flac", "mark", "mkmk"] if maths else []
    options.drop_tables += [] if maths else DROPPED
    options.name_IDs = []  # the licence goes beside the fonts
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=codes)
    cutter.subset(font)
    if not maths:
        scale_upem(font, UNITS)
    font.flavor = "woff2"
    return font


def ranges(codes: Iterable[int]) -> str:
    """As `unicode-range` of CSS has them."""
    found: list[list[int]] = []
    for code in sorted(codes):
        if found and found[-1][1] == code - 1:
            found[-1][1] = code
        else:
            found.append([code, code])
    return ",".join(f"U+{a:X}-{b:X}" if a < b else f"U+{a:X}" for a, b in found)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--noto", type=Path, required=True, help="folder of Noto CJK's .ttc files")
    parser.add_argument("--site", type=Path, required=True, help="a built site of the bank")
    chosen = parser.parse_args()
    source = replace(Cut("", *SANS, SIMPLIFIED, "", "", BASIC), source=SANS_REGULAR[0])
    source = replace(source, sha256=SANS_REGULAR[1])
    lines = []
    for number, codes in enumerate(chinese_slices(chosen.site), 1):
        name = f"chinese-{number:03}.woff2"
        cut_font(read_source(source, [chosen.noto]), codes, maths=False).save(HERE / name)
        lines.append(f"{name}\t{CHINESE}\t{ranges(codes)}")
    others = spans(MATH_RANGES) - LETTERS - ALPHABETS
    for number, signs in enumerate((LETTERS, ALPHABETS, others), 1):
        name = f"maths-{number}.woff2"
        font = cut_font(TTFont(SHEETS, recalcTimestamp=False), signs, maths=True)
        font.save(HERE / name)
        lines.append(f"{name}\t{MATHS}\t{ranges(signs & {*font.getBestCmap()})}")
    (HERE / "slices.txt").write_text("\n".join(lines) + "\n", encoding="ascii")


if __name__ == "__main__":
    main()
