#!/usr/bin/env bash
# What the example in C answers is what the command answers: ask_test.sh ASK FOLLOWUP DATA
set -euo pipefail
ask=$1 followup=$2
cd "$3"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

"$ask" ours.json office.json 1795521600 <cases.jsonl >"$work/in_c"
"$followup" next --policy ours.json --calendar office.json --now 2026-11-24T12:00:00Z cases.jsonl >"$work/expected"
diff "$work/expected" "$work/in_c"

status=0
{ cat cases.jsonl; echo '{"pursuit": {"id": "offer-9"'; } | "$ask" ours.json office.json >"$work/in_c" || status=$?
[[ $status -eq 1 && $(wc -l <"$work/in_c") -eq 5 ]]
tail -n 1 "$work/in_c" | grep -q '^{"pursuit":"offer-9","mistakes":'
if grep -q '"path":"/now"' "$work/in_c"; then exit 1; fi

# What cannot be read is told, and ends it.
for wrong in "office.json: {\"mistakes\":" "none.json: cannot be read"; do
  status=0
  "$ask" "${wrong%%:*}" office.json </dev/null 2>"$work/err" || status=$?
  [[ $status -eq 1 ]]
  grep -qF "ask: $wrong" "$work/err"
done
echo "all as it should be"
