"""Time as Tryton keeps it: datetimes in UTC that have no zone. Documents have texts."""

from __future__ import annotations

import datetime
from zoneinfo import ZoneInfo


def now() -> datetime.datetime:
    """The time it is, in whole seconds."""
    return datetime.datetime.now(datetime.timezone.utc).replace(tzinfo=None, microsecond=0)


def text_of(instant: datetime.datetime) -> str:
    """As documents have it: 2026-11-24T08:00:00Z."""
    return instant.strftime("%Y-%m-%dT%H:%M:%SZ")


def instant_of(text: str | None) -> datetime.datetime | None:
    return datetime.datetime.fromisoformat(text[:-1]) if text else None


def aware(instant: datetime.datetime) -> datetime.datetime:
    """With the zone said, as the library wants its now."""
    return instant.replace(tzinfo=datetime.timezone.utc)


def end_of_day(instant: datetime.datetime, zone: str | None) -> datetime.datetime:
    """The next local midnight; without a zone, that of UTC."""
    local = aware(instant).astimezone(ZoneInfo(zone or "UTC"))
    midnight = datetime.datetime.combine(local.date() + datetime.timedelta(days=1), datetime.time(), local.tzinfo)
    return midnight.astimezone(datetime.timezone.utc).replace(tzinfo=None)
