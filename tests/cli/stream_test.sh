#!/usr/bin/env bash
# 100,000 questions in constant memory, one at a time where that is wanted: stream_test.sh <followup>
# FOLLOWUP_LINES, if set, is another number of questions.
source "$(dirname "$0")/support.sh"
lines=${FOLLOWUP_LINES:-100000}

# Memory grows with none of: the number of lines, the length of a bad one.
peak_kb() { sed -n 's/^VmHWM:[^0-9]*\([0-9]*\).*/\1/p' "$1"; }

# many N: that many questions.
many() { awk -v n="$1" 'NF { question[++kinds] = $0 } END { for (i = 0; i < n; ++i) print question[i % kinds + 1] }' cases.jsonl; }

# memory_of N: what answering so many needs at most, in kB, looked at when all but the last were read.
memory_of() {
  local peak
  coproc asked { exec "$followup" next --no-reasons --policy until_no "${noon[@]}" 2>err; }
  local pid=$asked_PID out_fd=${asked[0]} in_fd=${asked[1]}
  { many "$1" >&"$in_fd"; } &
  head -n "$1" <&"$out_fd" | wc -l >answers
  wait $!
  peak=$(peak_kb "/proc/$pid/status")
  eval "exec $in_fd>&-"
  wait "$pid" 2>/dev/null
  echo "$peak"
}

few=$(memory_of 1000)
[[ $(<answers) -eq 1000 ]] || fail "$(<answers) of 1000 answers"
begin=$(date +%s%N)
all=$(memory_of "$lines")
took=$((($(date +%s%N) - begin) / 1000000))
[[ $(<answers) -eq $lines ]] || fail "$(<answers) of $lines answers"
echo "$lines lines in $took ms, $((lines * 1000 / (took + 1))) a second; $few kB after 1000, $all kB after all"
((all - few < 2048)) || fail "memory grows: $few kB after 1000 lines, $all kB after $lines"

# An answer comes before the next question is asked.
coproc asked { exec "$followup" next --policy until_no "${noon[@]}" 2>err; }
for id in offer-1 offer-2; do
  grep "$id" cases.jsonl >&"${asked[1]}"
  IFS= read -r -t 10 answer <&"${asked[0]}" || fail "no answer to $id"
  [[ $answer == '{"pursuit":"'$id'"'* ]] || fail "the answer to $id: $answer"
done
eval "exec ${asked[1]}>&-"
wait "$asked_PID" 2>/dev/null || true

# A line without an end is passed over.
{ head -c 40000000 /dev/zero | tr '\0' ' '; printf 'x\n'; cat cases.jsonl; } >in
run next --policy until_no "${noon[@]}"
ends_with "a very long line" 1
has_lines "a very long line, and the rest" 5
[[ $(line 1) == '{"line":1,'*'16 MiB'* ]] || fail "a very long line is told"

finish
