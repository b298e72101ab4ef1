"""The wire: exact plain types go through unchanged, everything else is refused by name, and no
bytes do anything but become a value or Malformed."""

from __future__ import annotations

import collections
import enum
import random
import struct
import sys
import time
import tracemalloc

import msgpack
import numpy as np
import pytest

from grader.kit import layouts
from grader.kit.subject import copied
from grader.sandbox import decoding, wire

CODES = ("?", "i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8", "f2", "f4", "f8", "c8", "c16")
SHAPES = ((), (0,), (1,), (3,), (2, 3), (0, 3), (3, 0), (2, 1, 4))


def there_and_back(value):
    return decoding.decode(b"".join(bytes(part) for part in wire.encode(value)))


@pytest.mark.parametrize(
    "value",
    [
        None,
        True,
        False,
        0,
        -1,
        2**63 - 1,
        -(2**63),
        2**63,
        -(2**63) - 1,
        7**2000,
        0.0,
        -0.0,
        5e-324,
        float("inf"),
        float("-inf"),
        1j,
        complex(-0.0, float("inf")),
        "",
        "十 \0 \x1b[31m é",
        b"",
        b"\xff\0",
        [],
        (),
        {},
        [[], [()], {"a": ((1, 2.5), [None])}],
        {1: "int", "1": "str", (1, "x"): "tuple", None: "none", 2.5: "float", True + 1: "two"},
        [1, (2, [3, (4,)])],
    ],
    ids=lambda v: repr(v)[:20],
)
def test_plain_values_come_back_exactly(value):
    got = there_and_back(value)
    assert type(got) is type(value)
    assert repr(got) == repr(value)


def test_nan_comes_back():
    assert np.isnan(there_and_back(float("nan")))
    assert np.isnan(there_and_back([complex(float("nan"), 1.0)])[0])


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("shape", SHAPES, ids=str)
def test_arrays_keep_dtype_shape_values_and_layout(code, shape):
    array = (np.arange(np.prod(shape, dtype=int)) % 2).reshape(shape).astype(code)
    for laid_out in layouts(array):
        got = there_and_back(laid_out)
        assert type(got) is np.ndarray
        assert (got.dtype, got.shape) == (array.dtype, array.shape)
        assert np.array_equal(got, array)
        assert got.flags.writeable
        for flag in ("C_CONTIGUOUS", "F_CONTIGUOUS"):
            assert got.flags[flag] == laid_out.flags[flag]


def test_a_reversed_array_comes_as_one():
    whole = np.arange(24.0).reshape(2, 3, 4)
    for array in (whole[0, 0, ::-1], whole[0, ::-1, ::-1], whole[:, ::-1], whole.T[::-1]):
        got = there_and_back(array)
        assert np.array_equal(got, array)
        assert min(got.strides) < 0
        assert got.flags.writeable
    assert min(there_and_back(whole[:1][::-1]).strides) > 0  # nothing is reversed in one row


def test_a_function_in_this_process_sees_the_memory_that_a_worker_sees():
    cube = np.arange(24.0).reshape(2, 3, 4)
    views = [cube[::-1].T, cube.transpose(1, 0, 2), cube[:, ::-1], np.broadcast_to(1.0, (2, 3))]
    for array in [*layouts(cube), *layouts(cube[0, 0]), *views]:
        here, there = copied(array), there_and_back(array)
        assert here.strides == there.strides
        assert np.array_equal(here, there)
        assert not np.shares_memory(here, array)


def test_an_array_that_came_is_not_the_message():
    message = bytearray(b"".join(bytes(p) for p in wire.encode(np.zeros(4))))
    got = decoding.decode(message)
    message[-32:] = b"\xff" * 32
    assert not got.any()


def test_extreme_entries_survive_bit_for_bit():
    array = np.array([np.nan, -0.0, 0.0, np.inf, -np.inf, 5e-324, 1.7976931348623157e308])
    assert there_and_back(array).tobytes() == array.tobytes()


def test_a_foreign_byte_order_is_turned_round():
    got = there_and_back(np.arange(3, dtype=">i4"))
    assert got.dtype == np.dtype("<i4")
    assert got.tolist() == [0, 1, 2]


@pytest.mark.parametrize("code", CODES)
def test_numpy_scalars_keep_their_type(code):
    value = np.dtype(code).type(1)
    got = there_and_back(value)
    assert type(got) is type(value)
    assert got == value


