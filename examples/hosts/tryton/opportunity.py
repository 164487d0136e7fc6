"""Opportunities say what is next."""

from __future__ import annotations

from trytond.model import fields
from trytond.pool import Pool, PoolMeta
from trytond.transaction import Transaction

from . import words, writing

_OF_PURSUIT = ("pursuit", "followup_status", "followup_concluded", "followup_why", "followup_problem", "wake_at")
_OF_ACTION = ("next_via", "next_endpoint", "next_due", "next_begin", "next_end")


class Opportunity(metaclass=PoolMeta):
    __name__ = "sale.opportunity"

    PURSUED = ("lead", "opportunity")
    _FOLLOWED = {"state", "party", "contact", "address", "company", "employee"}

    pursuits = fields.One2Many("followup.pursuit", "opportunity", "Follow-ups")
    touchpoints = fields.One2Many("followup.touchpoint", "opportunity", "Touchpoints")
    pursuit = fields.Function(fields.Many2One("followup.pursuit", "Follow-up"), "get_next")
    followup_status = fields.Function(
        fields.Selection(words.NOTHING + words.STATUSES, "Follow-up Status", sort=False),
        "get_next",
        searcher="search_status",
    )
    followup_concluded = fields.Function(
        fields.Selection(words.NOTHING + words.DISPOSITIONS, "Follow-up Ended as", sort=False), "get_next"
    )
    followup_why = fields.Function(fields.Text("Why"), "get_next")
    followup_problem = fields.Function(fields.Text("Problem"), "get_next")
    wake_at = fields.Function(fields.DateTime("Ask Again at"), "get_next")
    next_via = fields.Function(fields.Selection(words.NOTHING + words.CHANNELS, "Next Action", sort=False), "get_next")
    next_endpoint = fields.Function(
        fields.Reference(
            "At", [(None, ""), ("party.contact_mechanism", "Contact Mechanism"), ("party.address", "Address")]
        ),
        "get_next",
    )
    next_due = fields.Function(fields.DateTime("Due"), "get_next")
    next_begin = fields.Function(fields.DateTime("From"), "get_next")
    next_end = fields.Function(fields.DateTime("Until"), "get_next")

    @property
    def is_pursued(self) -> bool:
        return self.state in self.PURSUED

    @property
    def followup_policy(self):
        """That of the employee's team, else the company's."""
        team = self.employee.followup_team if self.employee else None
        return team.policy if team else self.company.followup_policy

    @classmethod
    def get_next(cls, opportunities, names) -> dict[str, dict[int, object]]:
        """From the newest pursuit of each, and from its first action."""
        there: dict[str, dict[int, object]] = {name: {one.id: None for one in opportunities} for name in names}
        for one in opportunities:
            if not one.pursuits:
                continue
            pursuit = one.pursuits[0]
            action = pursuit.actions[0] if pursuit.actions else None
            for name in names:
                if name == "pursuit":
                    there[name][one.id] = pursuit.id
                elif name in _OF_PURSUIT:
                    there[name][one.id] = getattr(pursuit, name.removeprefix("followup_"))
                elif action:
                    value = getattr(action, name.removeprefix("next_"))
                    there[name][one.id] = str(value) if value and name == "next_endpoint" else value
        return there

    @classmethod
    def search_status(cls, name, clause):
        return [("pursuits", "where", [("over", "=", False), ("status", *clause[1:])])]

    @classmethod
    def create(cls, vlist):
        opportunities = super().create(vlist)
        Pool().get("followup.pursuit").follow(opportunities)
        return opportunities

    @classmethod
    def write(cls, *args) -> None:
        super().write(*args)
        changed = set(writing.changed(args, *cls._FOLLOWED))
        if changed:
            Pool().get("followup.pursuit").follow(sorted(changed, key=int))

    @classmethod
    def delete(cls, opportunities) -> None:
        """Who may delete it may not delete what was decided about it by itself."""
        with Transaction().set_context(_check_access=False):
            Pursuit = Pool().get("followup.pursuit")
            Pursuit.delete(Pursuit.search([("opportunity", "in", [one.id for one in opportunities])]))
        super().delete(opportunities)

    @classmethod
    def copy(cls, opportunities, default=None):
        default = {} if default is None else default.copy()
        default.setdefault("pursuits", None)
        default.setdefault("touchpoints", None)
        return super().copy(opportunities, default=default)
