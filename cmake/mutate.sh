#!/usr/bin/env bash
# Changes one operator of the core at a time and runs the suites: what no test notices is printed as a survivor.
#   cmake/mutate.sh [how many] [seed] [folder of src ...]      (20, 1, engine time)
# Works on a copy in .build/mutate; nothing of the checkout is touched.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
count=${1:-20}
seed=${2:-1}
shift $(($# < 2 ? $# : 2))
folders=("${@:-engine}")
[[ $# -eq 0 ]] && folders=(engine time)

copy=$root/.build/mutate/checkout
build=$root/.build/mutate/build
mkdir -p "$copy"
git -C "$root" ls-files -z | (cd "$root" && tar --null -T - -cf -) | tar -C "$copy" -xf -
cmake -S "$copy" -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=Debug -DCMAKE_CXX_FLAGS_DEBUG=-O1 -DFOLLOWUP_BUILD_EXAMPLES=OFF \
  -DFOLLOWUP_INSTALL=OFF >/dev/null
suites=(time model policy engine oracle properties)
targets=("${suites[@]/%/_tests}")

build_suites() { cmake --build "$build" --parallel "$(nproc)" --target "${targets[@]}" >/dev/null 2>&1; }
pass() {
  local suite
  for suite in "${targets[@]}"; do
    timeout 300 "$build/tests/$suite" --report_level=no --log_level=nothing >/dev/null 2>&1 || return 1
  done
}
build_suites && pass || { echo "the suites fail as they are"; exit 1; }

# file:line:column:from:to of every such operator between blanks, outside comments; in an order of the seed's.
places() {
  python3 - "$copy/src" "$seed" "$count" "${folders[@]}" <<'PY'
import pathlib, random, re, sys
src, seed, count, folders = pathlib.Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), sys.argv[4:]
swaps = {"<": "<=", "<=": "<", ">": ">=", ">=": ">", "==": "!=", "!=": "==", "&&": "||", "||": "&&"}
found = []
for folder in folders:
    for file in sorted((src / folder).glob("*.cpp")):
        for number, line in enumerate(file.read_text().split("\n"), 1):
            code = line.split("//")[0]
            if "template" in code or code.lstrip().startswith("#"):
                continue
            for hit in re.finditer(r" (<=|>=|==|!=|&&|\|\||<|>) ", code):
                found.append((file, number, hit.start(1), hit.group(1), swaps[hit.group(1)]))
random.Random(seed).shuffle(found)
for one in found[:count]:
    print("\t".join(map(str, one)))
PY
}

survivors=0
tried=0
while IFS=$'\t' read -r file line column from to; do
  cp "$file" "$file.sound"
  python3 - "$file" "$line" "$column" "$from" "$to" <<'PY'
import sys
path, line, column, old, new = sys.argv[1], int(sys.argv[2]) - 1, int(sys.argv[3]), sys.argv[4], sys.argv[5]
lines = open(path).read().split("\n")
lines[line] = lines[line][:column] + new + lines[line][column + len(old):]
open(path, "w").write("\n".join(lines))
PY
  tried=$((tried + 1))
  printf '%d of %d\r' "$tried" "$count" >&2
  if build_suites && pass; then
    survivors=$((survivors + 1))
    printf 'survived: %s:%s  %s for %s\n    %s\n' "${file#"$copy"/}" "$line" "$to" "$from" \
      "$(sed -n "${line}p" "$file.sound" | sed 's/^ *//')"
  fi
  mv "$file.sound" "$file"
  touch "$file"
done < <(places)
echo "$tried tried, $survivors survived"
