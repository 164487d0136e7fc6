#!/usr/bin/env bash
# Questions in, answers out: next_test.sh <followup>
source "$(dirname "$0")/support.sh"

succeeds "every prospect has an answer" next --policy until_no "${noon[@]}" cases.jsonl
has_lines "a line for each question, none for a blank one" 4
[[ $(line 1) == '{"pursuit":"offer-1","status":'* ]] || fail "the first answer carries its pursuit as it was given"
[[ $(line 3) == '{"pursuit":3,"status":'* ]] || fail "a number stays a number"
[[ $(line 2) == *'"rule":"promise"'* ]] || fail "a promise is kept"
[[ $(line 2) == *'"due":"2026-11-27T08:00:00Z"'* ]] || fail "on the day that was agreed"
[[ $(line 4) == *'"status":"closed"'*'"refused"'* ]] || fail "a definite no ends it"
[[ $(line 1) == *'"reasons":[{'* ]] || fail "the reasons are there"

cp cases.jsonl in
cp out from_file
succeeds "standard input is read where no file is named" next --policy until_no "${noon[@]}"
cmp -s out from_file || fail "and gives the same"
succeeds "or where it is named" next --policy until_no "${noon[@]}" cases.jsonl -
has_lines "two sources, one after the other" 8
rm in

succeeds "reasons can be left out" next --no-reasons --policy=until_no "${noon[@]}" cases.jsonl
grep -q '"reasons":\[{' out && fail "reasons can be left out: they are there"
refuses "but not both" 'exclude each other' next --reasons --no-reasons --policy until_no

# A question may bring its own clock and calendar.
sed 1q cases.jsonl | sed 's/"history": \[\]/"history": [], "now": "2026-11-24T12:00:00Z", "calendar": {"calendar": "c", "version": "1", "hours": {"monday-friday": "09:00-17:00"}}/' >own.jsonl
succeeds "its own clock and calendar" next --policy until_no own.jsonl

# Bad lines in the middle.
{
  sed -n 1p cases.jsonl
  echo '{"pursuit": {"id": "offer-9"'
  sed -n 2p cases.jsonl
  sed -n 1p cases.jsonl | sed 's/"offer-1"/"offer-8"/; s/Europe\/Amsterdam/Europe\/Nowhere/; s/"letter"/"owl"/'
  sed -n 2p cases.jsonl | sed 's/2026-11-23T09/2026-11-25T09/'
  printf '\xff\xfe\n'
  sed -n 3p cases.jsonl
} >mixed.jsonl
run next --policy until_no "${noon[@]}" mixed.jsonl
ends_with "some lines are bad" 1
has_lines "each line has its line" 7
[[ $(line 2) == '{"pursuit":"offer-9","line":2,"mistakes":[{'* ]] || fail "the second is no JSON"
[[ $(line 4) == '{"pursuit":"offer-8","line":4,'*'Europe/Nowhere'*'owl'* ]] || fail "all mistakes of a line are told"
[[ $(line 5) == *'"line":5,'*'2026-11-25T09:00:00Z'* ]] || fail "a touch in the future"
[[ $(line 6) == '{"line":6,'* ]] || fail "the sixth is no UTF-8"
for good in 1 3 7; do [[ $(line $good) == *'"status":'* ]] || fail "line $good goes on"; done
complains "how many, and the first" 'followup: 4 of 7 lines could not be decided; the first: mixed.jsonl, line 2'
iconv -f UTF-8 -t UTF-8 out >/dev/null || fail "what is written is UTF-8, whatever was read"

run next --policy until_no --now 2026-11-24T12:00:00Z cases.jsonl
ends_with "no calendar" 1
says "no calendar" '"path":"/calendar","found":"\(none\)"'
run next "${noon[@]}" cases.jsonl
ends_with "no policy" 1
says "no policy" '"path":"/policy","found":"\(none\)"'

# What cannot be right is left out where the line asks for that, and told.
sed -n 2p cases.jsonl | sed 's/"pursuit"/"usable": true, "pursuit"/; s/"history": \[/&{"id": "old", "at": "2019-01-01T09:00:00Z", "via": "call", "outcome": "no_answer"}, {"id": 8, "at": "2026-11-21T09:00:00Z", "via": "owl", "outcome": "no_answer"}, /' >usable.jsonl
succeeds "usable" next --policy until_no "${noon[@]}" usable.jsonl
says "usable: decided" '^\{"pursuit":"offer-2",.*"rule":"promise"'
says "usable: what cannot be read is told" '"left_out":\[\{"path":"/history/1/via","found":"\\"owl\\""'
says "usable: what cannot be is told at its place" '\{"path":"/history/0/at","found":"2019-01-01T09:00:00Z","allowed":"not before the start'
succeeds "usable, in words" explain --policy until_no "${noon[@]}" usable.jsonl
says "usable, in words" '^  left out: /history/0/at: found 2019'
sed 's/"usable": true/"usable": false/' usable.jsonl >strict.jsonl
run next --policy until_no "${noon[@]}" strict.jsonl
ends_with "else it is a bad line" 1

