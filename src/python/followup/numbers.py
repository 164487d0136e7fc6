"""The numbers that columns have for names; those of followup/followup.h, to which later versions add."""

from enum import IntEnum


class Channel(IntEnum):
    CALL = 0
    VOICEMAIL = 1
    LETTER = 2
    EMAIL = 3
    TASK = 4


class Way(IntEnum):
    OUTBOUND = 0
    INBOUND = 1


class SpokeTo(IntEnum):
    NOBODY = 0
    MACHINE = 1
    GATEKEEPER = 2
    DECISION_MAKER = 3


class Status(IntEnum):
    DUE = 0
    WAITING = 1
    DORMANT = 2
    ON_HOLD = 3
    CLOSING = 4
    NEEDS_DATA = 5
    CLOSED = 6


class Disposition(IntEnum):
    WON = 0
    MEETING = 1
    REFUSED = 2
    OPTED_OUT = 3
    UNREACHABLE = 4
    EXHAUSTED = 5
    WITHDRAWN = 6
    ANSWERED = 7


class Outcome(IntEnum):
    NO_ANSWER = 0
    BUSY = 1
    MACHINE = 2
    JUST_LEFT = 3
    IN_MEETING = 4
    AT_LUNCH = 5
    DAY_OFF = 6
    AWAY = 7
    MESSAGE_TAKEN = 8
    CALL_BACK = 9
    WILL_CALL_BACK = 10
    GATEKEEPER_NO = 11
    NOT_NOW = 12
    ON_HOLD = 13
    SEND_INFORMATION = 14
    SPOKE = 15
    MEETING_AGREED = 16
    MEETING_CANCELLED = 17
    MEETING_MISSED = 18
    YES = 19
    NO_WITH_REASONS = 20
    NO_WITHOUT_REASONS = 21
    OBJECTION = 22
    UNSUBSCRIBED = 23
    REPLIED = 24
    SENT = 25
    WRONG_NUMBER = 26
    BOUNCED = 27
    RETURNED = 28
    OPENED = 29
    CLICKED = 30
    ATTEMPTED = 31
    LEFT_ORGANISATION = 32
    CLOSED_DOWN = 33
    WITHDRAWN = 34
    DELAYED = 35
