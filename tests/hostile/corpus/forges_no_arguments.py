# expect: timed_out
# A value without its arguments: they are taken for unchanged, and the call goes on.
import os
import struct
import time

import msgpack


def send(head, buffers=()):
    """One forged frame on the worker's channel, past the encoder and its limits."""
    sizes = [len(b) for b in buffers]
    prefix = struct.pack(f"<4sII{len(sizes)}Q", b"GRD1", len(head), len(sizes), *sizes)
    body = [prefix, head, *buffers]
    for part in (struct.pack("<Q", sum(map(len, body))), *body):
        view = memoryview(part)
        while len(view):
            view = view[os.write(3, view[: 1 << 20]) :]


def ext(code, payload):
    return msgpack.ExtType(code, payload if isinstance(payload, bytes) else msgpack.packb(payload))


def message(**fields):
    return msgpack.packb(ext(4, [[k, v] for k, v in fields.items()]))


def top_k(values, k):
    send(message(kind="value", value=1))
    time.sleep(60)
