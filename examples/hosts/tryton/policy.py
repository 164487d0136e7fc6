"""Cadences as documents, and the teams that work by them."""

from __future__ import annotations

from followup import FollowupError
from trytond.i18n import gettext
from trytond.model import DeactivableMixin, ModelSQL, ModelView, fields
from trytond.pool import Pool

from . import asking, writing
from .exceptions import PolicyError


class Policy(DeactivableMixin, ModelSQL, ModelView):
    "Follow-up Policy"
    __name__ = "followup.policy"

    name = fields.Char("Name", required=True)
    document = fields.Text(
        "Document",
        required=True,
        help="The policy as JSON: of your own, or one that the library brings, like {\"preset\": \"until_no\"}.",
    )

    @staticmethod
    def default_document() -> str:
        return '{"preset": "until_no"}'

    @classmethod
    def validate(cls, policies) -> None:
        super().validate(policies)
        for policy in policies:
            try:
                asking.policy_of(policy.document)
            except FollowupError as error:
                raise PolicyError(
                    gettext(
                        "sale_opportunity_followup.msg_policy_refused", policy=policy.name, mistakes=asking.told(error.mistakes)
                    )
                ) from error

    @classmethod
    def write(cls, *args) -> None:
        super().write(*args)
        policies = [policy.id for policy in writing.written(args)]
        Pool().get("followup.pursuit").ask_anew_soon(
            [
                "OR",
                ("opportunity.employee.followup_team.policy", "in", policies),
                ("opportunity.company.followup_policy", "in", policies),
            ]
        )


class Team(DeactivableMixin, ModelSQL, ModelView):
    "Follow-up Team"
    __name__ = "followup.team"

    name = fields.Char("Name", required=True)
    policy = fields.Many2One("followup.policy", "Policy", required=True, ondelete="RESTRICT")
    employees = fields.One2Many(
        "company.employee", "followup_team", "Employees", add_remove=[("followup_team", "=", None)]
    )

    @classmethod
    def write(cls, *args) -> None:
        super().write(*args)
        teams = [team.id for team in writing.written(args)]
        Pool().get("followup.pursuit").ask_anew_soon([("opportunity.employee.followup_team", "in", teams)])
