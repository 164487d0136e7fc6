"""Rows of Odoo 18 as a question."""

from __future__ import annotations

# [adapter
# By the xml id of the activity's type; an administrator adds those of the house's own types.
CHANNELS = {"mail.mail_activity_data_call": "call", "mail.mail_activity_data_todo": "task"}
SENT = {"email_outgoing": ("sent", "outbound"), "email": ("replied", "inbound")}


def instant(utc: str) -> str:
    return f"{utc}Z"


def touchpoint(message: dict) -> dict | None:
    """A done activity, or a mail; None for what is neither: notes and notifications."""
    touch = {"id": f"mail.message,{message['id']}", "at": instant(message["date"])}
    if message["mail_activity_type_id"] in CHANNELS:
        outcome = message["followup_outcome"] or "attempted"
        touch |= {
            "via": CHANNELS[message["mail_activity_type_id"]],
            "outcome": outcome,
            "spoke_to": message["followup_spoke_to"] or "nobody",
            "message_left": message["followup_message_left"],
        }
        if message["followup_call_back_on"]:
            touch["promised"] = {"when": message["followup_call_back_on"]}
        if message["followup_action"]:
            touch["action"] = message["followup_action"]
        return touch
    if message["message_type"] in SENT:
        outcome, way = SENT[message["message_type"]]
        spoke_to = "decision_maker" if way == "inbound" else "nobody"
        return touch | {"via": "email", "way": way, "outcome": outcome, "spoke_to": spoke_to}
    return None


def suppressions(rows: dict) -> list[dict]:
    """Of each blacklist the active rows; a number's means that number, an address's that address."""
    return [
        {"only": via, "endpoint": row[member], "since": instant(row["create_date"])}
        for via, table, member in (("call", "phone.blacklist", "number"), ("email", "mail.blacklist", "email"))
        for row in rows[table]
        if row["active"]
    ]


def question(rows: dict) -> dict:
    settings, lead, partner = rows["settings"], rows["crm.lead"], rows["res.partner"]
    told = [touch for touch in map(touchpoint, rows["mail.message"]) if touch]
    adopted = settings["adopted"] and instant(settings["adopted"])
    since = [touch for touch in told if not adopted or touch["at"] >= adopted]
    before = [touch for touch in told if touch not in since and touch["via"] == "call"]
    ways = [("call", partner["mobile"]), ("call", partner["phone"]), ("email", partner["email_normalized"])]
    return {
        "pursuit": {
            "id": f"crm.lead,{lead['id']}",
            "started": min([adopted or instant(lead["create_date"]), *(touch["at"] for touch in since)]),
            "earlier_attempts": len(before),
            "who": {
                "id": f"res.partner,{partner['id']}",
                "zones": partner["tz"] or settings["zone_of_country"].get(partner["country_code"]) or settings["zone"],
                "reachable_by": [{"via": via, "endpoint": endpoint} for via, endpoint in ways if endpoint],
                "priority": ("low", "normal", "high", "high")[int(lead["priority"])],
                "suppressions": suppressions(rows),
            },
        },
        "history": since,
        "progress": None,
        "usable": True,
    }
# adapter]
