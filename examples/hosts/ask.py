"""ask - questions from standard input, a line each, answered in Python.

    ask.py POLICY.json CALENDAR.json [NOW] <questions.jsonl >answers.jsonl

NOW is in seconds since 1970; without it, each question is asked at the time of its line.
"""

from __future__ import annotations

import json
import sys
from datetime import datetime, timezone
from pathlib import Path

from followup import Calendar, FollowupError, Policy, Session


def written(answer: dict) -> str:
    return json.dumps(answer, ensure_ascii=False, separators=(",", ":"))


def read(kind, path: str):
    """A policy or a calendar. What cannot be read is told, and ends it."""
    try:
        return kind(Path(path).read_bytes())
    except FollowupError as error:
        sys.exit(f"ask: {path}: {written(error.answer)}")
    except OSError:
        sys.exit(f"ask: {path}: cannot be read")


# [ask
def ask_all(policy: Policy, calendar: Calendar, now: datetime | None) -> int:
    """Asks line by line. What cannot be decided is answered by its mistakes, and the rest is carried on."""
    status = 0
    with Session(policy, calendar) as session:
        for line in filter(str.strip, sys.stdin):
            try:
                answer = session.ask(line, now or datetime.now(timezone.utc))
            except FollowupError as error:
                status, answer = 1, error.answer
            print(written(answer), flush=True)
    return status
# ask]


def main(words: list[str]) -> int:
    if len(words) not in (2, 3):
        print("Usage: ask.py POLICY.json CALENDAR.json [NOW] <questions.jsonl >answers.jsonl", file=sys.stderr)
        return 2
    now = datetime.fromtimestamp(int(words[2]), timezone.utc) if len(words) == 3 else None
    return ask_all(read(Policy, words[0]), read(Calendar, words[1]), now)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
