#!/usr/bin/env bash
# How many instructions each operation takes, compared with what instructions.txt beside this file keeps. Fails where one
# takes over 5 % more, or where what grows does not keep its shape: a unit of many costs no more than one of few.
#   tests/bench/instructions.sh            compares
#   tests/bench/instructions.sh --accept   keeps the new counts, where one got better or is meant to get worse
# With g++, for counts depend on the compiler. FOLLOWUP_BENCH_BUILD, if set, is the folder that it is built in.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
build=${FOLLOWUP_BENCH_BUILD:-$root/.build/bench}
kept=$here/instructions.txt

source "$root/cmake/install-missing.sh"
install_missing g++ valgrind "${needed_by_tests[@]}"
source "$root/cmake/ccache.sh"

# As tests/run compiles, so that ccache has most of it.
# shellcheck disable=SC2086
cmake -S "$root" -B "$build" -G Ninja -DCMAKE_CXX_COMPILER=g++ -DCMAKE_BUILD_TYPE=RelWithDebInfo \
  -DCMAKE_CXX_FLAGS_RELWITHDEBINFO="-O2 -g1 -DNDEBUG" -DFOLLOWUP_BUILD_BENCHMARKS=ON -DFOLLOWUP_BUILD_EXAMPLES=OFF \
  ${FOLLOWUP_CMAKE_OPTIONS:-} >/dev/null
cmake --build "$build" --parallel "${JOBS:-$(nproc)}" --target followup_instructions -- --quiet

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
(cd "$work" && valgrind --quiet --tool=callgrind --instr-atstart=no --callgrind-out-file=out \
  "$build/tests/bench/followup_instructions" >names)

# Callgrind numbers its files in the order in which the program names the operations, each with how often it was done.
place=0
while read -r name times; do
  place=$((place + 1))
  total=$(awk '/^(totals|summary):/ { print $2; exit }' "$work/out.$place")
  echo "$name $(((total + times / 2) / times))"
done <"$work/names" >"$work/found"

if [[ ${1:-} == --accept ]]; then
  { echo "# Instructions an operation, $(g++ --version | head -n 1); see instructions.sh."; cat "$work/found"; } >"$kept"
fi

awk '
  FNR == NR { if ($1 != "#") before[$1] = $2; next }
  {
    known = $1 in before
    change = known && before[$1] > 0 ? 100 * ($2 / before[$1] - 1) : 0
    verdict = !known ? "new" : change > 5 && $2 > before[$1] + 2 ? "MORE" : ""
    printf "%-28s %10d %10s %+7.1f %% %s\n", $1, $2, known ? before[$1] : "-", change, verdict
    if (verdict == "MORE") failed = 1
    if (split($1, part, "/") == 3 && part[1] == "growth") {
      if (part[2] in few && $2 > 1.5 * few[part[2]]) { print "  grows faster than its size"; failed = 1 }
      if (!(part[2] in few) || $2 < few[part[2]]) few[part[2]] = $2
    }
  }
  END { exit failed }' "$kept" "$work/found"
