"""The story that must work, logged in Tryton call by call: what it says is next is what the library says, at the same
instants."""

from __future__ import annotations

import datetime
from zoneinfo import ZoneInfo

import followup
import pytest
from conftest import BRIEFS, OFFICE_HOURS, Desk

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
UTC = datetime.timezone.utc
FAIR = datetime.datetime(2026, 12, 10, 17, 30)


def local(day: str) -> datetime.datetime:
    """The instant of a clock time in Amsterdam, as Tryton has it."""
    return datetime.datetime.fromisoformat(day).replace(tzinfo=AMSTERDAM).astimezone(UTC).replace(tzinfo=None)


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


# When each of eleven calls is made, as the library's own example tells the story; what came of it in Tryton's words,
# and in the library's.
CALLS = [
    ("2026-12-15 16:00", "just_left", {"agreed_on": day("2026-12-18")}, "just_left"),
    ("2026-12-18 08:00", "day_off", {}, "day_off"),
    ("2026-12-21 12:00", "away", {"until": day("2027-01-04")}, {"away": {"until": "2027-01-04"}}),
    ("2027-01-04 10:00", "in_meeting", {}, "in_meeting"),
    ("2027-01-04 12:00", "at_lunch", {}, "at_lunch"),
    ("2027-01-04 14:00", "just_left", {}, "just_left"),
    ("2027-01-05 16:00", "day_off", {}, "day_off"),
    ("2027-01-06 08:00", "away", {"until": day("2027-01-18")}, {"away": {"until": "2027-01-18"}}),
    ("2027-01-18 10:00", "machine", {"spoke_to": "machine"}, "machine"),
    ("2027-01-19 14:00", "in_meeting", {}, "in_meeting"),
    ("2027-01-19 16:00", "away", {"until": day("2027-02-10")}, {"away": {"until": "2027-02-10"}}),
]
SENT = [
    ("letter", "2027-01-04 12:00"),
    ("email", "2027-01-07 08:00"),
    ("letter", "2027-01-19 14:00"),
    ("email", "2027-01-22 08:00"),
]
TWELFTH = "2027-02-10 08:00"


class Library:
    """The same story, kept as documents and asked about with its whole history each time."""

    def __init__(self, opportunity) -> None:
        party = opportunity.party
        phone, email = party.contact_mechanisms
        points = [
            ("call", f"party.contact_mechanism,{phone.id}"),
            ("email", f"party.contact_mechanism,{email.id}"),
            ("letter", f"party.address,{party.addresses[0].id}"),
        ]
        self.pursuit = {
            "id": f"followup.pursuit,{opportunity.pursuit.id}",
            "started": "2026-12-10T17:30:00Z",
            "who": {
                "id": f"party.party,{party.id}",
                "zones": "Europe/Amsterdam",
                "reachable_by": [{"via": via, "endpoint": endpoint} for via, endpoint in points],
            },
        }
        self.history: list[dict] = []
        self.session = followup.Session(followup.Policy(BRIEFS), followup.Calendar(OFFICE_HOURS))

    def ask(self, now: datetime.datetime) -> dict:
        question = {"pursuit": self.pursuit, "history": self.history, "progress": None, "told": "en"}
        return self.session.ask(question, now.replace(tzinfo=UTC))


def instant(text: str | None) -> datetime.datetime | None:
    return datetime.datetime.fromisoformat(text[:-1]) if text else None