# Texts come back as they came, and mistakes stand where they were made.
sed -n 2p cases.jsonl | sed 's/"reachable_by": \[[^]]*\]/"reachable_by": [{"via": "call", "endpoint": "mobile"}]/' >named.jsonl
succeeds "texts" next --policy until_no "${noon[@]}" named.jsonl
says "an endpoint is called what it was called" '"endpoint":"mobile"'
sed 's/2026-11-23T09/2026-11-25T09/' named.jsonl >late.jsonl
run next --policy until_no "${noon[@]}" late.jsonl
says "a touch that is refused when the question is decided" '"path":"/history/0/at","found":"2026-11-25T09:00:00Z","allowed":"not after now, 2026-11-24T12:00:00Z"'

# Progress instead of history: asked with the call alone, the answer is that of all that happened.
question='{"pursuit": {"id": "offer-5", "started": "2026-11-16T09:00:00Z", "who": {"id": 5, "zones": "Europe/Paris", "reachable_by": ["call"]}}'
first='{"id": 50, "at": "2026-11-17T10:00:00Z", "via": "call", "outcome": "no_answer"}'
second='{"id": 51, "at": "2026-11-20T10:00:00Z", "via": "call", "outcome": "machine"}'
echo "$question, \"policy\": \"until_no\", \"request\": [5], \"progress\": null, \"history\": [$first]}" >first.jsonl
succeeds "progress" next "${noon[@]}" first.jsonl
says "progress, and the request" '^\{"pursuit":"offer-5","request":\[5\],.*"progress":"[0-9a-f]{256}"\}$'
kept=$(sed 's/.*"progress":\("[0-9a-f]*"\).*/\1/' out)
echo "$question, \"history\": [$first, $second]}" >all.jsonl
succeeds "all that happened" next --policy until_no "${noon[@]}" all.jsonl
cp out expected
echo "$question, \"progress\": $kept, \"history\": [$second]}" >newer.jsonl
succeeds "what is newer" next --policy until_no "${noon[@]}" newer.jsonl
sed 's/,"progress":"[0-9a-f]*"//' out | cmp -s - expected || fail "from progress the answer is the same"
succeeds "what is newer, in words" explain --policy until_no "${noon[@]}" newer.jsonl
run next --policy gentle "${noon[@]}" newer.jsonl
ends_with "progress of another policy" 1
says "progress of another policy" '"path":"/progress",.*"error":"stale_progress"'
run replay --before until_no --after ours.json "${noon[@]}" newer.jsonl
complains "a replay needs all of it" '/progress: found a part of the history'

# One input, one use.
refuses "a policy and questions on one input" 'standard input' next --policy - "${noon[@]}"
refuses "two uses of one input" 'standard input can be read once' next --policy - "${noon[@]}" -

# UTF-8 is kept, a byte order mark and line ends of another system are no matter, nor is a missing last one.
printf '\xef\xbb\xbf%s\r\n%s' "$(sed -n 1p cases.jsonl | sed 's/offer-1/Zoë-№1/')" "$(sed -n 2p cases.jsonl)" >in
succeeds "a spreadsheet's text" next --policy until_no "${noon[@]}"
has_lines "a spreadsheet's text" 2
[[ $(line 1) == '{"pursuit":"Zoë-№1",'* ]] || fail "UTF-8 is kept"
: >in
succeeds "nothing asked, nothing answered" next --policy until_no "${noon[@]}"
has_lines "nothing asked, nothing answered" 0
rm in

# In words.
succeeds "explained" explain --policy until_no "${noon[@]}" cases.jsonl
says "explained" '^offer-2$'
says "explained, in local time" '^  Call on Friday 27 November 2026, 09:00-12:30\.$'
says "explained, by whom" '^    They asked to be called back on Friday 27 November 2026'
succeeds "explained in Dutch" explain --language nl --policy until_no "${noon[@]}" cases.jsonl
says "explained in Dutch" '^  Bel op vrijdag 27 november 2026'
run explain --policy until_no "${noon[@]}" mixed.jsonl
ends_with "explained with bad lines" 1
complains "explained with bad lines" '^followup: mixed.jsonl, line 4: /pursuit/who/zones.*Europe/Nowhere'
says "the rest is carried on" '^3$'

# Under another policy.
succeeds "replayed" replay --before until_no --after ours.json "${noon[@]}" cases.jsonl
says "replayed" '^3$'
says "replayed" '^  The call comes at another time\.$'
says "with both answers" '^  Under "until_no" \(version 1\):$'
says "with both answers" '^  Under "until_no" \(version ours\):$'
says "counted" '^1 of 4 cases changes: the next action of 1'
succeeds "replayed in Dutch" replay --language nl --before until_no --after ours.json "${noon[@]}" cases.jsonl
says "replayed in Dutch" 'Het telefoontje komt op een ander moment'
succeeds "nothing changes" replay --before until_no --after until_no "${noon[@]}" cases.jsonl
says "nothing changes" '^0 of 4 cases change\.$'
succeeds "replayed as JSON" replay --format json --before until_no --after ours.json "${noon[@]}" cases.jsonl
has_lines "replayed as JSON" 1
says "replayed as JSON" '^\{"pursuit":3,"changes":\["next_action",.*"before":\{"status".*"after":\{"status"'
run replay --before until_no --after ours.json "${noon[@]}" mixed.jsonl
ends_with "what cannot be decided is told" 1
says "what cannot be decided is told" 'could not be decided'

finish