def test_a_long_double_crosses_as_the_nearest_number_that_all_machines_have():
    third = np.longdouble(1) / 3
    with np.errstate(all="raise"):  # a candidate may have set it
        for value in (third, np.clongdouble(third), np.longdouble("inf")):
            assert there_and_back(value) == np.complex128(value)
            assert there_and_back(value).dtype.itemsize == (16 if value.dtype.kind == "c" else 8)
    assert there_and_back([third]) == [np.float64(1 / 3)]


def test_a_generator_is_made_anew_from_its_seed():
    message = b"".join(bytes(part) for part in wire.encode([wire.Rng(7)]))
    (got,) = decoding.decode(message, generators=True)
    assert got.random(3).tolist() == np.random.default_rng(7).random(3).tolist()
    # The grader never makes one because a worker says so.
    assert decoding.decode(message) == [wire.Rng(7)]


def test_tensors_keep_dtype_values_shape_and_layout():
    torch = pytest.importorskip("torch", reason="torch is an optional extra")
    for name in wire.TORCH_DTYPES:
        dtype = getattr(torch, name.partition(".")[2])
        tensor = torch.tensor([[0, 1, 1], [1, 1, 0]]).to(dtype)
        wide = torch.zeros(2, 6, dtype=dtype)
        wide[:, ::2] = tensor
        for one in (tensor, tensor.T, wide[:, ::2], tensor[:0], tensor[0, 0]):
            got = there_and_back(one)
            assert (got.dtype, got.shape) == (dtype, one.shape)
            assert got.is_contiguous() == one.is_contiguous()
            assert torch.equal(got, one)
            assert torch.equal(copied(one), one)
            assert one.numel() == 0 or copied(one).stride() == got.stride()


def test_of_a_tensor_the_data_alone_crosses():
    torch = pytest.importorskip("torch", reason="torch is an optional extra")
    leaf = torch.nn.Parameter(torch.ones(2))
    for tensor in (leaf, leaf * 1.0, leaf[:1]):
        got = there_and_back(tensor)
        assert type(got) is torch.Tensor
        assert not got.requires_grad
    assert there_and_back(torch.tensor([1 + 2j]).conj()).item() == 1 - 2j
    with pytest.raises(wire.Unsupported, match="sparse"):
        wire.encode(torch.eye(2).to_sparse())


def test_a_tensor_costs_what_its_array_costs():
    torch = pytest.importorskip("torch", reason="torch is an optional extra")
    for values in (np.ones((64, 64), np.float32), np.ones((64, 128), np.float32)[:, ::2]):
        costs = []
        for one in (values, torch.from_numpy(values)):
            budget = decoding.Budget()
            decoding.decode(b"".join(wire.encode(one)), budget=budget)
            costs.append(budget.weight)
        assert costs[0] == pytest.approx(costs[1], abs=64)
    with pytest.raises(wire.Unsupported, match="MB of data"):
        wire.encode(torch.zeros(wire.MAX_BYTES + 1, dtype=torch.uint8))


class Lying(list):
    def __eq__(self, other):
        return True

    __hash__ = None


class Colour(enum.IntEnum):
    RED = 1


class SubArray(np.ndarray):
    pass


