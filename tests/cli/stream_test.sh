#!/usr/bin/env bash
# 100,000 questions in constant memory, one at a time where that is wanted: stream_test.sh <followup>
# FOLLOWUP_LINES, if set, is another number of questions.
source "$(dirname "$0")/support.sh"
lines=${FOLLOWUP_LINES:-100000}

# many N: that many questions.
many() { awk -v n="$1" 'NF { asked[++kinds] = $0 } END { for (i = 0; i < n; ++i) print asked[i % kinds + 1] }' cases.jsonl; }

# The command behind two pipes: questions go to 3, answers come from 4.
begin() {
  rm -f questions answers
  mkfifo questions answers
  "$followup" next --policy until_no "${noon[@]}" "$@" <questions >answers 2>err &
  pid=$!
  exec 3>questions 4<answers
}
end() {
  exec 3>&-
  wait "$pid"
  status=$?
  exec 4<&-
}

# answer_all N: asks so many; `answered` is how many came back, `peak` what memory it took at most, in kB.
answer_all() {
  begin --no-reasons
  many "$1" >&3 &
  local writer=$!
  answered=$(head -n "$1" <&4 | wc -l)
  wait $writer
  peak=$(sed -n 's/^VmHWM:[^0-9]*\([0-9]*\).*/\1/p' "/proc/$pid/status")
  end
  [[ $answered -eq $1 ]] || fail "$answered of $1 answers"
  ends_with "$1 lines" 0
}

answer_all 1000
few=$peak
start=$(date +%s%N)
answer_all "$lines"
took=$((($(date +%s%N) - start) / 1000000))
echo "$lines lines in $took ms, $((lines * 1000 / (took + 1))) a second; $few kB after 1000, $peak kB after all"
((peak - few < 2048)) || fail "memory grows: $few kB after 1000 lines, $peak kB after $lines"

# An answer comes before the next question is asked.
begin
for id in offer-1 offer-2; do
  grep "$id" cases.jsonl >&3
  IFS= read -r -t 10 answer <&4 || fail "no answer to $id"
  [[ $answer == '{"pursuit":"'$id'"'* ]] || fail "the answer to $id: $answer"
done
end
ends_with "one by one" 0

# A line without an end is passed over.
{ head -c 40000000 /dev/zero | tr '\0' ' '; printf 'x\n'; cat cases.jsonl; } >in
run next --policy until_no "${noon[@]}"
ends_with "a very long line" 1
has_lines "a very long line, and the rest" 5
[[ $(line 1) == '{"line":1,'*'16 MiB'* ]] || fail "a very long line is told"

finish
