"""Whole documents: policies, calendars and zones, and the sessions that answer questions with them."""

from __future__ import annotations

import datetime
import json
import threading
from collections.abc import Iterable, Mapping
from types import TracebackType
from typing import Any, Callable, TypeVar, Union

from ._library import ffi, lib, text_in, text_made
from .errors import InvalidTime, Mistake, error_of

Document = Union[Mapping[str, Any], str, bytes]
Self = TypeVar("Self", bound="_Handle")

_EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc)
_SECOND = datetime.timedelta(seconds=1)
_END = 84_006 * 86_400  # 2200-01-01, where the library's range ends
_STEP = 6 * 86_400  # no zone of the tz database has two changes nearer to each other since 1970


class _Handle:
    """What the library made. Closing it only lets go of it: a call that still uses it, in whatever thread, goes on."""

    def __init__(self, handle: Any) -> None:
        self._open: Any = handle

    @property
    def _handle(self) -> Any:
        if self._open is None:
            raise ValueError(f"{type(self).__name__} is closed")
        return self._open

    def close(self) -> None:
        """Lets go of it; also twice."""
        self._open = None

    def __enter__(self: Self) -> Self:
        self._handle  # of one that is closed: says so
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _written(value: Any) -> Any:
    if isinstance(value, datetime.datetime):
        return instant_text(value)
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(f"{type(value).__name__} has no place in a document: {value!r}")


def _text_of(document: Document) -> bytes:
    if isinstance(document, bytes):
        return document
    if isinstance(document, str):
        return document.encode("utf-8", "surrogatepass")  # which the library refuses by its place
    if isinstance(document, Mapping):
        return json.dumps(document, default=_written, allow_nan=False).encode()
    raise TypeError(f"a document is a mapping or a JSON text, not {type(document).__name__}")


def seconds_of(instant: datetime.datetime | int, name: str = "now") -> int:
    """Seconds since 1970-01-01T00:00:00Z, a fraction cut off. Refuses a time of no zone: it would be some other instant
    on another machine."""
    if isinstance(instant, datetime.datetime):
        if instant.utcoffset() is None:
            raise InvalidTime("invalid_time", (Mistake(name, instant.isoformat(), "a datetime with a zone"),))
        return (instant - _EPOCH) // _SECOND
    if isinstance(instant, bool) or not isinstance(instant, int):
        raise TypeError(f"{name} is a datetime with a zone or seconds since 1970, not {type(instant).__name__}")
    if not -(2**63) <= instant < 2**63:
        raise InvalidTime("invalid_time", (Mistake(name, str(instant), "seconds since 1970, before 2200"),))
    return instant


def instant_text(instant: datetime.datetime) -> str:
    """As documents have it: "2026-11-24T08:00:00Z"."""
    at = _EPOCH + datetime.timedelta(seconds=seconds_of(instant, "a datetime"))
    return at.strftime("%Y-%m-%dT%H:%M:%SZ")


def made(kind: str, free: Any, make: Callable[[Any, Any], Any]) -> Any:
    """What `make` puts there, freed with the object."""
    out, error = ffi.new(f"{kind} **"), text_made()
    status = make(out, error)
    if status != lib.FU_OK:
        raise error_of(status, text_in(error))
    return ffi.gc(out[0], free)


def _handles(kind: str, those: Iterable[_Handle]) -> tuple[Any, list[Any]]:
    """An array of the handles, and what keeps them."""
    kept = [one._handle for one in those]
    return ffi.new(f"const {kind} *[]", kept) if kept else ffi.NULL, kept


class Policy(_Handle):
    """A policy is a cadence: a document, or {"preset": "until_no"}. Never changes; threads may share it."""

    def __init__(self, document: Document) -> None:
        text = _text_of(document)
        super().__init__(
            made("fu_policy", lib.fu_policy_free, lambda out, error: lib.fu_policy_read(text, len(text), out, error))
        )

    @classmethod
    def preset(cls, name: str) -> Policy:
        """One that the library brings: "until_no"."""
        return cls({"preset": name})

    @property
    def identity(self) -> int:
        """Stands for name, version and content."""
        return int(lib.fu_policy_identity(self._handle))

    @property
    def needs_history(self) -> bool:
        """Whether it is decided from histories alone, and progress is no use."""
        return bool(lib.fu_policy_needs_history(self._handle))


class Calendar(_Handle):
    """A calendar is when a house works. Never changes; threads may share it."""

    def __init__(self, document: Document) -> None:
        text = _text_of(document)
        super().__init__(
            made(
                "fu_calendar",
                lib.fu_calendar_free,
                lambda out, error: lib.fu_calendar_read(text, len(text), out, error),
            )
        )

    @property
    def identity(self) -> int:
        """Stands for name, version and content."""
        return int(lib.fu_calendar_identity(self._handle))


def _transitions(zone: datetime.tzinfo) -> tuple[int, list[int], list[int]]:
    """The offset at first, and each change of it from 1970 to 2200: when, and to what. Whatever a zone is made of, it
    can be asked."""

    def offset_at(seconds: int) -> int:
        offset = datetime.datetime.fromtimestamp(seconds, zone).utcoffset()
        if offset is None:
            raise TypeError(f"{zone!r} is no zone: it has no offset from UTC")
        return offset // _SECOND

    at: list[int] = []
    offsets: list[int] = []
    before = last = offset_at(0)
    for low in range(0, _END, _STEP):
        high = low + _STEP
        now = offset_at(high)
        if now == last:
            continue
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if offset_at(middle) == last else (low, middle)
        at.append(high)
        offsets.append(now)
        last = now
    return before, at, offsets


