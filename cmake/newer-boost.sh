# Sourced by the scripts, which set `root` first: newer_boost are the options with which CMake takes Boost 1.81. Debian's
# packages of two versions cannot be installed side by side, so this one is only unpacked.
unpack_newer_boost() (
  mkdir -p "$1"
  cd "$1"
  apt-get download -qq "${@:2}" || { apt-get update -qq && apt-get download -qq "${@:2}"; }
  local package
  for package in *.deb; do dpkg-deb --extract "$package" .; done
)

newer_boost_at=$root/.build/boost-1.81
[[ -e $newer_boost_at/usr/include/boost/version.hpp ]] ||
  unpack_newer_boost "$newer_boost_at" libboost1.81-dev libboost-test1.81-dev libboost-test1.81.0
newer_boost=(-DBOOST_ROOT="$newer_boost_at/usr" -DBOOST_LIBRARYDIR="$newer_boost_at/usr/lib/$(uname -m)-linux-gnu"
  -DBoost_NO_SYSTEM_PATHS=ON -DBoost_NO_BOOST_CMAKE=ON)
