"""What happened with an opportunity or a party."""

from __future__ import annotations

from followup import FollowupError, Mistake
from trytond.i18n import gettext
from trytond.model import ModelSQL, ModelView, fields
from trytond.pool import Pool
from trytond.pyson import Bool, Eval, In
from trytond.transaction import Transaction

from . import asking, clock, words, writing
from .exceptions import TouchpointError, TouchpointMoveError
from .party import zone_of


class Touchpoint(ModelSQL, ModelView):
    "Touchpoint"
    __name__ = "followup.touchpoint"

    opportunity = fields.Many2One(
        "sale.opportunity",
        "Opportunity",
        ondelete="RESTRICT",
        select=True,
        states={"required": ~Eval("party"), "readonly": Eval("id", -1) > 0},
        depends=["party", "id"],
    )
    party = fields.Many2One(
        "party.party",
        "Party",
        ondelete="RESTRICT",
        select=True,
        states={"invisible": Bool(Eval("opportunity")), "readonly": Eval("id", -1) > 0},
        depends=["opportunity", "id"],
        help="For what is of no opportunity: they object, or they call by themselves.",
    )
    pursuit = fields.Many2One("followup.pursuit", "Follow-up", readonly=True, ondelete="SET NULL")
    at = fields.DateTime("When", required=True, select=True)
    via = fields.Selection(words.CHANNELS, "Channel", required=True, sort=False)
    way = fields.Selection(words.WAYS, "Way", required=True, sort=False)
    spoke_to = fields.Selection(words.ROLES, "Spoke to", required=True, sort=False)
    outcome = fields.Selection(words.OUTCOMES, "Outcome", required=True, sort=False)
    message_left = fields.Boolean("Message Left")
    until = fields.Date(
        "Until",
        states={"invisible": ~Eval("outcome").in_(words.UNTIL)},
        depends=["outcome"],
        help="The first day back, or on which to ask again.",
    )
    objects_to = fields.Selection(
        words.NOTHING + words.CHANNELS,
        "Objects to",
        sort=False,
        states={"invisible": Eval("outcome") != "objection"},
        depends=["outcome"],
        help="Left empty, they object to everything.",
    )
    agreed_on = fields.Date(
        "Agreed for",
        states={"required": Eval("outcome").in_(["meeting_agreed", "call_back"]) | Bool(Eval("agreed_from"))},
        depends=["outcome", "agreed_from"],
        help="The day on which to call back, or of the appointment, in their local time.",
    )
    agreed_from = fields.Time("At", format="%H:%M")
    agreed_until = fields.Time("Until", format="%H:%M")
    agreed_through = fields.Date("Through", help="The last day, where days were agreed on instead of one.")
    promised_by = fields.Selection(
        [("them", "They"), ("us", "We")],
        "Said by",
        required=True,
        sort=False,
        states={"invisible": ~Eval("agreed_on") | In(Eval("outcome"), words.APPOINTMENTS)},
        depends=["agreed_on", "outcome"],
    )
    endpoint = fields.Reference(
        "Number or Address",
        [(None, ""), ("party.contact_mechanism", "Contact Mechanism"), ("party.address", "Address")],
    )
    brief = fields.Char("About")
    label = fields.Char("Task", states={"invisible": Eval("via") != "task"}, depends=["via"])
    action = fields.Char(
        "Action", readonly=True, help="Which it carries out; found by itself where one of its channel may be done."
    )
    note = fields.Text("Note", help="For people; nothing is decided by it.")

    @classmethod
    def __setup__(cls) -> None:
        super().__setup__()
        cls._order = [("at", "DESC"), ("id", "DESC")]

    @staticmethod
    def default_at():
        return clock.now()

    @staticmethod
    def default_via() -> str:
        return "call"

    @staticmethod
    def default_way() -> str:
        return "outbound"

    @staticmethod
    def default_spoke_to() -> str:
        return "nobody"

    @staticmethod
    def default_message_left() -> bool:
        return False

    @staticmethod
    def default_promised_by() -> str:
        return "them"

    @classmethod
    def default_get(cls, fields_names, with_rec_name=True):
        """Opened from an action, it is what carries that action out."""
        values = super().default_get(fields_names, with_rec_name=with_rec_name)
        action = Transaction().context.get("followup_action")
        if action:
            action = Pool().get("followup.action")(action)
            values.update(
                opportunity=action.opportunity.id,
                via=action.via,
                endpoint=str(action.endpoint) if action.endpoint else None,
                brief=action.brief,
                label=action.label,
                action=action.identity,
            )
            if action.via in ("letter", "email"):
                values["outcome"] = "sent"
        return values

    def get_rec_name(self, name) -> str:
        return f"{self.via} {self.outcome} {self.at:%Y-%m-%d %H:%M}"

    @property
    def _whose(self):
        """The party it happened with, or the lead that has none yet."""
        return (self.opportunity.party or self.opportunity) if self.opportunity else self.party

    # --- As documents.

    def document(self) -> dict:
        document = {
            "id": str(self),
            "pursuit": str(self.pursuit or self.party or self.opportunity),
            "at": clock.text_of(self.at),
            "via": self.via,
            "way": self.way,
            "spoke_to": self.spoke_to,
            "outcome": self._outcome(),
            "message_left": bool(self.message_left),
        }
        for name in ("brief", "label", "action"):
            if getattr(self, name):
                document[name] = getattr(self, name)
        if self.endpoint:
            document["endpoint"] = str(self.endpoint)
        if self.agreed_on and self.outcome not in words.APPOINTMENTS:
            document["promised"] = {"when": self._agreed(), "by": self.promised_by}
        return document

    def _outcome(self) -> object:
        details: dict[str, str] = {}
        if self.outcome in words.UNTIL and self.until:
            details["until"] = self.until.isoformat()
        if self.outcome in words.APPOINTMENTS and self.agreed_on:
            details["when"] = self._agreed()
        if self.outcome == "objection" and self.objects_to:
            details["only"] = self.objects_to
        return {self.outcome: details} if details or self.outcome == "meeting_agreed" else self.outcome

    def _agreed(self) -> str:
        if self.agreed_through:
            return f"{self.agreed_on} to {self.agreed_through}"
        if not self.agreed_from:
            return str(self.agreed_on)
        until = f"-{self.agreed_until:%H:%M}" if self.agreed_until else ""
        return f"{self.agreed_on} {self.agreed_from:%H:%M}{until}"

    # --- What can be.

    @classmethod
    def validate(cls, touchpoints) -> None:
        super().validate(touchpoints)
        for one in touchpoints:
            one._check_possible()

    def _check_possible(self) -> None:
        if not (self.at and self.via and self.way and self.spoke_to and self.outcome) or not self._whose:
            return  # Tryton itself says what is required
        now = clock.now()
        if self.at > now:
            self._refuse(f"/at: {self.at} UTC where a time up to now, {now} UTC, is allowed")
        one = {**self.document(), "pursuit": "this"}
        zone = zone_of(self.opportunity) if self.opportunity else self.party.followup_zone
        who = {"id": "they", "zones": zone or "UTC"}
        pursuit = {"id": "this", "started": one["at"], "who": who}
        try:
            answer = asking.checker().fold({"pursuit": pursuit, "history": [one], "usable": True})
        except FollowupError as error:
            self._refuse(asking.told(error.mistakes), error)
        if answer.get("left_out"):
            self._refuse(asking.told(Mistake(**mistake) for mistake in answer["left_out"]))

    def _refuse(self, mistakes: str, error: Exception | None = None) -> None:
        raise TouchpointError(
            gettext("sale_opportunity_followup.msg_touchpoint_refused", touchpoint=self.rec_name, mistakes=mistakes.replace("/history/0/", "/"))
        ) from error

    # --- What follows from it.

    @classmethod
    def create(cls, vlist):
        touchpoints = super().create(cls._completed(vlist))
        Pursuit = Pool().get("followup.pursuit")
        newer = cls._by_pursuit(touchpoints)
        cls._begin_earlier(touchpoints)
        Pursuit.ask(Pursuit.browse(newer), newer=newer)
        return touchpoints

    @classmethod
    def _completed(cls, vlist: list[dict]) -> list[dict]:
        """Each with the pursuit it belongs to and the action it carries out."""
        ids = {values["opportunity"] for values in vlist if values.get("opportunity")}
        with Transaction().set_context(_check_access=False):
            pursuits = {one.id: one.pursuit for one in Pool().get("sale.opportunity").browse(list(ids))}
            return [cls._belonging(values, pursuits.get(values.get("opportunity"))) for values in vlist]

    @staticmethod
    def _belonging(values: dict, pursuit) -> dict:
        if values.get("opportunity"):
            values = {**values, "party": None}  # it is the opportunity's, also when that changes
        if not pursuit:
            return values
        values = {"pursuit": pursuit.id, **values}
        if values.get("action") or values.get("way", "outbound") != "outbound":
            return values
        for action in pursuit.actions:
            if (
                action.via == values.get("via", "call")
                and action.begin <= (values.get("at") or clock.now())
                and (not values.get("endpoint") or str(action.endpoint) == values["endpoint"])
            ):
                values["action"] = action.identity
                if action.endpoint:
                    values["endpoint"] = str(action.endpoint)
                break
        return values

    @classmethod
    def _by_pursuit(cls, touchpoints) -> dict[int, list]:
        """To which pursuits each of these matters: all of the prospect's."""
        of: dict[object, list] = {}  # by the party, or the lead that has none
        for one in touchpoints:
            of.setdefault(one._whose, []).append(one)
        leads = [who for who in of if who.__name__ == "sale.opportunity"]
        parties = [who for who in of if who.__name__ == "party.party"]
        return {
            pursuit.id: of[pursuit.opportunity.party or pursuit.opportunity]
            for pursuit in Pool().get("followup.pursuit").of(leads, parties)
        }

    @classmethod
    def _begin_earlier(cls, touchpoints) -> None:
        """What is recorded of the time before the start moves the start."""
        earliest: dict[int, object] = {}
        with Transaction().set_context(_check_access=False):
            Pursuit = Pool().get("followup.pursuit")
            for one in touchpoints:
                if one.pursuit and one.at < earliest.get(one.pursuit.id, one.pursuit.started):
                    earliest[one.pursuit.id] = one.at
            changes: list = []
            for pursuit, started in earliest.items():
                changes += [Pursuit.browse([pursuit]), {"started": started}]
            if changes:
                Pursuit.write(*changes)

    @classmethod
    def write(cls, *args) -> None:
        if any(values.keys() & {"opportunity", "party", "pursuit"} for values in args[1::2]):
            raise TouchpointMoveError(gettext("sale_opportunity_followup.msg_touchpoint_moved"))
        super().write(*args)
        touchpoints = cls.browse(writing.written(args))
        cls._begin_earlier(touchpoints)
        cls._ask_anew(cls._by_pursuit(touchpoints))

    @classmethod
    def delete(cls, touchpoints) -> None:
        concerned = cls._by_pursuit(touchpoints)
        super().delete(touchpoints)
        cls._ask_anew(concerned)

    @staticmethod
    def _ask_anew(pursuits) -> None:
        Pursuit = Pool().get("followup.pursuit")
        Pursuit.ask(Pursuit.browse(pursuits), anew=True)
