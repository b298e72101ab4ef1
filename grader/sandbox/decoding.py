"""Bytes of a message -> a value. Nothing of the message is run, and nothing is made of it before
its cost is taken from the message's one `Budget`.

msgpack itself makes at most some 25 bytes of memory for each byte of a head, and a head has at most
MAX_HEAD bytes; what is counted here is everything that may cost more than the bytes that name it.
"""

from __future__ import annotations

import math
import struct
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NoReturn

import msgpack
import numpy as np

from . import wire
from .wire import DTYPES, MAX_BIGINT_BITS, MAX_BUFFERS, MAX_BYTES, MAX_DEPTH, MAX_HEAD, Rng

_NODE_BYTES = 64  # what an object costs in memory, about
_FIELDS_MAX = 512  # bytes of an array's descriptor
_LEAVES = {type(None), bool, int, float, str, bytes, complex}
_SCALARS = {np.dtype(name).type for name in DTYPES}
_PLAIN = {*_LEAVES, *_SCALARS, list, tuple, dict, np.ndarray, Rng, np.random.Generator}


class Malformed(Exception):
    """Bytes that aren't a message."""


@dataclass
class Budget:
    """What one message may still cost. `weight` is what it did cost, in bytes of memory."""

    nodes: int = wire.MAX_NODES
    lists: int = wire.MAX_NODES
    bytes: int = 2 * MAX_BYTES  # an array that isn't contiguous takes twice its data
    copied: int = wire.MAX_COPIED
    key_nodes: int = wire.MAX_COSTLY_KEYS
    weight: int = 0

    def spend_nodes(self, number: int) -> None:
        self.nodes -= number
        self.weight += _NODE_BYTES * number
        if self.nodes < 0:
            raise Malformed("too many values")

    def spend_list(self, items: int) -> None:
        """A list that is whole. It is counted by itself too: the one around it isn't whole yet."""
        self.spend_nodes(items)
        self.lists -= 1
        if self.lists < 0:
            raise Malformed("too many values")

    def spend_bytes(self, size: int) -> None:
        self.bytes -= size
        self.weight += size
        if self.bytes < 0:
            raise Malformed("too much data")

    def spend_copied(self, size: int) -> None:
        self.copied -= size
        if self.copied < 0:
            raise Malformed("nested too deeply for its size")

    def spend_key(self, key: Any) -> None:
        self.key_nodes -= wire.weight_of_key(key)
        if self.key_nodes < 0:
            raise Malformed("too many keys")


class _Decoder:
    def __init__(self, buffers: list[memoryview], budget: Budget, generators: bool) -> None:
        self.buffers = buffers
        self.budget = budget
        self.generators = generators
        self.depth = 0

    def unpack(self, data: bytes | memoryview) -> Any:
        """A value that msgpack packed, with every list and extension of it counted."""
        return msgpack.unpackb(
            data,
            ext_hook=self.ext,
            list_hook=self.listed,
            object_hook=_refuse_map,
            max_array_len=self.budget.nodes,
            max_map_len=0,
        )

    def fields(self, data: bytes) -> Any:
        """The few plain fields of an array's or a scalar's descriptor."""
        if len(data) > _FIELDS_MAX:
            raise Malformed("a descriptor too long")
        return msgpack.unpackb(data, ext_hook=_refuse_ext, object_hook=_refuse_map, max_map_len=0)

    def listed(self, items: list[Any]) -> list[Any]:
        self.budget.spend_list(len(items))
        if items:
            _demand_plain(items)
        return items

    def ext(self, code: int, data: bytes) -> Any:
        self.depth += 1
        if self.depth > MAX_DEPTH + 2:
            raise Malformed("nested too deeply")
        self.budget.spend_nodes(1)
        self.budget.spend_copied(len(data))
        try:
            return _DECODERS[code](self, data)
        finally:
            self.depth -= 1

    def array(self, data: bytes) -> np.ndarray[Any, Any]:
        return self.laid_out(*self.fields(data))

    def laid_out(self, dtype: Any, shape: Any, index: Any, layout: Any) -> np.ndarray[Any, Any]:
        flat = self.flat(dtype, shape, index, copies=2 if layout == "S" else 1)
        if layout not in ("C", "F", "R", "S"):
            raise Malformed("array layout")
        return wire.laid_out(flat.reshape(shape), layout)

    def flat(self, dtype: Any, shape: Any, index: Any, copies: int = 1) -> np.ndarray[Any, Any]:
        """A view of one buffer; the copies that will be made of it are paid for here."""
        if dtype not in DTYPES or type(index) is not int or not 0 <= index < len(self.buffers):
            raise Malformed("array descriptor")
        if type(shape) is not list or not all(type(n) is int and n >= 0 for n in shape):
            raise Malformed("array shape")
        if not wire.fits(shape):
            raise Malformed("array shape")
        size = math.prod(shape) * DTYPES[dtype]
        if size != len(self.buffers[index]):
            raise Malformed("array size")
        self.budget.spend_bytes(copies * size)
        return np.frombuffer(self.buffers[index], dtype=dtype)

    def scalar(self, data: bytes) -> Any:
        dtype, raw = self.fields(data)
        if dtype not in DTYPES or type(raw) is not bytes or len(raw) != DTYPES[dtype]:
            raise Malformed("scalar")
        return np.frombuffer(raw, dtype=dtype)[0]

    def tupled(self, data: bytes) -> tuple[Any, ...]:
        items = self.unpack(data)
        if type(items) is not list:
            raise Malformed("tuple")
        return tuple(items)

    def mapping(self, data: bytes) -> dict[Any, Any]:
        pairs = self.unpack(data)
        if type(pairs) is not list or not all(type(p) is list and len(p) == 2 for p in pairs):
            raise Malformed("dict")
        for key, _ in pairs:
            self.budget.spend_key(key)
        return dict(pairs)

    def tensor(self, data: bytes) -> Any:
        name, shape, index, layout = self.fields(data)
        torch = sys.modules.get("torch")  # never imported because a message says so
        if torch is None or name not in wire.TORCH_DTYPES or layout == "R":
            raise Malformed("tensor")
        tensor = torch.from_numpy(self.laid_out(wire.TORCH_DTYPES[name], shape, index, layout))
        return tensor.view(torch.bfloat16) if name == "torch.bfloat16" else tensor

    def bigint(self, data: bytes) -> int:
        if len(data) > MAX_BIGINT_BITS // 4 + 4:  # a sign and 0x
            raise Malformed("integer")
        return int(data, 16)

    def rng(self, data: bytes) -> Any:
        seed = self.fields(data)
        if type(seed) is not int or seed < 0:
            raise Malformed("seed")
        return np.random.default_rng(seed) if self.generators else Rng(seed)


