"""Records of Twenty as a question."""

from __future__ import annotations

# [adapter
MAIL = {"OUTGOING": ("sent", "outbound", "nobody"), "INCOMING": ("replied", "inbound", "decision_maker")}
SUPPRESSED = ("BOUNCE", "COMPLAINT", "UNSUBSCRIBE")


def of_touchpoint(record: dict) -> dict:
    """A record of the custom object, whose options are the library's words in capitals."""
    touch = {
        "id": f"touchpoint:{record['id']}",
        "at": record["happenedAt"],
        "via": record["channel"].lower(),
        "way": record["way"].lower(),
        "outcome": record["outcome"].lower(),
        "spoke_to": record["spokeTo"].lower(),
        "message_left": record["messageLeft"],
    }
    if record["callBackOn"]:
        touch["promised"] = {"when": record["callBackOn"]}
    if record["actionId"]:
        touch["action"] = record["actionId"]
    return touch


def of_message(record: dict) -> dict:
    outcome, way, spoke_to = MAIL[record["direction"]]
    return {
        "id": f"message:{record['id']}",
        "at": record["receivedAt"],
        "via": "email",
        "way": way,
        "outcome": outcome,
        "spoke_to": spoke_to,
    }


def question(rows: dict) -> dict:
    settings, opportunity, person = rows["settings"], rows["opportunity"], rows["person"]
    told = [of_touchpoint(one) for one in rows["touchpoint"] if not one["deletedAt"]]
    told += [of_message(one) for one in rows["message"] if not one["deletedAt"]]
    adopted = settings["adopted"]
    since = [touch for touch in told if not adopted or touch["at"] >= adopted]
    phones, emails = person["phones"], person["emails"]
    numbers = [phones["primaryPhoneCallingCode"] + phones["primaryPhoneNumber"]] if phones["primaryPhoneNumber"] else []
    numbers += [one["callingCode"] + one["number"] for one in phones["additionalPhones"]]
    mails = [emails["primaryEmail"], *emails["additionalEmails"]]
    return {
        "pursuit": {
            "id": f"opportunity:{opportunity['id']}",
            "started": min([adopted or opportunity["createdAt"], *(touch["at"] for touch in since)]),
            "earlier_attempts": settings["earlier_calls"] if adopted else 0,
            "who": {
                "id": f"person:{person['id']}",
                "zones": settings["zone_of_calling_code"].get(phones["primaryPhoneCallingCode"], settings["zone"]),
                "reachable_by": [
                    *({"via": "call", "endpoint": number} for number in numbers),
                    *({"via": "email", "endpoint": mail} for mail in mails if mail),
                ],
                "suppressions": [
                    {"only": "email", "endpoint": one["emailAddress"], "since": one["createdAt"]}
                    for one in rows["messageSuppression"]
                    if one["reason"] in SUPPRESSED
                ],
            },
        },
        "history": since,
        "progress": None,
        "usable": True,
    }
# adapter]
