"""Whole books in columns, beside the same questions as documents."""

import datetime
import re
from array import array
from pathlib import Path

import pytest
from conftest import NOON, WHO, call, question

import followup
from followup import columns, numbers
from followup.columns import Agreed, Book, Histories, Touch
from followup.numbers import Channel, Disposition, Outcome, SpokeTo, Status

AT = int(NOON.timestamp())
DAY = 86_400
STARTED = int(datetime.datetime(2026, 11, 16, 9, tzinfo=datetime.timezone.utc).timestamp())
FRIDAY = AT // DAY + 3


@pytest.fixture
def book():
    prospect = followup.Prospect(WHO)
    return Book([prospect], array("I", [0] * 3), array("Q", [11, 12, 13]), array("q", [STARTED] * 3))


def rows():
    left = Touch(2, AT - DAY, Outcome.JUST_LEFT, spoke_to=SpokeTo.GATEKEEPER, promised=Agreed(FRIDAY, FRIDAY, 14 * 60))
    no = Touch(3, AT - DAY, Outcome.NO_WITH_REASONS, spoke_to=SpokeTo.DECISION_MAKER)
    return [[Touch(1, NOON - datetime.timedelta(days=4), Outcome.NO_ANSWER)], [left], [no]]


def test_a_book_is_folded_and_decided(policy, calendar, book, session):
    folded = columns.fold(policy, book, Histories.of(rows()))
    assert (folded.bad, folded.failure, bytes(folded.errors)) == (0, None, b"\0\0\0")
    answers = columns.next_actions(policy, calendar, book, folded.progress, NOON)
    assert answers.bad == 0 and list(answers.status.values) == [Status.DUE, Status.WAITING, Status.CLOSED]
    assert answers.due[1] == FRIDAY * DAY + 13 * 3600  # 14:00 in Amsterdam
    assert (answers.due[2], answers.disposition[2], answers.disposition[0]) == (None, Disposition.REFUSED, None)
    assert answers.via[0] == Channel.CALL
    document = session.ask(question(call("2026-11-20T12:00:00Z", id=1)), NOON)
    assert followup.instant_text(datetime.datetime.fromtimestamp(answers.due[0], NOON.tzinfo)) == (
        document["actions"][0]["due"]
    )
    assert list(columns.due(answers.outlooks, NOON)) == [0]
    assert list(columns.woken(answers.outlooks, AT + 300 * DAY)) == [0, 1]
    assert list(columns.due(b"", NOON)) == []


def test_histories_and_times_of_each_row_give_the_same(policy, calendar, book):
    histories = Histories.of(rows())
    folded = columns.fold(policy, book, histories)
    one = columns.next_actions(policy, calendar, book, folded.progress, AT)
    other = columns.next_actions(policy, calendar, book, histories, array("q", [AT] * 3))
    assert one.due.values == other.due.values and one.outlooks == other.outlooks
    assert one.due.validity == other.due.validity == bytearray([0b011])


def test_what_is_newer_is_added_in_place(policy, book):
    first, second, third = rows()
    whole = columns.fold(policy, book, Histories.of([first, second, third]))
    progress = columns.fold(policy, book, Histories.of([first, [], third])).progress
    advanced = columns.advance(policy, book, Histories.of([[], second, []]), progress)
    assert advanced.progress is progress and progress == whole.progress


def test_any_memory_will_do(policy, calendar):
    prospect = followup.Prospect(WHO)
    plain = Book([prospect], array("I", [0]), array("Q", [11]), array("q", [STARTED]))
    looked_at = Book(
        [prospect],
        memoryview(bytes(4)).cast("I"),
        memoryview(array("Q", [11])),
        memoryview(array("l", [STARTED])),
        earlier_attempts=memoryview(bytes(4)).cast("i"),
    )
    touches = Touch(1, AT - DAY, Outcome.NO_ANSWER).packed()
    histories = Histories(memoryview(touches), memoryview(array("q", [0, 1])))
    assert columns.fold(policy, plain, histories).progress == columns.fold(policy, looked_at, histories).progress


