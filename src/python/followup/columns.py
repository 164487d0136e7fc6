"""Whole books, in columns: what is given and what comes back is memory with the buffer protocol, so that NumPy, Arrow
and `array` take it without a copy: numpy.asarray(answers.due.values).

    book = Book([prospect], prospect_of=array("I", [0, 0]), pursuit=array("Q", [11, 12]), started=array("q", [...]))
    folded = fold(policy, book, Histories.of([[Touch(1, at, Outcome.NO_ANSWER)], []]))
    answers = next_actions(policy, calendar, book, folded.progress, now)
    answers.due[0], answers.status.values                      # a row or None, and all of them
    due(answers.outlooks, now)                                 # whom to call

A row that cannot be right has its status in `errors`, and keeps no other from its own: `failure` has the first. Times
are seconds since 1970-01-01T00:00:00Z, days are days since 1970-01-01.
"""

from __future__ import annotations

import datetime
import struct
from array import array
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple, Union

from ._library import ffi, lib, text_in, text_made
from .documents import Calendar, Policy, Prospect, seconds_of
from .errors import FollowupError, error_of
from .numbers import Channel, Outcome, SpokeTo, Way

Buffer = Any  #: an object with the buffer protocol: array, memoryview, bytes, a NumPy or Arrow array
Instant = Union[datetime.datetime, int]

NO_DAY = -(2**31)
NO_CHANNEL = 255
PROGRESS_SIZE = ffi.sizeof("fu_progress")
OUTLOOK_SIZE = ffi.sizeof("fu_outlook")
TOUCH_SIZE = ffi.sizeof("fu_touch")

_CODES = {"int32_t": "i", "uint32_t": "I", "int64_t": "q", "uint64_t": "Q", "uint8_t": "B"}


def _memory(given: Buffer, name: str, writable: bool) -> memoryview:
    try:
        view = memoryview(given)
    except TypeError:
        raise TypeError(f"{name} is a {type(given).__name__}, and not memory: array, bytes, NumPy") from None
    if not view.c_contiguous:
        raise TypeError(f"{name} has gaps between its values, and may have none")
    if writable and view.readonly:
        raise TypeError(f"{name} is written to, and cannot be")
    return view


def _column(given: Buffer, kind: str, rows: int, name: str) -> Any:
    """A column of numbers as C has it. The object keeps the memory."""
    view = _memory(given, name, False)
    width, signed = ffi.sizeof(kind), kind[0] == "i"
    if view.itemsize != width or view.format.lstrip("@=<") not in ("bhilqn" if signed else "BHILQN"):
        raise TypeError(f'{name} is of "{view.format}", {view.itemsize} bytes each, and not of {kind}')
    if len(view) != rows:
        raise ValueError(f"{name} has {len(view)} rows and not {rows}")
    return ffi.from_buffer(f"{kind}[]", given)


def _records(given: Buffer, kind: str, name: str, rows: int | None = None, writable: bool = False) -> Any:
    """Records of a size of their own, as plain bytes or whatever else has that size."""
    view = _memory(given, name, writable)
    size = ffi.sizeof(kind)
    if view.nbytes % size != 0 or (rows is not None and view.nbytes != rows * size):
        wanted = f"{rows} times {size}" if rows is not None else f"a multiple of {size}"
        raise ValueError(f"{name} has {view.nbytes} bytes and not {wanted}")
    if view.nbytes == 0:
        return ffi.new(f"{kind}[]", 1)
    return ffi.from_buffer(f"{kind}[]", given, require_writable=writable)


class Agreed(NamedTuple):
    """A time that people agree on, in the prospect's first zone: the days from `first` to `last`, both included, or on
    one day [start, end) in minutes since midnight; an `end` of -1 is half an hour after `start`."""

    first: int
    last: int
    start: int = -1
    end: int = -1


class Touch(NamedTuple):
    """One thing that happened. Identities are the host's, 0 is none."""

    id: int
    at: Instant
    outcome: Outcome
    via: Channel = Channel.CALL
    way: Way = Way.OUTBOUND
    spoke_to: SpokeTo = SpokeTo.NOBODY
    message_left: bool = False
    promised: Agreed | None = None
    promised_by_us: bool = False
    promised_softly: bool = False
    meeting: Agreed | None = None
    until: int = NO_DAY  #: with the outcomes that have a date
    only: int = NO_CHANNEL  #: of an objection
    pursuit: int = 0  #: another than that of its row
    endpoint: int = 0
    brief: int = 0
    action: int = 0
    label: int = 0
    sequence: int = 0
    promised_endpoint: int = 0  #: the number that is promised to be called

    def packed(self) -> bytes:
        """As the library has it in memory."""
        nothing = Agreed(NO_DAY, NO_DAY)
        try:
            return _TOUCH.pack(
                self.id, self.pursuit, seconds_of(self.at, "at"), self.endpoint, self.brief, self.action, self.label,
                self.sequence, *(self.promised or nothing), *(self.meeting or nothing), self.until, self.via, self.way,
                self.spoke_to, self.outcome, self.message_left, self.promised_by_us, self.promised_softly, self.only, 0,
                self.promised_endpoint,
            )  # fmt: skip
        except struct.error as error:
            raise ValueError(f"touchpoint {self.id}: {error}") from None


