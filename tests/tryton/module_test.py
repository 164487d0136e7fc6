"""What the module does with what people do in Tryton, and what it refuses."""

from __future__ import annotations

import datetime
import pathlib
from unittest import mock

import followup
import polib
import pytest
from conftest import MODULE, Desk
from proteus import Model, Wizard
from trytond.exceptions import UserError
from trytond.pool import Pool
from trytond.tests import test_tryton
from trytond.tests.tools import set_user
from trytond.transaction import Transaction

HOUR = datetime.timedelta(hours=1)
DAY = datetime.timedelta(days=1)


class AsTrytonTestsModules(test_tryton.ModuleTestCase):
    """Views, labels, dependencies, access: what Tryton tests of each of its modules. On the database there is."""

    module = MODULE

    @classmethod
    def setUpClass(cls) -> None:
        """The fixture has activated it."""

    @classmethod
    def tearDownClass(cls) -> None:
        """Others go on with it."""

    @pytest.fixture(autouse=True)
    def activated(self, desk: Desk) -> None:
        pass


def asked(desk: Desk, action) -> list[str]:
    """Which pursuits the library is asked about meanwhile."""
    ids: list[str] = []
    ask = followup.Session.ask

    def counted(session, question, *rest, **more):
        ids.append(question["pursuit"]["id"])
        return ask(session, question, *rest, **more)

    with mock.patch.object(followup.Session, "ask", counted):
        action()
    return ids


def refusal(action) -> str:
    with pytest.raises(UserError) as raised:
        action()
    return raised.value.message


def identity(opportunity) -> str:
    return f"followup.pursuit,{opportunity.pursuit.id}"


def test_every_label_is_there_in_dutch(desk: Desk) -> None:
    """And the file has none that is gone."""
    folder = pathlib.Path(desk.clock.__file__).parent
    told = {(one.msgctxt, one.msgid) for one in polib.pofile(str(folder / "locale" / "nl.po")) if one.msgstr}
    with Transaction().start(test_tryton.DB_NAME, 0, readonly=True):
        of_module = [("lang", "=", "en"), ("module", "=", MODULE), ("res_id", "<", 0)]
        labels = {
            (f"{one.type}:{one.name}:", one.src)
            for one in Pool().get("ir.translation").search([*of_module, ("src", "!=", "")])
        }
    assert labels and labels - told == set()
    gone = {one for one in told - labels if one[0].endswith(":") and not one[0].startswith("view:")}
    assert gone == set()


# --- When it asks.


def test_cron_asks_only_those_whose_time_has_come(desk: Desk) -> None:
    first, later = desk.opportunity(desk.party()), desk.opportunity(desk.party())
    desk.record(later, "on_hold", spoke_to="decision_maker", until=datetime.date(2027, 6, 1))
    desk.now = first.wake_at - datetime.timedelta(seconds=1)
    assert identity(first) not in asked(desk, desk.wake)
    desk.now = first.wake_at
    woken = asked(desk, desk.wake)
    assert identity(first) in woken and identity(later) not in woken
    first.reload()
    assert first.followup_status == "due" and first.wake_at > desk.now
    assert asked(desk, desk.wake) == []


def test_wake_at_is_an_indexed_column(desk: Desk) -> None:
    with Transaction().start(test_tryton.DB_NAME, 0):
        Pursuit = Pool().get("followup.pursuit")
        assert Pursuit.wake_at.select
        assert Pursuit.__table_handler__(MODULE).column_exist("wake_at")


def test_a_touchpoint_advances_what_was_kept(desk: Desk) -> None:
    opportunity = desk.opportunity(desk.party())
    questions = []
    ask = followup.Session.ask

    def noted(session, question, *rest, **more):
        questions.append(question)
        return ask(session, question, *rest, **more)

    for days in range(1, 4):
        desk.now += DAY
        with mock.patch.object(followup.Session, "ask", noted):
            desk.record(opportunity, "no_answer", message_left=True)
    assert [len(one["history"]) for one in questions] == [1, 1, 1]
    assert all(one["progress"] for one in questions)


def test_what_was_there_before_the_module_is_taken_up_by_cron(desk: Desk) -> None:
    opportunity = desk.opportunity(desk.party())
    pursuit = opportunity.pursuit.id
    with Transaction().start(test_tryton.DB_NAME, 0):
        Pursuit = Pool().get("followup.pursuit")
        Pursuit.delete([Pursuit(pursuit)])
    opportunity.reload()
    assert opportunity.pursuit is None
    desk.wake()
    opportunity.reload()
    assert opportunity.followup_status == "waiting"