def test_a_bad_row_keeps_no_other_from_its_answer(policy, calendar, book):
    good = rows()
    bad = [good[0], [good[1][0]._replace(via=77)], good[2]]
    folded = columns.fold(policy, book, Histories.of(bad))
    assert folded.bad == 1 and [one != 0 for one in folded.errors] == [False, True, False]
    assert folded.failure.path.startswith("/1: touchpoint 2: via") and folded.failure.found == "77"
    kept = columns.fold(policy, book, Histories.of(good)).progress
    size = columns.PROGRESS_SIZE
    kept[size : 2 * size] = kept[2 * size :]
    answers = columns.next_actions(policy, calendar, book, kept, NOON)
    assert answers.bad == 1 and answers.errors[1] != 0 and answers.errors[0] == answers.errors[2] == 0
    assert answers.failure.path.startswith("/1")


def test_columns_that_do_not_belong_together_are_refused(policy, calendar, book):
    prospect = followup.Prospect(WHO)
    ids, started = array("Q", [11]), array("q", [STARTED])
    with pytest.raises(TypeError, match='prospect_of is of "d"'):
        Book([prospect], array("d", [0]), ids, started)
    with pytest.raises(TypeError, match="started is of"):
        Book([prospect], array("I", [0]), ids, array("Q", [STARTED]))
    with pytest.raises(TypeError, match="pursuit is a list"):
        Book([prospect], array("I", [0]), [11], started)
    with pytest.raises(ValueError, match="prospect_of has 2 rows and not 1"):
        Book([prospect], array("I", [0, 0]), ids, started)
    with pytest.raises(TypeError, match="gaps"):
        Book([prospect], memoryview(array("I", [0] * 4))[::2], ids, started)
    with pytest.raises(ValueError, match="progress has 5 bytes and not 3 times 128"):
        columns.next_actions(policy, calendar, book, b"12345", NOON)
    with pytest.raises(TypeError, match="progress is written to"):
        columns.advance(policy, book, Histories.of([[], [], []]), bytes(3 * columns.PROGRESS_SIZE))
    with pytest.raises(ValueError, match="offset has 2 rows and not 4"):
        columns.fold(policy, book, Histories(b"", array("q", [0, 0])))
    with pytest.raises(ValueError, match=f"a multiple of {columns.TOUCH_SIZE}"):
        columns.fold(policy, book, Histories(b"1", array("q", [0] * 4)))
    with pytest.raises(ValueError, match="now has 1 rows"):
        columns.next_actions(policy, calendar, book, bytes(3 * 128), array("q", [AT]))
    with pytest.raises(ValueError, match="touchpoint 1: "):
        Touch(1, AT, Outcome.NO_ANSWER, via=300).packed()
    beyond = columns.fold(policy, book, Histories(b"", array("q", [0, 5, 0, 0])))
    assert beyond.bad >= 1 and "offset" in beyond.failure.path


def test_an_empty_book_is_none(policy, calendar):
    book = Book([], array("I"), array("Q"), array("q"))
    folded = columns.fold(policy, book, Histories.of([]))
    answers = columns.next_actions(policy, calendar, book, folded.progress, NOON)
    assert (folded.bad, answers.bad, len(answers.due)) == (0, 0, 0)


def test_the_names_of_numbers_are_those_of_the_header():
    header = (Path(__file__).parents[2] / "include" / "followup" / "followup.h").read_text(encoding="utf-8")
    groups = re.findall(r"enum \{(.*?)\};", header, flags=re.DOTALL)
    found = [dict(re.findall(r"FU_([A-Z_]+) = (\d+)", text)) for text in groups]
    found = [{name.removeprefix("OUTCOME_"): int(value) for name, value in one.items()} for one in found]
    for kind in (numbers.Channel, numbers.Way, SpokeTo, Status, Disposition, Outcome):
        named = {one.name: int(one) for one in kind}
        assert named in [{k: v for k, v in one.items() if k != "NO_CHANNEL"} for one in found], kind
    assert {"NO_CHANNEL": columns.NO_CHANNEL}.items() <= next(one for one in found if "CALL" in one).items()
