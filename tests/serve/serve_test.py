"""`followup serve` as the programs that talk to it see it: serve_test.py FOLLOWUP [unittest options]"""

import json
import os
import pathlib
import random
import signal
import socket
import subprocess
import sys
import tempfile
import time
import unittest

FOLLOWUP = ""
NOON = "2026-11-24T12:00:00Z"
OFFICE = {"calendar": "office", "version": "1", "hours": {"monday-friday": "09:00-17:00"}}


def rhythm(version, every):
    track = {"id": "calls", "every": every, "via": "call"}
    return {"policy": "ours", "version": version, "outcomes": {"based_on": "doctrine"}, "tracks": [track]}


def call(day, **more):
    return {"id": f"call {day}", "at": f"2026-11-{day:02}T09:00:00Z", "via": "call", "outcome": "no_answer", **more}


def question(number=1, history=(), **more):
    who = {"id": number, "zones": "UTC", "reachable_by": ["call", "letter", "email"]}
    pursuit = {"id": f"offer-{number}", "started": "2026-11-09T08:00:00Z", "who": who}
    return {"pursuit": pursuit, "history": list(history), **more}


def lines(*documents):
    return "".join(json.dumps(one) + "\n" for one in documents).encode()


class ServeTest(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.path = pathlib.Path(self.folder.name)
        for name in ("policies", "calendars"):
            (self.path / name).mkdir()
        (self.path / "calendars" / "office.json").write_text(json.dumps(OFFICE))
        (self.path / "policies" / "ours.json").write_text(json.dumps(rhythm("1", "2 business days")))
        self.options = ["--policies", str(self.path / "policies"), "--calendars", str(self.path / "calendars")]
        self.defaults = [*self.options, "--calendar", str(self.path / "calendars" / "office.json"), "--now", NOON]

    def ask(self, *documents, options=None):
        """The answers to documents over standard streams."""
        run = self.raw(lines(*documents), options)
        return [json.loads(line) for line in run.stdout.splitlines()]

    def raw(self, text, options=None):
        options = [*self.defaults, "--policy", "until_no"] if options is None else options
        run = subprocess.run([FOLLOWUP, "serve", *options], input=text, capture_output=True, timeout=120)
        self.assertEqual(run.returncode, 0, run.stderr)
        return run

    def start(self, *options, **more):
        process = subprocess.Popen([FOLLOWUP, "serve", *options], stderr=subprocess.PIPE, **more)
        self.addCleanup(process.stderr.close)
        self.addCleanup(process.wait)
        self.addCleanup(process.kill)
        return process


class Verbs(ServeTest):
    def test_a_line_without_a_verb_is_a_question(self):
        plain, named = self.ask(question(request=7), question(request=7, verb="next"))
        self.assertEqual(plain, named)
        self.assertEqual((plain["pursuit"], plain["request"], plain["status"]), ("offer-1", 7, "due"))

    def test_fold_and_advance_give_the_progress_of_the_whole_history(self):
        first, both = self.ask(
            question(history=[call(10)], verb="fold"), question(history=[call(10), call(12)], verb="fold", request="r")
        )
        self.assertEqual(both["request"], "r")
        (advanced,) = self.ask(question(history=[call(12)], verb="advance", progress=first["progress"]))
        self.assertEqual(advanced["progress"], both["progress"])
        refused = self.ask(question(verb="advance"), question(verb="advance", progress=None))
        self.assertEqual([one["mistakes"][0]["path"] for one in refused], ["/progress"] * 2)

    def test_explain_tells_in_the_languages_that_are_asked_for(self):
        english, dutch = self.ask(question(verb="explain"), question(verb="explain", told="nl"))
        self.assertTrue(english["told"]["en"].startswith("Call on "))
        self.assertNotIn("reasons", english)
        self.assertEqual(list(dutch["told"]), ["nl"])

    def test_the_agenda_puts_promises_first_and_keeps_to_the_capacity(self):
        promised = call(20, outcome="just_left", spoke_to="gatekeeper", promised={"when": "2026-11-24 13:00-15:00"})
        asked = {
            "verb": "agenda", "request": [1], "end_of_day": "2026-11-24T17:00:00Z",
            "questions": [question(1), question(2, [promised]), question(3, [{"id": 1}]), question(4)],
        }  # fmt: skip
        everything, two = self.ask(asked, {**asked, "capacity": {"call": 2}})
        self.assertEqual(everything["request"], [1])
        self.assertEqual(everything["agenda"][0]["pursuit"], "offer-2")
        self.assertEqual(everything["agenda"][0]["urgency"], "promise")
        self.assertEqual(everything["agenda"][0]["action"]["via"], "call")
        self.assertEqual(everything["agenda"][0]["question"], 1)
        self.assertEqual({one["pursuit"] for one in everything["agenda"]}, {"offer-1", "offer-2", "offer-4"})
        self.assertTrue(all(one["path"].startswith("/questions/2/history/0/") for one in everything["mistakes"]))
        self.assertEqual(sum(one["action"]["via"] == "call" for one in two["agenda"]), 2)

    def test_the_audit_finds_what_has_fallen_between_two_stools(self):
        promised = call(16, outcome="just_left", spoke_to="gatekeeper", promised={"when": "2026-11-18 13:00-15:00"})
        book = [{**question(1), "open": False}, question(2, [promised]), {**question(3), "open": "perhaps"}]
        said, german = self.ask({"verb": "audit", "book": book}, {"verb": "audit", "book": book, "told": "de"})
        found = {(one["pursuit"], one["kind"]) for one in said["findings"]}
        self.assertIn(("offer-1", "given_up"), found)
        self.assertIn(("offer-2", "promise_not_kept"), found)
        told = next(one for one in said["findings"] if one["kind"] == "promise_not_kept")
        self.assertEqual((told["touch"], told["entry"]), ("call 16", 1))
        self.assertIn("was not made", told["told"])
        self.assertTrue(any("ist nicht erfolgt" in one["told"] for one in german["findings"]))
        self.assertEqual([one["path"] for one in said["mistakes"]], ["/book/2/open"])

    def test_the_audit_knows_the_diary(self):
        (asked,) = self.ask(question(1))
        action = asked["actions"][0]
        step = {"action": action["id"], "via": action["via"], "at": action["window"]["begin"]}
        known, unknown = (
            self.ask({"verb": "audit", "book": [{**question(1), "diary": diary}]})[0]["findings"]
            for diary in ([{**step, "action": one["id"]} for one in asked["actions"]], [])
        )
        self.assertNotIn("not_in_diary", [one["kind"] for one in known])
        self.assertIn("not_in_diary", [one["kind"] for one in unknown])

    def test_the_insight_tells_what_a_book_says(self):
        promised = call(16, outcome="just_left", spoke_to="gatekeeper", promised={"when": "2026-11-18 13:00-15:00"})
        won = call(17, outcome="yes", spoke_to="decision_maker")
        book = [question(1, [won]), question(2, [promised]), question(3, [{"id": 1}])]
        asked = {"verb": "insight", "book": book, "minutes_a_call": 6, "hours_a_yes": 8, "told": ["en", "nl", "de"]}
        said, wrong = self.ask(asked, {**asked, "minutes_a_call": 0, "request": 7})
        seen = said["insight"]
        self.assertEqual((seen["pursuits"], seen["yes"], seen["undecided"]), (2, 1, 1))
        self.assertEqual(seen["calls"][0]["yes"]["count"], 1)
        self.assertEqual(seen["calls"][0]["minutes_a_yes"], 12)
        self.assertEqual(seen["payoff"]["calls_a_yes"], 80)
        self.assertEqual([one["pursuit"] for one in seen["promises"]["missed_by_us"]], ["offer-2"])
        self.assertEqual([one["touch"] for one in seen["promises"]["missed_by_us"]], ["call 16"])
        self.assertEqual(len(seen["dayparts"]["parts"]), 5)
        self.assertIn("those who were given up", said["told"]["en"])
        self.assertIn("wie is opgegeven", said["told"]["nl"])
        self.assertIn("aufgegeben wurde", said["told"]["de"])
        self.assertTrue(all(one["path"].startswith("/book/2/history/0/") for one in said["mistakes"]))
        self.assertEqual((wrong["request"], wrong["mistakes"][0]["path"]), (7, "/minutes_a_call"))

    def test_check_tells_every_mistake(self):
        good, bad, neither = self.ask(
            {"verb": "check", "policy": {"preset": "gentle"}, "calendar": OFFICE, "request": 1},
            {"verb": "check", "policy": rhythm("1", "2 weeks"), "calendar": {**OFFICE, "hours": {}}},
            {"verb": "check"},
        )
        self.assertEqual(good, {"request": 1, "good": True, "mistakes": []})
        self.assertFalse(bad["good"])
        paths = [one["path"] for one in bad["mistakes"]]
        self.assertEqual(paths[0], "/policy/tracks/0/every")
        self.assertTrue(any(path.startswith("/calendar") for path in paths))
        self.assertIn("a policy or a calendar", neither["mistakes"][0]["allowed"])

    def test_another_verb_is_refused_with_those_there_are(self):
        said = self.ask({"verb": "dance", "request": 3}, {"verb": 3}, {"verb": "agenda", "dance": 1})
        self.assertEqual(said[0]["request"], 3)
        for one in said[:2]:
            self.assertEqual(one["mistakes"][0]["path"], "/verb")
            self.assertIn("next, fold, advance, agenda, audit, insight, explain, check, policies", one["mistakes"][0]["allowed"])
        paths = {one["path"] for one in said[2]["mistakes"]}
        self.assertEqual(paths, {"/questions", "/end_of_day", "/dance"})


class Lines(ServeTest):
    def test_each_line_that_is_not_blank_has_its_answer_in_its_place(self):
        good = json.dumps(question(request="good")).encode()
        luck = random.Random(7)
        bad = [b"{", b"[]", b"null", b"\xff\xfe", b'"\xc3(', b"{}" * 9, b"[" * 99999]
        bad.append(b'{"verb": "agenda", "questions": {}}')
        bad += [bytes(luck.choices([*range(0, 10), *range(11, 256)], k=luck.randrange(1, 80))) for _ in range(200)]
        bad += [good[: luck.randrange(1, len(good))] for _ in range(50)]
        bad = [one for one in bad if one.strip(b" \t\r")]
        run = self.raw(b"\n".join(b for one in bad for b in (one, b"  \r", good)) + b"\n")
        said = run.stdout.decode().splitlines()
        self.assertEqual(len(said), 2 * len(bad))
        for at, (refused, answered) in enumerate(zip(said[::2], said[1::2])):
            self.assertIn("mistakes", json.loads(refused), bad[at])
            self.assertEqual(json.loads(refused)["line"], 3 * at + 1)
            self.assertEqual(json.loads(answered)["request"], "good")

    def test_a_line_of_any_length_is_answered(self):
        text = b"x" * 40_000_000 + b"\n" + lines(question()) + b" " * 40_000_000
        said = [json.loads(line) for line in self.raw(text).stdout.splitlines()]
        self.assertEqual([one.get("line") for one in said], [1, None, 3])
        self.assertIn("16 MiB", said[0]["mistakes"][0]["allowed"])

    def test_the_last_line_needs_no_end(self):
        self.assertEqual(json.loads(self.raw(lines(question())[:-1]).stdout)["pursuit"], "offer-1")

    def test_an_answer_comes_before_more_is_asked(self):
        process = self.start(*self.defaults, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        for number in (1, 2):
            process.stdin.write(lines(question(number, policy="ours")))
            process.stdin.flush()
            self.assertEqual(json.loads(process.stdout.readline())["pursuit"], f"offer-{number}")
        process.send_signal(signal.SIGTERM)
        self.assertEqual(process.wait(10), 0)
        self.assertEqual(process.stdout.read(), b"")
        process.stdin.close()
        process.stdout.close()

    def test_the_clock_is_read_for_each_line(self):
        process = self.start(*self.options, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        times = []
        for _ in range(2):
            process.stdin.write(lines(question(policy="ours", calendar="office")))
            process.stdin.flush()
            times.append(json.loads(process.stdout.readline())["assumed"][0]["allowed"][-20:])
            time.sleep(1.1)
        self.assertLess(times[0], times[1])
        process.stdin.close()
        process.stdout.close()


class Folders(ServeTest):
    def setUp(self):
        super().setUp()
        self.process = self.start(*self.options, "--now", NOON, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.addCleanup(self.process.stdout.close)
        self.addCleanup(self.process.stdin.close)
        self.file = self.path / "policies" / "ours.json"

    def say(self, document):
        time.sleep(0.25)  # for as long a look at the folders holds
        self.process.stdin.write(lines(document))
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())

    def answer(self):
        return self.say(question(policy="ours", calendar="office", history=[call(23)]))

    def due(self):
        return self.answer()["actions"][0]["due"]

    def ours(self):
        return next(one for one in self.say({"verb": "policies"})["policies"] if one["name"] == "ours")

    def test_a_document_that_changes_is_taken_anew(self):
        self.assertEqual(self.due(), "2026-11-25T09:00:00Z")
        self.file.write_text(json.dumps(rhythm("2", "3 business days")))
        self.assertEqual(self.due(), "2026-11-26T09:00:00Z")
        self.assertEqual(self.ours()["version"], "2")
        replacement = self.path / "ours.tmp"
        replacement.write_text(json.dumps(rhythm("3", "4 business days")))
        replacement.replace(self.file)
        self.assertEqual(self.due(), "2026-11-27T09:00:00Z")

    def test_one_that_becomes_no_use_stays_as_it_was_and_says_so(self):
        before = self.due()
        self.file.write_text('{"policy": "ours"')
        self.assertEqual(self.due(), before)
        told = self.ours()
        self.assertEqual((told["version"], told["in_use"]), ("1", True))
        self.assertIn("JSON", told["mistakes"][0]["allowed"])
        self.file.write_text(json.dumps(rhythm("2", "3 owls")))
        self.assertEqual(self.due(), before)
        self.assertEqual(self.ours()["mistakes"][0]["path"], "/tracks/0/every")
        self.file.write_text(json.dumps(rhythm("4", "3 business days")))
        self.assertNotEqual(self.due(), before)
        self.assertNotIn("mistakes", self.ours())
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(10)
        log = self.process.stderr.read().decode()
        self.assertIn("ours.json: is no use, what was good stays in use: /tracks/0/every", log)
        self.assertIn("ours.json: is taken anew", log)

    def test_what_comes_can_be_named_and_what_goes_cannot(self):
        self.due()
        self.file.rename(self.path / "policies" / "theirs.json")
        said = self.answer()
        self.assertEqual(said["mistakes"][0]["path"], "/policy")
        self.assertIn("theirs", said["mistakes"][0]["allowed"])
        self.assertIn("status", self.say(question(policy="theirs", calendar="office")))

    def test_a_folder_that_cannot_be_read_any_more_changes_nothing(self):
        before = self.due()
        (self.path / "policies").rename(self.path / "elsewhere")
        self.assertEqual(self.due(), before)

    def test_one_that_was_never_good_cannot_be_named_and_is_told(self):
        (self.path / "policies" / "bad.json").write_text("[]")
        self.assertIn("mistakes", self.say(question(policy="bad", calendar="office")))
        told = next(one for one in self.say({"verb": "policies"})["policies"] if one["name"] == "bad")
        self.assertFalse(told["in_use"])
        self.assertTrue(told["mistakes"])


class Socket(ServeTest):
    def setUp(self):
        super().setUp()
        self.address = str(self.path / "socket")
        self.process = self.listen()

    def listen(self):
        process = self.start("--socket", self.address, *self.defaults, "--policy", "until_no")
        for line in process.stderr:
            if b"listens on" in line:
                return process
        self.fail("does not listen")

    def connect(self):
        one = socket.socket(socket.AF_UNIX)
        one.settimeout(60)
        one.connect(self.address)
        self.addCleanup(one.close)
        return one

    def ask(self, one, *documents):
        one.sendall(lines(*documents))
        with one.makefile("rb") as answers:
            return [json.loads(answers.readline()) for _ in documents]

    def test_everybody_gets_their_own_answers(self):
        all_of_them = [self.connect() for _ in range(20)]
        for number, one in enumerate(all_of_them):
            one.sendall(lines(*[question(number, request=i) for i in range(30)])[:-1])
        for number, one in enumerate(all_of_them):
            one.shutdown(socket.SHUT_WR)
            with one.makefile("rb") as answers:
                said = [json.loads(line) for line in answers]
            self.assertEqual([each["request"] for each in said], list(range(30)))
            self.assertEqual({each["pursuit"] for each in said}, {f"offer-{number}"})

    def test_who_does_not_read_keeps_nobody_waiting(self):
        lazy = self.connect()
        lazy.setblocking(False)
        many = lines(*[question(verb="explain")] * 1000)
        sent = 0
        try:
            while sent < 100 * len(many):
                sent += lazy.send(many)
                time.sleep(0.01)
        except BlockingIOError:
            pass
        self.assertLess(sent, 100 * len(many))
        start = time.monotonic()
        for number in range(100):
            self.assertEqual(self.ask(self.connect(), question(number))[0]["pursuit"], f"offer-{number}")
        self.assertLess(time.monotonic() - start, 20)

    def test_who_has_gone_is_no_matter(self):
        for _ in range(50):
            gone = self.connect()
            gone.sendall(lines(*[question()] * 100)[:-7])
            gone.close()
        self.assertEqual(self.ask(self.connect(), question())[0]["pursuit"], "offer-1")
        self.assertIsNone(self.process.poll())

    def test_told_to_stop_it_answers_what_it_has_read_and_removes_the_socket(self):
        idle, busy = self.connect(), self.connect()
        self.ask(busy, question())
        self.process.send_signal(signal.SIGTERM)
        self.assertEqual(self.process.wait(10), 0)
        self.assertFalse(os.path.exists(self.address))
        self.assertEqual(idle.recv(1), b"")

    def test_who_never_reads_cannot_keep_it_from_stopping(self):
        lazy = self.connect()
        lazy.setblocking(False)
        try:
            while True:
                lazy.send(lines(*[question(verb="explain")] * 1000))
                time.sleep(0.01)
        except BlockingIOError:
            pass
        self.process.send_signal(signal.SIGINT)
        self.assertEqual(self.process.wait(20), 0)

    def test_a_socket_left_behind_is_taken_over_and_a_living_one_is_not(self):
        second = subprocess.run(
            [FOLLOWUP, "serve", "--socket", self.address], stderr=subprocess.PIPE, timeout=20, check=False
        )
        self.assertEqual(second.returncode, 2)
        self.assertIn(b"in use", second.stderr)
        self.assertEqual(self.ask(self.connect(), question())[0]["pursuit"], "offer-1")
        self.process.kill()
        self.process.wait()
        self.process = self.listen()
        self.assertEqual(self.ask(self.connect(), question())[0]["pursuit"], "offer-1")

    def test_what_is_no_socket_stays(self):
        file = self.path / "precious"
        file.write_text("kept")
        run = subprocess.run([FOLLOWUP, "serve", "--socket", str(file)], capture_output=True, timeout=20, check=False)
        self.assertEqual((run.returncode, file.read_text()), (2, "kept"))

    def test_questions_a_second(self):
        one = self.connect()
        (said,) = self.ask(one, question(history=[call(10), call(12)], progress=None))
        asked = lines(question(progress=said["progress"])) * 500
        count, start = 0, time.monotonic()
        with one.makefile("rb") as answers:
            for _ in range(20):
                one.sendall(asked)
                for _ in range(500):
                    self.assertIn(b'"status"', answers.readline())
                    count += 1
        print(f"{count / (time.monotonic() - start):.0f} questions a second with progress, one after the other")


if __name__ == "__main__":
    FOLLOWUP = sys.argv.pop(1)
    unittest.main()
