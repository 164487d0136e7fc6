#!/usr/bin/env bash
# What a page shows of the examples, and what they print, may not drift from the real thing.
#   check.sh PAGE BLOCK...             compares
#   check.sh --update PAGE BLOCK...    writes the page anew
# A block is MARKER=LANGUAGE=FILE, or MARKER=LANGUAGE=FILE=NAME for the part of a file from "// [NAME" to "// NAME]",
# or with "#" for "//".
set -euo pipefail
update=
if [[ $1 == --update ]]; then update=1; shift; fi
page=$1
shift

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp "$page" "$work/readme"

part_of() {
  awk -v from="[$2" -v to="$2]" '$0 == "// " to || $0 == "# " to { inside = 0 }
    inside { print }
    $0 == "// " from || $0 == "# " from { inside = 1 }' "$1"
}

for block in "$@"; do
  IFS='=' read -r marker language file name <<<"$block"
  grep -qxF "<!-- $marker -->" "$page" || { echo "$page has no block '$marker'"; exit 1; }
  if [[ -n $name ]]; then part_of "$file" "$name"; else cat "$file"; fi >"$work/content"
  [[ -s $work/content ]] || { echo "'$marker' would be empty"; exit 1; }
  awk -v marker="<!-- $marker -->" -v fence="\`\`\`$language" -v content="$work/content" '
    $0 == marker { print; print fence; while ((getline line < content) > 0) print line; print "```"; inside = 1; next }
    inside && $0 == "<!-- end -->" { inside = 0 }
    !inside { print }' "$work/readme" >"$work/next"
  mv "$work/next" "$work/readme"
done

if [[ -n $update ]]; then
  cp "$work/readme" "$page"
else
  diff -u "$page" "$work/readme" && echo "the page shows what the examples are and print"
fi
