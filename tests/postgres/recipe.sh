#!/usr/bin/env bash
# The recipe of examples/postgres, as a host lives with it: what is kept is what the documents say, whatever is recorded,
# corrected, merged or changed, and whoever is killed. Run by with_server.sh. FOLLOWUP_KILLS says how often.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
kills=${FOLLOWUP_KILLS:-8}
RANDOM=${FOLLOWUP_SEED:-17}

psql -Xq -c "CREATE DATABASE crm"
export PGDATABASE=crm
run() { psql -XqAt -v ON_ERROR_STOP=1 "$@"; }
fail() { echo "$*" >&2; exit 1; }

run -f "$root/examples/postgres/recipe.sql"
run <<'SQL'
INSERT INTO policies VALUES ('until_no', 1, '{"preset": "until_no"}'),
  ('until_no', 2, '{"policy": "patient", "version": "2", "outcomes": {"based_on": "doctrine"},
                    "tracks": [{"id": "calls", "every": "5 business days", "via": "call"}]}');
INSERT INTO calendars VALUES
  ('office', 1, '{"calendar": "office", "version": "1", "hours": {"monday-friday": "09:00-17:30"}}'),
  ('office', 2, '{"calendar": "office", "version": "2", "hours": {"monday-friday": "10:00-12:00"}}');
INSERT INTO prospects
  SELECT i, jsonb_build_object('id', i, 'zones', CASE i % 2 WHEN 0 THEN 'Europe/Amsterdam' ELSE 'America/New_York' END,
                               'reachable_by', '["call", "letter", "email"]'::jsonb) FROM generate_series(1, 100) i;
INSERT INTO pursuits (id, prospect, started, policy, policy_version, calendar, calendar_version)
  SELECT i, (i + 1) / 2, '2024-03-01 09:00Z', 'until_no', 1, 'office', 1 FROM generate_series(1, 200) i;

