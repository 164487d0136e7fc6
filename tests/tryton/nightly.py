"""What a night costs: 20,000 opportunities whose time has come, beside Tryton's marketing_automation on as many parties.

    nightly.py [--opportunities N] [--uri postgresql://] [--name DATABASE]

Prints seconds and their ratio, by record. Both decide what is next for each record and write it down: marketing_automation
finishes a waiting activity and sets the time of its child, without conditions and without e-mails, which would cost it
more; followup asks with the progress it kept, and writes status, action, window and why. The module must be installed,
and tryton-modules-marketing-automation. In memory, unless it is told where.
"""

from __future__ import annotations

import argparse
import datetime
import importlib
import os
import time
from collections.abc import Callable
from typing import NamedTuple
from unittest import mock

MODULE = "sale_opportunity_followup"
DAY = datetime.timedelta(days=1)
TOGETHER = 500


def slices(values: list) -> list[list]:
    return [values[first : first + TOGETHER] for first in range(0, len(values), TOGETHER)]


class Cost(NamedTuple):
    seconds: float
    of_cpu: float  # of this process: a database that is a server of its own is not in it

    def __str__(self) -> str:
        return f"{self.seconds:.2f} s, {self.of_cpu:.2f} s of CPU"


def timed(what: Callable[[], object]) -> Cost:
    seconds, of_cpu = time.perf_counter(), time.process_time()
    what()
    return Cost(time.perf_counter() - seconds, time.process_time() - of_cpu)


class Night:
    def __init__(self, database: str, opportunities: int) -> None:
        from trytond.pool import Pool
        from trytond.transaction import Transaction

        self.pool = Pool(database)
        self.transaction = lambda: Transaction().start(database, 0, context={"company": self.company})
        self.clock = importlib.import_module(f"trytond.modules.{MODULE}.clock")
        self.now = datetime.datetime.utcnow().replace(microsecond=0) - 40 * DAY
        self.opportunities = opportunities
        self.company: int | None = None

    def at(self, now: datetime.datetime):
        self.now = now
        return mock.patch.object(self.clock, "now", lambda: self.now)

    def prepare(self) -> None:
        """A company, parties that can be called and written to, an opportunity each, and a call that nobody answered."""
        with self.transaction() as transaction, self.at(self.now):
            get = self.pool.get
            Party, Opportunity, Touchpoint = map(get, ("party.party", "sale.opportunity", "followup.touchpoint"))
            house, = Party.create([{"name": "House"}])
            currency, = get("currency.currency").create([{"name": "Euro", "code": "EUR", "symbol": "€"}])
            policy, = get("followup.policy").create([{"name": "Policy", "document": '{"preset": "until_no"}'}])
            hours = {"begin": datetime.time(8), "end": datetime.time(18)}
            openings = [{"day": day, **hours} for day in get("ir.calendar.day").search([("index", "<", 5)])]
            company, = get("company.company").create(
                [
                    {
                        "party": house.id,
                        "currency": currency.id,
                        "timezone": "Europe/Amsterdam",
                        "followup_policy": policy.id,
                        "followup_openings": [("create", [{**one, "day": one["day"].id} for one in openings])],
                    }
                ]
            )
            self.company = company.id
            for some in slices(list(range(self.opportunities))):
                parties = Party.create([self.party(number) for number in some])
                with transaction.set_context(company=self.company):
                    made = Opportunity.create([{"party": one.id, "company": company.id} for one in parties])
                self.now += datetime.timedelta(seconds=1)
                Touchpoint.create([{"opportunity": one.id, "outcome": "no_answer", "message_left": True} for one in made])
                transaction.commit()

    @staticmethod
    def party(number: int) -> dict:
        ways = [
            {"type": "phone", "value": f"+3120{number:07}"},
            {"type": "email", "value": f"party{number}@example.com"},
        ]
        address = {"street": f"Street {number}", "city": "Amsterdam"}
        return {
            "name": f"Party {number}",
            "addresses": [("create", [address])],
            "contact_mechanisms": [("create", ways)],
        }

    def start_scenario(self) -> None:
        """Each party has its first activity waiting, and that one a child."""
        with self.transaction():
            Scenario = self.pool.get("marketing.automation.scenario")
            Activity = self.pool.get("marketing.automation.activity")
            scenario, = Scenario.create(
                [{"name": "Scenario", "model": "party.party", "domain": "[]", "state": "running"}]
            )
            first, = Activity.create([{"name": "First", "parent": str(scenario), "delay": datetime.timedelta()}])
            Activity.create([{"name": "Second", "parent": str(first), "delay": DAY}])
            Scenario.trigger([scenario])

    def marketing(self) -> tuple[Cost, int]:
        with self.transaction():
            Record = self.pool.get("marketing.automation.record.activity")
            waiting = Record.search([("state", "=", "waiting")], count=True)
            with mock.patch("trytond.sendmail.get_smtp_server"):  # there are no e-mails, and nobody to give them to
                return timed(Record.process), waiting

    def followup(self, days: int) -> tuple[Cost, int]:
        """So many days later."""
        with self.transaction(), self.at(self.now + days * DAY):
            Pursuit = self.pool.get("followup.pursuit")
            due = Pursuit.search([("wake_at", "<=", self.now)], count=True)
            return timed(Pursuit.wake), due


def main() -> None:
    words = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    words.add_argument("--opportunities", type=int, default=20_000)
    words.add_argument("--uri", default="sqlite://")
    words.add_argument("--name", default=":memory:")
    asked = words.parse_args()
    os.environ["DB_NAME"] = asked.name
    from trytond.config import config

    config.set("database", "uri", asked.uri)
    from trytond.tests.test_tryton import activate_module

    activate_module([MODULE, "marketing_automation"])
    night = Night(asked.name, asked.opportunities)
    print(f"preparing {asked.opportunities} opportunities: {timed(night.prepare)}", flush=True)
    ours, due = night.followup(days=10)
    print(f"followup, {due} whose time has come: {ours}", flush=True)
    idle, none = night.followup(days=0)
    print(f"followup again, {none} whose time has come: {idle}", flush=True)
    print(f"preparing the scenario: {timed(night.start_scenario)}", flush=True)
    theirs, waiting = night.marketing()
    print(f"marketing_automation, {waiting} activities waiting: {theirs}")
    by_record = [(mine / due) / (other / waiting) for mine, other in zip(ours, theirs)]
    print("ratio by record: {:.3f}, of CPU {:.3f}".format(*by_record))


if __name__ == "__main__":
    main()
