#!/usr/bin/env bash
# Tests of examples/desk, as its user sees it: desk_test.sh <desk>
set -uo pipefail

desk=$(realpath "$1")
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cd "$scratch" || exit
unset NO_COLOR
failures=0

fail() {
  printf 'FAILED: %s\n' "$1"
  sed 's/^/    /' out err
  failures=$((failures + 1))
}

# succeeds WHAT DESK-ARGUMENT...: with status 0 and nothing on stderr.
succeeds() {
  local what=$1 status=0
  shift
  "$desk" "$@" >out 2>err </dev/null || status=$?
  [[ $status -eq 0 && ! -s err ]] || fail "$what: status $status"
}

# refuses WHAT PATTERN DESK-ARGUMENT...: with status 2, nothing on stdout, and one line on stderr that matches.
refuses() {
  local what=$1 pattern=$2 status=0
  shift 2
  "$desk" "$@" >out 2>err </dev/null || status=$?
  [[ $status -eq 2 && ! -s out && $(wc -l <err) -eq 1 ]] || fail "$what: status $status"
  grep -qE -- "$pattern" err || fail "$what: does not say $pattern"
}

says() { grep -qE -- "$2" out || fail "$1: does not say $2"; }
says_not() { ! grep -qE -- "$2" out || fail "$1: says $2"; }
is_sound() { succeeds "$1: sound" check && says "$1: sound" 'The book is sound'; }

lisbon_noon=(--now 2010-11-22T12:00 --zone Europe/Lisbon)
header=client,last_contact,medium,duration_s,contacts
header+=,days_since_previous_campaign,previous_contacts,previous_outcome,subscribed

# --- Import, and what the clients became.

cat >three.csv <<END
$header
1,2010-11-18,cellular,120,2,,0,unknown,no
2,2010-11-18,unknown,200,1,10,3,"success",yes
3,2010-11-22,telephone,30,1,,0,unknown,no
END
printf '%s\n' "$header" '1,2010-11-18,cellular,120,2,,0,unknown,no' '2,2010-11-18,telegraph,1,1,,0,unknown,no' >bad.csv

refuses 'a book that is not there' '--db desk.db: found no such file' today
refuses 'a bad field' 'bad.csv, line 3, column medium: found .telegraph., allowed: cellular, telephone or unknown' \
  import bad.csv
succeeds 'nothing of a bad file' today
says 'nothing of a bad file' '0 to do today, 0 waiting, 0 closed'
refuses 'a day that is still to come' 'three.csv, line 4, column last_contact' import three.csv \
  --now 2010-11-22T09:00 --zone Europe/Lisbon
succeeds 'import' import three.csv "${lisbon_noon[@]}"
says 'import' 'Imported 3 clients'
refuses 'import twice' 'three.csv, line 2, prospect: found 1' import three.csv
succeeds 'today' today "${lisbon_noon[@]}"
says 'today' '1 to do today, 1 waiting, 1 closed'
says 'today' '^ +1  client 1 +call +12:00-18:00 since Fri 19 Nov: the rhythm, after 2 calls$'
succeeds 'won' why 2 "${lisbon_noon[@]}"
says 'won' 'won'
succeeds 'by name' why 'client 3' "${lisbon_noon[@]}"
says 'by name' 'Call on Tuesday 23 November 2010'
is_sound 'after the import'
# As of a day before the newest touchpoint: what had happened by then counts, and nothing is put aside by it.
succeeds 'an earlier day' today --now 2010-11-19T12:00 --zone Europe/Lisbon
says 'an earlier day' '1 to do today, 1 waiting, 1 closed'

# bad_csv WHAT PATTERN LINE...
bad_csv() {
  local what=$1 pattern=$2
  shift 2
  printf '%s\n' "$@" >one.csv
  refuses "$what" "one.csv, $pattern" import one.csv
}
bad_csv 'another header' 'line 1: found .a,b., allowed: the columns client,last_contact' 'a,b'
bad_csv 'a field too few' 'line 2: found 8 fields, allowed: 9 fields' "$header" '9,2010-11-18,cellular,1,1,,0,unknown'
bad_csv 'an empty line' 'line 2: found 1 fields' "$header" ''
bad_csv 'no such day' 'line 2, column last_contact: found .2010-02-30.' "$header" \
  '9,2010-02-30,cellular,1,1,,0,unknown,no'
bad_csv 'no contact' 'line 2, column contacts: found .0., allowed: a whole number from 1' "$header" \
  '9,2010-11-18,cellular,1,0,,0,unknown,no'