class Zone(_Handle):
    """A zone is local time, by the rules that Python has of it: Zone(ZoneInfo("Europe/Amsterdam")).

    It is asked for its changes, some ten thousand questions: make each once. Never changes; threads may share it."""

    def __init__(self, zone: datetime.tzinfo, name: str | None = None) -> None:
        called = name if name is not None else getattr(zone, "key", None)
        if not called:
            raise ValueError(f"{zone!r} has no name of its own: give it one, Zone(zone, name)")
        before, at, offset = _transitions(zone)
        self._made(
            called,
            lambda text, out, error: lib.fu_zone_make(text, len(text), before, at, offset, len(at), out, error),
        )

    @classmethod
    def system(cls, name: str) -> Zone:
        """As the system's tz database has it, read by the library itself."""
        zone = cls.__new__(cls)
        zone._made(name, lambda text, out, error: lib.fu_zone_load(text, len(text), out, error))
        return zone

    def _made(self, name: str, make: Callable[[bytes, Any, Any], Any]) -> None:
        self.name = name  #: which questions may use
        text = name.encode()
        _Handle.__init__(self, made("fu_zone", lib.fu_zone_free, lambda out, error: make(text, out, error)))


class Prospect(_Handle):
    """A prospect is who columns of pursuits are about. Its zones are those given, by their names, and else the
    system's. Never changes; threads may share it."""

    def __init__(self, document: Document, zones: Iterable[Zone] = ()) -> None:
        text = _text_of(document)
        array, kept = _handles("fu_zone", zones)
        super().__init__(
            made(
                "fu_prospect",
                lib.fu_prospect_free,
                lambda out, error: lib.fu_prospect_read(text, len(text), array, len(kept), out, error),
            )
        )


class Session(_Handle):
    """A session answers questions, and keeps what they have in common. `policy` and `calendar` are for questions that
    have none, `policies` and `calendars` what they may name, `zones` those that they may name beside the system's.

    One for each thread is what makes threads fast; two that use the same one take turns."""

    def __init__(
        self,
        policy: Policy | None = None,
        calendar: Calendar | None = None,
        *,
        policies: Mapping[str, Policy] | None = None,
        calendars: Mapping[str, Calendar] | None = None,
        zones: Iterable[Zone] = (),
    ) -> None:
        for one, kind in ((policy, Policy), (calendar, Calendar)):
            if one is not None and not isinstance(one, kind):
                raise TypeError(f"{type(one).__name__} where a {kind.__name__} is needed: {kind.__name__}(document)")
        array, kept = _handles("fu_zone", zones)
        super().__init__(
            made(
                "fu_session",
                lib.fu_session_free,
                lambda out, error: lib.fu_session_make(array, len(kept), out, error),
            )
        )
        self.policy = policy
        self.calendar = calendar
        self._turn = threading.Lock()
        self._answer = text_made()
        self._error = text_made()
        for name, named in (policies or {}).items():
            self._name(lib.fu_session_name_policy, name, named)
        for name, each in (calendars or {}).items():
            self._name(lib.fu_session_name_calendar, name, each)

    def _name(self, function: Any, name: str, what: Policy | Calendar) -> None:
        text = name.encode()
        status = function(self._handle, text, len(text), what._handle, self._error)
        if status != lib.FU_OK:
            raise error_of(status, text_in(self._error))

    def ask(
        self, question: Document, now: datetime.datetime | int | None = None, *, reasons: bool = True
    ) -> dict[str, Any]:
        """The answer to a question, or to what its "verb" asks for: "explain", "agenda", "audit", "check", "policies".

        `now` is a datetime with a zone, or seconds since 1970, for questions that have none of their own; None: the
        clock's, and the answer says so in "assumed".
        Datetimes with a zone and dates may stand in the question where documents have instants and dates. Raises a
        FollowupError that has all mistakes, each with path, found and allowed."""
        flags = 0 if reasons else lib.FU_NO_REASONS
        if now is None:
            flags |= lib.FU_BY_CLOCK
            now = datetime.datetime.now(datetime.timezone.utc)
        return self._asked(question, seconds_of(now), flags)

    def fold(self, question: Document) -> dict[str, Any]:
        """The question's "progress" alone, for a history that is taken over; needs neither calendar nor time."""
        return self._asked(question, 0, lib.FU_FOLD)

    def _asked(self, question: Document, now: int, flags: int) -> dict[str, Any]:
        text, session = _text_of(question), self._handle
        policy = self.policy._handle if self.policy else ffi.NULL
        calendar = self.calendar._handle if self.calendar else ffi.NULL
        with self._turn:
            status = lib.fu_ask(
                session, policy, calendar, now, flags, text, len(text), self._answer, self._error
            )
            said = text_in(self._answer if status == lib.FU_OK else self._error)
        if status != lib.FU_OK:
            raise error_of(status, said)
        answer: dict[str, Any] = json.loads(said)
        return answer
