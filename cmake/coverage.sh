#!/usr/bin/env bash
# Lines and branches of the library that the suites reach: cmake/coverage.sh [build folder]
# Prints the figures of each file, and what is left. Branches that only an exception takes are not counted.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
build=${1:-$root/.build/coverage}
cd "$root"
source cmake/install-missing.sh
install_missing g++ cmake ninja-build gcovr libboost1.74-dev libboost-test-dev libcctz-dev libhowardhinnant-date-dev \
  libsqlite3-dev tzdata

cmake -S . -B "$build" -G Ninja -DCMAKE_CXX_COMPILER=g++ -DCMAKE_BUILD_TYPE=Debug \
  -DCMAKE_CXX_FLAGS="--coverage -O0 -g1 -fprofile-abs-path" -DFOLLOWUP_BUILD_EXAMPLES=OFF -DFOLLOWUP_INSTALL=OFF >/dev/null
cmake --build "$build" --parallel "$(nproc)" -- --quiet
find "$build" -name '*.gcda' -delete
ctest --test-dir "$build" --output-on-failure --no-tests=error --parallel "$(nproc)" | tail -n 3

gcovr --root "$root" --filter "$root/src/" --filter "$root/include/" --exclude-throw-branches \
  --exclude-unreachable-branches --object-directory "$build" --txt "$build/lines.txt" "$build"
cat "$build/lines.txt"
gcovr --root "$root" --filter "$root/src/" --filter "$root/include/" --exclude-throw-branches \
  --exclude-unreachable-branches --object-directory "$build" --branches --print-summary "$build"
