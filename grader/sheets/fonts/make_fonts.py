"""Make the font files of this folder from their sources; a build-time tool, run by hand.

    pip install fonttools brotli typst
    python make_fonts.py --noto /usr/share/fonts/opentype/noto --stix STIXTwoMath_400Regular.ttf

Sources (their SHA-256 is checked, so the same files come out, byte for byte):

- Chinese: Noto CJK, Debian 12's package `fonts-noto-cjk` 1:20220127+repack1-1.
- Mathematics: STIX Two Math, npm package `@expo-google-fonts/stix-two-math` 0.4.0.
- Latin text and code: Libertinus Serif and DejaVu Sans Mono lie inside the typst wheel and are
  not copied here; only the list of their characters goes into `coverage.txt`.

The Chinese is set the way Chinese books are: Song (serif) for text, Hei (sans) for what is bold.
All of GB 2312's 6,763 hanzi are in. The Song is cut in two files, level 1 (the 3,755 common ones)
and level 2, so that no file passes 1.5 MB; they are two families because Typst takes one file
for a family's style. Hinting and vertical metrics go: a PDF has no use for them.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import struct
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from fontTools import subset  # type: ignore[import-untyped,import-not-found,unused-ignore]
from fontTools.ttLib import TTFont  # type: ignore[import-untyped,import-not-found,unused-ignore]

HERE = Path(__file__).parent
SIMPLIFIED = 2  # the index of "... CJK SC" in Noto's collections
PUNCTUATION = "·—‘’“”…、。〈〉《》「」『』【】〔〕〖〗～　￥①②③④⑤⑥⑦⑧⑨⑩"
MATH_RANGES = (
    *((0x20, 0x7E), (0xA0, 0xFF), (0x131, 0x131), (0x237, 0x237), (0x2B0, 0x36F), (0x370, 0x3FF)),
    *((0x2000, 0x209F), (0x20D0, 0x20F0), (0x2100, 0x214F), (0x2190, 0x23FF), (0x25A0, 0x26FF)),
    *((0x27C0, 0x27FF), (0x2900, 0x2BFF), (0x1D400, 0x1D7FF)),
)
DROPPED = ("BASE", "VORG", "vhea", "vmtx", "GPOS", "GSUB")


@dataclass(frozen=True)
class Cut:
    """One font to make: where from, under which family, which characters and features."""

    target: str
    source: str
    sha256: str
    number: int
    family: str
    style: str
    characters: frozenset[int]
    features: tuple[str, ...] = ()
    dropped: tuple[str, ...] = DROPPED
    web: bool = False


def hanzi(level: int) -> frozenset[int]:
    """The characters of GB 2312's level 1 (3,755, by sound) or 2 (3,008, by radical)."""
    rows = {1: range(0xB0, 0xD8), 2: range(0xD8, 0xF8)}[level]
    cells = (bytes((row, cell)) for row in rows for cell in range(0xA1, 0xFF))
    return frozenset(
        ord(text) for text in (cell.decode("gb2312", "ignore") for cell in cells) if text
    )


def spans(ranges: Iterable[tuple[int, int]]) -> frozenset[int]:
    return frozenset(code for first, last in ranges for code in range(first, last + 1))


BASIC = spans([(0x20, 0x7E), (0xFF01, 0xFF5E)]) | {ord(char) for char in PUNCTUATION}
SERIF = (
    "NotoSerifCJK-Regular.ttc",
    "a04178ec485dffdff7cc0c0c20e1fce9202d7e2160d805e8e44a4c8841c58481",
)
SANS = ("NotoSansCJK-Bold.ttc", "faa5f3656a78b2e2d450d27fe8382c778bc2b6bb5ea29c986664a6a435056ceb")
STIX = (
    "STIXTwoMath_400Regular.ttf",
    "c3377c20641ecee349677e3f6cc71a6405c30cda7171a4cbc4a1c3970cfff0b4",
)
CUTS = (
    Cut("NotoSerifSC-1.otf", *SERIF, SIMPLIFIED, "Noto Serif SC", "Regular", BASIC | hanzi(1)),
    Cut("NotoSerifSC-2.otf", *SERIF, SIMPLIFIED, "Noto Serif SC 2", "Regular", hanzi(2)),
    Cut(
        *("NotoSansSC-Bold.otf", *SANS, SIMPLIFIED, "Noto Sans SC", "Bold"),
        BASIC | hanzi(1) | hanzi(2),
    ),
    Cut(
        *("STIXTwoMath.ttf", *STIX, -1, "STIX Two Math", "Regular", spans(MATH_RANGES)),
        features=("ssty", "dtls", "flac", "mark", "mkmk", "kern"),
        dropped=(),
        web=True,
    ),
)


