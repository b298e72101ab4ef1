"""The wire between the grader and a worker: plain data in, plain data out, no code run on decode.

A message is a msgpack tree of exact types followed by the raw buffers of its arrays::

    magic "GRD1" | u32 head length | u32 buffers | u64 size of each | head | buffers

Everything that msgpack has no type for travels as an extension type, so that no string, list or
dict of a candidate's can be mistaken for one. Subclasses, objects with their own methods, lambdas
and generators are refused by name: what crosses the wire has nobody else's `__eq__`.

This module is imported by the worker and imports nothing else of ours.
"""

from __future__ import annotations

import struct
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import msgpack
import numpy as np

MAGIC = b"GRD1"
MAX_DEPTH, MAX_NODES, MAX_BUFFERS = 32, 200_000, 65_536
MAX_BYTES = 64 << 20
MAX_BIGINT_BITS = 14_000  # 4,215 digits; Python writes no integer of more than 4,300
MAX_COSTLY_KEYS = 4_096

ARRAY, SCALAR, TUPLE, DICT, COMPLEX, BIGINT, TENSOR, RNG = range(1, 9)

_CODES = "?", "i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8", "f2", "f4", "f8", "c8", "c16"
DTYPES = frozenset(np.dtype(code).str for code in _CODES)
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


class Malformed(Exception):
    """Bytes that aren't a message."""


@dataclass(frozen=True)
class Rng:
    """Stands for `numpy.random.default_rng(seed)`, which the worker makes."""

    seed: int


# ---------------------------------------------------------------------------------- encoding


class _Encoder:
    def __init__(self) -> None:
        self.buffers: list[Any] = []
        self.nodes = 0
        self.bytes = 0

    def tree(self, value: Any, depth: int = 0) -> Any:
        self.nodes += 1
        if depth > MAX_DEPTH:
            raise Unsupported("a value nested too deeply, or containing itself")
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

    def ext(self, code: int, payload: Any) -> msgpack.ExtType:
        return msgpack.ExtType(code, msgpack.packb(payload))

    def text(self, value: str, depth: int) -> str:
        self.count(len(value))
        try:
            value.encode()
        except UnicodeEncodeError:
            raise Unsupported("a string with lone surrogates") from None
        return value

    def binary(self, value: bytes, depth: int) -> bytes:
        self.count(len(value))
        return value

    def integer(self, value: int, depth: int) -> Any:
        if -(2**63) <= value < 2**63:
            return value
        if value.bit_length() > MAX_BIGINT_BITS:
            raise Unsupported(f"an integer of {value.bit_length():,} bits")
        return msgpack.ExtType(BIGINT, hex(value).encode())

    def array(self, value: np.ndarray[Any, Any], depth: int) -> msgpack.ExtType:
        return self.ext(
            ARRAY, [_dtype(value), list(value.shape), self.buffer(value), _layout(value)]
        )

    def tensor(self, value: Any) -> msgpack.ExtType:
        torch = sys.modules["torch"]
        name = str(value.dtype)
        if value.layout != torch.strided or value.device.type != "cpu" or name not in TORCH_DTYPES:
            raise Unsupported(f"a tensor ({value.layout}, {value.device}, {name})")
        plain = value.detach().resolve_conj().resolve_neg().contiguous()
        if name == "torch.bfloat16":
            plain = plain.view(torch.uint16)
        parameter = type(value) is torch.nn.Parameter
        needs_grad = bool(value.requires_grad)
        return self.ext(
            TENSOR, [name, list(value.shape), self.buffer(plain.numpy()), needs_grad, parameter]
        )

    def mapping(self, value: dict[Any, Any], depth: int) -> msgpack.ExtType:
        if _too_many_keys(list(value)):
            raise Unsupported(f"a dict of more than {MAX_COSTLY_KEYS:,} keys that aren't text")
        pairs = [[self.tree(k, depth + 1), self.tree(x, depth + 1)] for k, x in value.items()]
        return self.ext(DICT, pairs)

    def buffer(self, value: np.ndarray[Any, Any]) -> int:
        self.count(value.nbytes)
        if len(self.buffers) >= MAX_BUFFERS:
            raise Unsupported(f"more than {MAX_BUFFERS:,} arrays")
        data = np.ascontiguousarray(value.astype(value.dtype.newbyteorder("<"), copy=False))
        self.buffers.append(data.reshape(-1).view(np.uint8).data if data.size else b"")
        return len(self.buffers) - 1

    def count(self, size: int) -> None:
        self.bytes += size
        if self.bytes > MAX_BYTES:
            raise Unsupported(f"more than {MAX_BYTES >> 20} MB of data")