_TOUCH = struct.Struct("=QQqQQQQQ iihh iihh i BBBBBBBB I Q")
assert _TOUCH.size == TOUCH_SIZE


class Histories:
    """Touches, those of row i being [offset[i], offset[i + 1]): rows + 1 offsets, as of Arrow's large lists. `touches`
    are records of TOUCH_SIZE bytes, as Touch.packed() and the header have them."""

    def __init__(self, touches: Buffer, offset: Buffer) -> None:
        self.touches = touches
        self.offset = offset

    @classmethod
    def of(cls, rows: Iterable[Iterable[Touch]]) -> Histories:
        touches, offset = bytearray(), array("q", [0])
        for row in rows:
            for touch in row:
                touches += touch.packed()
            offset.append(len(touches) // TOUCH_SIZE)
        return cls(touches, offset)

    def _as_c(self, rows: int) -> tuple[Any, Any]:
        touches = _records(self.touches, "fu_touch", "touches")
        offset = _column(self.offset, "int64_t", rows + 1, "offset")
        count = memoryview(self.touches).nbytes // TOUCH_SIZE
        given = {"size": ffi.sizeof("fu_histories"), "touch_size": TOUCH_SIZE, "touches": touches,
                 "touch_count": count, "offset": offset}  # fmt: skip
        return ffi.new("fu_histories *", given), (touches, offset)


class Book:
    """Pursuits, a row each: `prospect_of` (uint32) is the place of its prospect among `prospects`, `pursuit` (uint64)
    its identity, not 0, `started` (int64) when; `earlier_attempts` (int32), if any; `planned`, records of fu_planned as
    the header has them, if any call is planned."""

    def __init__(
        self,
        prospects: Sequence[Prospect],
        prospect_of: Buffer,
        pursuit: Buffer,
        started: Buffer,
        earlier_attempts: Buffer | None = None,
        planned: Buffer | None = None,
    ) -> None:
        self.rows = len(_memory(pursuit, "pursuit", False))
        self._prospects = [one._handle for one in prospects]
        array_of = ffi.new("const fu_prospect *[]", self._prospects) if self._prospects else ffi.NULL
        columns = {
            "prospect_of": _column(prospect_of, "uint32_t", self.rows, "prospect_of"),
            "pursuit": _column(pursuit, "uint64_t", self.rows, "pursuit"),
            "started": _column(started, "int64_t", self.rows, "started"),
        }
        if earlier_attempts is not None:
            columns["earlier_attempts"] = _column(earlier_attempts, "int32_t", self.rows, "earlier_attempts")
        if planned is not None:
            columns["planned"] = _records(planned, "fu_planned", "planned", self.rows)
        self._kept = (array_of, columns)
        self._as_c = ffi.new(
            "fu_pursuits *",
            {"size": ffi.sizeof("fu_pursuits"), "rows": self.rows, "prospects": array_of,
             "prospect_count": len(self._prospects), **columns},
        )  # fmt: skip


class Column:
    """A value for each row, and a bit for each that tells whether it has one, laid out as Arrow's: `values` and
    `validity`."""

    def __init__(self, kind: str, rows: int) -> None:
        self.values: Any = array(_CODES[kind], bytes(rows * ffi.sizeof(kind)))
        self.validity = bytearray((rows + 7) // 8)
        self._as_c = {
            "values": ffi.from_buffer(f"{kind}[]", self.values) if rows else ffi.NULL,
            "validity": ffi.from_buffer("uint8_t[]", self.validity) if rows else ffi.NULL,
        }

    def __len__(self) -> int:
        return len(self.values)

    def __getitem__(self, row: int) -> int | None:
        if row < 0:
            row += len(self.values)
        if not 0 <= row < len(self.values):
            raise IndexError(f"row {row} of {len(self.values)}")
        return int(self.values[row]) if self.validity[row >> 3] >> (row & 7) & 1 else None


class Folded(NamedTuple):
    progress: bytearray  #: PROGRESS_SIZE bytes for each row, to keep beside its pursuit
    errors: bytearray  #: a status for each row, 0 where it is folded
    bad: int  #: how many are not
    failure: FollowupError | None  #: what is wrong with the first of them, at "/17" for row 17


class Answers:
    """What is next of each row; `bad` and `failure` as of Folded."""

    def __init__(self, rows: int) -> None:
        self.outlooks = bytearray(rows * OUTLOOK_SIZE)  #: OUTLOOK_SIZE bytes for each row, to keep beside its pursuit
        self.errors = bytearray(rows)
        self.bad = 0
        self.failure: FollowupError | None = None
        self.status = Column("uint8_t", rows)
        self.actions = Column("uint8_t", rows)  #: how many there are
        self.via = Column("uint8_t", rows)
        self.disposition = Column("uint8_t", rows)
        self.due = Column("int64_t", rows)
        self.begin = Column("int64_t", rows)  #: of its window, [begin, end)
        self.end = Column("int64_t", rows)
        self.wake_at = Column("int64_t", rows)
        self.action = Column("uint64_t", rows)
        self.rule = Column("uint64_t", rows)
        self.brief = Column("uint64_t", rows)
        self.endpoint = Column("uint64_t", rows)
        self.label = Column("uint64_t", rows)

    def _made_c(self) -> tuple[Any, Any]:
        columns = {name: one._as_c for name, one in vars(self).items() if isinstance(one, Column)}
        outlooks = _records(self.outlooks, "fu_outlook", "outlooks")
        errors = ffi.from_buffer("uint8_t[]", self.errors)
        given = {"size": ffi.sizeof("fu_answers"), "outlooks": outlooks, "error": errors, **columns}
        return ffi.new("fu_answers *", given), (outlooks, errors)


def _called(function: Any, *arguments: Any) -> FollowupError | None:
    """Calls it with a text for what is wrong: raised where nothing was done, returned where rows are bad."""
    error = text_made()
    status = function(*arguments, error)
    said = text_in(error)
    if status != lib.FU_OK:
        raise error_of(status, said)
    failure = error_of(lib.FU_INVALID_COLUMN, said) if said else None
    return failure if isinstance(failure, FollowupError) else None


def fold(policy: Policy, book: Book, histories: Histories) -> Folded:
    """The progress of each row, from its whole history."""
    return _folded(lib.fu_fold_columns, policy, book, histories, bytearray(book.rows * PROGRESS_SIZE))


def advance(policy: Policy, book: Book, newer: Histories, progress: Buffer) -> Folded:
    """The progress of each row, from that which is given and then what is newer, in order. The given memory is written
    to; a row with an error stays as it was."""
    return _folded(lib.fu_advance_columns, policy, book, newer, progress)


def _folded(function: Any, policy: Policy, book: Book, histories: Histories, progress: Any) -> Folded:
    given, kept = histories._as_c(book.rows)
    errors, bad = bytearray(book.rows), ffi.new("size_t *")
    failure = _called(
        function,
        policy._handle,
        book._as_c,
        given,
        _records(progress, "fu_progress", "progress", book.rows, writable=True),
        ffi.from_buffer("uint8_t[]", errors),
        bad,
    )
    del kept
    return Folded(progress, errors, int(bad[0]), failure)


def _times(now: Instant | Buffer, rows: int) -> tuple[Any, int]:
    if isinstance(now, (int, datetime.datetime)):
        return ffi.new("int64_t[]", [seconds_of(now)]), 1
    return _column(now, "int64_t", rows, "now"), 0


def next_actions(
    policy: Policy, calendar: Calendar, book: Book, progress: Buffer | Histories, now: Instant | Buffer
) -> Answers:
    """What is next of each row, from its progress or from its history; `now` is one time, or a column of one for each
    row (int64)."""
    answers = Answers(book.rows)
    out, kept = answers._made_c()
    times, one = _times(now, book.rows)
    bad = ffi.new("size_t *")
    if isinstance(progress, Histories):
        function: Any = lib.fu_next_columns_of_histories
        known, also_kept = progress._as_c(book.rows)
    else:
        function = lib.fu_next_columns
        known, also_kept = _records(progress, "fu_progress", "progress", book.rows), None
    answers.failure = _called(function, policy._handle, calendar._handle, book._as_c, known, times, one, out, bad)
    answers.bad = int(bad[0])
    del kept, also_kept
    return answers


def _places(function: Any, outlooks: Buffer, now: Instant) -> "array[int]":
    given = _records(outlooks, "fu_outlook", "outlooks")
    rows = memoryview(outlooks).nbytes // OUTLOOK_SIZE
    places, count = array("Q", bytes(rows * 8)), ffi.new("size_t *")
    room = ffi.from_buffer("uint64_t[]", places) if rows else ffi.NULL
    _called(function, given, rows, seconds_of(now), room, rows, count)
    del room  # an array whose memory is looked at cannot be made shorter
    return places[: int(count[0])]


def due(outlooks: Buffer, now: Instant) -> "array[int]":
    """The rows, ascending, whose next action can be done now."""
    return _places(lib.fu_due_columns, outlooks, now)


def woken(outlooks: Buffer, now: Instant) -> "array[int]":
    """The rows, ascending, that are to be decided anew."""
    return _places(lib.fu_woken_columns, outlooks, now)