def test_earlier_calls_known_by_number_count_for_the_limit(desk: Desk) -> None:
    opportunity = desk.opportunity(desk.party())
    pursuit = desk.pursuit(opportunity)
    pursuit.earlier_attempts = 50
    pursuit.save()
    opportunity.reload()
    assert opportunity.followup_status == "closing"
    assert (opportunity.next_via, len(pursuit.actions)) == ("letter", 1)


# --- Policies and teams.


def test_each_team_has_its_policy_and_promises_stay_with_who_is_reassigned(desk: Desk) -> None:
    gentle = desk.policy("Gentle", '{"preset": "gentle"}')
    calm, keen = desk.employee("Calm"), desk.employee("Keen")
    team = Model.get("followup.team")(name="Calm ones", policy=gentle)
    team.save()
    calm.followup_team = team
    calm.save()
    opportunity = desk.opportunity(desk.party(), employee=keen)
    desk.now += DAY
    friday = datetime.date(2026, 12, 18)
    desk.record(opportunity, "just_left", spoke_to="gatekeeper", message_left=True, agreed_on=friday)
    begin, why = opportunity.next_begin, opportunity.followup_why.splitlines()[:2]
    assert (opportunity.next_via, begin.date()) == ("call", friday)
    before = desk.pursuit(opportunity).progress
    opportunity.employee = calm
    opportunity.save()
    opportunity.reload()
    assert desk.pursuit(opportunity).progress != before
    assert (opportunity.next_via, opportunity.next_begin) == ("call", begin)
    assert opportunity.followup_why.splitlines()[:2] == why


def test_another_document_is_another_answer_once_cron_has_run(desk: Desk) -> None:
    own = desk.policy("Own", '{"preset": "until_no", "first_call": "3 business days"}')
    employee = desk.employee("Somebody")
    team = Model.get("followup.team")(name="Own ways", policy=own)
    team.employees.append(employee)
    team.save()
    opportunity = desk.opportunity(desk.party(), employee=employee)
    assert opportunity.next_begin.date() == datetime.date(2026, 12, 15)
    own.document = '{"preset": "until_no", "first_call": "5 business days"}'
    own.save()
    desk.wake()
    opportunity.reload()
    assert opportunity.next_begin.date() == datetime.date(2026, 12, 17)


def test_a_document_that_is_no_policy_is_refused_with_its_places(desk: Desk) -> None:
    told = refusal(lambda: desk.policy("Wrong", '{"preset": "until_no", "rhythm": "2 weeks"}'))
    assert 'The policy "Wrong" does not load' in told and "/rhythm" in told and "business days" in told
    assert "does not load" in refusal(lambda: desk.policy("No JSON", "{"))


def test_hours_that_are_no_calendar_are_refused(desk: Desk) -> None:
    company = desk.company
    day = Model.get("ir.calendar.day")(6)
    company.followup_openings.new(day=day, begin=datetime.time(9), end=datetime.time(13))
    company.followup_openings.new(day=day, begin=datetime.time(12), end=datetime.time(17))
    told = refusal(company.save)
    company.reload()
    assert "are no calendar" in told and "saturday" in told
    assert len(company.followup_openings) == 5


def test_a_day_of_other_hours_moves_what_falls_on_it(desk: Desk) -> None:
    opportunity = desk.opportunity(desk.party())
    assert opportunity.next_begin.date() == datetime.date(2026, 12, 15)
    closed = Model.get("followup.other_day")(company=desk.company, date=opportunity.next_begin.date(), name="Moving")
    closed.save()
    desk.wake()
    opportunity.reload()
    assert opportunity.next_begin.date() == datetime.date(2026, 12, 16)
    closed.begin, closed.end = datetime.time(8), datetime.time(10)
    closed.save()
    desk.wake()
    opportunity.reload()
    assert opportunity.next_begin == datetime.datetime(2026, 12, 15, 7)
    closed.delete()
    desk.wake()


def test_without_a_policy_it_says_what_to_choose(desk: Desk) -> None:
    chosen, desk.company.followup_policy = desk.company.followup_policy, None
    desk.company.save()
    try:
        opportunity = desk.opportunity(desk.party())
        assert "No policy: choose one" in opportunity.followup_problem
        assert (opportunity.followup_status, opportunity.next_via) == ("needs_data", None)
    finally:
        desk.company.followup_policy = chosen
        desk.company.save()
    desk.wake()
    opportunity.reload()
    assert (opportunity.followup_problem, opportunity.next_via) == (None, "call")


