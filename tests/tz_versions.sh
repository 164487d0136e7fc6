#!/usr/bin/env bash
# tz_versions.sh BUILD [SUITE...]: runs suites built in BUILD (default: time and engine, rule packs among them) under the
# tz database of this machine and under every other version that Debian's package archive has of it. Nothing is
# installed: each version is unpacked into a folder and mounted over the system's own in a namespace of the suite's, so
# that every reader of the database sees the same one. Where only one version is to be had, it says so.
set -euo pipefail

build=$(cd "${1:?the folder of a build}" && pwd)
shift
suites=("$@")
((${#suites[@]})) || suites=(time engine)

database=/usr/share/zoneinfo
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
failed=0

# run VERSION COMMAND...: each suite under COMMAND.
run() {
  local version=$1 suite
  shift
  for suite in "${suites[@]}"; do
    printf '%-12s under tzdata %s: ' "$suite" "$version"
    if "$@" "$build/tests/${suite}_tests" --log_level=error >"$folder/log" 2>&1 </dev/null; then
      echo good
    else
      failed=1
      echo failed
      cat "$folder/log"
    fi
  done
}

# The versions that can be had beside the one that is installed, newest first.
other_versions() {
  command -v apt-get >/dev/null && command -v dpkg-deb >/dev/null || return 0
  apt-cache madison tzdata 2>/dev/null | awk -F' *[|] *' -v own="$1" '$2 != own && !seen[$2]++ { print $2 }'
}

# unpack VERSION: the folder with its zones.
unpack() {
  local to=$folder/$1
  mkdir -p "$to"
  (cd "$to" && apt-get download -qq "tzdata=$1" >/dev/null 2>&1 && dpkg-deb -x ./*.deb .) || return 1
  echo "$to$database"
}

# over FOLDER COMMAND...: with that folder in the place of the database.
over() {
  # shellcheck disable=SC2016
  unshare --map-root-user --mount sh -c 'mount --bind "$1" "$2" && shift 2 && exec "$@"' sh "$1" "$database" "${@:2}"
}

# 2025b-0+deb12u2 and 2025b-0+deb12u1 are packages of one version.
version_of() { echo "${1%%-*}"; }

own=$(dpkg-query -W -f '${Version}' tzdata 2>/dev/null || echo "of this machine")
run "$(version_of "$own")" env

tried=0
declare -A known=(["$(version_of "$own")"]=1)
if over "$database" true 2>/dev/null; then
  for package in $(other_versions "$own"); do
    version=$(version_of "$package")
    [[ -z ${known[$version]:-} ]] || continue
    known[$version]=1
    zones=$(unpack "$package") || continue
    run "$version" over "$zones"
    tried=$((tried + 1))
  done
else
  echo "no mount namespaces here"
fi
((tried > 0)) || echo "only one version of the tz database is to be had: nothing to compare with"
exit "$failed"
