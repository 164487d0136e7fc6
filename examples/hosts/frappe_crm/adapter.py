"""Rows of Frappe CRM as a question."""

from __future__ import annotations

import datetime
from zoneinfo import ZoneInfo

# [adapter
ASKED = ("Open", "Ongoing", "On Hold")  # types of lead statuses; of Won and Lost nothing is asked
# What telephony writes. A call that is not over yet is not there yet: its row is edited to its end.
OUTGOING = {"Completed": "attempted", "No Answer": "no_answer", "Busy": "busy"}
INCOMING = {"Completed": ("spoke", "decision_maker"), "No Answer": ("replied", "nobody"), "Busy": ("replied", "nobody")}
SPOKEN_TO = {
    "machine": "machine",
    "just_left": "gatekeeper",
    "in_meeting": "gatekeeper",
    "day_off": "gatekeeper",
    "gatekeeper_no": "gatekeeper",
    "no_answer": "nobody",
    "busy": "nobody",
    "wrong_number": "nobody",
    "attempted": "nobody",
}  # of every other outcome it is the decision maker


def instant(system_time: str, zone: str) -> str:
    """Frappe keeps its times in the zone of System Settings."""
    local = datetime.datetime.fromisoformat(system_time).replace(tzinfo=ZoneInfo(zone))
    return local.astimezone(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def touchpoint(log: dict, zone: str) -> dict | None:
    """A call that is over; None for one that is not, or never left the house."""
    incoming = log["type"] == "Incoming"
    if log["status"] not in OUTGOING:
        return None
    if incoming:
        outcome, spoke_to = INCOMING[log["status"]]
    else:
        outcome = log["custom_outcome"] or OUTGOING[log["status"]]
        spoke_to = SPOKEN_TO.get(outcome, "decision_maker")
    touch = {
        "id": f"CRM Call Log:{log['name']}",
        "at": instant(log["start_time"] or log["creation"], zone),
        "via": "call",
        "way": "inbound" if incoming else "outbound",
        "endpoint": log["from"] if incoming else log["to"],
        "outcome": outcome,
        "spoke_to": spoke_to,
        "message_left": bool(log["custom_message_left"]),
    }
    if log["custom_call_back_on"]:
        touch["promised"] = {"when": log["custom_call_back_on"]}
    return touch


def question(rows: dict) -> dict | None:
    """None for a lead of which nothing is asked any more."""
    settings, lead = rows["settings"], rows["CRM Lead"]
    if settings["type_of_status"][lead["status"]] not in ASKED:
        return None
    zone = settings["time_zone"]
    told = [touch for touch in (touchpoint(log, zone) for log in rows["CRM Call Log"]) if touch]
    adopted = settings["adopted"] and instant(settings["adopted"], zone)
    since = [touch for touch in told if not adopted or touch["at"] >= adopted]
    before = [touch for touch in told if touch not in since and touch["way"] == "outbound"]
    ways = [("call", lead["mobile_no"]), ("call", lead["phone"]), ("email", lead["email"])]
    return {
        "pursuit": {
            "id": f"CRM Lead:{lead['name']}",
            "started": min([adopted or instant(lead["creation"], zone), *(touch["at"] for touch in since)]),
            "earlier_attempts": len(before),
            "who": {
                "id": f"CRM Lead:{lead['name']}",
                "zones": lead["custom_time_zone"] or zone,
                "reachable_by": [{"via": via, "endpoint": endpoint} for via, endpoint in ways if endpoint],
                "suppressions": [{"only": "call"}] if lead["custom_do_not_call"] else [],
            },
        },
        "history": since,
        "progress": None,
        "usable": True,
    }
# adapter]
