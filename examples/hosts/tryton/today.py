"""What may be done today, in the library's order."""

from __future__ import annotations

from followup import Session
from trytond.pool import Pool
from trytond.transaction import Transaction
from trytond.wizard import StateAction, Wizard

from . import asking, clock


class Today(Wizard):
    "Today"
    __name__ = "followup.today"

    start_state = "open_"
    open_ = StateAction("sale_opportunity_followup.act_today")

    def do_open_(self, action):
        company = Transaction().context.get("company")
        if company:
            put_in_order(Pool().get("company.company")(company))
        return action, {}


def put_in_order(company) -> None:
    """Gives each action of today its place: what was promised, what was missed, answers owed, then the rest."""
    Action = Pool().get("followup.action")
    with Transaction().set_context(_check_access=False, company=company.id):
        actions = Action.search([("today", "=", True), ("pursuit.opportunity.company", "=", company.id)])
        if not actions:
            return
        pursuits = list(dict.fromkeys(one.pursuit for one in actions))
        policies = {str(one.opportunity.followup_policy): one.opportunity.followup_policy for one in pursuits}
        named = {name: asking.policy_of(policy.document) for name, policy in policies.items()}
        with Session(None, asking.calendar_of(company.followup_calendar()), policies=named) as session:
            answer = session.ask(
                {
                    "verb": "agenda",
                    "questions": [
                        {**one.question_now(), "policy": str(one.opportunity.followup_policy)} for one in pursuits
                    ],
                    "end_of_day": clock.text_of(clock.end_of_day(clock.now(), company.timezone)),
                    "zone": company.timezone or "UTC",
                },
                clock.aware(clock.now()),
            )
        order = {
            (pursuits[item["question"]].id, item["action"]["id"]): {"place": place, "urgency": item["urgency"]}
            for place, item in enumerate(answer["agenda"], 1)
        }
        unplaced = {"place": None, "urgency": None}
        changes: list = []
        for one in actions:
            changes += [[one], order.get((one.pursuit.id, one.identity), unplaced)]
        Action.write(*changes)
