#!/usr/bin/env bash
# What a book says: insight_test.sh <followup>
source "$(dirname "$0")/support.sh"
now=(--now 2026-11-30T12:00:00Z)

# is_valid <what> <kind>: the output is as the schema of that kind says, by a validator that is not ours.
is_valid() {
  "$followup" schema "$2" >schema.json
  python3 - out schema.json <<'EOF' || fail "$1: not as its schema says"
import json, sys
from jsonschema import Draft202012Validator
document, schema = (json.load(open(file)) for file in sys.argv[1:])
Draft202012Validator.check_schema(schema)
Draft202012Validator(schema).validate(document)
EOF
}

succeeds "a book" insight "${now[@]}" cases.jsonl
says "a book" '^Pursuits: 4\. Came to a yes: 0, 0\.0 % \(0\.0–49\.0\)\. Ended otherwise: 1\. Undecided'
says "calls" '^ +2 +1 +0 +0\.0 % \(0\.0–79\.3\)'
says "no cause" 'those who were called on are not those who were given up'
says "when they are reached" '^  mid-morning, 10:00-12:00 +1 +3 +33\.3 % \(6\.1–79\.2\)$'
says "who keeps their word" 'Missed by us, nobody called: 1\.'
grep -q 'pays for' out && fail "a book: of the worth of a yes nobody asked"
cp cases.jsonl in
succeeds "from standard input, in Dutch" insight "${now[@]}" --language nl
says "from standard input, in Dutch" '^Opvolgingen: 4\.'
rm in
succeeds "in German" insight "${now[@]}" --language de cases.jsonl
says "in German" '^Vorgänge: 4\. Führten zu einem Ja: 0, 0,0 %'
succeeds "before the promised day is over" insight --now 2026-11-27T12:00:00Z cases.jsonl
grep -q 'Missed by us' out && fail "before the promised day is over: it is not missed yet"

won='{"pursuit": {"id": "w", "started": "2026-11-16T09:00:00Z", "who": {"id": 9, "zones": "UTC", "reachable_by": ["call"]}}, "history": [{"id": "yes it is", "at": "2026-11-19T10:00:00Z", "via": "call", "spoke_to": "decision_maker", "outcome": "yes"}]}'
for _ in {1..20}; do echo "$won"; done >won.jsonl
succeeds "what a yes costs" insight "${now[@]}" --minutes 6 --worth 8 won.jsonl
says "what a yes costs" 'say yes: at 6 minutes a call that is 6 minutes a yes\.$'
says "how far calls pay" 'pays for 80 calls of 6 minutes: up to the 1st each pays'

succeeds "as JSON" insight "${now[@]}" --format json --minutes 6 --worth 8 cases.jsonl won.jsonl
python3 - out <<'EOF' || fail "as JSON: what it says"
import json, sys
seen = json.load(open(sys.argv[1]))
assert (seen["pursuits"], seen["yes"], seen["no"], seen["undecided"]) == (24, 20, 1, 3), seen
first = seen["calls"][0]
assert first["yes"] == {"count": 20, "of": 23, "share": 0.869565, "low": 0.678725, "high": 0.954623}, first
assert first["minutes_a_yes"] == 6.9 and seen["payoff"]["pays_to"] == 1, first
(missed,) = seen["promises"]["missed_by_us"]
assert missed == {"pursuit": "offer-2", "touch": "20", "from": "2026-11-26T23:00:00Z", "to": "2026-11-27T23:00:00Z"}, missed
calls = {"id": "calls", "every": "2 business days", "via": "call"}
policy = {"policy": "calls", "outcomes": {"based_on": "doctrine"}, "tracks": [calls], "dayparts": seen["dayparts"]}
json.dump(policy, open("with_rates.json", "w"))
EOF
is_valid "as JSON" insight
succeeds "its dayparts stand in a policy" check with_rates.json
succeeds "by another policy's dayparts" insight "${now[@]}" --policy three_strikes --format json cases.jsonl

echo '{"pursuit": 1}' >bad.jsonl
run insight "${now[@]}" cases.jsonl bad.jsonl
ends_with "a bad line" 1
says "a bad line: the others are told" '^Pursuits: 4\.'
complains "a bad line" 'bad.jsonl, line 1: /pursuit'
refuses "no time at all" "'0' is no whole number from 1 on" insight --minutes 0 cases.jsonl
refuses "a worth without a cost" '--worth needs --minutes' insight --worth 8 cases.jsonl
refuses "another format" "'html' is none of: text json" insight --format html cases.jsonl
refuses "no such book" 'none.jsonl: cannot be read' insight none.jsonl

