#!/usr/bin/env bash
# Runs a command beside a PostgreSQL server of its own, with the extension as it was built:
#   with_server.sh BINDIR SHAREDIR PKGLIBDIR MODULE LIBRARY SOURCE COMMAND...
# The server lives in a temporary folder and listens on a socket there alone; nothing is installed, and in the end nothing
# is left. BINDIR, SHAREDIR and PKGLIBDIR are those of pg_config, and SOURCE is the root of the project; the extension's
# SQL is taken from there, or from the folder FOLLOWUP_EXTENSION_FILES. The command finds `psql`, the server by PGHOST,
# and `server` to stop and start it; in `$work` it can write.
set -euo pipefail
bindir=$1 sharedir=$2 pkglibdir=$3 module=$4 library=$5 source=$6
shift 6

work=$(mktemp -d "${TMPDIR:-/tmp}/followup-postgres.XXXXXX")
# A server refuses to run as root.
as_server() { "$@"; }
if ((EUID == 0)); then
  as_server() { runuser -u postgres -- "$@"; }
  chown postgres "$work"
fi
cd "$work"

finish() {
  local status=$?
  as_server "$work$bindir/pg_ctl" -D "$work/data" -m immediate -s stop >/dev/null 2>&1 || true
  ((status == 0)) || tail -n 40 "$work/server.log" 2>/dev/null || true
  rm -rf "$work"
  exit "$status"
}
trap finish EXIT

# The server looks for what belongs to it beside its own executable: a tree like the installed one, and the extension.
mkdir -p "$work$bindir" "$work$pkglibdir" "$work$sharedir/extension"
cp "$bindir"/{postgres,initdb,pg_ctl} "$work$bindir"
ln -s "$pkglibdir"/* "$work$pkglibdir"
ln -sf "$sharedir"/* "$work$sharedir" 2>/dev/null || true
rm -f "$work$sharedir/extension/extension"
ln -s "$sharedir"/extension/* "$work$sharedir/extension"
# Links to what is installed, if it is, give way to what was built.
rm -f "$work$pkglibdir"/followup.so "$work$sharedir"/extension/followup{.control,--*.sql}
cp "$module" "$library" "$work$pkglibdir"
files=${FOLLOWUP_EXTENSION_FILES:-$source/src/postgres}
cp "$files"/followup.control "$files"/followup--*.sql "$work$sharedir/extension"
# Where the project's libraries are shared, the C interface needs those beside it.
build=$(dirname "$(dirname "$library")")
{ ldd "$library" | awk -v build="$build/" 'index($3, build) == 1 { print $3 }'; } |
  while read -r one; do cp "$one" "$work$pkglibdir"; done
chmod -R a+rX "$work"
# What was installed to somewhere else looks for its libraries where the system has them.
export LD_LIBRARY_PATH=$work$pkglibdir

as_server "$work$bindir/initdb" -D "$work/data" -U postgres -A trust -E UTF8 --locale=C --no-sync >/dev/null
cat >>"$work/data/postgresql.conf" <<EOF
listen_addresses = ''
unix_socket_directories = '$work'
fsync = ${FOLLOWUP_FSYNC:-off}
timezone = 'UTC'
max_prepared_transactions = 2
${FOLLOWUP_SETTINGS:-}
EOF
as_server "$work$bindir/pg_ctl" -D "$work/data" -l "$work/server.log" -s -w start

export work PGHOST=$work PGUSER=postgres PGDATABASE=postgres PGOPTIONS='-c client_min_messages=warning'
export PATH="$bindir:$PATH"
# For who stops it and starts it again: server -m immediate stop
server() { as_server "$work$bindir/pg_ctl" -D "$work/data" -s "$@"; }
export -f server as_server
export bindir
"$@"
