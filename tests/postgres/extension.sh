#!/usr/bin/env bash
# What SQL alone cannot show: run by with_server.sh, beside extension.sql.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

tap() {
  psql -Xq -f "$1" >"$work/tap" 2>&1 || { tail -n 20 "$work/tap"; exit 1; }
  if ! grep -q '^1\.\.' "$work/tap" || grep -q '^not ok\|# Looks like' "$work/tap"; then
    grep -v '^ok' "$work/tap" | cut -c1-300 | head -n 100
    exit 1
  fi
  grep -c '^ok' "$work/tap"
}
tap "$here/extension.sql"

# Anybody who may create in a database may create it there: it is trusted.
psql -Xq -c "CREATE ROLE seller LOGIN" -c "CREATE DATABASE sales OWNER seller"
psql -Xq -U seller -d sales -v ON_ERROR_STOP=1 -c "CREATE EXTENSION followup"
[[ $(psql -XqAt -U seller -d sales -c "SELECT followup.refused('out_of_order')") == out_of_order ]]

# Dumped and restored, in text and in binary.
psql -Xq -v ON_ERROR_STOP=1 -d sales -U seller <<'SQL'
CREATE TABLE kept (id bigint, progress followup.progress, t followup.touchpoint, d followup.decision);
INSERT INTO kept
  SELECT i, followup.progress_of('{"preset": "until_no"}', '{"id": 7, "zones": "Europe/Amsterdam"}', i,
                                 '2026-11-16 09:00Z', t),
         t, ROW('waiting', NULL, 0, '2026-11-24 12:00Z', NULL, NULL)::followup.decision
    FROM (SELECT i, ROW(1, '2026-11-20 10:00Z', 'call', NULL, NULL, 'no_answer', NULL, NULL,
                        ROW('2026-11-27', NULL, '14:00', NULL), NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
                        NULL, NULL)::followup.touchpoint AS t FROM generate_series(1, 100) i) x GROUP BY i, t;
INSERT INTO kept VALUES (101, 'out_of_order'), (102, NULL);
CREATE INDEX by_wake_at ON kept (followup.wake_at('{"preset": "until_no"}',
  '{"calendar": "office", "version": "1", "hours": {"monday-friday": "09:00-17:30"}}',
  '{"id": 7, "zones": "Europe/Amsterdam"}', id, '2026-11-16 09:00Z', progress, '2026-11-24 12:00Z'));
SQL
same="SELECT md5(string_agg(k::text, '|' ORDER BY id)), count(*) FROM kept k"
before=$(psql -XqAt -d sales -c "$same")
[[ $before == *"|102" ]]
pg_dump -d sales >"$work/dump.sql"
psql -Xq -c "CREATE DATABASE again"
psql -Xq -d again -v ON_ERROR_STOP=1 -f "$work/dump.sql" >/dev/null
[[ $(psql -XqAt -d again -c "$same") == "$before" ]]

psql -Xq -d sales -c "\copy kept TO '$work/kept.bin' (FORMAT binary)"
psql -Xq -d again -c "TRUNCATE kept" -c "\copy kept FROM '$work/kept.bin' (FORMAT binary)"
[[ $(psql -XqAt -d again -c "$same") == "$before" ]]
# Half of a progress is none.
head -c 100 "$work/kept.bin" >"$work/part.bin"
if psql -Xq -d again -c "\copy kept FROM '$work/part.bin' (FORMAT binary)" 2>/dev/null; then exit 1; fi

# It goes as it came, and nothing of it stays.
psql -Xq -d again -v ON_ERROR_STOP=1 -c "DROP EXTENSION followup CASCADE" -c "CREATE EXTENSION followup" 2>/dev/null
echo "all as it should be"
