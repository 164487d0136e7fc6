#!/usr/bin/env bash
# What the examples in other languages answer is what the command answers:
#   ask_test.sh FOLLOWUP DATA REFUSAL ASK...
# ASK is the command of the example, and REFUSAL what its answer to half a question begins with.
set -euo pipefail
followup=$1 refusal=$3
cd "$2"
shift 3
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

"$@" ours.json office.json 1795521600 <cases.jsonl >"$work/found"
"$followup" next --policy ours.json --calendar office.json --now 2026-11-24T12:00:00Z cases.jsonl >"$work/expected"
diff "$work/expected" "$work/found"

status=0
{ cat cases.jsonl; echo '{"pursuit": {"id": "offer-9"'; } | "$@" ours.json office.json >"$work/found" || status=$?
[[ $status -eq 1 && $(wc -l <"$work/found") -eq 5 ]]
[[ $(tail -n 1 "$work/found") == "$refusal"* ]]
if grep -q '"path":"/now"' "$work/found"; then exit 1; fi

# What cannot be read is told, and ends it.
for wrong in "office.json: {\"mistakes\":" "none.json: cannot be read"; do
  status=0
  "$@" "${wrong%%:*}" office.json </dev/null 2>"$work/err" || status=$?
  [[ $status -eq 1 ]]
  grep -qF "ask: $wrong" "$work/err"
done
echo "all as it should be"
