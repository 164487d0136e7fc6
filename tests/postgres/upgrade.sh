#!/usr/bin/env bash
# What was kept stays: under a new version of the extension, in another cluster by pg_upgrade, and in the binary form of
# COPY, which is the same on every machine. Run by with_server.sh.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
run() { psql -XqAt -v ON_ERROR_STOP=1 "$@"; }
fail() { echo "$*" >&2; exit 1; }

# A book kept under 0.1, with what belongs to the types that 0.2 has anew.
run -c "CREATE DATABASE book"
export PGDATABASE=book
run <<'SQL'
CREATE EXTENSION followup VERSION '0.1';
CREATE TABLE pursuits (id bigint PRIMARY KEY, started timestamptz, progress followup.progress, status followup.status,
                       next followup.action, wake_at timestamptz);
CREATE TABLE touchpoints (
  id bigint PRIMARY KEY, pursuit bigint, at timestamptz, via followup.channel, outcome followup.outcome,
  way followup.direction, spoke_to followup.contact_role, message_left boolean, until date,
  promised followup.agreed, promised_by followup.party, promised_how followup.firmness, meeting followup.agreed,
  only_via followup.channel, endpoint bigint, brief bigint, action bigint, label bigint, sequence bigint);
CREATE FUNCTION touch(t touchpoints) RETURNS followup.touchpoint IMMUTABLE LANGUAGE SQL RETURN
  ROW(t.id, t.at, t.via, t.way, t.spoke_to, t.outcome, t.message_left, t.until, t.promised, t.promised_by, t.promised_how,
      t.meeting, t.only_via, t.endpoint, t.brief, t.action, t.label, t.sequence, t.pursuit)::followup.touchpoint;
INSERT INTO touchpoints (id, pursuit, at, via, outcome, endpoint) VALUES (1, 1, '2026-11-20 10:00Z', 'call', 'no_answer', -17);
ALTER TABLE touchpoints ADD CONSTRAINT could_have_happened CHECK (followup.check(touch(touchpoints)) IS NULL) NOT VALID;
CREATE FUNCTION rules() RETURNS jsonb IMMUTABLE LANGUAGE SQL RETURN '{"preset": "until_no"}'::jsonb;
CREATE FUNCTION hours() RETURNS jsonb IMMUTABLE LANGUAGE SQL RETURN '{"calendar": "office", "version": "1", "hours": {"monday-friday": "09:00-17:30"}}'::jsonb;
CREATE FUNCTION who() RETURNS jsonb IMMUTABLE LANGUAGE SQL RETURN '{"id": 7, "zones": "Europe/Amsterdam", "reachable_by": ["call", "letter"]}'::jsonb;
CREATE INDEX by_wake_at ON pursuits (followup.wake_at(rules(), hours(), who(), id, started, progress, '2026-11-24 12:00Z'));
INSERT INTO pursuits (id, started, progress, wake_at) SELECT i, '2026-11-16 09:00Z', followup.progress_of(rules(), who(), i, '2026-11-16 09:00Z', NULL), '2026-11-25 09:00Z'
  FROM generate_series(1, 100) i GROUP BY i;
INSERT INTO pursuits (id, progress) VALUES (101, 'out_of_order');
SQL
# That version's rows cannot be read any more, which is said.
if run -c "INSERT INTO touchpoints (id, pursuit, at, via, outcome) VALUES (2, 1, '2026-11-20 11:00Z', 'call', 'no_answer')" 2>"$work/said"; then
  fail "rows of 0.1 are read as 0.2 has them"
fi
grep -q 'ALTER EXTENSION followup UPDATE' "$work/said" || fail "nobody says what helps: $(cat "$work/said")"

# What stands on those types is in the way, is named, and is made anew. Nothing that was recorded is touched.
if run -c "ALTER EXTENSION followup UPDATE" 2>"$work/said"; then fail "columns of a type that is dropped"; fi
grep -q 'could_have_happened on table public.touchpoints depends on' "$work/said" || fail "nobody says what is in the way: $(cat "$work/said")"
everything="SELECT md5(string_agg(id || progress::text || coalesce(started::text, ''), '|' ORDER BY id)) FROM pursuits"
before=$(run -c "$everything")
run -1 -f "$root/examples/postgres/from_0.1.sql"
sed -n '/^CREATE FUNCTION touch(/,/could_have_happened/p' "$root/examples/postgres/recipe.sql" >"$work/again.sql"
run -f "$work/again.sql"
[[ $(run -c "$everything") == "$before" ]] || fail "progress is what it was"
[[ $(run -c "SELECT endpoint FROM touchpoints") == 18446744073709551599 ]] || fail "an endpoint's digits are those of documents"
[[ $(run -c "SELECT count(*) FROM pursuits WHERE wake_at = '-infinity'") == 100 ]] || fail "all are asked about anew"
run -c "UPDATE pursuits SET progress = followup.advance(rules(), who(), pursuits.id, started, progress, touch(t)) FROM touchpoints t WHERE pursuits.id = t.pursuit" \
  -c "UPDATE pursuits SET next = (followup.decide(rules(), hours(), who(), id, started, progress, '2026-11-24 12:00Z')).next"