bad_csv 'an open quote' 'line 2: found a quote that is not closed' "$header" '9,"2010-11-18,cellular,1,1,,0,unknown,no'
bad_csv 'a stray quote' 'line 2: found a quote inside' "$header" '9,2010"-11-18,cellular,1,1,,0,unknown,no'
bad_csv 'a client twice' 'line 3, prospect: found 9' "$header" '9,2010-11-18,cellular,1,1,,0,unknown,no' \
  '9,2010-11-18,cellular,1,1,,0,unknown,no'
touch empty.csv empty.db
refuses 'an empty file' 'empty.csv: found an empty file, allowed: the columns client,last_contact' import empty.csv
refuses 'an empty book' '--db empty.db: found an empty file' check --db empty.db
refuses 'a file that is not there' 'file: found .none.csv.' import none.csv
succeeds 'still three' today "${lisbon_noon[@]}"
says 'still three' '1 to do today, 1 waiting, 1 closed'

# --- A prospect by hand, from the first call to a hold.

succeeds 'add' add 'the prospect' --phone 020-0000000 --address 'a street' --now 2026-11-18T20:00
says 'add' 'next: call Mon 23 Nov 2026 '
refuses 'add twice' "prospect: found 'the prospect'" add 'the prospect' --phone 1
refuses 'add without a way' 'one or more of --phone, --email and --address' add somebody
call=(log 'the prospect' just_left 'call back 2026-11-27 14:00' message id call-1)
succeeds 'log' "${call[@]}" --now 2026-11-23T09:00
says 'log' '^Recorded: .* just left; call back 2026-11-27'
says 'log' 'next: call Fri 27 Nov 2026 14:00-14:30 \(they asked to be called then\)'
succeeds 'why' why 4 --now 2026-11-23T09:01
says 'why' 'They asked to be called back on Friday 27 November 2026, 14:00'
succeeds 'timeline' timeline 4 --now 2026-11-23T09:01
says 'timeline' '^Mon 23 Nov 2026 09:00 +call, gatekeeper: just left'
says 'timeline' '^Fri 27 Nov 2026 14:00 +call: no answer; message left'

cp desk.db before.db
succeeds 'the same again' "${call[@]}" --now 2026-11-24T09:00
says 'the same again' '^Already recorded'
cmp -s desk.db before.db || fail 'the same again: the book changed'
refuses 'the same id, other content' 'id call-1: found .*busy.*recorded under it: .*just left' \
  log 'the prospect' busy id call-1 --now 2026-11-24T09:00
refuses 'the same id, another prospect' 'id call-1: found prospect 1, .*prospect 4, ' \
  log 1 just_left 'call back 2026-11-27 14:00' message id call-1 --now 2026-11-24T09:00
cmp -s desk.db before.db || fail 'a conflicting id: the book changed'

succeeds 'an earlier call, later' log 4 busy at '2026-11-20 10:00' --now 2026-11-24T10:00
succeeds 'on hold' log 4 on_hold 2027-01-11 --now 2026-11-27T14:00
says 'on hold' 'call Mon 11 Jan 2027 '
succeeds 'quiet' today --now 2027-01-08T09:00
says_not 'quiet' 'the prospect'
succeeds 'resumed' today --now 2027-01-11T09:00
says 'resumed' 'the prospect +call'
succeeds 'policy' policy 4 gentle --now 2027-01-11T09:00
says 'policy' 'from now on policy gentle'
succeeds 'over' log 4 objection --now 2027-01-11T10:00
says 'over' 'Closed'
is_sound 'after a pursuit'

# --- What is not understood.

cp desk.db before.db
refuses 'an outcome' "outcome: found 'left', allowed: no_answer, busy, " log 1 left
refuses 'a word' "word: found 'loudly', allowed: message, inbound" log 1 busy loudly
refuses 'a date' "away: found '2026-11-31', allowed: a date" log 1 away 2026-11-31
refuses 'a date too many' "busy: found '2026-11-30', allowed: nothing" log 1 busy 2026-11-30
refuses 'no promise' 'promised: found \(none\)' log 1 call_back
refuses 'who' "by: found 'boss', allowed: nobody, machine, gatekeeper or decision_maker" log 1 busy by boss
refuses 'an impossible touchpoint' 'spoke_to: found yes from machine, allowed: decision_maker' log 1 yes by machine
refuses 'tomorrow' 'at: found 2010-12-24T10:00:00Z, allowed: not after now' \
  log 1 busy at 2010-12-24T10:00:00Z --now 2010-12-23T10:00