# --- Who, where, how.


def test_contact_mechanisms_are_endpoints(desk: Desk) -> None:
    party = desk.party()
    office, mail = party.contact_mechanisms
    mobile = party.contact_mechanisms.new(type="mobile", value="+31612345678")
    party.save()
    opportunity = desk.opportunity(party)
    assert opportunity.next_endpoint == office
    desk.now = opportunity.next_begin
    desk.record(opportunity, "wrong_number")
    assert (opportunity.next_via, opportunity.next_endpoint.id) == ("call", party.contact_mechanisms[2].id)
    mobile = Model.get("party.contact_mechanism")(party.contact_mechanisms[2].id)
    mobile.no_followup = True
    mobile.save()
    opportunity.reload()
    assert opportunity.next_via != "call"


def test_the_contact_of_the_opportunity_comes_first(desk: Desk) -> None:
    party = desk.party()
    party.contact_mechanisms.new(type="mobile", value="+31612345678")
    party.save()
    mobile = party.contact_mechanisms[2]
    assert desk.opportunity(party, contact=mobile).next_endpoint == mobile


def test_more_ways_than_a_prospect_can_have_leave_room_for_the_address(desk: Desk) -> None:
    party = desk.party()
    for last in range(9):
        party.contact_mechanisms.new(type="phone", value=f"+3120123450{last}")
    party.save()
    opportunity = desk.opportunity(party)
    assert opportunity.followup_problem is None and opportunity.next_via == "call"


def test_the_zone_is_the_partys_else_the_countrys_else_the_companys(desk: Desk) -> None:
    party = desk.party()
    opportunity = desk.opportunity(party)
    amsterdam = opportunity.next_begin
    country = Model.get("country.country")(name="Far away", code="XF", followup_zone="America/New_York")
    country.save()
    party.addresses[0].country = country
    party.save()
    opportunity.reload()
    assert opportunity.next_begin - amsterdam == 6 * HOUR
    party.followup_zone = "Europe/Lisbon"
    party.save()
    opportunity.reload()
    assert opportunity.next_begin - amsterdam == HOUR


def test_a_lead_without_a_party_waits_for_data(desk: Desk) -> None:
    lead = desk.opportunity()
    assert (lead.followup_status, lead.next_via, lead.followup_problem) == ("needs_data", None, None)
    assert lead.followup_why
    lead.party = desk.party()
    lead.save()
    lead.reload()
    assert (lead.followup_status, lead.next_via) == ("waiting", "call")


def test_what_a_party_objects_to_holds_for_all_its_opportunities(desk: Desk) -> None:
    party = desk.party()
    one, other = desk.opportunity(party), desk.opportunity(party)
    objection = Model.get("followup.touchpoint")(
        party=party, way="inbound", spoke_to="decision_maker", outcome="objection"
    )
    objection.save()
    for opportunity in (one, other):
        opportunity.reload()
        assert opportunity.followup_concluded == "opted_out"
    assert desk.opportunity(party).next_via is None
    objection.delete()
    one.reload()
    assert (one.followup_status, one.next_via) == ("waiting", "call")


def test_what_is_recorded_of_an_opportunity_is_its_partys(desk: Desk) -> None:
    opportunity, other = desk.opportunity(desk.party()), desk.opportunity(desk.party())
    touchpoint = desk.record(opportunity, "objection", spoke_to="decision_maker", party=other.party)
    other.reload()
    assert touchpoint.party is None
    assert (opportunity.followup_concluded, other.followup_concluded) == ("opted_out", None)


def test_they_object_to_calls_only(desk: Desk) -> None:
    opportunity = desk.opportunity(desk.party())
    desk.record(opportunity, "objection", spoke_to="decision_maker", objects_to="call")
    assert opportunity.followup_concluded is None
    assert opportunity.next_via != "call"


# --- What is recorded.


