"""Whole documents: what a host in Python does, and what it gets wrong."""

import datetime
import gc
import json
import threading
import zoneinfo

import followup
import pytest
from conftest import NOON, OFFICE, UTC, call, question

FRIDAY = datetime.date(2026, 11, 27)


def just_left(at, day):
    return call(at, "just_left", spoke_to="gatekeeper", message_left=True, promised={"when": day})


def test_a_question_is_answered_with_what_the_host_brought(session):
    answer = session.ask(question(call("2026-11-20T10:00:00Z"), told="en", request={"row": 17}), NOON)
    assert (answer["pursuit"], answer["request"], answer["status"]) == ("offer-1", {"row": 17}, "due")
    assert answer["actions"][0]["via"] == "call" and answer["told"]["en"].startswith("Call on ")
    assert answer["reasons"] and "assumed" not in answer
    assert "reasons" not in session.ask(question(), NOON, reasons=False)


def test_datetimes_and_dates_may_stand_where_documents_have_texts(session):
    at = datetime.datetime(2026, 11, 24, 9, 30, tzinfo=zoneinfo.ZoneInfo("Europe/Amsterdam"))
    as_values = question(just_left(at, FRIDAY))
    as_texts = json.loads(json.dumps(as_values, default=str))
    as_texts["history"][0]["at"] = "2026-11-24T08:30:00Z"
    assert followup.instant_text(at) == "2026-11-24T08:30:00Z"
    assert session.ask(as_values, NOON) == session.ask(as_texts, int(NOON.timestamp()))
    assert session.ask(json.dumps(as_texts), NOON) == session.ask(json.dumps(as_texts).encode(), NOON)


def test_without_a_time_it_is_the_clocks_and_the_answer_says_so(session):
    assert session.ask(question(call("2026-11-20T10:00:00Z")))["assumed"][0]["path"] == "/now"


def test_the_story_that_must_work(session):
    """A fair; eleven calls that do not reach him, each with a message; then "come by next week"."""
    begun = datetime.datetime(2026, 9, 16, 9, tzinfo=UTC)
    pursuit = {**question()["pursuit"], "started": begun}
    excuses = ["just_left", "day_off", "away", "in_meeting", "at_lunch", "day_off", "away", "in_meeting", "at_lunch"]
    excuses += ["just_left", "no_answer"]
    history, progress, now, through = [], None, begun, set()
    for number, excuse in enumerate(excuses, 1):
        while True:
            answer = session.ask({"pursuit": pursuit, "history": [], "progress": progress}, now)
            calls = calls_from(answer)
            through |= {one["via"] for one in answer["actions"]}
            assert answer["status"] in ("due", "waiting", "dormant", "on_hold"), answer
            if calls and datetime.datetime.fromisoformat(calls[0]["window"]["begin"][:-1] + "+00:00") <= now:
                break
            now = datetime.datetime.fromisoformat(answer["wake_at"][:-1] + "+00:00")
        spoke_to = "nobody" if excuse == "no_answer" else "gatekeeper"
        touch = call(now, excuse, spoke_to=spoke_to, message_left=True, action=calls[0]["id"])
        if number == 1:
            touch["promised"] = {"when": datetime.date(2026, 9, 25)}
        history.append(touch)
        answer = session.ask({"pursuit": pursuit, "history": [touch], "progress": progress}, now)
        whole = session.ask({"pursuit": pursuit, "history": history, "progress": None}, now)
        assert answer["actions"] == whole["actions"] and answer["wake_at"] == whole["wake_at"]
        progress = answer["progress"]
        if number == 1:
            assert calls_from(answer)[0]["due"][:10] == "2026-09-25"
    assert answer["status"] in ("waiting", "due") and answer["wake_at"]  # still pursued, by letters too
    assert {"call", "letter"} <= through

    agreed = {"meeting_agreed": {"when": (now + datetime.timedelta(days=10)).date()}}
    meeting = call(now + datetime.timedelta(days=3), agreed, spoke_to="gatekeeper")
    answer = session.ask({"pursuit": pursuit, "history": [meeting], "progress": progress}, meeting["at"])
    assert answer["status"] != "closed" and {one["rule"] for one in answer["actions"]} == {"appointment"}


def calls_from(answer):
    return [one for one in answer["actions"] if one["via"] == "call"]


@pytest.mark.parametrize(
    "name", ["Europe/Amsterdam", "America/New_York", "Asia/Kolkata", "Pacific/Apia", "Africa/Casablanca", "UTC"]
)
def test_a_zone_of_pythons_gives_the_same_answers_as_by_name(policy, calendar, name):
    zones = [followup.Zone(zoneinfo.ZoneInfo(name))]
    with followup.Session(policy, calendar) as by_name, followup.Session(policy, calendar, zones=zones) as given:
        for month in range(24):
            now = NOON + datetime.timedelta(days=30.5 * month)
            day = (now + datetime.timedelta(days=2)).date()
            asked = question(just_left(now, day), zone=name)
            asked["pursuit"]["started"] = now
            assert given.ask(asked, now) == by_name.ask(asked, now)


def test_a_zone_may_have_a_name_that_no_database_knows(policy, calendar):
    own = followup.Zone(zoneinfo.ZoneInfo("Asia/Tokyo"), "CRM/Office")
    asked = question(zone="CRM/Office")
    with followup.Session(policy, calendar, zones=[own]) as one:
        with followup.Session(policy, calendar) as other:
            assert one.ask(asked, NOON)["actions"] == other.ask(question(zone="Asia/Tokyo"), NOON)["actions"]
            with pytest.raises(followup.FollowupError, match="CRM/Office"):
                other.ask(asked, NOON)
    assert followup.Zone.system("Asia/Tokyo").name == "Asia/Tokyo"
    with pytest.raises(followup.UnknownTimeZone, match="Nowhere"):
        followup.Zone.system("Nowhere/City")
    with pytest.raises(ValueError, match="no name of its own"):
        followup.Zone(datetime.timezone(datetime.timedelta(hours=3)))