-- What the documents say of each, at a time: the question is put together from the same tables.
CREATE FUNCTION asked(subject bigint, at timestamptz) RETURNS jsonb LANGUAGE SQL AS $$
  SELECT followup.next_actions(q.rules, q.hours, jsonb_build_object(
           'pursuit', jsonb_build_object('id', q.id, 'started', q.started, 'who', q.who), 'progress', NULL,
           'history', coalesce((SELECT jsonb_agg(jsonb_build_object(
                         'id', t.id, 'pursuit', t.pursuit, 'at', to_char(t.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
                         'via', t.via, 'way', t.way, 'spoke_to', t.spoke_to,
                         'outcome', CASE WHEN t.until IS NULL THEN to_jsonb(t.outcome) ELSE
                                      jsonb_build_object(t.outcome, jsonb_build_object('until', t.until)) END))
                       FROM touchpoints t JOIN pursuits other ON other.id = t.pursuit WHERE other.prospect = q.prospect), '[]'))
           || '{}', at, false)
    FROM (SELECT id, prospect, who, rules, hours, to_char(started AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS started
            FROM open_questions WHERE id = subject) q
$$;
CREATE FUNCTION differ(at timestamptz) RETURNS TABLE (pursuit bigint, kept text, said text) LANGUAGE SQL AS $$
  SELECT id, concat_ws(' ', progress, status, wake_at, refused, conclusion),
             concat_ws(' ', answer ->> 'progress', answer ->> 'status', (answer ->> 'wake_at')::timestamptz, answer ->> 'error',
                       answer #>> '{concluded,how}')
    FROM (SELECT *, asked(id, at) AS answer FROM pursuits) p
   WHERE concat_ws(' ', progress, status, wake_at, refused, conclusion) IS DISTINCT FROM
         concat_ws(' ', answer ->> 'progress', answer ->> 'status', (answer ->> 'wake_at')::timestamptz, answer ->> 'error',
                   answer #>> '{concluded,how}')
$$;
-- Of those that nothing has marked: what the triggers have kept is what all that happened folds to.
CREATE VIEW folded_otherwise AS
  SELECT p.id FROM pursuits p JOIN open_questions q USING (id) JOIN pursuits other ON other.prospect = q.prospect
    LEFT JOIN touchpoints t ON t.pursuit = other.id
   WHERE p.progress IS NOT NULL GROUP BY p.id
  HAVING p.progress OPERATOR(followup.<>) followup.progress_of(q.rules, q.who, q.id, q.started, touch(t));
SQL
# Each has woken, and is decided at a time of ours; what is kept is then compared with the documents.
agree() {
  [[ $(run -c "SELECT count(*) FROM folded_otherwise") == 0 ]] ||
    fail "$1: folded otherwise than from all that happened: $(run -c "SELECT string_agg(id::text, ' ') FROM folded_otherwise")"
  run -c "UPDATE pursuits SET wake_at = '-infinity'" -c "SELECT decide_woken(1000000, '2024-04-16 10:00Z')" >/dev/null
  local found
  found=$(run -c "SELECT * FROM differ('2024-04-16 10:00Z') ORDER BY pursuit LIMIT 5")
  [[ -z $found ]] || fail "$1: $found"
}
agree "nothing has happened"
[[ $(run -c "SELECT count(*) FROM diary") == 200 ]] || fail "each pursuit has its first action"

# In bulk, one by one, late, one with another pursuit of the same prospect.
run <<'SQL'
INSERT INTO touchpoints (id, pursuit, at, via, outcome)
  SELECT i, i, timestamptz '2024-03-05 10:00Z' + i * interval '1 min', 'call', 'no_answer' FROM generate_series(1, 190) i;
INSERT INTO touchpoints (id, pursuit, at, via, outcome, spoke_to) VALUES (1001, 7, '2024-03-08 10:00Z', 'call', 'just_left', 'gatekeeper');
INSERT INTO touchpoints (id, pursuit, at, via, outcome, spoke_to, until)
  VALUES (1002, 9, '2024-03-08 10:00Z', 'call', 'on_hold', 'decision_maker', '2024-07-01');
INSERT INTO touchpoints (id, pursuit, at, via, outcome) VALUES (1003, 7, '2024-03-04 15:00Z', 'call', 'busy');
INSERT INTO touchpoints (id, pursuit, at, via, outcome, spoke_to) VALUES (1004, 11, '2024-03-08 10:00Z', 'call', 'objection', 'decision_maker');
INSERT INTO touchpoints (id, pursuit, at, via, outcome, spoke_to) VALUES (1005, 13, '2024-03-08 10:00Z', 'call', 'yes', 'decision_maker');
SQL
agree "recorded"
[[ $(run -c "SELECT string_agg(status::text, ',' ORDER BY id) FROM pursuits WHERE id IN (9, 11, 12, 13)") == on_hold,closed,closed,closed ]] ||
  fail "a hold, an objection that both pursuits of the prospect have heard of, and a yes"
if run -c "INSERT INTO touchpoints (id, pursuit, at, via, outcome) VALUES (2000, 1, '2024-03-08 10:00Z', 'letter', 'no_answer')" 2>/dev/null; then
  fail "what cannot have happened is not recorded"
fi

# Corrected, moved to another pursuit, taken back.
run -c "UPDATE touchpoints SET outcome = 'busy' WHERE id <= 20" \
  -c "UPDATE touchpoints SET pursuit = 40 WHERE id = 30" \
  -c "DELETE FROM touchpoints WHERE id IN (1004, 50, 51)" -c "UPDATE touchpoints SET at = at WHERE false"
agree "corrected"
[[ $(run -c "SELECT count(*) FROM pursuits WHERE id IN (11, 12) AND status <> 'closed'") == 2 ]] || fail "an objection taken back"

# Two prospects turn out to be one; one moves to another zone.
run -c "UPDATE pursuits SET prospect = 1 WHERE prospect = 2" \
  -c "UPDATE prospects SET document = jsonb_set(document, '{zones}', '\"Asia/Tokyo\"') WHERE id BETWEEN 20 AND 30"
[[ $(run -c "SELECT count(*) FROM pursuits WHERE wake_at = '-infinity'") == 26 ]] || fail "who is to be decided anew"
agree "merged and moved"

# A new policy for all that are open, and a new calendar.
run -c "UPDATE pursuits SET policy_version = 2 WHERE policy_version = 1 AND status <> 'closed' AND id <= 100"
[[ $(run -c "SELECT count(*) > 90 FROM pursuits WHERE wake_at = '-infinity'") == t ]] || fail "a new policy"
agree "a new policy"
run -c "UPDATE pursuits SET calendar_version = 2 WHERE id > 50"
agree "a new calendar"

# Several workers at once: what one is busy with, another passes over.
run -c "UPDATE pursuits SET wake_at = '-infinity' WHERE id <= 100"
run -c "BEGIN" -c "SELECT decide_woken(60, '2024-04-16 10:00Z')" -c "SELECT pg_sleep(2)" -c "COMMIT" >"$work/first" &
for _ in {1..40}; do
  sleep 0.05
  [[ $(run -c "SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'PgSleep'") == 0 ]] || break
done
[[ $(run -c "SELECT decide_woken(1000, '2024-04-16 10:00Z')") == 40 ]] || fail "the second worker takes what the first one has left"
wait
[[ $(head -n 1 "$work/first") == 60 ]] || fail "the first worker took 60"
run -c "SET enable_seqscan = off" -c "EXPLAIN SELECT id FROM pursuits WHERE wake_at <= now() ORDER BY wake_at LIMIT 9 FOR UPDATE SKIP LOCKED" |
  grep -q 'Index Scan using pursuits_by_wake_at' || fail "the worker finds them by the index"

# Dumped and restored.
pg_dump -d crm >"$work/crm.sql"
psql -Xq -d postgres -c "CREATE DATABASE other"
psql -Xq -v ON_ERROR_STOP=1 -d other -f "$work/crm.sql" >/dev/null
all="SELECT md5(string_agg(p::text, '|' ORDER BY id)) FROM pursuits p"
[[ $(run -c "$all") == "$(run -d other -c "$all")" ]] || fail "restored otherwise"

# Server, worker and client are killed at any moment. What a client was told is recorded stays, and all is decided, once.
run -c "CREATE TABLE asked_for (pursuit bigint, action bigint)" \
  -c "CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN INSERT INTO public.asked_for SELECT pursuit, action FROM added; RETURN NULL; END'" \
  -c "CREATE TRIGGER noted AFTER INSERT ON diary REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION note()" \
  -c "DELETE FROM diary"
record() {
  local id=$1
  while [[ -d $work && ! -e $work/enough ]]; do
    id=$((id + 1))
    if run -c "INSERT INTO touchpoints (id, pursuit, at, via, outcome)
               VALUES ($id, 1 + $id % 200, timestamptz '2024-03-20 09:00Z' + $id % 5000 * interval '1 min', 'call', 'no_answer')" \
      2>/dev/null; then
      echo "$id" >>"$work/recorded.$1"
    fi
  done
}
work_on() { while [[ -d $work && ! -e $work/enough ]]; do run -c "SELECT decide_woken(20, '2024-04-16 10:00Z')" >/dev/null 2>&1 || true; done; }
backends() { psql -XqAt -d postgres -c "SELECT $1 FROM pg_stat_activity WHERE datname = 'crm' ${2:-}" 2>/dev/null || true; }
# As long as it takes to come back by itself.
answers() { for _ in {1..200}; do run -c "SELECT" >/dev/null 2>&1 && return; sleep 0.05; done; fail "the server is gone"; }
for ((i = 0; i < kills; ++i)); do
  rm -f "$work/enough"
  clients=()
  for one in "record $((100000 + i * 10000))" "record $((5000000 + i * 10000))" work_on work_on; do
    $one & clients+=($!)
  done
  sleep "0.$((RANDOM % 6 + 2))$((RANDOM % 10))"
  case $((i % 4)) in
    0) server -m immediate stop; touch "$work/enough"; wait; server -l "$work/server.log" -w start ;;
    1) backends "pg_terminate_backend(pid)" >/dev/null ;;
    2) as_server kill -9 $(backends pid "ORDER BY random() LIMIT 1") 2>/dev/null || true ;; # and the server begins anew
    3) for one in "${clients[@]}"; do ps -o pid= --ppid "$one"; done | xargs -r kill -9 2>/dev/null || true ;;
  esac
  touch "$work/enough"
  wait
  answers
done
cat "$work"/recorded.* >"$work/recorded"
[[ $(wc -l <"$work/recorded") -gt 0 ]] || fail "nothing was recorded"
run -c "CREATE TABLE told (id bigint)" -c "\copy told FROM '$work/recorded'"
[[ $(run -c "SELECT count(*) FROM told LEFT JOIN touchpoints t USING (id) WHERE t.id IS NULL") == 0 ]] || fail "something recorded is lost"
agree "killed"
[[ $(run -c "SELECT count(*) FROM pursuits p WHERE (next).id IS NOT NULL AND NOT EXISTS (SELECT FROM diary WHERE pursuit = p.id AND action = (next).id)") == 0 ]] ||
  fail "something that is to be done is in no diary"
[[ $(run -c "SELECT count(*) - count(DISTINCT (pursuit, action)) FROM asked_for") == 0 ]] || fail "something was asked for twice"
echo "$(wc -l <"$work/recorded") recorded while $kills were killed; all as it should be"
