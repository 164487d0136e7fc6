#!/usr/bin/env bash
# The README shows examples/quickstart and what it prints; neither may drift from the real thing.
#   check.sh README.md quickstart.cpp QUICKSTART            compares
#   check.sh README.md quickstart.cpp QUICKSTART --update   writes the README anew
set -euo pipefail
readme=$1 source=$2 program=$3 mode=${4:-}

# with_block FILE MARKER LANGUAGE CONTENT: FILE with the fenced block behind the marker replaced.
with_block() {
  awk -v marker="<!-- $2 -->" -v fence="\`\`\`$3" -v content="$4" '
    $0 == marker { print; print fence; while ((getline line < content) > 0) print line; print "```"; inside = 1; next }
    inside && $0 == "<!-- end -->" { inside = 0 }
    !inside { print }' "$1"
}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$program" >"$work/output"
with_block "$readme" quickstart.cpp cpp "$source" >"$work/with_source"
with_block "$work/with_source" "quickstart output" "" "$work/output" >"$work/readme"
grep -q '^<!-- quickstart.cpp -->$' "$readme" && grep -q '^<!-- quickstart output -->$' "$readme"
if [[ $mode == --update ]]; then
  cp "$work/readme" "$readme"
else
  diff -u "$readme" "$work/readme" && echo "the README shows what the example is and prints"
fi