[[ $(run -c "SELECT count(*), count(next), count(followup.refused(progress)) FROM pursuits") == '101|100|1' ]] || fail "progress of 0.1 is advanced and decided"

# One that was updated is one that was made so.
objects="SELECT md5(string_agg(pg_describe_object(classid, objid, 0), '|' ORDER BY pg_describe_object(classid, objid, 0)))
           FROM pg_depend WHERE deptype = 'e' AND refobjid = (SELECT oid FROM pg_extension WHERE extname = 'followup')"
run -d postgres -c "CREATE EXTENSION followup"
[[ $(run -c "$objects") == $(run -d postgres -c "$objects") ]] || fail "an updated extension is another one"

# In binary, byte for byte, on whatever machine: some progress, and one that was refused.
run -c "CREATE TABLE bytes (progress followup.progress)" \
  -c "INSERT INTO bytes VALUES (('0123456789abcdef' || repeat('00000000000000ff', 14) || 'fedcba9876543210')::followup.progress), ('stale_progress')"
run -c "\\copy bytes TO '$work/bytes' (FORMAT binary)"
{
  printf 'PGCOPY\n\377\r\n\0\0\0\0\0\0\0\0\0'
  printf '\0\1\0\0\0\200\001\043\105\147\211\253\315\357'
  for _ in {1..14}; do printf '\0\0\0\0\0\0\0\377'; done
  printf '\376\334\272\230\166\124\062\020'
  printf '\0\1\0\0\0\200'
  for _ in {1..15}; do printf '\0\0\0\0\0\0\0\0'; done
  printf '\0\0\0\0\0\0\0\7\377\377'
} >"$work/expected"
cmp "$work/expected" "$work/bytes" || fail "the binary form has the highest byte of each word first"
run -c "CREATE TABLE back (progress followup.progress)" -c "\\copy back FROM '$work/expected' (FORMAT binary)"
[[ $(run -c "SELECT count(*) FROM back JOIN bytes ON back.progress OPERATOR(followup.=) bytes.progress") == 2 ]] || fail "and is read so"

# In a cluster that pg_upgrade makes of this one, the files of its tables as they are.
before=$(run -c "$everything")
server stop
cd "$work"
cp "$bindir"/{pg_upgrade,pg_dump,pg_dumpall,pg_restore,psql,vacuumdb,pg_resetwal,pg_controldata} "$work$bindir"
as_server "$work$bindir/initdb" -D "$work/new" -U postgres -A trust -E UTF8 --locale=C --no-sync >/dev/null
as_server env -u PGOPTIONS "$work$bindir/pg_upgrade" -b "$work$bindir" -B "$work$bindir" -d "$work/data" -D "$work/new" \
  -U postgres -s "$work" --link >"$work/upgrade" 2>&1 || { tail -n 30 "$work/upgrade"; fail "pg_upgrade"; }
cp "$work/data/postgresql.conf" "$work/new/postgresql.conf"
mv "$work/data" "$work/old"
mv "$work/new" "$work/data"
server -l "$work/server.log" -w start
[[ $(run -c "$everything") == "$before" ]] || fail "another cluster has other progress"
[[ $(run -c "SET enable_seqscan = off" -c "SELECT count(*) FROM pursuits WHERE followup.wake_at(rules(), hours(), who(), id, started, progress, '2026-11-24 12:00Z') < 'infinity'") == 101 ]] ||
  fail "the index over wake_at"
[[ $(run -c "SELECT count(*) FROM pursuits WHERE (followup.decide(rules(), hours(), who(), id, started, progress, '2026-11-24 12:00Z')).status = 'due'") == 100 ]] ||
  fail "and it is decided there"
echo "all that was kept is there"
