"""Asks the command what a case asks, and holds its answers against what the case expects.

    run.py FOLLOWUP CASE.json

README.md beside it explains a case. A case that still_wrong.txt lists has to come out wrong.
"""

import copy
import datetime
import json
import pathlib
import re
import subprocess
import sys
import tempfile

BOUNDS = {
    ">= ": lambda found, bound: found >= bound,
    "<= ": lambda found, bound: found <= bound,
}
NO_END = "9999-12-31T23:59:59Z"  # instants are compared as text, and this one is later than all


def as_expected(expected, found):
    if isinstance(expected, str) and expected[:3] in BOUNDS:
        return found is not None and BOUNDS[expected[:3]](found, expected[3:])
    if isinstance(expected, dict):
        return isinstance(found, dict) and all(as_expected(value, found.get(key)) for key, value in expected.items())
    return expected == found


def plain(action):
    """An action as cases speak of it: the window's ends as members of its own."""
    window = action.get("window", {})
    return {**action, "begin": window.get("begin"), "end": window.get("end", NO_END)}


def all_paired(expected, found):
    """Whether each of the ones is as expected by another of the others."""
    if not expected:
        return not found
    return any(
        as_expected(expected[0], one) and all_paired(expected[1:], found[:i] + found[i + 1 :])
        for i, one in enumerate(found)
    )


def of_kind(expected, member, found):
    return any(re.fullmatch(expected[member], one[member]) for one in found)


def differences(expect, answer):
    """Names of what is not as expected; none where all is."""
    actions = [plain(one) for one in answer.get("actions", [])]
    through = [one for one in actions if one["via"] in expect.get("channels", [one["via"]])]
    stati = expect["status"] if isinstance(expect.get("status"), list) else [expect.get("status")]
    good = {
        "status": lambda _: answer.get("status") in stati,
        "actions": lambda those: all_paired(those, through),
        "channels": lambda _: True,
        "among": lambda those: all(any(as_expected(one, action) for action in actions) for one in those),
        "none": lambda those: not any(as_expected(one, action) for one in those for action in actions),
        "wake_at": lambda instant: as_expected(instant, answer.get("wake_at")),
        "concluded": lambda how: as_expected(how, answer.get("concluded")),
        "reasons": lambda those: all(of_kind(one, "kind", answer.get("reasons", [])) for one in those),
        "mistakes": lambda those: all(of_kind(one, "path", answer.get("mistakes", [])) for one in those),
    }
    wrong = [name for name, value in expect.items() if not good[name](value)]
    return wrong + (["mistakes"] if "mistakes" in answer and "mistakes" not in expect else [])


def later(instant, seconds):
    at = datetime.datetime.fromisoformat(instant.removesuffix("Z")) + datetime.timedelta(seconds=seconds)
    return at.isoformat() + "Z"


def repeated(touch):
    times, every = (touch.pop("repeat", {}).get(name, 1) for name in ("times", "every_s"))
    return [{**touch, "id": touch["id"] + i, "at": later(touch["at"], i * every)} for i in range(times)]


def with_action(touch, answers):
    wanted = touch.get("action")
    if isinstance(wanted, dict):
        touch["action"] = next(
            one["id"] for one in answers[wanted["of"]]["actions"] if one["via"] == wanted["via"]
        )
    return touch


def asked(case, one, answers):
    question = {"calendar": case["calendar"], **copy.deepcopy(one["question"]), "now": one["now"]}
    touches = [with_action(touch, answers) for touch in question.get("history", [])]
    question["history"] = [each for touch in touches for each in repeated(touch)]
    return question


def ask(followup, policy, question):
    command = [followup, "next", "--policy", policy]
    lines = subprocess.run(command, input=json.dumps(question), capture_output=True, text=True, encoding="utf-8")
    try:
        return json.loads(lines.stdout)
    except json.JSONDecodeError:
        sys.exit(f"no answer: {lines.stdout}{lines.stderr}")


def answers_to(case, followup):
    with tempfile.TemporaryDirectory() as folder:
        policy = case["policy"]
        if isinstance(policy, dict):
            file = pathlib.Path(folder, "policy.json")
            file.write_text(json.dumps(policy), encoding="utf-8")
            policy = str(file)
        answers = []
        for one in case["questions"]:
            answers.append(ask(followup, policy, asked(case, one, answers)))
        return answers


def wrong_in(case, answers):
    """What is wrong in the reading of the case that fits best, as lines."""

    def read_as(reading):
        lines = []
        for one, answer in zip(case["questions"], answers):
            expect = one["expect"][reading] if isinstance(one["expect"], list) else one["expect"]
            wrong = differences(expect, answer)
            if wrong:
                lines.append(f"{one.get('what', one['now'])}: {', '.join(wrong)}, expected {json.dumps(expect)}")
                lines.append(f"  answer: {json.dumps(answer)}")
        return lines

    readings = max(len(one["expect"]) if isinstance(one["expect"], list) else 1 for one in case["questions"])
    return min((read_as(reading) for reading in range(readings)), key=len)


def still_wrong(folder):
    """The cases that are known to come out wrong. Each must be there: a name that is none would excuse nothing."""
    file = folder / "still_wrong.txt"
    names = file.read_text(encoding="utf-8").split() if file.exists() else []
    for name in names:
        if not (folder / f"{name}.json").exists():
            sys.exit(f"still_wrong.txt lists {name}, which is no case")
    return names


def main(followup, case_file):
    path = pathlib.Path(case_file)
    case = json.loads(path.read_text(encoding="utf-8"))
    wrong = wrong_in(case, answers_to(case, followup))
    if path.stem not in still_wrong(path.parent):
        sys.exit("\n".join(wrong) if wrong else 0)
    if not wrong:
        sys.exit(f"comes out right: take {path.stem} off still_wrong.txt")


if __name__ == "__main__":
    main(*sys.argv[1:])
