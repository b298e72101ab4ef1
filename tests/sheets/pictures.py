"""Pages of a sheet as arrays of ink, to see what stands where."""

from __future__ import annotations

import struct
import zlib

import numpy as np
import typst

from grader.sheets import font_folder
from grader.sheets.pdf import MAIN, lay_out, render_typst
from grader.sheets.writers import TypstWriter

DOTS = 36  # per inch: a dot is 0.7 mm


def ink(sheet, folder):
    """One array a page, shape (rows, columns), True where something is printed."""
    writer = TypstWriter()
    lay_out(folder, render_typst(sheet, writer), writer)
    fonts = typst.Fonts(include_system_fonts=False, font_paths=[font_folder()])
    made = typst.Compiler(folder / MAIN, root=folder, font_paths=fonts).compile(
        format="png", ppi=DOTS
    )
    return [_dark(page) for page in (made if isinstance(made, list) else [made])]


def dots(millimetres):
    return round(millimetres / 25.4 * DOTS)


def _dark(png):
    rows = _pixels(png).astype(int)
    return (255 - rows[..., :3]).max(axis=2) * rows[..., 3] // 255 > 90


def _pixels(png):
    """The pixels of an RGBA picture of 8 bits a channel, shape (rows, columns, 4)."""
    at, data = 8, b""
    while at < len(png):
        size, kind = struct.unpack(">I4s", png[at : at + 8])
        if kind == b"IHDR":
            width, height, depth, colour = struct.unpack(">IIBB", png[at + 8 : at + 18])
            assert (depth, colour) == (8, 6)
        if kind == b"IDAT":
            data += png[at + 8 : at + 8 + size]
        at += size + 12
    lines = np.frombuffer(zlib.decompress(data), np.uint8).reshape(height, 1 + 4 * width)
    above = np.zeros((width, 4), np.uint8)
    pixels = np.empty((height, width, 4), np.uint8)
    for i, line in enumerate(lines):
        above = pixels[i] = _unfilter(line[0], line[1:].reshape(width, 4), above)
    return pixels


def _unfilter(kind, line, above):
    if kind == 0:
        return line
    if kind == 1:
        return np.cumsum(line, axis=0, dtype=np.uint8)
    if kind == 2:
        return line + above
    done = np.zeros((len(line) + 1, 4), int)
    up = np.vstack([np.zeros((1, 4), int), above.astype(int)])
    for x in range(1, len(done)):
        left, over, corner = done[x - 1], up[x], up[x - 1]
        guess = (left + over) // 2 if kind == 3 else _paeth(left, over, corner)
        done[x] = (line[x - 1] + guess) % 256
    return done[1:].astype(np.uint8)


def _paeth(left, over, corner):
    base = left + over - corner
    near, upper, diagonal = abs(base - left), abs(base - over), abs(base - corner)
    return np.where(
        (near <= upper) & (near <= diagonal), left, np.where(upper <= diagonal, over, corner)
    )
