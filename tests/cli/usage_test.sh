#!/usr/bin/env bash
# The command line itself: help, examples, completion, the manual page, and what goes wrong around it:
#   usage_test.sh <followup>
source "$(dirname "$0")/support.sh"

commands=$("$followup" --help | sed -n '/^Commands:/,/^$/s/^  \([a-z]*\) .*/\1/p')
[[ $(wc -w <<<"$commands") -ge 9 ]] || fail "the help lists the commands"

for one in help --help -h; do
  succeeds "$one" "$one"
  says "$one" '^Usage: followup COMMAND'
done
succeeds "--version" --version
says "--version" '^followup [0-9]+\.[0-9]+\.[0-9]+$'

# Every example of every help does what it says.
for command in $commands; do
  succeeds "help of $command" "$command" --help
  cp out help
  succeeds "help $command" help "$command"
  cmp -s out help || fail "help $command is another text than $command --help"
  examples=$(sed -n 's/^  \$ //p' help)
  [[ -n $examples ]] || fail "$command has no example"
  while IFS= read -r example; do
    status=0
    bash -euo pipefail -c "$example" >out 2>err </dev/null || status=$?
    allowed=0
    [[ $command == diff ]] && allowed=1  # they differ, and that is what it tells
    [[ $status -eq $allowed && ! -s err ]] || fail "example: $example: status $status"
  done <<<"$examples"
done
[[ -s ours.html && -s mine.json ]] || fail "the examples wrote their files"

# What is wrong is said in one line, with where to look.
refuses "no command" 'followup --help'
refuses "another command" "unknown command 'nxt'" nxt
refuses "another option" "next: unknown option '--polcy'; there are: --policy" next --polcy until_no
refuses "no policy" 'replay: --before is missing; see followup replay --help' replay
refuses "no value" '\-\-policy needs a value' next --policy
refuses "a value too many" '\-\-diagram takes no value' describe --diagram=yes until_no
refuses "twice" 'given twice' next --policy until_no --policy gentle
refuses "another language" "'eo' is none of: en nl" explain --policy until_no --language eo
refuses "another policy" 'untilno: cannot be read: No such file' next --policy untilno
refuses "a clock without a zone" 'no time in UTC' next --policy until_no --now '2026-11-24 12:00'
refuses "no clock at all" 'soonZ' next --policy until_no --now soonZ
refuses "no calendar there" 'none.json: cannot be read' next --policy until_no --calendar none.json
refuses "questions that are not there" 'none.jsonl: cannot be read: No such file' next --policy until_no none.jsonl
echo '{"calendar": "c"}' >bad_calendar.json
refuses "a calendar that is none" 'bad_calendar.json: /hours' next --policy until_no --calendar bad_calendar.json
cp ours.json ./--odd.json
succeeds "a file with an odd name" check -- --odd.json

# Output that cannot be written is no success; a reader that has had enough is no failure of ours to report at length.
if [[ -w /dev/full ]]; then
  status=0
  "$followup" show until_no >/dev/full 2>err || status=$?
  [[ $status -eq 2 ]] || fail "a full disk: status $status"
  complains "a full disk" 'standard output: cannot be written: No space left'
fi
status=0
(trap '' PIPE; for _ in {1..2000}; do cat cases.jsonl; done 2>/dev/null | "$followup" next --policy until_no "${noon[@]}" 2>err; echo $? >status) | head -n 1 >out
[[ $(<status) -eq 2 ]] || fail "a broken pipe, told: status $(<status)"
complains "a broken pipe, told" 'standard output: cannot be written: Broken pipe'
{ for _ in {1..2000}; do cat cases.jsonl; done 2>/dev/null | "$followup" next --policy until_no "${noon[@]}" 2>err; } | head -n 1 >out
says "a broken pipe" '"pursuit":"offer-1"'
[[ ! -s err ]] || fail "a broken pipe, untold: nothing is said"

# Completion knows every command, and every option of each.
# shellcheck source=/dev/null
source "$source_dir/src/cli/followup.bash"
completed() {
  COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)) COMPREPLY=()
  _followup
  printf '%s\n' "${COMPREPLY[@]}" | sort
}
same_words() {
  diff <(printf '%s\n' "$2" | sort) <(printf '%s\n' "$3") >out || fail "completion of $1"
}
for command in $commands; do
  completed followup "" | grep -qx "$command" || fail "completion does not know $command"
  same_words "the options of $command" "$("$followup" help "$command" | sed -n 's/^  \(--[a-z-]*\) .*/\1/p')" \
    "$(completed followup "$command" --)"
done
same_words "a policy" fourteen_days "$(completed followup next --policy fourt)"
same_words "a file" cases.jsonl "$(completed followup next --policy until_no ca)"
same_words "a language" nl "$(completed "$followup" explain --language n)"
same_words "a format" json "$(completed followup replay --format j)"
same_words "an outcome" machine "$(completed followup timeline --outcome ma)"
same_words "a schema" question "$(completed followup schema q)"

# The manual page has every command and option, and is well made where there is something to tell.
page=$source_dir/src/cli/followup.1
for command in $commands; do
  grep -q "^\.It Cm $command\$" "$page" || fail "the manual does not know $command"
  for option in $("$followup" help "$command" | sed -n 's/^  --\([a-z-]*\) .*/\1/p'); do
    grep -qE "Fl -$option( |\$)" "$page" || fail "the manual does not know --$option"
  done
done
if command -v mandoc >/dev/null; then
  mandoc -Tlint -W style "$page" >out 2>&1 || fail "the manual page"
fi

finish
