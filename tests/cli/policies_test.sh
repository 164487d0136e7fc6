#!/usr/bin/env bash
# Policies checked, told, compared and shown: policies_test.sh <followup>
source "$(dirname "$0")/support.sh"

succeeds "a good policy" check ours.json until_no
says "a good policy" '^ours.json: good$'
says "a preset" '^until_no: good$'
cat >wrong.json <<'END'
{"policy": "wrong", "outcomes": {"based_on": "doctrine"},
 "tracks": [{"id": "calls", "every": "2 weeks", "via": "owl"}], "surprise": 1}
END
run check ours.json wrong.json
ends_with "a wrong one" 1
says "the good one is good" '^ours.json: good$'
says "the first mistake, with its place" '^wrong.json: /tracks/0/every: .*2 weeks'
says "and the second" '^wrong.json: /tracks/0/via: .*owl'
says "and the third" '^wrong.json: .*surprise'
cp wrong.json in
run check -
ends_with "standard input" 1
says "standard input" '^standard input: /tracks/0/via'
rm in
refuses "a file that is not there" '^followup: check: .*none.json.*No such file|^followup: none.json: cannot be read: No such file' \
  check none.json
refuses "a folder" 'cannot be read: Is a directory' check .
refuses "nothing to check" 'at least one' check

succeeds "described" describe until_no
says "described" 'calls'
succeeds "described in Dutch" describe --language nl ours.json
succeeds "as a diagram" describe --diagram until_no
says "as a diagram" '^flowchart'

run diff until_no ours.json
ends_with "they differ" 1
says "they differ" 'business days'
succeeds "they do not" diff until_no until_no
run diff until_no wrong.json
ends_with "one cannot be read" 2
refuses "one is not enough" 'takes two policies' diff until_no

for preset in until_no three_strikes gentle proposal_follow_up fourteen_days; do
  succeeds "shown: $preset" show "$preset"
  cp out shown.json
  succeeds "read again: $preset" check shown.json
  succeeds "the same: $preset" diff "$preset" shown.json
  succeeds "shown again: $preset" show shown.json
  cmp -s out shown.json || fail "shown twice: $preset is not the same"
done
succeeds "with all outcomes" show --all-outcomes until_no
says "with all outcomes" 'just_left'

for name in policy calendar prospect pursuit touchpoint history answer reply question progress insight simulation forecast; do
  succeeds "schema: $name" schema "$name"
  says "schema: $name" 'json-schema.org'
done
for shipped in "$source_dir"/src/serve/schema/*.schema.json; do
  name=$(basename "$shipped" .schema.json)
  "$followup" schema "$name" | cmp -s - "$shipped" || fail "$shipped is not what followup schema $name writes"
done
refuses "another schema" "'poem' is none of: policy" schema poem

start=(--start '2026-11-20 16:00' --zone Europe/Amsterdam)
succeeds "a timeline" timeline "${start[@]}" three_strikes
says "a timeline" '^  4  Tue 24 Nov 2026  09:00-17:00  call 2'
says "how it ends" '^Closed: the limit "patience"'
succeeds "the same, started in UTC" timeline --start 2026-11-20T15:00:00Z --zone Europe/Amsterdam three_strikes
says "the same, started in UTC" '^  4  Tue 24 Nov 2026  09:00-17:00  call 2'
succeeds "with a calendar" timeline "${start[@]}" --calendar office.json three_strikes
says "with a calendar" '09:00-12:30'
succeeds "with other outcomes, in Dutch" timeline "${start[@]}" --outcome machine --language nl until_no
says "with other outcomes, in Dutch" 'als elk telefoontje uitloopt op "machine"'
for outcome in no_answer busy machine just_left in_meeting at_lunch day_off away message_taken will_call_back \
  gatekeeper_no; do
  succeeds "with $outcome" timeline "${start[@]}" --days 60 --outcome "$outcome" until_no
  says "with $outcome" 'call 2'
done
succeeds "with reasons" timeline "${start[@]}" --reasons three_strikes
says "with reasons" '"calls" begins'
succeeds "not so far" timeline "${start[@]}" --days 5 until_no
says "not so far" '^Not closed; looked ahead until Wed 25 Nov 2026'
echo '{"id": 1, "zones": "America/New_York", "reachable_by": ["email"]}' >who.json
succeeds "for somebody" timeline "${start[@]}" --prospect who.json gentle
says "for somebody" 'e-mail 1'
grep -q 'call 1' out && fail "for somebody: who has no telephone"
succeeds "as a picture" timeline "${start[@]}" --format svg --title 'A & B' until_no
says "as a picture" '^<svg xmlns'
says "as a picture, with a title" 'A &amp; B'
succeeds "as a page" timeline "${start[@]}" --format html until_no
says "as a page" '^<!DOCTYPE html>'
says "as a page" '<svg xmlns'
succeeds "by the system's clock" timeline gentle
refuses "another outcome" "'yes' is none of: no_answer" timeline --outcome yes gentle
refuses "another format" "'pdf' is none of: text svg html" timeline --format pdf gentle
refuses "no such zone" 'Europe/Nowhere' timeline --zone Europe/Nowhere gentle
refuses "no such start" 'yesterday' timeline --start yesterday gentle
refuses "no number of days" "'-1' is no number" timeline --days -1 gentle
refuses "no such hours" '17:00-09:00' timeline --calendar 17:00-09:00 gentle

run verify three_strikes next-step messages
ends_with "something is not kept" 1
says "what is kept" '^proved: always has a next step'
says "what is not" '^refuted: '
refuses "another property" "'luck' is none of: definite-no" verify until_no luck

finish
