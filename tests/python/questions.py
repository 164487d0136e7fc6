"""`followup next` in Python, for tests/cases/ways.py: an answer for each question of standard input, a line each."""

import json
import sys

from followup import FollowupError, Session


def main() -> None:
    with Session() as session:
        for line in sys.stdin:
            try:
                answer = session.ask(json.loads(line))
            except FollowupError as error:
                answer = error.answer
            print(json.dumps(answer))


if __name__ == "__main__":
    main()