class Story:
    def __init__(self, desk: Desk) -> None:
        desk.now = FAIR
        self.desk = desk
        self.opportunity = desk.opportunity(desk.party())
        self.library = Library(self.opportunity)
        self.check()

    def check(self) -> None:
        """Tryton says what the library says: status, first action, all actions, and when to ask again."""
        opportunity, answer = self.opportunity, self.library.ask(self.desk.now)
        opportunity.reload()
        assert opportunity.followup_problem is None
        assert opportunity.followup_status == answer["status"]
        assert opportunity.followup_concluded == answer.get("concluded", {}).get("how")
        assert opportunity.wake_at == instant(answer.get("wake_at"))
        assert opportunity.followup_why == answer["told"]["en"]
        actions = [
            (one.identity, one.via, one.due, one.begin, one.end)
            for one in self.desk.pursuit(opportunity).actions
        ]
        expected = [
            (one["id"], one["via"], instant(one["due"]), instant(one["window"]["begin"]), instant(one["window"]["end"]))
            for one in answer["actions"]
        ]
        assert sorted(actions) == sorted(expected)
        if answer["actions"]:
            first = min(expected, key=lambda one: one[3])
            assert (opportunity.next_begin, opportunity.next_via in {one[1] for one in expected}) == (first[3], True)

    def next(self, via: str):
        return next((one for one in self.desk.pursuit(self.opportunity).actions if one.via == via), None)

    def record(self, action, outcome: str, said: object, **values) -> None:
        """Logged in Tryton by a seller who names neither number nor action, and kept as a document with both."""
        via, identity = action.via, action.identity
        touchpoint = self.desk.record(self.opportunity, outcome, via=via, **values)
        assert touchpoint.action == identity
        document = {
            "id": f"followup.touchpoint,{touchpoint.id}",
            "at": followup.instant_text(self.desk.now.replace(tzinfo=UTC)),
            "via": via,
            "spoke_to": values.get("spoke_to", "nobody"),
            "outcome": said,
            "message_left": values.get("message_left", False),
            "action": identity,
            "endpoint": f"{touchpoint.endpoint.__class__.__name__},{touchpoint.endpoint.id}",
        }
        if outcome == "just_left" and "agreed_on" in values:
            document["promised"] = {"when": values["agreed_on"].isoformat()}
        self.library.history.append(document)
        self.check()

    def until_the_call(self):
        """Sends what is to be sent before the next call, and comes to its instant."""
        sent = []
        while True:
            call = self.next("call")
            written = [one for one in map(self.next, ("letter", "email")) if one and one.begin < call.begin]
            if not written:
                break
            action = min(written, key=lambda one: one.begin)
            self.come_to(action.begin)
            sent.append((action.via, self.desk.now))
            self.record(action, "sent", "sent")
        self.come_to(call.begin)
        return self.next("call"), sent

    def come_to(self, instant: datetime.datetime) -> None:
        """Time passes, and cron asks those whose time has come."""
        while self.opportunity.wake_at <= instant:
            self.desk.now = self.opportunity.wake_at
            self.desk.wake()
            self.check()
        self.desk.now = instant

    def eleven_calls(self) -> None:
        sent = []
        for at, outcome, values, said in CALLS:
            call, written = self.until_the_call()
            sent += written
            assert self.desk.now == local(at)
            values = {"spoke_to": "gatekeeper", "message_left": True, **values}
            self.record(call, outcome, said, **values)
        call, written = self.until_the_call()
        assert sent + written == [(via, local(at)) for via, at in SENT]
        assert self.desk.now == local(TWELFTH) == call.begin


@pytest.fixture
def story(desk: Desk) -> Story:
    story = Story(desk)
    story.eleven_calls()
    return story


def test_eleven_calls_and_an_appointment(story: Story) -> None:
    assert story.opportunity.followup_status == "due"
    story.record(
        story.next("call"),
        "meeting_agreed",
        {"meeting_agreed": {"when": "2027-02-15 to 2027-02-19"}},
        spoke_to="gatekeeper",
        message_left=True,
        agreed_on=day("2027-02-15"),
        agreed_through=day("2027-02-19"),
    )
    assert story.opportunity.followup_status == "dormant"
    assert (story.opportunity.next_via, story.opportunity.next_begin) == ("call", local("2027-02-22 08:00"))


def test_other_ends_of_the_twelfth_call(desk: Desk) -> None:
    """Each from an opportunity that was called once: the outcome says what follows, not the count."""
    ends = {
        "no_with_reasons": ("closed", "refused"),
        "objection": ("closed", "opted_out"),
        "yes": ("closed", "won"),
    }
    for outcome, expected in ends.items():
        story = Story(desk)
        call, _ = story.until_the_call()
        story.record(call, outcome, outcome, spoke_to="decision_maker")
        assert (story.opportunity.followup_status, story.opportunity.followup_concluded) == expected
        assert story.opportunity.wake_at is None and story.opportunity.next_via is None


def test_the_secretarys_no_closes_nothing(desk: Desk) -> None:
    story = Story(desk)
    call, _ = story.until_the_call()
    story.record(call, "gatekeeper_no", "gatekeeper_no", spoke_to="gatekeeper", message_left=True)
    assert story.opportunity.followup_status == "waiting"
    assert {story.next("call").via, story.next("letter").via} == {"call", "letter"}


def test_on_hold_until_the_first_of_march(desk: Desk) -> None:
    story = Story(desk)
    call, _ = story.until_the_call()
    said = {"on_hold": {"until": "2027-03-01"}}
    story.record(call, "on_hold", said, spoke_to="decision_maker", until=day("2027-03-01"))
    assert story.opportunity.followup_status == "on_hold"
    assert [one.begin.date() for one in desk.pursuit(story.opportunity).actions] == [day("2027-03-01")]
    story.come_to(story.opportunity.next_begin)
    assert story.opportunity.followup_status == "due"