def read_source(cut: Cut, folders: Iterable[Path]) -> TTFont:
    """The source font of `cut`, its hash checked. SystemExit if it is absent or another version."""
    found = next((f / cut.source for f in folders if (f / cut.source).is_file()), None)
    if found is None:
        raise SystemExit(f"{cut.source}: not found; see --help")
    digest = hashlib.sha256(found.read_bytes()).hexdigest()
    if digest != cut.sha256:
        raise SystemExit(f"{found}: SHA-256 {digest}, expected {cut.sha256}")
    return TTFont(found, fontNumber=cut.number, recalcTimestamp=False)


def rename(font: TTFont, cut: Cut) -> None:
    """Give the cut a family name of its own, so that its two halves stay apart."""
    full = f"{cut.family} {cut.style}"
    names = {1: cut.family, 2: cut.style, 3: full, 4: full, 6: full.replace(" ", "")}
    table = font["name"]
    table.names = [record for record in table.names if record.nameID in (0, 5, 13, 14)]
    for number, text in names.items():
        table.setName(text, number, 3, 1, 0x409)


def make(cut: Cut, folders: Iterable[Path]) -> None:
    options = subset.Options()
    options.hinting = False
    options.layout_features = list(cut.features)
    options.drop_tables += list(cut.dropped)
    options.name_IDs, options.name_languages = ["*"], ["*"]
    options.notdef_outline = True
    font = read_source(cut, folders)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=cut.characters)
    cutter.subset(font)
    rename(font, cut)
    for flavour, suffix in ((None, ""), ("woff2", ".woff2"))[: 2 if cut.web else 1]:
        font.flavor = flavour
        target = HERE / cut.target
        font.save(target.with_suffix(suffix) if suffix else target)


def embedded_fonts() -> Iterator[TTFont]:
    """Every font inside the typst wheel: an OpenType header whose table directory holds up."""
    import typst

    wheel = next(Path(typst.__file__).parent.glob("_typst*"))
    data = wheel.read_bytes()
    for magic in (b"OTTO\x00", b"\x00\x01\x00\x00\x00"):
        start = data.find(magic)
        while start >= 0:
            if size := font_size(data, start):
                yield TTFont(io.BytesIO(data[start : start + size]))
            start = data.find(magic, start + 1)


def font_size(data: bytes, start: int) -> int:
    """The size in bytes of the font at `start`, 0 where there is none."""
    (tables,) = struct.unpack_from(">H", data, start + 4)
    if not 6 <= tables <= 40:
        return 0
    records = [struct.unpack_from(">4sLLL", data, start + 12 + 16 * i) for i in range(tables)]
    if not all(tag.strip().replace(b"/", b"").isalnum() for tag, *_ in records):
        return 0
    end = max(offset + length for _, _, offset, length in records)
    return end if start + end <= len(data) else 0


def write_coverage() -> None:
    """`coverage.txt`: the characters that some font of a sheet has, as ranges in hexadecimal."""
    fonts = [*embedded_fonts(), *(TTFont(HERE / cut.target) for cut in CUTS)]
    codes = sorted(set().union(*(font.getBestCmap() for font in fonts)))
    lines, first = [], codes[0]
    for code, following in zip(codes, [*codes[1:], None], strict=True):
        if following != code + 1:
            lines.append(f"{first:X}-{code:X}" if first < code else f"{code:X}")
            first = following if following is not None else code
    (HERE / "coverage.txt").write_text("\n".join(lines) + "\n", encoding="ascii")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--noto", type=Path, required=True, help="folder of Noto CJK's .ttc files")
    parser.add_argument("--stix", type=Path, required=True, help="folder of the STIX Two Math .ttf")
    chosen = parser.parse_args()
    for cut in CUTS:
        make(cut, (chosen.noto, chosen.stix))
    write_coverage()


if __name__ == "__main__":
    main()