refuses 'a prospect' "prospect: found '77', allowed: the number or the name" why 77
refuses 'a policy' "policy: found 'until_yes', allowed: until_no, three_strikes, gentle" policy 1 until_yes
refuses 'a zone' "--zone: found 'Europe/Atlantis'" today --zone Europe/Atlantis
refuses 'an instant' "--now: found 'now'" today --now now
refuses 'an option' 'option: found --dbb, allowed: ' today --dbb x
refuses 'a command' "command: found 'tomorrow', allowed: demo, add" tomorrow
refuses 'a word too few' 'command: found 2 words, allowed: log <prospect> <outcome>' log 1
echo 'This is no database, but it is long enough to be taken for one at a glance.' >text.db
refuses 'no database' '--db text.db: found a file that is no database' today --db text.db
cmp -s desk.db before.db || fail 'a mistake: the book changed'
succeeds 'help' --help
says 'help' 'desk log'

# --- Two desks at once, and a crash: what was reported as recorded is there.

succeeds 'add another' add 'the other' --phone 1 --now 2026-11-18T20:00

# log_many NAME NUMBER: as many calls as there is time for, a minute apart; the names of those reported go to a file.
log_many() {
  for ((i = 1; i <= $2; ++i)); do
    local now
    printf -v now '2026-12-%02dT%02d:%02d' $((1 + i / 600)) $((8 + i / 60 % 10)) $((i % 60))
    "$desk" log 'the other' busy at "$now" id "$1-$i" --now 2026-12-31T09:00 >>"$1.out" 2>>"$1.err" &&
      echo "$1-$i" >>"$1"
  done
}

log_many left 15 & left=$!
log_many right 15 & right=$!
wait "$left" "$right"
cp left.err err; cat right.err >>err; : >out
[[ $(wc -l <left) -eq 15 && $(wc -l <right) -eq 15 ]] || fail 'two desks at once: not everything was recorded'

for round in 1 2 3 4; do
  set -m
  log_many "crash$round" 500 & crashing=$!
  set +m
  sleep "0.$((round * 2 + 1))"
  kill -9 -- "-$crashing"
  wait "$crashing" 2>/dev/null
done
cat left right crash* 2>/dev/null | grep -E '^[a-z]+[0-9]*-[0-9]+$' >reported
succeeds 'after a crash' timeline 'the other' --now 2026-12-31T09:00 --steps 0
cp out recorded
[[ $(grep -c ': busy' recorded) -ge $(wc -l <reported) ]] || fail 'after a crash: fewer recorded than reported'
is_sound 'after a crash'
# Logged again, each one is known.
tail -n 3 reported | while read -r name; do
  "$desk" log 'the other' busy id "$name" --now 2026-12-31T09:00
done >again 2>&1
cp again out
[[ $(grep -c '^Already recorded' again) -eq 3 ]] || fail 'after a crash: a reported touchpoint is not known'

# --- The demonstration, as far as it is the same every time.

succeeds 'demo' demo --db kept.db
says 'demo' 'call 11: '
says 'demo' '^  until then +50 calls, 50 messages'
says 'demo' 'None of it happened'
says 'demo' '^ +[0-9]+  [A-Z][a-z]+ [A-Z][a-z]+ +call +[0-9:-]+ missed: they asked for '
says 'demo' '^ +[0-9]+  [A-Z][a-z]+ [A-Z][a-z]+ +call +[0-9:-]+ they asked for [0-9:]+, after '
says 'demo' '^Appointments ahead, and nothing before: [1-9]'
says 'demo' '^On hold, as they wished: [1-9]'
# Of the first twenty rows no more than five have the same reason.
sed -n '/first twenty/,/^Appointments/s/^ *[0-9]* .*[0-9]:[0-9][0-9] \([a-z].*\)/\1/p' out | sed 's/, after.*//; s/;.*//' |
  sort | uniq -c | awk '$1 > 5 { exit 1 }' || fail 'demo: rows that are all alike'
says 'demo' '5,289 won'
says 'demo' '^yes lost +51.6 % +25.1 % +13.4 % '
says 'demo' 'CC BY 4.0'
says_not 'demo' $'\x1b'
says_not 'demo' $'\r'
[[ $(awk 'length > 100' out | wc -l) -eq 0 ]] || fail 'demo: wider than 100 columns'
refuses 'demo into an old book' '--db: found .kept.db., allowed: a file that does not exist yet' demo --db kept.db

((failures == 0)) && echo 'desk: everything as it should be'
exit $((failures > 0))
