"""A Tryton of its own, in memory, with the module as it was installed, and what its tests share.

On PostgreSQL with FOLLOWUP_TRYTON_URI=postgresql://user@host:port/ and DB_NAME, a database that is made anew.
"""

from __future__ import annotations

import datetime
import hashlib
import importlib
import os
import pathlib
from collections.abc import Iterator
from unittest import mock

import pytest

import trytond
from trytond.config import config as server


def versions() -> str:
    """Stands for Tryton and those of its modules that are here."""
    modules = sorted((pathlib.Path(trytond.__file__).parent / "modules").glob("*/tryton.cfg"))
    return hashlib.sha256(b"".join(file.read_bytes() for file in modules)).hexdigest()[:16]


# Tryton's own modules take most of the time to activate, and change only with Tryton: they are kept where this says.
os.environ.setdefault("DB_NAME", ":memory:")
if "FOLLOWUP_TRYTON_CACHE" in os.environ:
    os.environ["DB_CACHE"] = os.path.join(os.environ["FOLLOWUP_TRYTON_CACHE"], trytond.__version__, versions())

server.set("database", "uri", os.environ.get("FOLLOWUP_TRYTON_URI", "sqlite://"))

from proteus import Model, Wizard  # noqa: E402
from trytond.modules.company.tests.tools import create_company, get_company  # noqa: E402
from trytond.tests.tools import activate_modules  # noqa: E402

MODULE = "sale_opportunity_followup"
BRIEFS = """{"preset": "until_no", "letters": ["an article on his problem", "how a colleague solved it"],
 "emails": ["the figures behind it", "a checklist"]}"""
HOURS = datetime.time(8), datetime.time(18)
HOLIDAYS = datetime.date(2026, 12, 25), datetime.date(2027, 1, 1)
OFFICE_HOURS = {
    "calendar": "office",
    "hours": {"monday-friday": "08:00-18:00"},
    "holidays": [date.isoformat() for date in HOLIDAYS],
}
MONDAY_TO_FRIDAY = range(1, 6)  # the ids that Tryton gives them; its days cannot be searched for by proteus


class Desk:
    """Tryton as its users see it, at a time that the test sets."""

    def __init__(self) -> None:
        activate_modules("sale_opportunity")
        module, = Model.get("ir.module").find([("name", "=", MODULE)])
        module.click("activate")
        Wizard("ir.module.activate_upgrade").execute("upgrade")
        self.clock = importlib.import_module(f"trytond.modules.{MODULE}.clock")
        self.now = datetime.datetime(2026, 12, 10, 17, 30)
        self._opened = 0
        create_company()
        self.company = get_company()

    def open_office(self) -> None:
        """The hours, the zone and the policy of the company."""
        company = self.company
        company.timezone = "Europe/Amsterdam"
        for day in map(Model.get("ir.calendar.day"), MONDAY_TO_FRIDAY):
            company.followup_openings.new(day=day, begin=HOURS[0], end=HOURS[1])
        for date in HOLIDAYS:
            company.followup_other_days.new(date=date, name="Holiday")
        company.followup_policy = self.policy("Until a definite no, with briefs", BRIEFS)
        company.save()

    @staticmethod
    def policy(name: str, document: str):
        policy = Model.get("followup.policy")(name=name, document=document)
        policy.save()
        return policy

    def party(self, name: str = "Mr X", phone: str | None = "+31201234567", email: str | None = "x@example.com"):
        """Somebody with a number, a mail address and a street."""
        self._opened += 1
        party = Model.get("party.party")(name=f"{name} {self._opened}")
        if phone:
            party.contact_mechanisms.new(type="phone", value=phone)
        if email:
            party.contact_mechanisms.new(type="email", value=email)
        party.addresses[0].street = "Herengracht 1"
        party.addresses[0].city = "Amsterdam"
        party.save()
        return party

    def employee(self, name: str):
        party = Model.get("party.party")(name=name)
        party.save()
        employee = Model.get("company.employee")(party=party, company=self.company)
        employee.save()
        return employee

    def opportunity(self, party=None, **values):
        opportunity = Model.get("sale.opportunity")(description="An offer", **values)
        opportunity.party = party
        opportunity.save()
        return opportunity

    def record(self, opportunity, outcome: str, **values):
        """Logs what happened now; a member that is not named is what the form has."""
        touchpoint = Model.get("followup.touchpoint")(opportunity=opportunity, outcome=outcome)
        for name, value in values.items():
            setattr(touchpoint, name, value)
        touchpoint.save()
        opportunity.reload()
        return touchpoint

    def wake(self) -> None:
        """What cron does when its time has come."""
        cron, = Model.get("ir.cron").find([("method", "=", "followup.pursuit|wake")])
        cron.click("run_once")

    def pursuit(self, opportunity):
        return Model.get("followup.pursuit")(opportunity.pursuit.id)


@pytest.fixture(scope="session")
def office() -> Desk:
    """The one Tryton of all tests: its pool cannot be made twice."""
    desk = Desk()
    with mock.patch.object(desk.clock, "now", lambda: desk.now):
        desk.open_office()
    return desk


@pytest.fixture
def desk(office: Desk) -> Iterator[Desk]:
    office.now = datetime.datetime(2026, 12, 10, 17, 30)
    with mock.patch.object(office.clock, "now", lambda: office.now):
        yield office
