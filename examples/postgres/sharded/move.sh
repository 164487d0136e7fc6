#!/usr/bin/env bash
# Moves a bucket from one server to another, while both answer: move.sh COORDINATOR OLD NEW BUCKET SERVER
# The first three are connection strings, BUCKET is its number and SERVER the name that the coordinator has for the new
# one. Whoever writes meanwhile is told to try again (40001); whoever reads is answered. Killed at any moment nothing is
# lost: run it again.
set -euo pipefail
coordinator=$1 old=$2 new=$3 number=$4 server=$5
run() { psql -XqAt -v ON_ERROR_STOP=1 -d "$@"; }
bucket=$(run "$coordinator" -c "SELECT bucket_name($number)")

if [[ $(run "$coordinator" -c "SELECT server FROM buckets WHERE bucket = '$bucket'") != "$server" ]]; then
  # Nothing is written there any more. What is being written is waited for.
  run "$old" -1 -v bucket="$bucket" <<'SQL'
CREATE OR REPLACE FUNCTION :bucket.leaving() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is moving to another server: try again', TG_TABLE_SCHEMA USING ERRCODE = 'serialization_failure';
END
$$;
SELECT format('CREATE OR REPLACE TRIGGER a_leaving BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON %s FOR EACH STATEMENT
                 EXECUTE FUNCTION %I.leaving()', oid::regclass, :'bucket')
  FROM pg_class WHERE relnamespace = :'bucket'::regnamespace AND relkind = 'r' ORDER BY relname \gexec
SQL
  {
    echo "DROP SCHEMA IF EXISTS $bucket CASCADE;"
    pg_dump -d "$old" --no-owner -n "$bucket"
    echo "DROP FUNCTION $bucket.leaving() CASCADE;"
  } | run "$new" -1 -f - >/dev/null
  for tries in {60..0}; do
    if run "$coordinator" -c "SELECT place($number, '$server')" >/dev/null; then break; fi
    ((tries)) || exit 1
    sleep 0.5
  done
fi
run "$old" -c "DROP SCHEMA IF EXISTS $bucket CASCADE"