REFUSED = {
    "set": ({1}, "set"),
    "frozenset": (frozenset(), "frozenset"),
    "range": (range(3), "range"),
    "generator": ((i for i in ()), "generator"),
    "lambda": (lambda: None, "function"),
    "a class": (int, "type"),
    "a module": (struct, "module"),
    "object": (object(), "object"),
    "bytearray": (bytearray(b"x"), "bytearray"),
    "memoryview": (memoryview(b"x"), "memoryview"),
    "a list's subclass": (Lying(), "test_wire.Lying"),
    "an int's subclass": (Colour.RED, "test_wire.Colour"),
    "a dict's subclass": (collections.OrderedDict(), "collections.OrderedDict"),
    "a tuple's subclass": (collections.namedtuple("Pair", "a b")(1, 2), "Pair"),
    "an array's subclass": (np.zeros(2).view(SubArray), "test_wire.SubArray"),
    "a masked array": (np.ma.zeros(2), "MaskedArray"),
    "an exception": (ValueError("x"), "ValueError"),
    "array of objects": (np.array([None]), "dtype object"),
    "array of strings": (np.array(["x"]), "dtype <U1"),
    "structured array": (np.zeros(1, dtype=[("a", "i4")]), "dtype"),
    "array of dates": (np.zeros(1, dtype="M8[s]"), "dtype datetime64"),
    "scalar of bytes": (np.bytes_(b"x"), "dtype"),
    "long double": (np.zeros(1, dtype=np.longdouble), "dtype"),
    "lone surrogate": ("\ud800", "lone surrogates"),
    "huge integer": (1 << 20_000, "20,001 bits"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_not_plain_is_refused_by_the_name_of_its_type(name):
    value, named = REFUSED[name]
    if name == "long double" and value.itemsize == 8:
        pytest.skip("long double is double here")
    for holder in (value, [value], {"k": (value,)}):
        with pytest.raises(wire.Unsupported, match=named.replace("[", r"\[")):
            wire.encode(holder)


def test_limits_are_kept_when_encoding():
    nested = []
    for _ in range(wire.MAX_DEPTH + 1):
        nested = [nested]
    cyclic = []
    cyclic.append(cyclic)
    beyond = {
        "nested too deeply": (nested, cyclic),
        "objects": ([0] * (wire.MAX_NODES + 1),),
        "arrays": ([np.zeros(1)] * (wire.MAX_BUFFERS + 1),),
        "MB of data": (np.zeros(wire.MAX_BYTES + 1, dtype=np.uint8),),
        "MB of text": (b"x" * (wire.MAX_TEXT + 1), ["é" * (wire.MAX_TEXT // 2), "x"]),
        "keys that aren't text": ({i + 0.5: 0 for i in range(wire.MAX_COSTLY_KEYS + 1)},),
        "an array of shape": (np.zeros((1 << 45, 0)), np.zeros((3, 0, wire.MAX_EMPTY))),
    }
    for rule, values in beyond.items():
        for value in values:
            with pytest.raises(wire.Unsupported, match=rule):
                wire.encode(value)


def test_integers_that_come_can_be_printed():
    # Python refuses to write integers of more than 4,300 digits, and a report must write them.
    value = -(2**wire.MAX_BIGINT_BITS) + 1
    assert str(there_and_back(value)) == str(value)


def raw(head, buffers=()):
    sizes = [len(b) for b in buffers]
    prefix = struct.pack(f"<4sII{len(sizes)}Q", wire.MAGIC, len(head), len(sizes), *sizes)
    return prefix + head + b"".join(buffers)


def ext(code, payload):
    return msgpack.packb(msgpack.ExtType(code, msgpack.packb(payload)))


def nested_ext(times):
    data = msgpack.packb(None)
    for _ in range(times):
        data = msgpack.packb(msgpack.ExtType(wire.TUPLE, b"\x91" + data))
    return data


FORGED = {
    "nothing": b"",
    "a wrong magic": b"GRD2" + raw(b"\xc0")[4:],
    "cut short": raw(b"\x93\x01\x02"),
    "something after the end": raw(b"\xc0") + b"x",
    "two values": raw(b"\xc0\xc0"),
    "a head longer than the message": struct.pack("<4sII", wire.MAGIC, 1 << 30, 0),
    "buffers without end": struct.pack("<4sII", wire.MAGIC, 1, 0xFFFFFFFF),
    "an unknown extension": raw(ext(99, None)),
    "an object array": raw(ext(wire.ARRAY, ["|O", [1], 0, "C"]), [b"\0" * 8]),
    "a buffer that isn't there": raw(ext(wire.ARRAY, ["<f8", [1], 5, "C"]), [b"\0" * 8]),
    "a negative buffer": raw(ext(wire.ARRAY, ["<f8", [1], -1, "C"]), [b"\0" * 8]),
    "a shape too large": raw(ext(wire.ARRAY, ["<f8", [1 << 40], 0, "C"]), [b"\0" * 8]),
    "a negative shape": raw(ext(wire.ARRAY, ["<f8", [-1, -1], 0, "C"]), [b"\0" * 8]),
    "a shape of bools": raw(ext(wire.ARRAY, ["<f8", [True], 0, "C"]), [b"\0" * 8]),
    "too many axes": raw(ext(wire.ARRAY, ["<f8", [1] * 33, 0, "C"]), [b"\0" * 8]),
    "a scalar of another size": raw(ext(wire.SCALAR, ["<f8", b"\0"])),
    "an endless integer": raw(msgpack.packb(msgpack.ExtType(wire.BIGINT, b"0x" + b"f" * 9999))),
    "a dict with a list as key": raw(ext(wire.DICT, [[[1], 2]])),
    "a negative seed": raw(ext(wire.RNG, -1)),
    "tuples in tuples": raw(nested_ext(wire.MAX_DEPTH + 10)),
    "lists in lists": raw(b"\x91" * 400 + b"\xc0"),
    "lists in a tuple": raw(
        msgpack.packb(msgpack.ExtType(wire.TUPLE, b"\x91" * 300 + msgpack.packb(None)))
    ),
    "more values than may be": raw(msgpack.packb([None] * (wire.MAX_NODES + 1))),
    "text that isn't": raw(b"\xa1\xff"),
}


@pytest.mark.parametrize("name", FORGED)
def test_a_forged_message_is_malformed(name):
    with pytest.raises(decoding.Malformed):
        decoding.decode(FORGED[name])


def hash_zero(number):
    """An integer of more than 64 bits whose hash is 0: Python's is the remainder by 2**61 - 1."""
    return hex(((1 << 40) + number) * (2**61 - 1)).encode()


def array_ext(shape, code="|u1", index=0):
    return msgpack.ExtType(wire.ARRAY, msgpack.packb([code, shape, index, "C"]))


COSTLY = {
    "keys that collide": lambda: raw(
        ext(
            wire.DICT,
            [[msgpack.ExtType(wire.BIGINT, hash_zero(k)), None] for k in range(20_000)],
        )
    ),
    "keys that collide, in tuples of one dict each": lambda: raw(
        ext(
            wire.TUPLE,
            [
                msgpack.ExtType(
                    wire.DICT,
                    msgpack.packb(
                        [[msgpack.ExtType(wire.BIGINT, hash_zero(k)), None] for k in range(900)]
                    ),
                )
            ]
            * 60,
        )
    ),
    "keys that are tuples of many": lambda: raw(
        ext(
            wire.DICT,
            [
                [msgpack.ExtType(wire.TUPLE, msgpack.packb([0] * 1_000 + [k])), None]
                for k in range(90)
            ],
        )
    ),
    "one buffer for many arrays": lambda: raw(
        msgpack.packb([array_ext([1 << 22])] * 10_000), [bytes(1 << 22)]
    ),
    "one buffer for many tensors": lambda: raw(
        msgpack.packb([ext_of(wire.TENSOR, ["torch.uint8", [1 << 22], 0, "C"])] * 10_000),
        [bytes(1 << 22)],
    ),
    "empty lists, a byte each": lambda: raw(
        b"\xdc"
        + struct.pack(">H", 20)
        + (b"\xdd" + struct.pack(">I", 150_000) + b"\x90" * 150_000) * 20
    ),
    "empty lists in lists that never end": lambda: raw(
        (b"\xdd" + struct.pack(">I", 150_000) + b"\x90" * 149_999) * 25 + b"\xc0"
    ),
    "text of two letters in lists that never end": lambda: raw(
        (b"\xdd" + struct.pack(">I", 150_000) + b"\xa2ab" * 149_999) * 9 + b"\xc0"
    ),
    "empty lists in tuples": lambda: raw(
        msgpack.packb(
            [msgpack.ExtType(wire.TUPLE, b"\xdd" + struct.pack(">I", 150_000) + b"\x90" * 150_000)]
            * 20
        )
    ),
    "a tree that is copied at every level": lambda: raw(deep_payload(30, b"\x90" * 15, 3 << 20)),
    "a head that is too long": lambda: raw(msgpack.packb("x" * (wire.MAX_HEAD + 1))),
    "rows without entries": lambda: raw(msgpack.packb(array_ext([1 << 45, 0])), [b""]),
    "axes without entries": lambda: raw(msgpack.packb(array_ext([1000, 1000, 0, 1000])), [b""]),
    "a seed that is a list": lambda: raw(ext(wire.RNG, [2**64 - 1] * 50_000)),
    "a time": lambda: raw(msgpack.packb(msgpack.Timestamp(1, 1))),
    "a time in a list": lambda: raw(msgpack.packb([msgpack.Timestamp(1, 1)])),
    "a bare map": lambda: raw(b"\x80"),
    "maps in a descriptor": lambda: raw(ext(wire.ARRAY, ["|u1", {}, 0, "C"]), [b""]),
    "a tensor where torch is not loaded": lambda: raw(
        ext(wire.TENSOR, ["torch.uint8", [1], 0, "C"]), [b"a"]
    ),
    "a tuple of text": lambda: raw(ext(wire.TUPLE, "abc")),
    "a dict of a number": lambda: raw(ext(wire.DICT, 3)),
    "a dict of triples": lambda: raw(ext(wire.DICT, [[1, 2, 3]])),
    "a layout that is none": lambda: raw(ext(wire.ARRAY, ["|u1", [1], 0, "Z"]), [b"a"]),
}


def ext_of(code, payload):
    return msgpack.ExtType(code, msgpack.packb(payload))


def deep_payload(times, leaf, padding):
    data = msgpack.packb([b"x" * padding])
    for _ in range(times):
        data = msgpack.packb([msgpack.ExtType(wire.TUPLE, data)])
    return data


@pytest.mark.parametrize("name", COSTLY)
def test_what_would_cost_more_than_its_bytes_is_refused_before_it_costs_it(name, monkeypatch):
    monkeypatch.delitem(sys.modules, "torch", raising=False)
    message = COSTLY[name]()
    start = time.thread_time()
    with pytest.raises(decoding.Malformed):
        decoding.decode(message)
    assert time.thread_time() - start < 2.0
    tracemalloc.start()
    with pytest.raises(decoding.Malformed):
        decoding.decode(message)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 150 << 20


def test_a_value_is_within_the_budget_of_the_other_side():
    """Whatever is encoded is decoded: no limit of one side is stricter than the other's."""
    brim = [
        [0.5] * (wire.MAX_NODES - 1),
        [()] * ((wire.MAX_NODES - 1) // 2),
        {str(i): i for i in range(wire.MAX_NODES // 3 - 2)},
        {i + 0.5: i for i in range(wire.MAX_COSTLY_KEYS)},
        [np.zeros(1)] * wire.MAX_BUFFERS,
        np.zeros(wire.MAX_BYTES, np.uint8)[::-1],
        np.zeros((wire.MAX_EMPTY, 0)),
        "x" * wire.MAX_TEXT,
        [2**63 + 1] * (wire.MAX_NODES // 2 - 1),
        [np.float32(1)] * (wire.MAX_NODES // 2 - 1),
    ]
    for value in brim:
        got = there_and_back(value)
        assert type(got) is type(value)
        assert len(got) == len(value)


def test_thousands_of_mutated_messages_give_a_value_or_malformed():
    value = {
        "kind": "value",
        "value": [np.arange(6.0).reshape(2, 3), (1, 2.5, None, "text"), 7**50, 1j, np.float32(2)],
        "args": [np.asfortranarray(np.ones((2, 2), dtype=np.int8)), {(1, "k"): b"raw"}],
    }
    message = b"".join(bytes(part) for part in wire.encode(value))
    draw = random.Random(0)
    seen = {"value": 0, "malformed": 0}
    for _ in range(4000):
        mutated = bytearray(message)
        for _ in range(draw.randint(1, 4)):
            place = draw.randrange(len(mutated))
            kind = draw.randrange(3)
            if kind == 0:
                mutated[place] = draw.randrange(256)
            elif kind == 1:
                del mutated[place : place + draw.randint(1, 9)]
            else:
                mutated[place:place] = draw.randbytes(draw.randint(1, 9))
        try:
            decoding.decode(mutated)
            seen["value"] += 1
        except decoding.Malformed:
            seen["malformed"] += 1
    assert min(seen.values()) > 50


def test_every_part_that_a_frame_announces_comes():
    for value in (None, np.zeros(20_000), ["x" * 70_000, np.zeros(3)], [np.zeros(9_000)] * 9):
        data = b"".join(bytes(part) for part in wire.frame(value))
        (size,) = struct.unpack_from("<Q", data)
        assert len(data) == 8 + size
        assert repr(decoding.decode(data[8:])) == repr(value)


def test_what_is_plain_can_be_encoded():
    """A tensor's and a dict's entries count as a list's do."""
    torch = pytest.importorskip("torch", reason="torch is an optional extra")

    arrays = {"a": np.ones(3), "b": [torch.ones(2), None, 1.0]}
    for value in (arrays, (arrays, arrays), torch.ones(2, dtype=torch.bfloat16)):
        assert wire.is_plain(value)
        wire.encode(value)
    held: list[object] = [object(), torch.eye(2).to_sparse(), "\ud800", np.zeros(2, "g"), {1: {}}]
    for other in held:
        assert not wire.is_plain({"a": other})
    assert not wire.is_plain({"\ud800": 1.0})
    assert not wire.is_plain({f"{n}": 1.0 for n in range(30)})