def test_what_cannot_have_happened_is_refused(desk: Desk) -> None:
    opportunity = desk.opportunity(desk.party())
    told = refusal(lambda: desk.record(opportunity, "no_answer", way="inbound"))
    assert "cannot have happened" in told and "/way" in told
    past = datetime.date(2026, 12, 1)
    told = refusal(lambda: desk.record(opportunity, "no_answer", at=desk.now + HOUR))
    assert "/at" in told and "up to now" in told
    told = refusal(lambda: desk.record(opportunity, "away", spoke_to="gatekeeper", until=past))
    assert "/outcome: 2026-12-01 where no date before" in told
    told = refusal(lambda: desk.record(opportunity, "call_back"))
    assert "Agreed for" in told
    Touchpoint = Model.get("followup.touchpoint")
    assert "Opportunity" in refusal(Touchpoint(outcome="no_answer").save)
    assert "Outcome" in refusal(Touchpoint(opportunity=opportunity).save)
    assert "When" in refusal(Touchpoint(opportunity=opportunity, outcome="no_answer", at=None).save)
    opportunity.reload()
    assert opportunity.touchpoints == []


def test_a_call_before_the_start_moves_the_start(desk: Desk) -> None:
    opportunity = desk.opportunity(desk.party())
    desk.record(opportunity, "no_answer", message_left=True, at=desk.now - 2 * DAY)
    assert desk.pursuit(opportunity).started == desk.now - 2 * DAY
    assert opportunity.next_begin < datetime.datetime(2026, 12, 12)


def test_what_is_corrected_is_decided_anew(desk: Desk) -> None:
    opportunity = desk.opportunity(desk.party())
    desk.now += DAY
    touchpoint = desk.record(opportunity, "no_with_reasons", spoke_to="decision_maker")
    assert opportunity.followup_concluded == "refused"
    touchpoint.outcome = "spoke"
    touchpoint.save()
    opportunity.reload()
    assert opportunity.followup_concluded is None and opportunity.next_via == "call"
    touchpoint.delete()
    opportunity.reload()
    assert (opportunity.touchpoints, opportunity.next_begin.date()) == ([], datetime.date(2026, 12, 15))


def test_a_touchpoint_stays_where_it_was_recorded(desk: Desk) -> None:
    opportunity, other = desk.opportunity(desk.party()), desk.opportunity(desk.party())
    touchpoint = desk.record(opportunity, "no_answer")
    touchpoint.opportunity = other
    assert "where it belongs" in refusal(touchpoint.save)


def test_agreed_times_are_read_as_the_library_writes_them(desk: Desk) -> None:
    opportunity = desk.opportunity(desk.party())
    friday, week = datetime.date(2026, 12, 18), datetime.date(2026, 12, 21)
    cases = [
        ({"agreed_on": friday}, ("2026-12-18 07:00", "2026-12-18 17:00")),
        ({"agreed_on": friday, "agreed_from": datetime.time(14)}, ("2026-12-18 13:00", "2026-12-18 13:30")),
        (
            {"agreed_on": friday, "agreed_from": datetime.time(14), "agreed_until": datetime.time(16)},
            ("2026-12-18 13:00", "2026-12-18 15:00"),
        ),
        ({"agreed_on": week, "agreed_through": week + 2 * DAY}, ("2026-12-21 07:00", "2026-12-23 17:00")),
    ]
    for agreed, (begin, end) in cases:
        desk.now += datetime.timedelta(minutes=1)
        desk.record(opportunity, "call_back", spoke_to="decision_maker", **agreed)
        assert str(opportunity.next_begin)[:16] == begin, agreed
        assert str(opportunity.next_end)[:16] <= end, agreed


def test_today_has_what_may_be_done_today_and_records_it(desk: Desk) -> None:
    Action = Model.get("followup.action")
    opportunity = desk.opportunity(desk.party())
    mine = [("opportunity", "=", opportunity.id)]
    assert Action.find([("today", "=", True), *mine]) == []
    desk.now = opportunity.next_begin - 6 * HOUR
    action, = Action.find([("today", "=", True), *mine])
    assert (action.via, action.party, action.today) == ("call", opportunity.party, True)
    assert Action.find([("today", "=", False), *mine]) == []
    assert action.why == opportunity.followup_why
    desk.now = opportunity.next_begin
    client = Model.get("followup.touchpoint")._config
    with client.set_context(followup_action=action.id):
        touchpoint = Model.get("followup.touchpoint")()
    assert (touchpoint.opportunity, touchpoint.via, touchpoint.action) == (opportunity, "call", action.identity)
    touchpoint.outcome = "no_answer"
    touchpoint.message_left = True
    touchpoint.save()
    assert Action.find([("today", "=", True), *mine]) == []


