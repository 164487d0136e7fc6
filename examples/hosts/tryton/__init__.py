"""Follow-up of opportunities, decided by the library `followup`; README.md has what an administrator needs."""

from trytond.pool import Pool

from . import company, ir, opportunity, party, policy, pursuit, today, touchpoint


def register() -> None:
    Pool.register(
        policy.Policy,
        policy.Team,
        company.Company,
        company.Opening,
        company.OtherDay,
        company.Employee,
        party.Country,
        party.Party,
        party.Address,
        party.ContactMechanism,
        opportunity.Opportunity,
        pursuit.Pursuit,
        pursuit.Action,
        touchpoint.Touchpoint,
        ir.Cron,
        module="sale_opportunity_followup",
        type_="model",
    )
    Pool.register(party.Replace, today.Today, module="sale_opportunity_followup", type_="wizard")
