"""The wire between the grader and a worker: the format, its limits, and how values are encoded.

A message is a msgpack tree of exact types followed by the raw buffers of its arrays::

    magic "GRD1" | u32 head length | u32 buffers | u64 size of each | head | buffers

Everything that msgpack has no type for travels as an extension type, so that no string, list or
dict of a candidate's can be mistaken for one. Subclasses, objects with their own methods, lambdas
and generators are refused by name: what crosses the wire has nobody else's `__eq__`.

`decoding` reads what this module writes, within the same limits. The worker imports both.
"""

from __future__ import annotations

import math
import struct
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import msgpack
import numpy as np

MAGIC = b"GRD1"
_PREFIX = struct.Struct("<4sII")
# Limits of one message. Numbers and text are in its head, the data of arrays in its buffers.
MAX_DEPTH, MAX_NODES, MAX_BUFFERS, MAX_AXES = 32, 200_000, 16_384, 32
MAX_BYTES, MAX_TEXT, MAX_HEAD = 24 << 20, 2 << 20, 4 << 20
MAX_COPIED = 32 << 20  # what lies in a tuple or dict is packed, and copied, once a level
MAX_BIGINT_BITS = 14_000  # 4,215 digits; Python writes no integer of more than 4,300
MAX_COSTLY_KEYS = 1_024
MAX_EMPTY = 100_000  # rows of an array without entries: they cost nothing here, but `tolist` does

ARRAY, SCALAR, TUPLE, DICT, COMPLEX, BIGINT, TENSOR, RNG = range(1, 9)

_CODES = "?", "i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8", "f2", "f4", "f8", "c8", "c16"
_NAMES = {np.dtype(code): np.dtype(code).str for code in _CODES}  # to look up, not to make anew
DTYPES = {name: dtype.itemsize for dtype, name in _NAMES.items()}  # and the bytes of an entry
_SMALL = 1 << 16  # bytes; a copy of them costs less than a view
# torch dtype -> the NumPy dtype that carries its bits (bfloat16 travels as 16-bit integers).
TORCH_DTYPES = {
    "torch.float64": "<f8",
    "torch.float32": "<f4",
    "torch.float16": "<f2",
    "torch.bfloat16": "<u2",
    "torch.int64": "<i8",
    "torch.int32": "<i4",
    "torch.int16": "<i2",
    "torch.int8": "|i1",
    "torch.uint8": "|u1",
    "torch.bool": "|b1",
    "torch.complex64": "<c8",
    "torch.complex128": "<c16",
}


class Unsupported(Exception):
    """A value that can't cross the wire; the message names its type."""


@dataclass(frozen=True)
class Rng:
    """Crosses the wire in place of `numpy.random.default_rng(seed)`, which the worker makes."""

    seed: int


# ---------------------------------------------------------------------------------- encoding


# As `msgpack.ExtType(code, data)`, without its checks of what is right here: half a microsecond.
_extension = partial(tuple.__new__, msgpack.ExtType)


