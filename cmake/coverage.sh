#!/usr/bin/env bash
# Lines and branches of the library and the command that the tests reach: cmake/coverage.sh [build folder]
# The places that are left go to left.txt in the build folder; coverage.py says what counts.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
build=${1:-$root/.build/coverage}
cd "$root"
source cmake/install-missing.sh
install_missing clang llvm-14 "${needed_by_tests[@]}"

cmake -S . -B "$build" -G Ninja -DCMAKE_CXX_COMPILER=clang++ -DCMAKE_BUILD_TYPE=Debug \
  -DCMAKE_CXX_FLAGS="-fprofile-instr-generate -fcoverage-mapping" -DCMAKE_CXX_FLAGS_DEBUG="-O1 -g1" \
  -DFOLLOWUP_INSTALL=OFF >/dev/null
cmake --build "$build" --parallel "$(nproc)" -- --quiet

profiles=$build/profiles
rm -rf "$profiles"
LLVM_PROFILE_FILE="$profiles/%m.profraw" ctest --test-dir "$build" --output-on-failure --no-tests=error \
  --parallel "$(nproc)"
llvm-profdata-14 merge --sparse --output "$profiles/all.profdata" "$profiles"/*.profraw

mapfile -t sources < <(git ls-files 'src/*.?pp' 'include/*.hpp')
mapfile -t executables < <(
  find "$build" -type f -executable ! -path '*/CMakeFiles/*' ! -name '*.so*' ! -name '*.sh')
others=("${executables[@]:1}")
llvm-cov-14 export "${executables[0]}" "${others[@]/#/--object=}" --instr-profile "$profiles/all.profdata" \
  "${sources[@]}" | python3 cmake/coverage.py "$build/left.txt" "$root"
