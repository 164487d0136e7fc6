# Sourced by the scripts. install_missing PACKAGE...: installs the Debian packages among these that are not there yet.
# Elsewhere it does nothing, and what is missing shows when CMake looks for it.

# What building and running all tests takes beside a compiler.
needed_by_tests=(abigail-tools ccache cmake dpkg-dev file libboost-test-dev libboost1.74-dev libcctz-dev libgtest-dev
  libhowardhinnant-date-dev librapidcheck-dev libsqlite3-dev ninja-build nlohmann-json3-dev php-cli phpunit pkg-config
  postgresql-15 postgresql-15-pgtap postgresql-server-dev-15 python3-cffi python3-jsonschema python3-pytest
  python3-rstr python3-setuptools python3-tz tryton-modules-sale-opportunity tryton-proteus tryton-server tzdata)

install_missing() {
  command -v dpkg apt-get >/dev/null 2>&1 || return 0
  local package missing=() as_root=()
  for package in "$@"; do
    dpkg -s "$package" 2>/dev/null | grep -q '^Status: .* installed$' || missing+=("$package")
  done
  ((${#missing[@]})) || return 0
  ((EUID == 0)) || as_root=(sudo)
  echo "Installing ${missing[*]}"
  "${as_root[@]}" apt-get update -qq
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get install -qq --no-install-recommends "${missing[@]}" >/dev/null
}