_ENCODERS: dict[type, Any] = {
    str: _Encoder.text,
    bytes: _Encoder.binary,
    int: _Encoder.integer,
    np.ndarray: _Encoder.array,
    list: lambda e, v, d: [e.tree(x, d + 1) for x in v],
    tuple: lambda e, v, d: e.ext(TUPLE, [e.tree(x, d + 1) for x in v]),
    dict: _Encoder.mapping,
    complex: lambda e, v, d: msgpack.ExtType(COMPLEX, struct.pack("<dd", v.real, v.imag)),
    Rng: lambda e, v, d: e.ext(RNG, v.seed),
}


def type_name(kind: type) -> str:
    """The type's name as people write it: builtins bare, others with their module."""
    module, name = str(kind.__module__), str(kind.__qualname__)
    return name if module == "builtins" else f"{module}.{name}"


def _too_many_keys(keys: list[Any]) -> bool:
    """Hashes of long integers, tuples and complex numbers can be made to collide, and a dict of
    colliding keys takes quadratic time to build: minutes, on the grader's side."""
    if len(keys) <= MAX_COSTLY_KEYS:
        return False
    return any(type(k) is not str and not (type(k) is int and -(2**63) <= k < 2**63) for k in keys)


def _is_tensor(kind: type) -> bool:
    torch = sys.modules.get("torch")
    return torch is not None and kind in (torch.Tensor, torch.nn.Parameter)


def _dtype(value: np.ndarray[Any, Any]) -> str:
    name: str = value.dtype.newbyteorder("<").str
    if name not in DTYPES:
        raise Unsupported(f"an array of dtype {value.dtype}")
    return name


def _layout(value: np.ndarray[Any, Any]) -> str:
    """C, F (Fortran order) or S (strided): the candidate gets the layout that the case has."""
    if value.flags.c_contiguous:
        return "C"
    return "F" if value.flags.f_contiguous else "S"


def encode(value: Any) -> list[Any]:
    """The message's buffers, to be written one after the other.

    Raises:
        Unsupported: if the value holds anything but exact plain types, or is too large.
    """
    encoder = _Encoder()
    try:
        head = msgpack.packb(encoder.tree(value))
    except RecursionError:
        raise Unsupported("a value nested too deeply, or containing itself") from None
    sizes = [len(b) for b in encoder.buffers]
    prefix = struct.pack(f"<4sII{len(sizes)}Q", MAGIC, len(head), len(sizes), *sizes)
    return [prefix, head, *encoder.buffers]


def frame(value: Any) -> Iterator[Any]:
    """`encode`, with the u64 length in front that streams need; small parts joined into one.

    Raises:
        Unsupported: before anything is yielded.
    """
    parts = encode(value)
    return _joined([struct.pack("<Q", sum(len(p) for p in parts)), *parts])


def _joined(parts: list[Any], enough: int = 1 << 16) -> Iterator[Any]:
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


# ---------------------------------------------------------------------------------- decoding