_DECODERS: dict[int, Any] = {
    wire.ARRAY: _Decoder.array,
    wire.SCALAR: _Decoder.scalar,
    wire.TUPLE: _Decoder.tupled,
    wire.DICT: _Decoder.mapping,
    wire.COMPLEX: lambda d, data: complex(*struct.unpack("<dd", data)),
    wire.BIGINT: _Decoder.bigint,
    wire.TENSOR: _Decoder.tensor,
    wire.RNG: _Decoder.rng,
}


def decode(
    message: bytes | bytearray | memoryview,
    *,
    generators: bool = False,
    budget: Budget | None = None,
) -> Any:
    """The value of one message.

    Args:
        generators: make a generator of each Rng, as the worker does; else it stays an Rng.
        budget: what the message may cost; afterwards it says what it did cost.

    Raises:
        Malformed: for anything but what `wire.encode` makes.
    """
    try:
        head, buffers = _split(memoryview(message))
        budget = budget or Budget()
        budget.spend_nodes(1)
        budget.weight += len(head)
        value = _Decoder(buffers, budget, generators).unpack(head)
        _demand_plain([value])
        _demand_depth(value)
        return value
    except Malformed:
        raise
    except Exception as error:  # whatever msgpack, struct or numpy say of hostile bytes
        raise Malformed(f"{type(error).__name__}: {error}"[:200]) from None


def weight(value: Any) -> int:
    """What a decoded value takes in memory, in bytes, about."""
    kind = type(value)
    if kind is np.ndarray or hasattr(value, "nbytes"):
        return _NODE_BYTES + int(value.nbytes)
    if kind is list or kind is tuple:
        return _NODE_BYTES + sum(map(weight, value))
    if kind is dict:
        return _NODE_BYTES + sum(map(weight, (*value, *value.values())))
    return _NODE_BYTES + (len(value) if kind is str or kind is bytes else 0)


def _refuse_map(_: Any) -> NoReturn:
    raise Malformed("a bare map")


def _refuse_ext(code: int, _: bytes) -> NoReturn:
    raise Malformed(f"an extension {code} in a descriptor")


def _demand_plain(items: list[Any]) -> None:
    """msgpack has a type for times, which is no type of ours."""
    foreign = set(map(type, items)) - _PLAIN
    torch = sys.modules.get("torch")
    if foreign and (torch is None or foreign - {torch.Tensor}):
        raise Malformed(f"a value of type {foreign.pop().__name__}")


def _demand_depth(value: Any) -> None:
    """The encoder's limit: `repr` of what is nested deeper would fail later."""
    level = [value]
    for _ in range(MAX_DEPTH + 1):
        level = [inner for outer in level for inner in _containers(outer)]
        if not level:
            return
    raise Malformed("nested too deeply")


def _containers(value: Any) -> list[Any]:
    kind = type(value)
    if kind is list or kind is tuple:
        return [inner for inner in value if type(inner) not in _LEAVES]
    if kind is dict:
        return [inner for inner in (*value, *value.values()) if type(inner) not in _LEAVES]
    return []


def _split(view: memoryview) -> tuple[memoryview, list[memoryview]]:
    magic, head_size, count = struct.unpack_from("<4sII", view)
    if magic != wire.MAGIC or count > MAX_BUFFERS or head_size > MAX_HEAD:
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
