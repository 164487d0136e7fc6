# What the tests of the command share: sourced with the command as $1, in a scratch folder with tests/cli/data in it.
# shellcheck shell=bash
set -uo pipefail

followup=$(realpath "$1")
source_dir=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cp "$source_dir"/tests/cli/data/* "$scratch"
cd "$scratch" || exit
export PATH="$(dirname "$followup"):$PATH" TZ=UTC LC_ALL=C
failures=0
: >out >err
noon=(--calendar office.json --now 2026-11-24T12:00:00Z)

fail() {
  printf 'FAILED: %s\n' "$1"
  sed 's/^/    /' out err | head -n 40
  failures=$((failures + 1))
}

# run ARGUMENT...: the command, with its input from a file called in, if there is one.
run() {
  status=0
  "$followup" "$@" >out 2>err <"$([[ -e in ]] && echo in || echo /dev/null)" || status=$?
}

# succeeds WHAT ARGUMENT...: with status 0 and nothing on standard error.
succeeds() {
  local what=$1
  shift
  run "$@"
  [[ $status -eq 0 && ! -s err ]] || fail "$what: status $status"
}

# refuses WHAT PATTERN ARGUMENT...: with status 2, nothing on standard output, and a message that matches.
refuses() {
  local what=$1 pattern=$2
  shift 2
  run "$@"
  [[ $status -eq 2 && ! -s out ]] || fail "$what: status $status"
  grep -qE -- "$pattern" err || fail "$what: does not say $pattern"
  grep -q '^followup: ' err || fail "$what: does not say who speaks"
}

ends_with() { [[ $status -eq $2 ]] || fail "$1: status $status, not $2"; }
says() { grep -qE -- "$2" out || fail "$1: does not say $2"; }
complains() { grep -qE -- "$2" err || fail "$1: does not complain $2"; }
has_lines() { [[ $(wc -l <out) -eq $2 ]] || fail "$1: $(wc -l <out) lines, not $2"; }
line() { sed -n "$1p" out; }

finish() {
  ((failures == 0)) && echo "all as it should be"
  exit $((failures != 0))
}
