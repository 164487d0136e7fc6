"""What can be wrong: an exception for each kind of mistake, with every mistake's path, what was found and what is
allowed."""

from __future__ import annotations

import json
from typing import Any, Mapping, NamedTuple

from ._library import ffi, lib


class Mistake(NamedTuple):
    """A place, and what is wrong there."""

    path: str  #: a JSON Pointer into the document, or the name of an argument
    found: str
    allowed: str


class FollowupError(Exception):
    """A refusal, with all that is wrong; `path`, `found` and `allowed` are those of the first mistake."""

    def __init__(self, kind: str, mistakes: tuple[Mistake, ...] = (), answer: Mapping[str, Any] | None = None):
        self.kind = kind  #: "invalid_history", as the service and the command call it
        self.mistakes = mistakes
        self.answer = dict(answer or {})  #: the whole refusal: with `pursuit` and `request`, as the question had them
        lines = [f"{one.path}: {one.found} where {one.allowed} is allowed" for one in mistakes]
        super().__init__("; ".join(lines) or kind)

    @property
    def path(self) -> str:
        return self.mistakes[0].path if self.mistakes else ""

    @property
    def found(self) -> str:
        return self.mistakes[0].found if self.mistakes else ""

    @property
    def allowed(self) -> str:
        return self.mistakes[0].allowed if self.mistakes else ""


class InvalidTime(FollowupError, ValueError):
    """An instant or a date that cannot be."""


class UnknownTimeZone(FollowupError, ValueError):
    """A zone that is neither given nor the system's."""


class InvalidCalendar(FollowupError, ValueError):
    """A calendar that contradicts itself."""


class InvalidPolicy(FollowupError, ValueError):
    """A policy that contradicts itself."""


class InvalidPursuit(FollowupError, ValueError):
    """A pursuit that cannot be."""


class InvalidHistory(FollowupError, ValueError):
    """A touchpoint that cannot have happened."""


class AskAnew(FollowupError):
    """Progress that is no use: ask once more with the whole history, and progress None."""


class StaleProgress(AskAnew):
    """Folded under another policy or pursuit."""


class OutOfOrder(AskAnew):
    """A touchpoint that is older than what was folded."""


class HistoryRequired(AskAnew):
    """This policy, or this pursuit, is decided from its history alone."""


class InvalidColumn(FollowupError, ValueError):
    """Columns that do not belong together."""


class InvalidDocument(FollowupError, ValueError):
    """A document that cannot be read."""


class InvalidArgument(FollowupError, ValueError):
    """A number or a size that cannot be."""


class InternalError(FollowupError, RuntimeError):
    """A mistake of the library's."""


_KINDS: dict[int, type[FollowupError]] = {
    lib.FU_INVALID_TIME: InvalidTime,
    lib.FU_UNKNOWN_TIME_ZONE: UnknownTimeZone,
    lib.FU_INVALID_CALENDAR: InvalidCalendar,
    lib.FU_INVALID_POLICY: InvalidPolicy,
    lib.FU_INVALID_PURSUIT: InvalidPursuit,
    lib.FU_INVALID_HISTORY: InvalidHistory,
    lib.FU_STALE_PROGRESS: StaleProgress,
    lib.FU_OUT_OF_ORDER: OutOfOrder,
    lib.FU_HISTORY_REQUIRED: HistoryRequired,
    lib.FU_INVALID_COLUMN: InvalidColumn,
    lib.FU_INVALID_DOCUMENT: InvalidDocument,
    lib.FU_INVALID_ARGUMENT: InvalidArgument,
    lib.FU_INTERNAL: InternalError,
}


def error_of(status: int, text: str) -> Exception:
    """The exception for a status and what the library says of it."""
    if status == lib.FU_NO_MEMORY:
        return MemoryError("followup: no memory")
    said = json.loads(text) if text else {}
    mistakes = tuple(Mistake(one["path"], one["found"], one["allowed"]) for one in said.get("mistakes", ()))
    kind = ffi.string(lib.fu_status_name(status)).decode()
    return _KINDS.get(status, FollowupError)(kind, mistakes, said)
