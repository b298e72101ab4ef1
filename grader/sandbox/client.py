"""The trusted side of the channel: talks to one worker, with the clock in hand.

A `Worker` counts the time that the grader waits for it and what it spends on its answers: `seconds`
is what a submission may use in all. Every way in which it can go wrong is an exception of this
module; none of them is ever taken for an answer.

The wire is imported when the first message is sent, not here: the zygote starts before this process
has imported numpy, and both go on side by side.
"""

from __future__ import annotations

import contextlib
import os
import select
import signal
import struct
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from ..errors import SandboxFault
from ..language import said
from .answers import Answer, BadAnswer, Fault, Raised, Ready, Returned, expect, read

if TYPE_CHECKING:
    from .decoding import Budget

_OUTPUT_KEPT, _OUTPUT_KILLS = 64 << 10, 8 << 20
_CONTINUATION = bytes(range(0x80, 0xC0))  # the bytes of a character after its first, in UTF-8
_MESSAGE_MAX = 30 << 20  # more than the wire's limits on a head and on arrays together
_SMALL = 1 << 16  # bytes; a larger message is decoded where it was received, without a copy
_KEPT_EXCEPTIONS = 256
_TICK = 0.1
# To be woken for one answer takes longer than to read it: while more than so many are to come, some
# are let gather.
_MANY, _GATHERING = 8, 0.002
_LOOK = 0.001  # seconds of the grader's own work that may go uncounted for a while
_STACK_SECONDS, _STACK_BYTES = 1.0, 1 << 15  # to be waited for, and to be read, of a stack
_READY_SECONDS = 60.0  # for a confined process to begin, on a machine that has much to do


class WorkerDied(Exception):
    """The worker ended without an answer; the message says how."""


class PrintedTooMuch(WorkerDied):
    """The worker was ended because it printed more than `limit` MB."""

    limit = _OUTPUT_KILLS >> 20


class WorkerTimedOut(Exception):
    """The submission used up its seconds. `stack` is what its process wrote of where it was."""

    stack = b""


class Process(Protocol):
    """A running worker: its descriptors and how to end it."""

    requests: int
    answers: int
    output: int
    held: tuple[bytes, ...]  # frames of messages that it has already

    def ask_where(self) -> None:
        """Let it write its stack on the channel."""

    def kill(self) -> int | None:
        """End it and give its exit code (negative: a signal), None if unknown."""

    def runs(self) -> bool:
        """Whether it hasn't ended."""


class Known(NamedTuple):
    """An answer, and the message in which it comes. Nothing of it need be decoded to be known."""

    message: bytes
    answer: Returned

    @classmethod
    def of(cls, value: Any) -> Known | None:
        """A value's; None where it can't be sent."""
        from . import wire

        try:
            return cls(b"".join(wire.encode(["value", value])), Returned(value, None))
        except wire.Unsupported:
            return None