class _Encoder:
    def __init__(self) -> None:
        self.pack = msgpack.Packer().pack  # to make one for each array takes twice as long
        self.buffers: list[Any] = []
        self.nodes = self.bytes = self.text_bytes = self.copied = self.key_nodes = 0

    def tree(self, value: Any, depth: int = 0) -> Any:
        if depth > MAX_DEPTH:
            raise Unsupported("a value nested too deeply, or containing itself")
        self.nodes += 1  # `count_nodes`, without a call for every number
        if self.nodes > MAX_NODES:
            raise Unsupported(f"more than {MAX_NODES:,} objects")
        kind = type(value)
        if value is None or kind is bool or kind is float:
            return value
        encode = _ENCODERS.get(kind)
        if encode is not None:
            return encode(self, value, depth)
        if isinstance(value, np.generic) and kind.__module__ == "numpy":
            array = np.asarray(value)
            return self.ext(SCALAR, [_dtype(array), array.tobytes()])
        if _is_tensor(kind):
            return self.tensor(value)
        raise Unsupported(f"an object of type {type_name(kind)}")

    def items(self, value: list[Any] | tuple[Any, ...], depth: int) -> list[Any]:
        if self.nodes + len(value) > MAX_NODES:  # seen before any of it is encoded
            raise Unsupported(f"more than {MAX_NODES:,} objects")
        return [self.tree(item, depth + 1) for item in value]

    def ext(self, code: int, payload: Any) -> msgpack.ExtType:
        return self.raw(code, self.pack(payload))

    def raw(self, code: int, data: bytes) -> msgpack.ExtType:
        self.nodes += 1  # as in `tree`
        if self.nodes > MAX_NODES:
            raise Unsupported(f"more than {MAX_NODES:,} objects")
        self.copied += len(data)
        if self.copied > MAX_COPIED:
            raise Unsupported("a value nested too deeply for its size")
        return _extension((code, data))

    def text(self, value: str, depth: int) -> str:
        try:
            self.count_text(len(value if value.isascii() else value.encode()))
        except UnicodeEncodeError:
            raise Unsupported("a string with lone surrogates") from None
        return value

    def binary(self, value: bytes, depth: int) -> bytes:
        self.count_text(len(value))
        return value

    def integer(self, value: int, depth: int) -> Any:
        if -(2**63) <= value < 2**63:
            return value
        if value.bit_length() > MAX_BIGINT_BITS:
            raise Unsupported(f"an integer of {value.bit_length():,} bits")
        return self.raw(BIGINT, hex(value).encode())

    def array(self, value: np.ndarray[Any, Any], depth: int) -> msgpack.ExtType:
        shape = value.shape
        if not fits(shape):
            raise _misshapen(shape)
        head = self.pack([_dtype(value), shape, self.buffer(value), _layout(value)])
        return self.raw(ARRAY, head)

    def tensor(self, value: Any) -> msgpack.ExtType:
        name, array = _plain(value)
        return self.ext(TENSOR, [name, array.shape, self.buffer(array), _layout(array)])

    def mapping(self, value: dict[Any, Any], depth: int) -> msgpack.ExtType:
        self.count_nodes(len(value))
        self.key_nodes += sum(map(weight_of_key, value))
        if self.key_nodes > MAX_COSTLY_KEYS:
            raise Unsupported(f"dicts of more than {MAX_COSTLY_KEYS:,} keys that aren't text")
        pairs = [[self.tree(k, depth + 1), self.tree(x, depth + 1)] for k, x in value.items()]
        return self.ext(DICT, pairs)

    def buffer(self, value: np.ndarray[Any, Any]) -> int:
        self.bytes += value.nbytes
        if self.bytes > MAX_BYTES:
            raise Unsupported(f"more than {MAX_BYTES >> 20} MB of data")
        if len(self.buffers) >= MAX_BUFFERS:
            raise Unsupported(f"more than {MAX_BUFFERS:,} arrays")
        data = value if value.dtype in _NAMES else value.astype(value.dtype.newbyteorder("<"))
        if data.nbytes < _SMALL:
            self.buffers.append(data.tobytes())
        else:
            self.buffers.append(np.ascontiguousarray(data).reshape(-1).view(np.uint8).data)
        return len(self.buffers) - 1

    def count_nodes(self, number: int) -> None:
        self.nodes += number
        if self.nodes > MAX_NODES:
            raise Unsupported(f"more than {MAX_NODES:,} objects")

    def count_text(self, size: int) -> None:
        self.text_bytes += size
        if self.text_bytes > MAX_TEXT:
            raise Unsupported(f"more than {MAX_TEXT >> 20} MB of text")


_ENCODERS: dict[type, Any] = {
    str: _Encoder.text,
    bytes: _Encoder.binary,
    int: _Encoder.integer,
    np.ndarray: _Encoder.array,
    list: _Encoder.items,
    tuple: lambda e, v, d: e.ext(TUPLE, e.items(v, d)),
    dict: _Encoder.mapping,
    complex: lambda e, v, d: e.raw(COMPLEX, struct.pack("<dd", v.real, v.imag)),
    # Long doubles have another size on each platform: the nearest number that all have.
    np.longdouble: lambda e, v, d: e.tree(np.float64(v)),
    np.clongdouble: lambda e, v, d: e.tree(np.complex128(v)),
    Rng: lambda e, v, d: e.ext(RNG, v.seed),
}


def type_name(kind: type) -> str:
    """The type's name as people write it: builtins bare, others with their module."""
    module, name = str(kind.__module__), str(kind.__qualname__)
    return name if module == "builtins" else f"{module}.{name}"


def weight_of_key(key: Any, depth: int = 0) -> int:
    """0 for text and for integers of 64 bits, else the number of objects in the key.

    Hashes of long integers, tuples and complex numbers can be made to collide, and a dict of
    colliding keys takes quadratic time to build, on the grader's side.
    """
    kind = type(key)
    if kind is str or (kind is int and -(2**63) <= key < 2**63):
        return 0
    if kind is tuple and depth <= MAX_DEPTH:
        return 1 + sum(max(1, weight_of_key(inner, depth + 1)) for inner in key)
    return 1


def _is_tensor(kind: type) -> bool:
    torch = sys.modules.get("torch")
    return torch is not None and kind in (torch.Tensor, torch.nn.Parameter)


def fits(shape: Sequence[int]) -> bool:
    """Whether an array of this shape can be shown and compared at a cost that its data pays."""
    if len(shape) > MAX_AXES:
        return False
    return 0 not in shape or math.prod(max(n, 1) for n in shape) <= MAX_EMPTY