# Two policies with people who behave as a book did.
two=(simulate --before three_strikes --after until_no --zone Europe/Amsterdam --prospects 300)
for i in {1..30}; do cat cases.jsonl won.jsonl; done >book.jsonl
succeeds "two policies" "${two[@]}" book.jsonl
says "two policies" '^  of 100 prospects +before +after +change$'
says "two policies" '^  yeses +[0-9.]+ +[0-9.]+ +-?[0-9.]+ \('
says "what it holds for" 'people who behave at these rates'
cp out once
succeeds "the same seed" "${two[@]}" --seed 0 book.jsonl
cmp -s once out || fail "the same seed gives another text"
succeeds "another seed, in Dutch" "${two[@]}" --seed 1 --language nl --days 60 book.jsonl
says "another seed, in Dutch" '^  op 100 prospects'
succeeds "in German" "${two[@]}" --language de --days 60 book.jsonl
says "in German" '^  von 100 Interessenten +vorher +nachher +Änderung$'
succeeds "as JSON" "${two[@]}" --format json book.jsonl
is_valid "as JSON" simulation
python3 - out <<'EOF' || fail "a simulation as JSON: what it says"
import json, sys
seen = json.load(open(sys.argv[1]))
assert (seen["before"], seen["after"], seen["prospects"]) == ("three_strikes", "until_no", 300), seen
calls = seen["figures"]["call"]
assert calls["low"] < calls["change"] < calls["high"] and seen["figures"]["letter"]["before"] == 0, seen
EOF
sellers=(--minutes-a-day 60 --each 50 --ill 2 --emails-answered 12.5 --complaints 1 --call-back 10 --arriving 60)
succeeds "with sellers" "${two[@]}" "${sellers[@]}" book.jsonl
says "with sellers" '^  promised calls late '
says "with sellers" '^  answers in writing '
says "with sellers" '^A yes takes [0-9.]+ hours of a seller before, [0-9.]+ after\.$'
refuses "more than all" "--ill: '101' is no percentage from 0 to 100" "${two[@]}" --minutes-a-day 60 --ill 101 book.jsonl
refuses "ill without sellers" '--ill needs --minutes-a-day' "${two[@]}" --ill 1 book.jsonl
refuses "one seller" 'for two sellers at least' "${two[@]}" --minutes-a-day 60 --each 300 book.jsonl
refuses "one prospect" "'1' is no number from 2 to 1000000" simulate --before gentle --after until_no --prospects 1 book.jsonl
refuses "no other policy" '--after is missing' simulate --before gentle book.jsonl
run "${two[@]}" bad.jsonl cases.jsonl
ends_with "a bad line among others" 1
complains "a bad line among others" 'bad.jsonl, line 1'

# What is ahead.
ahead=(forecast "${now[@]}" --runs 50 --weeks 2)
succeeds "ahead" "${ahead[@]}" --minutes-a-day 30 book.jsonl
says "ahead" '^Open pursuits: 90\. '
says "ahead" '^  date +if nobody answers +as they answer +there is time for$'
says "ahead" '^  Mon 30 Nov 2026 .* too much$'
says "ahead" '^Today: [0-9]+ can be done, [0-9]+ of it within the day and [0-9]+ left over\.$'
says "ahead" '^A new pursuit takes .* carries [0-9.]+ \('
cp out once
succeeds "the same seed" "${ahead[@]}" --minutes-a-day 30 book.jsonl
cmp -s once out || fail "the same seed gives another forecast"
sed 's/"id": "w"/"id": "v"/; s/"zones"/"facts": {"owner": "North"}, "zones"/; s/"history".*/"history": []}/' won.jsonl | head -n 1 >north.jsonl
succeeds "by seller, in Dutch" "${ahead[@]}" --seller owner --language nl cases.jsonl north.jsonl
says "by seller, in Dutch" '^  North +[0-9,]+ +[0-9,]+$'
succeeds "by seller, in German" "${ahead[@]}" --seller owner --language de cases.jsonl north.jsonl
says "by seller, in German" '^Offene Vorgänge: 4\. '
says "by seller, in German" '^  North +[0-9,]+ +[0-9,]+$'
succeeds "ahead, as JSON" "${ahead[@]}" --seller owner --minutes-a-day 30 --format json cases.jsonl north.jsonl
is_valid "ahead, as JSON" forecast
python3 - out <<'EOF' || fail "a forecast as JSON: what it says"
import json, sys
seen = json.load(open(sys.argv[1]))
assert len(seen["days"]) == 14 and seen["pursuits"] == 4, seen
assert {one["seller"] for one in seen["days"][0]["sellers"]} == {"?", "North"}, seen["days"][0]
assert {one["pursuit"] for one in seen["today"]} >= {"v"}, seen["today"]
EOF
refuses "too far" "--weeks: '53' is no number from 1 to 52" forecast --weeks 53 cases.jsonl
run "${ahead[@]}" cases.jsonl bad.jsonl
ends_with "a bad line in a forecast" 1

