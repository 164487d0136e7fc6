"""Whichever way a question goes, its answer is the same: asks all cases through the command, the service and whatever else is named.

    ways.py FOLLOWUP [NAME=COMMAND]...

A command answers the lines of its standard input, as `followup next` does. From progress too the answer is that of the history, unless it has to be decided
from that.
"""

import json
import pathlib
import shlex
import subprocess
import sys

sys.dont_write_bytecode = True  # what is in the folder are cases
import run

FOLDER = pathlib.Path(__file__).parent


def replies(command, questions):
    text = "".join(json.dumps(one) + "\n" for one in questions)
    done = subprocess.run(command, input=text, capture_output=True, text=True, encoding="utf-8", check=False)
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    if len(lines) != len(questions):
        sys.exit(f"{command}: {len(lines)} answers to {len(questions)} questions\n{done.stderr}")
    return [{name: value for name, value in one.items() if name != "line"} for one in lines]


def all_questions(followup):
    """Each with its policy and calendar, and the name of its case as request."""
    questions = []
    for file in sorted(FOLDER.glob("*.json")):
        case = json.loads(file.read_text(encoding="utf-8"))
        answers = run.answers_to(case, followup)
        for one in case["questions"]:
            questions.append({**run.asked(case, one, answers), "policy": case["policy"], "request": file.stem})
    return questions


def differing(questions, expected, found):
    return [(asked, a, b) for asked, a, b in zip(questions, expected, found) if a != b]


def from_progress(command, questions, expected):
    """Where the answer that progress gives is another."""
    begun = replies(command, [{**one, "progress": None} for one in questions])
    wrong = differing(questions, expected, [{k: v for k, v in one.items() if k != "progress"} for one in begun])
    kept = [(one, a, b["progress"]) for one, a, b in zip(questions, expected, begun) if b.get("progress")]
    asked = [{**one, "progress": progress, "history": []} for one, _, progress in kept]
    again = [{k: v for k, v in one.items() if k != "progress"} for one in replies(command, asked)]
    print(f"{len(asked)} of {len(questions)} questions are decided from progress")
    return wrong + differing(asked, [a for _, a, _ in kept], again)


def main(followup, *others):
    questions = all_questions(followup)
    expected = replies([followup, "next"], questions)
    ways = {"the service": [followup, "serve"]}
    for name, command in (one.split("=", 1) for one in others):
        ways[name] = shlex.split(command)
    wrong = []
    for name, way in ways.items():
        wrong += [(name, each) for each in differing(questions, expected, replies(way, questions))]
    wrong += [("progress", each) for each in from_progress([followup, "serve"], questions, expected)]
    for name, (asked, one, other) in wrong:
        print(f"{asked['request']}, {name}:\n  {json.dumps(one)}\n  {json.dumps(other)}")
    if not wrong:
        print(f"{len(questions)} questions, {' and '.join(ways)}: the same answers")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
