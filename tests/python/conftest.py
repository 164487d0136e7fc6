"""What the tests of the Python package share."""

import datetime

import pytest

from followup import Calendar, Policy, Session

UTC = datetime.timezone.utc
NOON = datetime.datetime(2026, 11, 24, 12, tzinfo=UTC)  # a Tuesday
OFFICE = {"calendar": "office", "version": "1", "hours": {"monday-friday": "09:00-17:00"}}
WHO = {"id": 7, "zones": "Europe/Amsterdam", "reachable_by": ["call", "letter", "email"]}


def question(*history, zone="Europe/Amsterdam", **more):
    pursuit = {"id": "offer-1", "started": "2026-11-16T09:00:00Z", "who": {**WHO, "zones": zone}}
    return {"pursuit": pursuit, "history": list(history), **more}


def call(at, outcome="no_answer", **more):
    return {"id": f"call {at}", "at": at, "via": "call", "outcome": outcome, **more}


@pytest.fixture(scope="session")
def policy():
    return Policy.preset("until_no")


@pytest.fixture(scope="session")
def calendar():
    return Calendar(OFFICE)


@pytest.fixture
def session(policy, calendar):
    with Session(policy, calendar) as one:
        yield one
