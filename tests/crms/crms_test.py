"""The pages of CRMs: their rows become the question that each page shows, and the answer is the one it speaks of."""

from __future__ import annotations

import datetime
import importlib.util
import json
import os
import pathlib
import subprocess

import followup
import pytest

HOSTS = pathlib.Path(__file__).parents[2] / "examples" / "hosts"
NOW = datetime.datetime(2026, 11, 24, 12, tzinfo=datetime.timezone.utc)
OFFICE = {"calendar": "office", "version": "1", "hours": {"monday-friday": "09:00-17:30"}}
IN_PHP = ["espocrm", "suitecrm"]
IN_PYTHON = ["frappe_crm", "odoo", "twenty"]
PHP = os.environ.get("FOLLOWUP_PHP")
CRMS = IN_PYTHON + (IN_PHP if PHP else [])
ADOPTED = {
    "espocrm": "2026-11-24 00:00:00",
    "frappe_crm": "2026-11-24 00:00:00",
    "odoo": "2026-11-24 00:00:00",
    "suitecrm": "2026-11-24 00:00:00",
    "twenty": "2026-11-24T00:00:00.000Z",
}


def content(crm: str, name: str) -> dict:
    return json.loads((HOSTS / crm / name).read_text(encoding="utf-8"))


def question_of(crm: str, rows: dict) -> dict:
    """What the adapter makes of the rows."""
    if crm in IN_PYTHON:
        spec = importlib.util.spec_from_file_location(f"{crm}_adapter", HOSTS / crm / "adapter.py")
        adapter = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(adapter)
        return adapter.question(rows)
    program = "require $argv[1]; echo json_encode(question(json_decode(stream_get_contents(STDIN), true)));"
    done = subprocess.run(
        [PHP, "-d", "error_reporting=E_ALL", "-d", "display_errors=stderr", "-r", program, HOSTS / crm / "adapter.php"],
        input=json.dumps(rows),
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return json.loads(done.stdout)


def named(expected: object, found: object) -> object:
    """Of what was found, what the page names."""
    if isinstance(expected, dict) and isinstance(found, dict):
        return {name: named(value, found.get(name)) for name, value in expected.items()}
    if isinstance(expected, list) and isinstance(found, list) and len(expected) == len(found):
        return [named(*pair) for pair in zip(expected, found)]
    return found


def asked(question: dict) -> dict:
    with followup.Session(followup.Policy.preset("until_no"), followup.Calendar(OFFICE)) as session:
        return session.ask({**question, "told": "en"}, NOW)


@pytest.mark.parametrize("crm", CRMS)
def test_the_rows_of_the_page_are_the_question_of_the_page(crm: str) -> None:
    assert question_of(crm, content(crm, "rows.json")) == content(crm, "question.json")


@pytest.mark.parametrize("crm", CRMS)
def test_the_question_has_the_answer_of_the_page(crm: str) -> None:
    answer = asked(content(crm, "question.json"))
    assert "left_out" not in answer
    assert named(content(crm, "answer.json"), answer) == content(crm, "answer.json")
    call = answer["actions"][0]
    assert (call["via"], call["due"][:10]) == ("call", "2026-11-27"), "they asked to be called back on Friday"


@pytest.mark.parametrize("crm", CRMS)
def test_with_a_cut_over_what_was_before_is_a_number(crm: str) -> None:
    rows = content(crm, "rows.json")
    whole = question_of(crm, rows)
    rows["settings"]["adopted"] = ADOPTED[crm]
    if crm == "twenty":  # which has no calls to count
        rows["settings"]["earlier_calls"] = 1
    question = question_of(crm, rows)
    day = "2026-11-23T18:30:00Z" if crm == "frappe_crm" else ADOPTED[crm].replace("Z", "") + "Z"
    assert question["pursuit"]["started"] == day
    assert [touch["at"][:10] for touch in question["history"]] == ["2026-11-24"]
    calls = [touch for touch in whole["history"] if touch["via"] == "call"]
    assert question["pursuit"]["earlier_attempts"] == len(calls) - 1
    assert asked(question)["actions"][0]["due"] == asked(whole)["actions"][0]["due"]


@pytest.mark.parametrize("crm", sorted(set(CRMS) - {"twenty"}))
def test_a_call_of_which_only_held_is_known_owes_and_says_nothing(crm: str) -> None:
    """The first call of the page's rows: an attempt, of which no message is asked for five days later."""
    question = content(crm, "question.json")
    question["history"] = [touch for touch in question["history"] if touch["at"][:10] == "2026-11-18"]
    assert [touch["outcome"] for touch in question["history"]] == ["attempted"]
    assert {action["via"] for action in asked(question)["actions"]} <= {"call", "email", "letter"}


def test_what_is_refused_names_the_row() -> None:
    rows = content("odoo", "rows.json")
    rows["mail.message"][-1]["followup_outcome"] = "left early"
    with pytest.raises(followup.InvalidDocument) as raised:
        asked({**question_of("odoo", rows), "usable": False})
    assert raised.value.path == "/history/2/outcome" and "left early" in raised.value.found


def test_a_lost_lead_of_frappe_is_not_asked_about() -> None:
    rows = content("frappe_crm", "rows.json")
    rows["CRM Lead"]["status"] = "Lost"
    assert question_of("frappe_crm", rows) is None
