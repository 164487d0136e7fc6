"""What the library is asked about, and what it answered."""

from __future__ import annotations

from followup import AskAnew, FollowupError, Mistake
from trytond.i18n import gettext
from trytond.model import ModelSQL, ModelView, fields
from trytond.pool import Pool
from trytond.tools import grouped_slice
from trytond.transaction import Transaction

from . import asking, clock, party, words, writing

AT_ONCE = 500  # pursuits that are asked about together


class Unready(Exception):
    """Something that an administrator has to choose first."""


class Pursuit(ModelSQL, ModelView):
    "Follow-up"
    __name__ = "followup.pursuit"

    opportunity = fields.Many2One(
        "sale.opportunity", "Opportunity", required=True, readonly=True, ondelete="CASCADE", select=True
    )
    started = fields.DateTime("Started", required=True, help="From when on it is followed up.")
    earlier_attempts = fields.Integer(
        "Earlier Calls",
        domain=[("earlier_attempts", ">=", 0)],
        help="Calls before any touchpoint here, known by their number only.",
    )
    over = fields.Boolean("Over", readonly=True, help="The opportunity was won, lost, converted or cancelled.")
    status = fields.Selection(words.NOTHING + words.STATUSES, "Status", readonly=True, sort=False)
    concluded = fields.Selection(words.NOTHING + words.DISPOSITIONS, "Ended as", readonly=True, sort=False)
    wake_at = fields.DateTime("Ask Again at", readonly=True, select=True)
    progress = fields.Char("Progress", readonly=True)
    why_english = fields.Text("Why (English)", readonly=True)
    why_dutch = fields.Text("Why (Dutch)", readonly=True)
    why = fields.Function(fields.Text("Why"), "get_why")
    problem = fields.Text("Problem", readonly=True, help="What keeps it from being decided, or was left out.")
    actions = fields.One2Many("followup.action", "pursuit", "Next Actions", readonly=True)

    @classmethod
    def __setup__(cls) -> None:
        super().__setup__()
        cls._order = [("started", "DESC"), ("id", "DESC")]

    @staticmethod
    def default_started():
        return clock.now()

    @staticmethod
    def default_earlier_attempts() -> int:
        return 0

    @staticmethod
    def default_over() -> bool:
        return False

    def get_rec_name(self, name) -> str:
        return self.opportunity.rec_name

    def get_why(self, name) -> str | None:
        return self.why_dutch if Transaction().language.startswith("nl") else self.why_english

    @classmethod
    def write(cls, *args) -> None:
        super().write(*args)
        anew = writing.changed(args, "started", "earlier_attempts")
        if anew:
            cls.ask(anew, anew=True)

    # --- Which there are.

    @classmethod
    def follow(cls, opportunities) -> None:
        """Begins, goes on with or ends what each opportunity's state asks for. What is taken up again after its end is
        another pursuit of the same prospect."""
        with Transaction().set_context(_check_access=False):
            opportunities = Pool().get("sale.opportunity").browse(opportunities)
            pursued = [one for one in opportunities if one.is_pursued]
            cls.end([one.pursuit for one in opportunities if not one.is_pursued and one.pursuit])
            going_on = [one.pursuit for one in pursued if one.pursuit and not one.pursuit.over]
            begun = cls.create(
                [{"opportunity": one.id} for one in pursued if not one.pursuit or one.pursuit.over]
            )
            cls.ask(going_on + begun, anew=True)

    @classmethod
    def end(cls, pursuits) -> None:
        over = {"over": True, "wake_at": None, "why_english": None, "why_dutch": None, "problem": None}
        cls.write([one for one in pursuits if not one.over], over)
        Pool().get("followup.action").delete([action for one in pursuits for action in one.actions])

    @classmethod
    def of(cls, opportunities=(), parties=()):
        """Those that go on, of these opportunities and of all opportunities of these parties."""
        with Transaction().set_context(_check_access=False):
            return cls.search(
                [
                    ("over", "=", False),
                    [
                        "OR",
                        ("opportunity", "in", [int(one) for one in opportunities]),
                        ("opportunity.party", "in", [int(one) for one in parties]),
                    ],
                ]
            )

    # --- When to ask.

    @classmethod
    def wake(cls) -> None:
        """What cron does: takes up opportunities that are not followed yet, and asks about those whose time has come."""
        Opportunity = Pool().get("sale.opportunity")
        company = Transaction().context.get("company")
        own = [("company", "=", company)] if company else []
        new = Opportunity.search([("state", "in", Opportunity.PURSUED), ("pursuits", "=", None), *own])
        for some in grouped_slice(new, AT_ONCE):
            cls.follow(list(some))
        own = [("opportunity.company", "=", company)] if company else []
        woken = cls.search([("wake_at", "<=", clock.now()), ("over", "=", False), *own], order=[("wake_at", "ASC")])
        for some in grouped_slice(woken, AT_ONCE):
            cls.ask(list(some))

    @classmethod
    def ask_anew_soon(cls, domain) -> None:
        """Has cron ask anew about those: something has changed that many have in common."""
        with Transaction().set_context(_check_access=False):
            cls.write(cls.search([("over", "=", False), domain]), {"progress": None, "wake_at": clock.now()})

    @classmethod
    def ask_anew_of(cls, parties) -> None:
        cls.ask(cls.of(parties=parties), anew=True)

    @classmethod
    def ask(cls, pursuits, newer=None, anew=False) -> None:
        """Asks about each, and keeps what comes back. `newer`: by the pursuit's id, the touchpoints that its progress
        does not have yet; `anew`: its progress is no use, for something that it was folded from has changed."""
        if not pursuits:
            return
        with Transaction().set_context(_check_access=False):
            pursuits = cls.browse(pursuits)
            documents = _Documents()
            answers = []
            for one in pursuits:
                progress = None if anew else one.progress
                answers.append(one._answer(documents, progress, (newer or {}).get(one.id, ())))
            for one, answer in zip(pursuits, answers):
                one._keep(answer)
            cls.save(pursuits)
            Pool().get("followup.action").keep(pursuits, answers)

    def _answer(self, documents: _Documents, progress: str | None, newer) -> dict:
        """What is next, or which problem there is."""
        try:
            session = documents.session_for(self.opportunity)
            now = clock.aware(clock.now())
            if progress:
                try:
                    return session.ask(self._question(newer, progress), now, reasons=False)
                except AskAnew:
                    pass
            return session.ask(self._question(self._whole_history(), None), now, reasons=False)
        except Unready as unready:
            return {"problem": str(unready)}
        except FollowupError as error:
            return {"problem": asking.told(error.mistakes)}

    def question_now(self) -> dict:
        """From what was kept, or from the whole history where that is no use."""
        if self.progress:
            return self._question((), self.progress)
        return self._question(self._whole_history(), None)

    def _whole_history(self):
        """All that happened with the prospect, in this pursuit or beside it."""
        opportunity = self.opportunity
        what = ("opportunity", "=", opportunity.id)
        if opportunity.party:
            what = ["OR", ("party", "=", opportunity.party.id), ("opportunity.party", "=", opportunity.party.id)]
        return Pool().get("followup.touchpoint").search(what, order=[("at", "ASC"), ("id", "ASC")])

    def _question(self, history, progress: str | None) -> dict:
        return {
            "pursuit": {
                "id": str(self),
                "started": clock.text_of(self.started),
                "earlier_attempts": self.earlier_attempts or 0,
                "who": party.prospect(self.opportunity),
            },
            "history": [one.document() for one in history],
            "progress": progress,
            "usable": True,
            "told": ["en", "nl"],
        }

    def _keep(self, answer: dict) -> None:
        told = answer.get("told", {})
        left_out = asking.told(Mistake(**one) for one in answer.get("left_out", ()))
        self.status = answer.get("status", "needs_data")
        self.concluded = answer.get("concluded", {}).get("how")
        self.wake_at = clock.instant_of(answer.get("wake_at"))
        self.progress = answer.get("progress")
        self.why_english = told.get("en")
        self.why_dutch = told.get("nl")
        self.problem = answer.get("problem") or left_out or None