class Worker:
    """One submission's process. `seconds` counts down while the grader waits for it."""

    def __init__(
        self, process: Process, seconds: float, on_wait: Callable[[float], None] | None = None
    ) -> None:
        self.process = process
        self._held: list[bytes | None] = [*process.held]  # None where it was used
        self.seconds = seconds
        self.output = b""
        self.unkept = 0  # characters that were printed since `output` is full
        self.exit_code: int | None = None
        self._on_wait = on_wait or (lambda waited: None)
        self._received = bytearray()
        self._raised: dict[bytes, Raised] = {}  # many calls raise the same
        self._ready = False
        self._due = 0  # answers to come
        self._printed = 0
        self._output_open = True
        self._alive = True
        self._counted = 0.0  # processor time of this thread up to which `seconds` is counted
        self._look_again = 0.0  # when that is next looked at
        for descriptor in (process.requests, process.answers, process.output):
            os.set_blocking(descriptor, False)

    def ask(
        self,
        message: dict[str, Any] | bytes,
        answers: int = 1,
        meanwhile: Callable[[], Sequence[Known | None] | None] = lambda: None,
        budget: Callable[[], Budget | None] = lambda: None,
    ) -> Iterator[Answer]:
        """Send a message (or its frame) and yield that many answers, each as it comes.

        What this thread does between the answers counts as the submission's time: it is done
        because of them. `charge` takes it off at once.

        Args:
            meanwhile: run once the message is sent, beside the worker; its time isn't counted. It
                may give what each answer will probably be.
            budget: makes the budget of the next answer, if another than the wire's.

        Raises:
            WorkerDied, WorkerTimedOut, BadAnswer: see there. The worker is killed then.
            SandboxFault: if it could not be started.
        """
        from . import wire

        if not self._alive:
            raise WorkerDied("it is not running any more")
        self._counted = time.thread_time()
        try:
            self._await_ready()
            self._demand_quiet()
            message = self._shortened(message)
            self._send([message] if isinstance(message, bytes) else wire.frame(message))
            known = meanwhile() or ()
            self._counted = time.thread_time()
            for index in range(answers):
                self._due = answers - index
                yield self._answer(budget(), known[index] if known else None)
        except (WorkerDied, WorkerTimedOut, BadAnswer) as error:
            if isinstance(error, WorkerTimedOut):
                error.stack = self._stack()
            code = self.close()
            if isinstance(error, WorkerDied) and code == -signal.SIGXCPU:
                raise WorkerTimedOut from None
            raise
        except SandboxFault:
            self.close()
            raise

    def _shortened(self, message: dict[str, Any] | bytes) -> dict[str, Any] | bytes:
        """A message that the worker holds is only named. It is held once: what it has in it is the
        candidate's to change."""
        if not isinstance(message, bytes) or message not in self._held:
            return message
        number = self._held.index(message)
        self._held[number] = None
        return {"op": "held", "number": number}

    def charge(self) -> None:
        """Count the grader's own work on what came, by the processor time of this thread.

        Raises:
            WorkerTimedOut: if it has used up the seconds.
        """
        if time.perf_counter() < self._look_again:
            return  # to look takes as long as to judge a small answer
        now = time.thread_time()
        self.seconds -= now - self._counted
        self._counted = now
        self._look_again = time.perf_counter() + _LOOK
        if self.seconds <= 0:
            raise WorkerTimedOut

    def take_output(self) -> tuple[str, int]:
        """What was printed since the last call, as text (undecodable bytes escaped), and how many
        more characters were printed than are kept.
        """
        with contextlib.suppress(WorkerDied):  # for the next question to tell, not for this one
            self._drain()
        text, self.output = self.output.decode("utf-8", "backslashreplace"), b""
        unkept, self.unkept = self.unkept, 0
        return text, unkept

    def _stack(self) -> bytes:
        """What the worker writes when it is asked where it is. It may be anything, or nothing."""
        self.process.ask_where()
        written, end, quiet = b"", time.monotonic() + _STACK_SECONDS, _STACK_SECONDS
        while len(written) < _STACK_BYTES and (left := min(quiet, end - time.monotonic())) > 0:
            if not select.select([self.process.answers], [], [], left)[0]:
                break
            try:
                chunk = os.read(self.process.answers, 1 << 12)
            except OSError:
                break
            if not chunk:
                break
            written, quiet = written + chunk, _STACK_SECONDS / 20
        return written

    def _await_ready(self) -> None:
        """Until the worker has begun, by a clock that isn't the submission's.

        Nothing of a candidate's has run before that, so that what goes wrong here is our fault.
        """
        if self._ready:
            return
        allowed, self.seconds = self.seconds, _READY_SECONDS
        try:
            answer = expect(self._answer(None), Ready, Fault)
        except (WorkerDied, WorkerTimedOut, BadAnswer) as error:
            code = self.close()
            why = str(error) or said("not ready after {seconds:g} s", seconds=_READY_SECONDS)
            if code:
                why = said("{why} (exit code {code})", why=why, code=code)
            raise SandboxFault(said("a worker could not be started: {why}", why=why)) from None
        finally:
            self.seconds = allowed
        if isinstance(answer, Fault):
            raise SandboxFault(said("a worker could not be started: {why}", why=answer.reason))
        self._ready = True

    def close(self) -> int | None:
        """Kill the worker if it runs; its exit code."""
        if self._alive:
            self._alive = False
            self.exit_code = self.process.kill()
            self._received = bytearray()
            self._drain()
            self._output_open = False  # the descriptor's number will be another's
            for descriptor in {self.process.requests, self.process.answers, self.process.output}:
                os.close(descriptor)
        return self.exit_code

    def _send(self, parts: Iterable[Any]) -> None:
        for part in parts:
            view = memoryview(part)
            while len(view):
                try:
                    view = view[os.write(self.process.requests, view[: 1 << 20]) :]
                except BlockingIOError:
                    self._wait(writing=True)
                except OSError:
                    raise WorkerDied("it closed its channel") from None

    def _answer(self, budget: Budget | None, known: Known | None = None) -> Answer:
        from . import decoding

        message = self._receive()
        if known is not None and len(message) == len(known.message) and message == known.message:
            return known.answer
        if isinstance(message, bytes) and message in self._raised:
            return self._raised[message]
        try:
            answer = read(decoding.decode(message, budget=budget))
        except decoding.Malformed as error:
            raise BadAnswer(str(error)) from None
        if isinstance(answer, Raised) and len(self._raised) < _KEPT_EXCEPTIONS:
            self._raised[bytes(message)] = answer
        return answer

    def _receive(self) -> bytes | memoryview:
        """The next frame's message."""
        data = self._received
        while len(data) < 8:
            self._read(_SMALL)
        (size,) = struct.unpack_from("<Q", data)
        if size > _MESSAGE_MAX:
            raise BadAnswer(f"an answer of {size:,} bytes was announced")
        end = 8 + size
        while len(data) < end:
            self._read(end - len(data))
        if size > _SMALL:
            self._received = data[end:]
            return memoryview(data)[8:end]
        message = bytes(data[8:end])
        del data[:end]
        return message

    def _read(self, size: int) -> None:
        """More of what comes. To make room for a megabyte takes longer than to read an answer."""
        if self._due > _MANY:
            self._let_gather()
        self._wait(writing=False)
        try:
            chunk = os.read(self.process.answers, min(max(size, _SMALL), 1 << 20))
        except BlockingIOError:
            return
        except OSError:
            chunk = b""
        if not chunk:
            raise WorkerDied("its process ended")
        self._received += chunk
        self.charge()  # a worker may send for ever, and never let the grader wait

    def _let_gather(self) -> None:
        start = time.perf_counter()
        time.sleep(min(_GATHERING, max(self.seconds, 0.0)))
        self.seconds -= time.perf_counter() - start

    def _wait(self, *, writing: bool) -> None:
        """Until the channel is ready; what is printed meanwhile is drained."""
        reading = [] if writing else [self.process.answers]
        writes = [self.process.requests] if writing else []
        so_far = 0.0
        self._on_wait(so_far)  # whose time is not the submission's
        while True:
            outputs = [self.process.output] if self._output_open else []
            start = time.perf_counter()
            try:
                left = max(0.0, min(_TICK, self.seconds))
                ready, writable, _ = select.select(reading + outputs, writes, [], left)
            finally:
                waited = time.perf_counter() - start
                self.seconds -= waited
            if self.process.output in ready:
                self._drain()
            if writable or self.process.answers in ready:
                return
            if self.seconds <= 0:
                raise WorkerTimedOut
            so_far += waited
            before = time.thread_time()
            self._on_wait(so_far)
            self._counted += time.thread_time() - before  # which is not the submission's time

    def _drain(self) -> None:
        while self._output_open:
            try:
                chunk = os.read(self.process.output, 1 << 16)
            except BlockingIOError:
                return
            except OSError:
                chunk = b""
            if not chunk:
                self._output_open = False
                return
            self._printed += len(chunk)
            room = max(0, _OUTPUT_KEPT - len(self.output))
            self.output += chunk[:room]
            self.unkept += len(chunk[room:].translate(None, _CONTINUATION))
            self._demand_quiet()

    def _demand_quiet(self) -> None:
        if self._printed > _OUTPUT_KILLS and self._alive:
            raise PrintedTooMuch(f"it printed more than {PrintedTooMuch.limit} MB")
