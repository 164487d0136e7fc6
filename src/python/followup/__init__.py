"""followup decides when and how to follow up with a prospect.

    from followup import Calendar, Policy, Session

    with Session(Policy.preset("until_no"), Calendar(office)) as session:
        answer = session.ask({"pursuit": ..., "history": [...], "progress": None}, now)

Documents are those of the page "In another language" (examples/hosts/README.md); followup.columns takes whole books.
"""

from ._library import version
from .documents import Calendar, Document, Policy, Prospect, Session, Zone, instant_text
from .errors import (
    AskAnew,
    FollowupError,
    HistoryRequired,
    InternalError,
    InvalidArgument,
    InvalidCalendar,
    InvalidColumn,
    InvalidDocument,
    InvalidHistory,
    InvalidPolicy,
    InvalidPursuit,
    InvalidTime,
    Mistake,
    OutOfOrder,
    StaleProgress,
    UnknownTimeZone,
)

__all__ = [
    "AskAnew",
    "Calendar",
    "Document",
    "FollowupError",
    "HistoryRequired",
    "InternalError",
    "InvalidArgument",
    "InvalidCalendar",
    "InvalidColumn",
    "InvalidDocument",
    "InvalidHistory",
    "InvalidPolicy",
    "InvalidPursuit",
    "InvalidTime",
    "Mistake",
    "OutOfOrder",
    "Policy",
    "Prospect",
    "Session",
    "StaleProgress",
    "UnknownTimeZone",
    "Zone",
    "instant_text",
    "version",
]