def test_today_is_in_the_order_of_the_agenda(desk: Desk) -> None:
    """What was promised comes before what may be done as long."""
    first, promised = desk.opportunity(desk.party()), desk.opportunity(desk.party())
    desk.now += DAY
    today = datetime.date(2026, 12, 15)
    at_five = {"agreed_on": today, "agreed_from": datetime.time(17)}
    desk.record(promised, "call_back", spoke_to="decision_maker", **at_five)
    desk.now = first.next_begin - 7 * HOUR
    opened = Wizard("followup.today")
    assert opened.actions
    actions = Model.get("followup.action").find(
        [("opportunity", "in", [first.id, promised.id]), ("today", "=", True)], order=[("place", "ASC")]
    )
    assert [one.opportunity for one in actions] == [promised, first]
    assert [one.urgency for one in actions] == ["promise", "other"]
    assert actions[0].place < actions[1].place


def test_a_call_of_ones_own_accord_carries_out_no_action(desk: Desk) -> None:
    opportunity = desk.opportunity(desk.party())
    assert desk.record(opportunity, "no_answer").action is None


def test_why_is_told_in_the_language_of_who_reads_it(desk: Desk) -> None:
    opportunity = desk.opportunity(desk.party())
    client = Model.get("followup.pursuit")._config
    with client.set_context(language="nl"):
        assert desk.pursuit(opportunity).why.startswith("Bel op")
    assert desk.pursuit(opportunity).why.startswith("Call")


# --- Records that are merged, ended, taken up again.


def test_merged_parties_are_one_prospect(desk: Desk) -> None:
    source, destination = desk.party("Twin"), desk.party("Twin")
    theirs, ours = desk.opportunity(source), desk.opportunity(destination)
    desk.now += DAY
    desk.record(theirs, "no_answer", message_left=True)
    day_after = desk.now
    objection = Model.get("followup.touchpoint")(
        party=source, way="inbound", spoke_to="decision_maker", outcome="objection", objects_to="call"
    )
    objection.save()
    ours.reload()
    assert ours.next_via == "call"
    replace = Wizard("party.replace", models=[source])
    replace.form.destination = destination
    with mock.patch.object(Pool(test_tryton.DB_NAME).get("res.user.warning"), "check", lambda key: False):
        replace.execute("replace")
    ours.reload()
    theirs.reload()
    assert theirs.party == destination and desk.pursuit(theirs).started < day_after
    assert ours.next_via != "call" and theirs.next_via != "call"
    destination.reload()
    assert [one.outcome for one in destination.touchpoints] == ["objection"]


def test_lost_is_not_asked_about_and_taken_up_again_is_another_pursuit(desk: Desk) -> None:
    opportunity = desk.opportunity(desk.party())
    desk.now += DAY
    desk.record(opportunity, "no_answer", message_left=True)
    first = identity(opportunity)
    opportunity.click("lost")
    assert (opportunity.next_via, opportunity.wake_at) == (None, None)
    assert desk.pursuit(opportunity).over
    desk.now += 30 * DAY
    assert first not in asked(desk, desk.wake)
    opportunity.click("lead")
    opportunity.reload()
    assert identity(opportunity) != first and opportunity.next_via == "call"
    assert len(opportunity.pursuits) == 2 and desk.pursuit(opportunity).started == desk.now
    touchpoint = desk.record(opportunity, "spoke", spoke_to="decision_maker")
    assert touchpoint.pursuit == opportunity.pursuit


def test_an_opportunity_with_touchpoints_is_not_deleted(desk: Desk) -> None:
    opportunity, bare = desk.opportunity(desk.party()), desk.opportunity(desk.party())
    desk.record(opportunity, "no_answer")
    refusal(opportunity.delete)
    bare.delete()


# --- Who may.


def test_sellers_record_and_only_the_administration_writes_policies(desk: Desk) -> None:
    opportunity = desk.opportunity(desk.party())
    User, Group = Model.get("res.user"), Model.get("res.group")
    seller = User(name="Seller", login="seller")
    seller.groups.append(Group.find([("name", "=", "Sale Opportunity")])[0])
    seller.company_filter = "one"
    seller.companies.append(desk.company)
    seller.company = desk.company
    seller.save()
    admin = User._config.user
    set_user(seller)
    try:
        opportunity.reload()
        assert desk.record(opportunity, "no_answer", message_left=True).id
        assert opportunity.followup_why
        assert "not allowed" in refusal(lambda: desk.policy("Mine", '{"preset": "gentle"}'))
        action = Model.get("followup.action").find([("opportunity", "=", opportunity.id)])[0]
        assert "not allowed" in refusal(action.delete)
    finally:
        User._config.user = admin
        User._config._context = User.get_preferences(True, {})