# One page to look at.
page=(report "${now[@]}" --runs 20 --prospects 100 --minutes-a-day 30 --worth 8 --seller owner)
succeeds "a report" "${page[@]}" --title 'Us & <them>' cases.jsonl won.jsonl north.jsonl
cat >look.py <<'EOF'
import html.parser, sys
VOID = {"meta", "br", "hr", "img", "link", "input"}

class Page(html.parser.HTMLParser):
    """Every element closed, every id once, every link to something here, nothing fetched, every picture told."""
    def __init__(self):
        super().__init__()
        self.open, self.ids, self.links, self.told, self.regions, self.text = [], [], [], [], [], ""
    def handle_starttag(self, tag, attributes):
        if tag not in VOID and not self.get_starttag_text().endswith("/>"):
            self.open.append(tag)
        of = dict(attributes)
        assert tag != "script" and not {"src", "onclick"} & of.keys(), of
        if "id" in of:
            self.ids.append(of["id"])
        if "href" in of:
            assert of["href"].startswith("#"), of
            self.links.append(of["href"][1:])
        if of.get("role") == "region":
            assert of["aria-label"] not in self.regions, of
            self.regions.append(of["aria-label"])
        if tag == "svg":
            assert of["role"] == "img"
            self.told += of["aria-labelledby"].split()
    def handle_startendtag(self, tag, attributes):
        self.handle_starttag(tag, attributes)
    def handle_endtag(self, tag):
        assert self.open.pop() == tag, tag
    def handle_data(self, data):
        self.text += data

page = Page()
text = open(sys.argv[1], encoding="utf-8").read()
page.feed(text)
assert not page.open and len(set(page.ids)) == len(page.ids), page.ids
assert set(page.links) | set(page.told) <= set(page.ids) and len(page.told) >= 10, page.told
assert "url(" not in text and "@import" not in text
for said in sys.argv[2:]:
    assert said in page.text, said
EOF
is_page() {
  local what=$1
  shift
  python3 look.py out "$@" || fail "$what"
}
is_page "a report" 'Us & <them>' 'offer-1' 'North' 'say yes: at 6 minutes' 'The work that is ahead' 'Who is still without a yes' \
  'no message was left'
cp out once
succeeds "the same report" "${page[@]}" --title 'Us & <them>' cases.jsonl won.jsonl north.jsonl
cmp -s once out || fail "the same seed gives another report"
succeeds "a report in Dutch" "${page[@]}" --language nl --other gentle cases.jsonl won.jsonl
is_page "a report in Dutch" 'Het werk dat komt' 'gentle' 'Loont het om door te gaan?' 'is geen bericht achtergelaten'
succeeds "a report in German" "${page[@]}" --language de cases.jsonl won.jsonl
says "a report in German" '<html lang="de">'
is_page "a report in German" 'Die Arbeit, die kommt' 'Lohnt sich das Weitermachen?' 'wurde keine Nachricht hinterlassen'
: >empty.jsonl
succeeds "a report of nothing" "${page[@]}" empty.jsonl
says "a report of nothing" 'Nothing can be done today'
run "${page[@]}" cases.jsonl bad.jsonl
ends_with "a bad line in a report" 1
refuses "no such page" "unknown option '--format'" report --format pdf cases.jsonl

finish