class _Documents:
    """The sessions for the policies and calendars of some opportunities, each read once."""

    def __init__(self) -> None:
        self._calendars: dict[int, str] = {}

    def session_for(self, opportunity) -> asking.Session:
        company = opportunity.company
        policy = opportunity.followup_policy
        if not policy:
            raise Unready(gettext("sale_opportunity_followup.msg_no_policy", company=company.rec_name))
        if not company.followup_openings:
            raise Unready(gettext("sale_opportunity_followup.msg_no_calendar", company=company.rec_name))
        if company.id not in self._calendars:
            self._calendars[company.id] = company.followup_calendar()
        return asking.session_of(policy.document, self._calendars[company.id])


class Action(ModelSQL, ModelView):
    "Next Action"
    __name__ = "followup.action"

    pursuit = fields.Many2One(
        "followup.pursuit", "Follow-up", required=True, readonly=True, ondelete="CASCADE", select=True
    )
    identity = fields.Char("Identity", required=True, readonly=True)
    via = fields.Selection(words.CHANNELS, "Channel", required=True, readonly=True, sort=False)
    endpoint = fields.Reference(
        "Number or Address",
        [(None, ""), ("party.contact_mechanism", "Contact Mechanism"), ("party.address", "Address")],
        readonly=True,
    )
    brief = fields.Char("About", readonly=True)
    label = fields.Char("Task", readonly=True)
    due = fields.DateTime("Due", required=True, readonly=True)
    begin = fields.DateTime("From", required=True, readonly=True, select=True)
    end = fields.DateTime("Until", readonly=True)
    place = fields.Integer("Place", readonly=True, help="In the order of today.")
    urgency = fields.Selection(words.NOTHING + words.URGENCIES, "Urgency", readonly=True, sort=False)
    opportunity = fields.Function(
        fields.Many2One("sale.opportunity", "Opportunity"), "get_of_opportunity", searcher="search_opportunity"
    )
    party = fields.Function(fields.Many2One("party.party", "Party"), "get_of_opportunity", searcher="search_party")
    employee = fields.Function(
        fields.Many2One("company.employee", "Employee"), "get_of_opportunity", searcher="search_employee"
    )
    why = fields.Function(fields.Text("Why"), "get_why")
    today = fields.Function(
        fields.Boolean("Today", help="It may be done today."), "get_today", searcher="search_today"
    )

    @classmethod
    def __setup__(cls) -> None:
        super().__setup__()
        cls._order = [("begin", "ASC"), ("end", "ASC"), ("id", "ASC")]  # which the list of today has its own for

    def get_rec_name(self, name) -> str:
        return f"{self.via} {self.opportunity.rec_name}"

    def get_of_opportunity(self, name) -> int | None:
        opportunity = self.pursuit.opportunity
        if name == "opportunity":
            return opportunity.id
        one = getattr(opportunity, name)
        return one.id if one else None

    @classmethod
    def search_opportunity(cls, name, clause):
        return [("pursuit.opportunity" + clause[0][len(name) :], *clause[1:])]

    @classmethod
    def search_party(cls, name, clause):
        return [("pursuit.opportunity." + clause[0], *clause[1:])]

    search_employee = search_party

    def get_why(self, name) -> str | None:
        return self.pursuit.why

    @staticmethod
    def _end_of_today():
        company = Transaction().context.get("company")
        zone = Pool().get("company.company")(company).timezone if company else None
        return clock.end_of_day(clock.now(), zone)

    def get_today(self, name) -> bool:
        return self.begin < self._end_of_today()

    @classmethod
    def search_today(cls, name, clause):
        _, operator, wanted = clause
        is_today = wanted if operator == "=" else not wanted
        return [("begin", "<" if is_today else ">=", cls._end_of_today())]

    @classmethod
    def keep(cls, pursuits, answers) -> None:
        """Makes these the actions of those pursuits. One that is asked for again stays the same record."""
        there = {(one.pursuit.id, one.identity): one for one in cls.search([("pursuit", "in", pursuits)])}
        new, changed = [], []
        for pursuit, answer in zip(pursuits, answers):
            for action in answer.get("actions", ()):
                values = cls._of_answer(pursuit, action)
                known = there.pop((pursuit.id, action["id"]), None)
                if known is None:
                    new.append(values)
                elif known._differs(values):
                    changed += [[known], values]
        if there:
            cls.delete(list(there.values()))
        if changed:
            cls.write(*changed)
        if new:
            cls.create(new)

    @staticmethod
    def _of_answer(pursuit, action: dict) -> dict:
        endpoint = action.get("endpoint", "0")
        return {
            "pursuit": pursuit.id,
            "identity": action["id"],
            "via": action["via"],
            "endpoint": endpoint if "," in str(endpoint) else None,
            "brief": action.get("brief"),
            "label": action.get("label"),
            "due": clock.instant_of(action["due"]),
            "begin": clock.instant_of(action["window"]["begin"]),
            "end": clock.instant_of(action["window"].get("end")),
        }

    def _differs(self, values: dict) -> bool:
        here = {name: getattr(self, name) for name in values}
        here["pursuit"] = self.pursuit.id
        here["endpoint"] = str(self.endpoint) if self.endpoint else None
        return here != values