def _plain(tensor: Any) -> tuple[str, np.ndarray[Any, Any]]:
    """A tensor's dtype by name, and its data.

    Raises:
        Unsupported: where it has another form than an array's.
    """
    torch = sys.modules["torch"]
    name = str(tensor.dtype)
    if tensor.layout != torch.strided or tensor.device.type != "cpu" or name not in TORCH_DTYPES:
        raise Unsupported(f"a tensor ({tensor.layout}, {tensor.device}, {name})")
    if not fits(tensor.shape):
        raise _misshapen(tensor.shape)
    plain = tensor.detach() if tensor.requires_grad else tensor
    if plain.is_conj() or plain.is_neg():
        plain = plain.resolve_conj().resolve_neg()
    return name, (plain.view(torch.uint16) if name == "torch.bfloat16" else plain).numpy()


def bits_of(value: Any) -> tuple[Any, ...] | None:
    """What crosses the wire of a tensor but its layout; None of anything else."""
    if not _is_tensor(type(value)):
        return None
    try:
        name, array = _plain(value)
    except Unsupported:
        return None
    return name, array.shape, array.tobytes()


def _misshapen(shape: Sequence[int]) -> Unsupported:
    return Unsupported(f"an array of shape {tuple(shape)}")


def _dtype(value: np.ndarray[Any, Any]) -> str:
    name = _NAMES.get(value.dtype) or value.dtype.newbyteorder("<").str
    if name not in DTYPES:
        raise Unsupported(f"an array of dtype {value.dtype}")
    return name


def _layout(value: np.ndarray[Any, Any]) -> str:
    """C, F (Fortran order), R (reversed: a stride is negative) or S (strided): the candidate gets
    the kind of layout that the case has.
    """
    if value.flags.c_contiguous:
        return "C"
    if value.flags.f_contiguous:
        return "F"
    steps = zip(value.strides, value.shape, strict=True)
    return "R" if any(stride < 0 and length > 1 for stride, length in steps) else "S"


def laid_out(value: np.ndarray[Any, Any], layout: str) -> np.ndarray[Any, Any]:
    """A copy of an array in memory of that kind."""
    if layout == "R":  # along all axes, whichever were
        return np.flip(np.array(np.flip(value), order="C"))
    if layout == "S" and value.ndim:
        # Every second entry of a row twice as long: same values, not contiguous.
        view = np.zeros((*value.shape[:-1], 2 * value.shape[-1]), value.dtype)[..., ::2]
        view[...] = value
        return view
    return np.array(value, order="F" if layout == "F" else "C")


def as_sent(value: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """A copy of an array, in memory as it is after its way over the wire."""
    return laid_out(value, _layout(value))


def is_plain(value: Any, depth: int = 3) -> bool:
    """Whether a value is so small and so plain that `encode` takes it for certain."""
    kind = type(value)
    if kind is np.ndarray:
        return value.dtype in _NAMES and 0 < value.size < MAX_NODES and value.ndim <= MAX_AXES
    if kind is list or kind is tuple:
        few = depth > 0 and len(value) < 20
        return few and all(is_plain(item, depth - 1) for item in value)
    if kind is dict:
        few = depth > 0 and len(value) < 20
        named = few and all(type(key) is str and len(key) < 100 and key.isascii() for key in value)
        return named and all(is_plain(item, depth - 1) for item in value.values())
    if _is_tensor(kind):
        known = str(value.dtype) in TORCH_DTYPES and str(value.layout) == "torch.strided"
        small = 0 < value.numel() < MAX_NODES and value.dim() <= MAX_AXES
        return known and small and value.device.type == "cpu"
    return value is None or kind in (bool, float, np.float64)


def encode(value: Any) -> list[Any]:
    """The message's buffers, to be written one after the other.

    Raises:
        Unsupported: if the value holds anything but exact plain types, or is too large.
    """
    encoder = _Encoder()
    try:
        head = encoder.pack(encoder.tree(value))
    except RecursionError:
        raise Unsupported("a value nested too deeply, or containing itself") from None
    if len(head) > MAX_HEAD:
        raise Unsupported(f"more than {MAX_HEAD >> 20} MB of numbers and text")
    sizes = [*map(len, encoder.buffers)]
    prefix = _PREFIX.pack(MAGIC, len(head), len(sizes))
    if sizes:
        prefix += struct.pack(f"<{len(sizes)}Q", *sizes)
    return [prefix, head, *encoder.buffers]


def frame(value: Any) -> Iterator[Any]:
    """`encode`, with the u64 length in front that streams need; small parts joined into one.

    Raises:
        Unsupported: before anything is yielded.
    """
    parts = encode(value)
    return _joined([struct.pack("<Q", sum(map(len, parts))), *parts])


def _joined(parts: list[Any], enough: int = _SMALL) -> Iterator[Any]:
    """A write costs more than a copy of a few kilobytes."""
    small: list[Any] = []
    size = 0
    for part in parts:
        if len(part) >= enough:
            yield b"".join(small)
            yield part
            small, size = [], 0
            continue
        small.append(part)
        size += len(part)
        if size >= enough:
            yield b"".join(small)
            small, size = [], 0
    yield b"".join(small)