def test_names_may_be_given(policy, calendar):
    with followup.Session(policies={"ours": policy}, calendars={"office": calendar}) as session:
        answer = session.ask(question(policy="ours", calendar="office"), NOON)
        assert answer["policy"] == str(policy.identity) and answer["calendar"] == str(calendar.identity)
        assert [one["name"] for one in session.ask({"verb": "policies"}, NOON)["policies"]] == ["ours"]
        with pytest.raises(followup.InvalidDocument) as wrong:
            session.ask(question(policy="theirs", calendar="office"), NOON)
        assert wrong.value.path == "/policy" and "theirs" in wrong.value.found


def test_what_is_wrong_is_told_by_path_found_and_allowed(session):
    with pytest.raises(followup.InvalidDocument) as wrong:
        session.ask(question({**call("2026-11-20T10:00:00Z"), "via": "owl"}, request=42), NOON)
    error = wrong.value
    assert (error.kind, error.path, error.found) == ("invalid_document", "/history/0/via", '"owl"')
    assert "letter" in error.allowed and error.answer["request"] == 42 and isinstance(error, ValueError)
    assert "/history/0/via" in str(error)
    with pytest.raises(followup.InvalidHistory) as wrong:
        session.ask(question(call("2026-11-25T10:00:00Z")), NOON)
    assert wrong.value.path == "/history/0/at"
    assert session.ask(question(), NOON)["status"]  # and goes on


def test_progress_that_is_no_use_says_to_ask_anew(session, calendar):
    kept = session.ask(question(call("2026-11-20T10:00:00Z"), progress=None), NOON)["progress"]
    assert session.fold(question(call("2026-11-20T10:00:00Z"), progress=None))["progress"] == kept
    with pytest.raises(followup.OutOfOrder) as wrong:
        session.ask(question(call("2026-11-19T10:00:00Z"), progress=kept), NOON)
    assert isinstance(wrong.value, followup.AskAnew)
    other = followup.Policy({"preset": "until_no", "rhythm": "4 business days", "version": "other"})
    with followup.Session(other, calendar) as another, pytest.raises(followup.StaleProgress):
        another.ask(question(progress=kept), NOON)


@pytest.mark.parametrize(
    "document", ["", "{", "[]", "7", b"\xff\xfe", "\ud800", '{"preset": "owls"}', {"preset": 7}, {}]
)
def test_documents_that_are_none_are_refused(session, document):
    for read in (followup.Policy, followup.Calendar, followup.Prospect, lambda one: session.ask(one, NOON)):
        with pytest.raises(followup.FollowupError) as wrong:
            read(document)
        assert wrong.value.mistakes and wrong.value.allowed


def test_values_that_no_document_has_are_refused_by_python(session):
    with pytest.raises(TypeError, match="set"):
        session.ask(question(request={1, 2}), NOON)
    with pytest.raises(ValueError):
        session.ask(question(request=float("nan")), NOON)
    with pytest.raises(TypeError, match="int"):
        session.ask(7, NOON)
    with pytest.raises(followup.InvalidTime, match="a datetime with a zone"):
        session.ask(question(), datetime.datetime(2026, 11, 24))
    with pytest.raises(TypeError, match="a Policy is needed"):
        followup.Session(OFFICE)
    with pytest.raises(TypeError, match="now"):
        session.ask(question(), "2026-11-24T12:00:00Z")
    for beyond in (-1, 2**62, 2**70, datetime.datetime(2200, 1, 1, tzinfo=UTC)):
        with pytest.raises(followup.InvalidTime):
            session.ask(question(), beyond)


def test_what_is_closed_says_so(policy):
    with followup.Calendar(OFFICE) as calendar, followup.Session(policy, calendar) as session:
        session.ask(question(), NOON)
        calendar.close()
        calendar.close()
        with pytest.raises(ValueError, match="Calendar is closed"):
            session.ask(question(), NOON)
    with pytest.raises(ValueError, match="Session is closed"):
        session.ask(question(), NOON)
    with pytest.raises(ValueError, match="closed"), calendar:
        pass


def test_a_session_in_each_thread_gives_the_same_answers(policy, calendar):
    expected = answers_of(policy, calendar)
    found = [None] * 4

    def work(place):
        found[place] = answers_of(policy, calendar)

    run_together([lambda place=place: work(place) for place in range(4)])
    assert found == [expected] * 4


def answers_of(policy, calendar):
    zones = [followup.Zone(zoneinfo.ZoneInfo("Europe/Amsterdam"))]
    with followup.Session(policy, calendar, zones=zones) as session:
        return [session.ask(question(call("2026-11-20T10:00:00Z"), request=i), NOON) for i in range(200)]


def test_threads_that_share_a_session_take_turns_and_may_close_it(policy):
    calendar = followup.Calendar(OFFICE)
    session = followup.Session(policy, calendar)
    told = []

    def ask(number):
        try:
            for i in range(500):
                told.append(session.ask(question(request=[number, i]), NOON)["request"] == [number, i])
        except ValueError as error:
            assert "is closed" in str(error)

    def close():
        while len(told) < 200:
            pass
        calendar.close()
        session.close()
        gc.collect()

    run_together([*[lambda number=number: ask(number) for number in range(3)], close])
    assert len(told) >= 200 and all(told)


def run_together(works):
    failures = []

    def guarded(work):
        try:
            work()
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=guarded, args=(work,)) for work in works]
    for one in threads:
        one.start()
    for one in threads:
        one.join(120)
        assert not one.is_alive()
    assert not failures
