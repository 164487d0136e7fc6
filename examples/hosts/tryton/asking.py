"""The library, as this module asks it: sessions for a policy and a calendar, and what it refuses as a text."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from followup import Calendar, Mistake, Policy, Session


@lru_cache(maxsize=64)
def policy_of(document: str) -> Policy:
    """Raises a FollowupError where it does not load."""
    return Policy(document)


@lru_cache(maxsize=64)
def calendar_of(document: str) -> Calendar:
    """Raises a FollowupError where it does not load."""
    return Calendar(document)


@lru_cache(maxsize=64)
def session_of(policy: str, calendar: str) -> Session:
    return Session(policy_of(policy), calendar_of(calendar))


@lru_cache(maxsize=1)
def checker() -> Session:
    """Folds a touchpoint to see whether it could have happened, which no policy has a say in."""
    return Session(Policy.preset("until_no"))


def told(mistakes: Iterable[Mistake]) -> str:
    """A line for each."""
    return "\n".join(f"{one.path}: {one.found} where {one.allowed} is allowed" for one in mistakes)
