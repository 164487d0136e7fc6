"""The words of touchpoints and answers are the library's, as selections of Tryton."""

from __future__ import annotations

from enum import IntEnum
from zoneinfo import available_timezones

from followup.numbers import Channel, Disposition, Outcome, SpokeTo, Status, Way

Selection = list[tuple[object, str]]


def selection(words: type[IntEnum]) -> Selection:
    return [(word.name.lower(), word.name.replace("_", " ").capitalize()) for word in words]


CHANNELS = selection(Channel)
DISPOSITIONS = selection(Disposition)
OUTCOMES = selection(Outcome)
ROLES = selection(SpokeTo)
STATUSES = selection(Status)
WAYS = selection(Way)
AUDIENCES: Selection = [
    ("unknown", "Unknown"),
    ("consumer", "Consumer"),
    ("sole_trader", "Sole trader"),
    ("legal_entity", "Legal entity"),
]
URGENCIES: Selection = [
    ("promise", "Promised"),
    ("missed_promise", "Promise missed"),
    ("answer", "Answer owed"),
    ("other", "Other"),
]
ZONES: Selection = [(None, "")] + [(name, name) for name in sorted(available_timezones()) if name != "localtime"]

NOTHING: Selection = [(None, "")]

# By the index of ir.calendar.day.
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

# Outcomes that may name the day from which on to ask again, and those that are about an appointment.
UNTIL = ["away", "not_now", "on_hold"]
APPOINTMENTS = ["meeting_agreed", "meeting_cancelled", "meeting_missed"]
