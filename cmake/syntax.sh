#!/usr/bin/env bash
# The compiler's warnings and errors for sources, without making anything of them:
#   cmake/syntax.sh BUILD PATH...    BUILD: a configured folder with compile_commands.json; PATH: a source or a folder
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
build=$1
shift

python3 - "$build/compile_commands.json" "${@/#/$root/}" <<'PY' | xargs -0 -P "$(nproc)" -I '{}' bash -c '{}'
import json, shlex, sys
paths = tuple(sys.argv[2:])
chosen = [entry for entry in json.load(open(sys.argv[1])) if entry["file"].startswith(paths)]
if not chosen:
    sys.exit(f"no source in {', '.join(paths)}")
for entry in chosen:
    words = [word for word in shlex.split(entry["command"]) if word != "ccache"]
    print(f"cd {shlex.quote(entry['directory'])} && {shlex.join(words)} -fsyntax-only", end="\0")
PY
echo "clean"