class _Decoder:
    def __init__(self, buffers: list[memoryview]) -> None:
        self.buffers = buffers
        self.depth = 0

    def unpack(self, data: bytes) -> Any:
        return msgpack.unpackb(
            data, strict_map_key=True, ext_hook=self.ext, max_array_len=MAX_NODES
        )

    def ext(self, code: int, data: bytes) -> Any:
        self.depth += 1
        if self.depth > MAX_DEPTH + 2:
            raise Malformed("nested too deeply")
        try:
            return _DECODERS[code](self, data)
        finally:
            self.depth -= 1

    def array(self, data: bytes) -> np.ndarray[Any, Any]:
        dtype, shape, index, layout = self.unpack(data)
        flat = self.flat(dtype, shape, index)
        if layout == "F":
            return np.asfortranarray(flat.reshape(shape))
        if layout == "S" and shape:
            # Every second entry of a row twice as long: same values, not contiguous.
            view = np.zeros([*shape[:-1], 2 * shape[-1]], dtype)[..., ::2]
            view[...] = flat.reshape(shape)
            return view
        return flat.reshape(shape).copy()

    def flat(self, dtype: Any, shape: Any, index: Any) -> np.ndarray[Any, Any]:
        if dtype not in DTYPES or type(index) is not int or not 0 <= index < len(self.buffers):
            raise Malformed("array descriptor")
        if type(shape) is not list or len(shape) > 32:
            raise Malformed("array shape")
        size = np.dtype(dtype).itemsize
        for n in shape:
            if type(n) is not int or n < 0:
                raise Malformed("array shape")
            size *= n
        if size != len(self.buffers[index]):
            raise Malformed("array size")
        return np.frombuffer(self.buffers[index], dtype=dtype)

    def scalar(self, data: bytes) -> Any:
        dtype, raw = self.unpack(data)
        if dtype not in DTYPES or len(raw) != np.dtype(dtype).itemsize:
            raise Malformed("scalar")
        return np.frombuffer(raw, dtype=dtype)[0]

    def mapping(self, data: bytes) -> dict[Any, Any]:
        pairs = self.unpack(data)
        if _too_many_keys([key for key, _ in pairs]):
            raise Malformed("too many keys")
        return dict(pairs)

    def tensor(self, data: bytes) -> Any:
        name, shape, index, needs_grad, parameter = self.unpack(data)
        if name not in TORCH_DTYPES:
            raise Malformed("tensor dtype")
        import torch

        tensor = torch.from_numpy(self.flat(TORCH_DTYPES[name], shape, index).copy())
        tensor = tensor.reshape(shape)
        if name == "torch.bfloat16":
            tensor = tensor.view(torch.bfloat16)
        if parameter:
            return torch.nn.Parameter(tensor, requires_grad=bool(needs_grad))
        return tensor.requires_grad_() if needs_grad and tensor.is_floating_point() else tensor

    def bigint(self, data: bytes) -> int:
        if len(data) > MAX_BIGINT_BITS // 4 + 3:
            raise Malformed("integer")
        return int(data, 16)

    def rng(self, data: bytes) -> Any:
        return np.random.default_rng(self.unpack(data))


_DECODERS: dict[int, Any] = {
    ARRAY: _Decoder.array,
    SCALAR: _Decoder.scalar,
    TUPLE: lambda d, data: tuple(d.unpack(data)),
    DICT: _Decoder.mapping,
    COMPLEX: lambda d, data: complex(*struct.unpack("<dd", data)),
    BIGINT: _Decoder.bigint,
    TENSOR: _Decoder.tensor,
    RNG: _Decoder.rng,
}


def decode(message: bytes | bytearray | memoryview) -> Any:
    """The value of one message.

    Raises:
        Malformed: for anything else than what `encode` makes. Nothing of the message is run.
    """
    try:
        head, buffers = _split(memoryview(message))
        value = _Decoder(buffers).unpack(bytes(head))
        _demand_bounds(value)
        return value
    except Malformed:
        raise
    except Exception as error:  # whatever msgpack, struct or numpy say of hostile bytes
        raise Malformed(f"{type(error).__name__}: {error}") from None


def _demand_bounds(value: Any) -> None:
    """The encoder's limits on depth and size: `repr` of what is nested deeper would fail later."""
    level, nodes = [value], 0
    for _ in range(MAX_DEPTH + 1):
        nodes += len(level)
        if nodes > MAX_NODES:
            raise Malformed("too many values")
        level = [inner for outer in level for inner in _children(outer)]
        if not level:
            return
    raise Malformed("nested too deeply")


def _children(value: Any) -> Iterable[Any]:
    kind = type(value)
    if kind is list or kind is tuple:
        children: Iterable[Any] = value
        return children
    return [*value, *value.values()] if kind is dict else ()


def _split(view: memoryview) -> tuple[memoryview, list[memoryview]]:
    magic, head_size, count = struct.unpack_from("<4sII", view)
    if magic != MAGIC or count > MAX_BUFFERS:
        raise Malformed("header")
    sizes = struct.unpack_from(f"<{count}Q", view, 12)
    start = 12 + 8 * count
    if start + head_size + sum(sizes) != len(view):
        raise Malformed("length")
    parts = list(_cut(view[start:], [head_size, *sizes]))
    return parts[0], parts[1:]


def _cut(view: memoryview, sizes: list[int]) -> Iterator[memoryview]:
    start = 0
    for size in sizes:
        yield view[start : start + size]
        start += size
