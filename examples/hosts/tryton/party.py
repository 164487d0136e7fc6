"""Who is pursued, where they are, and how they are reached."""

from __future__ import annotations

from trytond.model import fields
from trytond.pool import Pool, PoolMeta

from . import words, writing

CALLED = ("phone", "mobile")
MOST_ENDPOINTS = 8  # that a prospect may have


def prospect(opportunity) -> dict:
    """The opportunity's party as a document; a lead that has none is a prospect of its own."""
    party = opportunity.party
    document = {
        "id": str(party or opportunity),
        "reachable_by": endpoints(opportunity),
        "audience": (party and party.followup_audience) or "unknown",
    }
    zone = zone_of(opportunity)
    if zone:
        document["zones"] = zone
    return document


def zone_of(opportunity) -> str | None:
    """That of the party, else of the country it is in, else the company's."""
    party, address = opportunity.party, address_of(opportunity)
    if party and party.followup_zone:
        return party.followup_zone
    if address and address.country and address.country.followup_zone:
        return address.country.followup_zone
    return opportunity.company.timezone


def address_of(opportunity):
    """Where letters go: the opportunity's address, else the party's first that has a street or a town."""
    addresses = opportunity.party.addresses if opportunity.party else ()
    usable = [one for one in (opportunity.address, *addresses) if one and one.active and (one.street or one.city)]
    return usable[0] if usable else None


def endpoints(opportunity) -> list[dict]:
    """Numbers and mail addresses, the opportunity's contact first, and one postal address."""
    of_party = opportunity.party.contact_mechanisms if opportunity.party else ()
    mechanisms = dict.fromkeys(one for one in (opportunity.contact, *of_party) if one and one.active)
    points = [
        {"via": "email" if one.type == "email" else "call", "endpoint": str(one)}
        for one in mechanisms
        if one.type in (*CALLED, "email") and not one.no_followup
    ]
    address = address_of(opportunity)
    letter = [{"via": "letter", "endpoint": str(address)}] if address and not address.no_followup else []
    return points[: MOST_ENDPOINTS - len(letter)] + letter


class Country(metaclass=PoolMeta):
    __name__ = "country.country"

    followup_zone = fields.Selection(
        words.ZONES, "Time Zone", translate=False, help="In which parties of this country are called."
    )


class Party(metaclass=PoolMeta):
    __name__ = "party.party"

    followup_zone = fields.Selection(
        words.ZONES, "Time Zone", translate=False, help="Left empty, it is that of the country, else the company's."
    )
    followup_audience = fields.Selection(
        words.AUDIENCES, "Audience", sort=False, help="Whom the law sees in them; one that is unknown is a consumer."
    )
    touchpoints = fields.One2Many("followup.touchpoint", "party", "Touchpoints")

    @staticmethod
    def default_followup_audience() -> str:
        return "unknown"

    @classmethod
    def write(cls, *args) -> None:
        super().write(*args)
        Pool().get("followup.pursuit").ask_anew_of(writing.changed(args, "followup_zone", "followup_audience"))


class _Reachable:
    """A record that is a way to reach its party."""

    no_followup = fields.Boolean("Not for Follow-up", help="They asked not to be approached here.")

    @classmethod
    def create(cls, vlist):
        ways = super().create(vlist)
        cls._of_other_parties({one.party for one in ways})
        return ways

    @classmethod
    def write(cls, *args) -> None:
        parties = {one.party for one in writing.written(args)}
        super().write(*args)
        cls._of_other_parties(parties | {one.party for one in cls.browse(writing.written(args))})

    @classmethod
    def delete(cls, ways) -> None:
        parties = {one.party for one in ways}
        super().delete(ways)
        cls._of_other_parties(parties)

    @staticmethod
    def _of_other_parties(parties) -> None:
        Pool().get("followup.pursuit").ask_anew_of(parties)


class Address(_Reachable, metaclass=PoolMeta):
    __name__ = "party.address"


class ContactMechanism(_Reachable, metaclass=PoolMeta):
    __name__ = "party.contact_mechanism"


class Replace(metaclass=PoolMeta):
    __name__ = "party.replace"

    @classmethod
    def fields_to_replace(cls) -> list[tuple[str, str]]:
        return super().fields_to_replace() + [("followup.touchpoint", "party")]

    def transition_replace(self) -> str:
        state = super().transition_replace()
        Pool().get("followup.pursuit").ask_anew_of([self.ask.destination])
        return state
