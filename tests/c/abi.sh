#!/usr/bin/env bash
# What programs that are linked with the C interface count on may not change: functions, and how structures lie.
#   abi.sh LIBRARY HEADER             compares the library, built with -g, with followup_c.abi beside this
#   abi.sh --update LIBRARY HEADER    writes that anew, for what has been added
set -euo pipefail
update=
if [[ $1 == --update ]]; then update=1; shift; fi
library=$1 header=$2
kept=$(dirname "$0")/followup_c.abi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/headers"
cp "$header" "$work/headers"
# What the handles point to is nobody's business, and nothing is kept that differs from one machine to another.
abidw --headers-dir "$work/headers" --drop-private-types --no-corpus-path --no-show-locs --no-comp-dir-path \
  --no-elf-needed --no-architecture --exported-interfaces-only "$library" >"$work/found.abi"

if [[ -n $update ]]; then
  cp "$work/found.abi" "$kept"
  exit
fi
status=0
abidiff "$kept" "$work/found.abi" || status=$?
# 4: something is different, 8: so that linked programs break; the rest: it could not be compared.
((status == 0)) && echo "the same"
exit "$status"
