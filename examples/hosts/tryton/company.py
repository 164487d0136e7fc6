"""The company's hours are the calendar, its employees are of teams."""

from __future__ import annotations

import hashlib
import json

from followup import FollowupError
from trytond.i18n import gettext
from trytond.model import ModelSQL, ModelView, fields
from trytond.pool import Pool, PoolMeta
from trytond.pyson import Bool, Eval

from . import asking, words, writing
from .exceptions import CalendarError


def _hours(stretches) -> str:
    """09:00-12:30 13:30-17:30; a day that ends at midnight ends at 24:00."""
    return " ".join(
        f"{one.begin:%H:%M}-" + ("24:00" if one.end.hour == one.end.minute == 0 else f"{one.end:%H:%M}")
        for one in sorted(stretches, key=lambda one: one.begin)
    )


class Company(metaclass=PoolMeta):
    __name__ = "company.company"

    followup_policy = fields.Many2One(
        "followup.policy",
        "Follow-up Policy",
        ondelete="RESTRICT",
        help="By which opportunities are followed up whose employee is of no team.",
    )
    followup_openings = fields.One2Many("followup.opening", "company", "Opening Hours")
    followup_other_days = fields.One2Many("followup.other_day", "company", "Other Days")

    def followup_calendar(self) -> str:
        """The calendar as a document; its version changes with its content."""
        week: dict[str, list] = {}
        for opening in self.followup_openings:
            week.setdefault(words.WEEKDAYS[opening.day.index], []).append(opening)
        content = {
            "hours": {day: _hours(openings) for day, openings in week.items()},
            "holidays": [one.date.isoformat() for one in self.followup_other_days if not one.begin],
            "other_hours": {one.date.isoformat(): _hours([one]) for one in self.followup_other_days if one.begin},
        }
        version = hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()[:12]
        return json.dumps({"calendar": self.rec_name, "version": version, **content})

    @classmethod
    def validate(cls, companies) -> None:
        super().validate(companies)
        for company in companies:
            company.check_followup_calendar()

    def check_followup_calendar(self) -> None:
        if not self.followup_openings:
            return
        try:
            asking.calendar_of(self.followup_calendar())
        except FollowupError as error:
            raise CalendarError(
                gettext(
                    "sale_opportunity_followup.msg_calendar_refused",
                    company=self.rec_name,
                    mistakes=asking.told(error.mistakes),
                )
            ) from error

    @classmethod
    def write(cls, *args) -> None:
        super().write(*args)
        cls.followup_changed(writing.written(args))

    @classmethod
    def followup_changed(cls, companies) -> None:
        Pool().get("followup.pursuit").ask_anew_soon([("opportunity.company", "in", [one.id for one in companies])])


class _Hours(ModelSQL, ModelView):
    """What a company's calendar is made of."""

    company = fields.Many2One("company.company", "Company", required=True, ondelete="CASCADE", select=True)

    @classmethod
    def validate(cls, hours) -> None:
        super().validate(hours)
        for company in {one.company for one in hours}:
            company.check_followup_calendar()

    @classmethod
    def _changed(cls, hours) -> None:
        Pool().get("company.company").followup_changed({one.company for one in hours})

    @classmethod
    def create(cls, vlist):
        hours = super().create(vlist)
        cls._changed(hours)
        return hours

    @classmethod
    def write(cls, *args) -> None:
        super().write(*args)
        cls._changed(writing.written(args))

    @classmethod
    def delete(cls, hours) -> None:
        companies = {one.company for one in hours}
        super().delete(hours)
        Pool().get("company.company").followup_changed(companies)


class Opening(_Hours):
    "Opening Hours"
    __name__ = "followup.opening"

    day = fields.Many2One("ir.calendar.day", "Day", required=True)
    begin = fields.Time("From", required=True, format="%H:%M")
    end = fields.Time("Until", required=True, format="%H:%M", help="Midnight is 00:00.")


class OtherDay(_Hours):
    "Day of Other Hours"
    __name__ = "followup.other_day"

    date = fields.Date("Date", required=True)
    name = fields.Char("Name")
    begin = fields.Time(
        "From",
        format="%H:%M",
        states={"required": Bool(Eval("end"))},
        depends=["end"],
        help="Left empty where the company is closed all day.",
    )
    end = fields.Time("Until", format="%H:%M", states={"required": Bool(Eval("begin"))}, depends=["begin"])


class Employee(metaclass=PoolMeta):
    __name__ = "company.employee"

    followup_team = fields.Many2One("followup.team", "Follow-up Team", ondelete="RESTRICT")

    @classmethod
    def write(cls, *args) -> None:
        super().write(*args)
        moved = [one.id for one in writing.changed(args, "followup_team")]
        if moved:
            Pool().get("followup.pursuit").ask_anew_soon([("opportunity.employee", "in", moved)])
