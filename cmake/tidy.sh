#!/usr/bin/env bash
# clang-tidy over the sources of the library and the command: cmake/tidy.sh BUILD, a folder with compile_commands.json.
# Most of its time goes into the headers of others. The sources of a folder are therefore looked at as one, and where
# their own names clash, as two halves.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
export build=$1
cd "$root"

# What decides how a source reads: definitions, folders of headers, the standard. One to a line.
flags_of() {
  python3 - "$build/compile_commands.json" "$root/$1" <<'PY'
import json, shlex, sys
for entry in json.load(open(sys.argv[1])):
    if entry["file"] == sys.argv[2]:
        print("\n".join(word for word in shlex.split(entry["command"]) if word.startswith(("-D", "-I", "-std="))))
        break
PY
}

# look SOURCE...: as one, if they compile as one.
look() {
  local flags unit found=0
  mapfile -t flags < <(flags_of "$1")
  unit=$(mktemp --suffix=.cpp)
  printf "#include \"$PWD/%s\"\n" "$@" >"$unit"
  if (($# > 1)) && ! clang++ "${flags[@]}" -fsyntax-only "$unit" 2>/dev/null; then
    look "${@:1:$#/2}" || found=1
    look "${@:$#/2+1}" || found=1
  else
    clang-tidy-14 --quiet --config-file=.clang-tidy --checks=-bugprone-suspicious-include "$unit" -- "${flags[@]}" \
      2> >(sed '/^[0-9]* warnings\{0,1\} generated\.$/d' >&2) || found=1
  fi
  rm "$unit"
  return "$found"
}

export root
export -f flags_of look
# Folders of other languages have nothing to look at.
for folder in src/*/; do if compgen -G "$folder*.cpp" >/dev/null; then echo "$folder"; fi; done |
  xargs -P "$(nproc)" -I '{}' bash -c 'look {}*.cpp'
