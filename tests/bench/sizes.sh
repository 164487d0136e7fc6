#!/usr/bin/env bash
# The size of the library and what including it costs: a stripped shared object of a release build, and the time that
# the compiler takes to read followup.hpp. Beside each stand the most that is allowed and the aim.
#   tests/bench/sizes.sh          CXX chooses the compiler
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
compiler=${CXX:-c++}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cmake -S "$root" -B "$work/build" -DCMAKE_BUILD_TYPE=Release -DBUILD_SHARED_LIBS=ON -DCMAKE_CXX_COMPILER="$compiler" \
  -DFOLLOWUP_BUILD_TESTS=OFF -DFOLLOWUP_BUILD_EXAMPLES=OFF -DFOLLOWUP_INSTALL=OFF >/dev/null
cmake --build "$work/build" --target followup --parallel "${JOBS:-1}" >/dev/null
strip -o "$work/stripped.so" "$(find "$work/build" -name 'libfollowup.so' | head -n 1)"
bytes=$(stat -c %s "$work/stripped.so")
echo "libfollowup.so, stripped: $((bytes / 1000)) KB (at most 400, aim 250)"

# The median processor time of five readings of one line, in seconds.
reading() {
  printf '%s\n' "$1" >"$work/line.cpp"
  local TIMEFORMAT='%U %S'
  for _ in 1 2 3 4 5; do
    { time "$compiler" -std=c++20 -fsyntax-only -I "$root/include" "$work/line.cpp"; } 2>&1
  done | awk '{ print $1 + $2 }' | sort -n | sed -n 3p
}

echo "#include <followup/followup.hpp>: $(reading '#include <followup/followup.hpp>') s (less than 1.5)"
echo "  of which <boost/date_time/posix_time/posix_time_types.hpp>:" \
  "$(reading '#include <boost/date_time/posix_time/posix_time_types.hpp>') s"
