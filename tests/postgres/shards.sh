#!/usr/bin/env bash
# The recipe over three servers by examples/postgres/sharded, and then over four: what is asked is worked out where the
# pursuits are, one server that is down takes no other with it, and buckets move while hosts read and write. All as one
# server says it. Run by with_server.sh, whose server is the coordinator.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
example=$root/examples/postgres/sharded
run() { psql -XqAt -v ON_ERROR_STOP=1 "$@"; }
fail() { echo "$*" >&2; exit 1; }

# --- Servers of their own, each a copy of the empty one: on loopback, or with FOLLOWUP_NAMESPACES=1, as root, each in a
# network namespace with an address of its own.
port=$((20000 + RANDOM % 20000))
address() { echo 127.0.0.1; }
port_of() { echo $((port + $1)); }
inside() { as_server "${@:2}"; }
if [[ ${FOLLOWUP_NAMESPACES:-} ]]; then
  address() { echo "10.87.$1.2"; }
  port_of() { echo "$port"; }
  inside() { ip netns exec "followup_$1" runuser -u postgres -- "${@:2}"; }
fi
shard() { inside "$1" "$work$bindir/pg_ctl" -D "$work/shard_$1" -s -w "${@:2}" -l "$work/shard_$1.log"; }
at() { echo "host=$(address "$1") port=$(port_of "$1") dbname=postgres user=postgres"; }
finish() {
  for n in 1 2 3 4; do
    shard "$n" -m immediate stop >/dev/null 2>&1 || true
    [[ ! ${FOLLOWUP_NAMESPACES:-} ]] || ip netns del "followup_$n" || true
  done
}
trap finish EXIT
while for n in 1 2 3 4; do (exec 3<>"/dev/tcp/127.0.0.1/$(port_of "$n")") 2>/dev/null && break; done; do port=$((20000 + RANDOM % 20000)); done
server stop
for n in 1 2 3 4; do
  cp -a "$work/data" "$work/shard_$n"
  printf "listen_addresses = '%s'\nport = %d\nunix_socket_directories = ''\n" "$(address "$n")" "$(port_of "$n")" >>"$work/shard_$n/postgresql.conf"
  echo "host all all 10.87.0.0/16 trust" >>"$work/shard_$n/pg_hba.conf"
  [[ ${FOLLOWUP_NAMESPACES:-} ]] || continue
  ip netns add "followup_$n"
  ip link add "followup_$n" type veth peer name there netns "followup_$n"
  ip addr add "10.87.$n.1/24" dev "followup_$n"
  ip link set "followup_$n" up
  ip -n "followup_$n" addr add "10.87.$n.2/24" dev there
  ip -n "followup_$n" link set there up
done
server -l "$work/server.log" -w start
for n in 1 2 3 4; do
  shard "$n" start
  run -d "$(at "$n")" -f "$example/shard.sql"
done

run -c "CREATE DATABASE crm" -c "CREATE DATABASE whole"
export PGDATABASE=crm
run -c "CREATE EXTENSION followup" -c "CREATE EXTENSION postgres_fdw"
for n in 1 2 3 4; do
  run -c "CREATE SERVER shard_$n FOREIGN DATA WRAPPER postgres_fdw
            OPTIONS (host '$(address "$n")', port '$(port_of "$n")', dbname 'postgres', extensions 'followup', async_capable 'true',
                     connect_timeout '2', tcp_user_timeout '2000')" \
    -c "CREATE USER MAPPING FOR postgres SERVER shard_$n OPTIONS (user 'postgres')"
done
run -f "$example/coordinator.sql"
for bucket in {0..11}; do
  n=$((bucket % 3 + 1))
  printf '\\set bucket bucket_%02d\n\\i %s\n' "$bucket" "$example/bucket.sql" >>"$work/buckets_$n"
  echo "SELECT place($bucket, 'shard_$n');" >>"$work/places"
done
for n in 1 2 3; do run -d "$(at "$n")" -1 -f "$work/buckets_$n"; done
run -1 -f "$work/places" >/dev/null

# --- One book, here and on one server.
run -d whole -f "$root/examples/postgres/recipe.sql" -c "ALTER TABLE touchpoints ADD COLUMN prospect bigint"
both() { run "$@"; run -d whole "$@"; }
both -c "INSERT INTO policies VALUES ('until_no', 1, '{\"preset\": \"until_no\"}'),
     ('until_no', 2, '{\"policy\": \"patient\", \"outcomes\": {\"based_on\": \"doctrine\"}, \"tracks\": [{\"id\": \"calls\", \"every\": \"5 business days\", \"via\": \"call\"}]}')" \
  -c "INSERT INTO calendars VALUES ('office', 1, '{\"calendar\": \"office\", \"version\": \"1\", \"hours\": {\"monday-friday\": \"09:00-17:30\"}}')" \
  -c "INSERT INTO prospects SELECT i, jsonb_build_object('id', i, 'zones', CASE i % 2 WHEN 0 THEN 'Europe/Amsterdam' ELSE 'America/New_York' END,
                                     'reachable_by', '[{\"via\": \"call\", \"endpoint\": \"desk\"}, \"letter\", \"email\"]'::jsonb) FROM generate_series(1, 60) i" \
  -c "INSERT INTO pursuits (id, prospect, started, policy, policy_version, calendar, calendar_version)
        SELECT i, (i + 1) / 2, '2024-03-01 09:00Z', 'until_no', 1, 'office', 1 FROM generate_series(1, 120) i" \
  -c "INSERT INTO touchpoints (id, pursuit, prospect, at, via, outcome)
        SELECT j * 1000 + i, i, (i + 1) / 2, timestamptz '2024-03-05 10:00Z' + i * interval '1 min' + j * interval '1 day', 'call', 'no_answer'
          FROM generate_series(1, 110) i, generate_series(1, 3) j" \
  -c "INSERT INTO touchpoints (id, pursuit, prospect, at, via, outcome, spoke_to, endpoint)
        VALUES (9001, 7, 4, '2024-03-12 10:00Z', 'call', 'objection', 'decision_maker', 'desk')"

work_on() { for n in 1 2 3 4; do run -d "$(at "$n")" -c "SELECT decide_woken_here(100000, '2024-04-16 10:00Z')" >/dev/null; done; }
agree() {
  local all="SELECT md5(string_agg(p::text, '|' ORDER BY id)), count(*) FROM pursuits p"
  run -d whole -c "UPDATE pursuits SET wake_at = '-infinity'" -c "SELECT decide_woken(100000, '2024-04-16 10:00Z')" >/dev/null
  run -c "UPDATE pursuits SET wake_at = '-infinity'"
  work_on
  [[ $(run -c "$all") == $(run -d whole -c "$all") ]] || fail "$1: three servers say otherwise than one"
}
agree "recorded"
[[ $(run -c "SELECT count(DISTINCT tableoid) FROM pursuits") == 12 ]] || fail "every bucket has some"
if run -c "INSERT INTO touchpoints (id, pursuit, prospect, at, via, outcome) VALUES (1, 1, 1, '2024-03-08 10:00Z', 'letter', 'no_answer')" 2>/dev/null; then
  fail "what cannot have happened is not recorded there either"
fi

# --- It is worked out where the pursuits are.
rules="'{\"preset\": \"until_no\"}'" hours="'{\"calendar\": \"office\", \"version\": \"1\", \"hours\": {\"monday-friday\": \"09:00-17:30\"}}'"
alike="SET enable_partitionwise_aggregate = on"
# there WHAT SQL REMOTE: so many remote statements have it, and nothing of it is left here.
there() {
  local plan
  plan=$(run -c "$alike" -c "EXPLAIN (VERBOSE, COSTS OFF) $2")
  [[ $(grep -c "Remote SQL: $3" <<<"$plan") == "${4:-12}" ]] || fail "$1 is not worked out there: $plan"
  if grep -v 'Remote SQL' <<<"$plan" | grep -q 'Filter: .*followup\|Partial'; then fail "$1 is worked out here: $plan"; fi
}
woken="SELECT id FROM open_questions WHERE followup.wake_at(rules, hours, who, id, started, progress, '2024-04-16 10:00Z') <= '2024-04-16 12:00Z'"
there "who is due" "$woken" "SELECT .* WHERE .*followup.wake_at("
folded="SELECT pursuit, followup.progress_of(rules, who, pursuit, started, what) AS progress FROM told GROUP BY prospect, pursuit, started, rules, who"
there "a fold" "$folded" "SELECT .*followup.progress_of("
there "a decision" "UPDATE pursuits SET wake_at = followup.wake_at($rules, $hours, '{\"id\": 1, \"zones\": \"UTC\"}', id, started, progress, '2024-04-16 10:00Z')
                     WHERE wake_at <= '2024-04-16 10:00Z'" "UPDATE .* SET wake_at = followup.wake_at("
there "one more call" "UPDATE pursuits SET progress = followup.advance($rules, '{\"id\": 1, \"zones\": \"UTC\"}', id, started, progress,
                        '(5,\"2024-04-16 10:00Z\",call,,,no_answer,,,,,,,,,,,,,,)'::followup.touchpoint) WHERE prospect = 1 AND id = 1" \
  "UPDATE .* SET progress = followup.advance(" 1
there "a new policy" "UPDATE pursuits SET policy_version = 2 WHERE status <> 'closed'" "UPDATE .* SET policy_version = 2 WHERE ((status <> 'closed'))"
[[ $(run -c "$alike" -c "SELECT md5(string_agg(id::text, ',' ORDER BY id)) FROM ($woken) x") == $(run -d whole -c "SELECT md5(string_agg(id::text, ',' ORDER BY id)) FROM ($woken) x") ]] ||
  fail "who is due, asked of all of them"
[[ $(run -c "$alike" -c "SELECT count(*) FROM ($folded) f JOIN pursuits p ON p.id = f.pursuit AND p.progress OPERATOR(followup.=) f.progress") == 110 ]] ||
  fail "a fold of all that is told"

# --- A new policy for all that are open.
both -c "UPDATE pursuits SET policy_version = 2 WHERE status <> 'closed' AND prospect <= 30"
agree "a new policy"

# --- One is down: the others answer, and it is said who does not. It comes back.
due="SELECT count(pursuit), count(DISTINCT missing), max(missing) FROM who_is_due('2024-04-16 10:00Z')"
all=$(run -c "$due")
[[ $all == "$(run -d whole -c "SELECT count(*) FROM pursuits WHERE status = 'due'")|0|" ]] || fail "all are there: $all"
there_of_2=$(run -d "$(at 2)" -c "SELECT sum((xpath('/row/n/text()', query_to_xml(format('SELECT count(*) AS n FROM %I.pursuits WHERE status = ''due''', nspname), false, true, '')))[1]::text::int)
                                    FROM pg_namespace WHERE nspname LIKE 'bucket\_%'")
shard 2 -m immediate stop
IFS='|' read -r answered gone why <<<"$(run -c "$due")"
[[ $answered == $((${all%%|*} - there_of_2)) && $gone == 1 && $why == "shard_2 does not answer"* ]] || fail "one is down: $answered $gone $why"
if run -c "SELECT count(*) FROM pursuits" 2>"$work/said"; then fail "an answer that is not whole"; fi
grep -q 'could not connect to server "shard_2"' "$work/said" || fail "and not who is missing"
shard 2 start
[[ $(run -c "$due") == "$all" ]] || fail "it is back"
# In one session that was there before, and through a crash.
run -c "$due" -c "\\! touch '$work/asked'" -c "SELECT pg_sleep(0.5)" -c "$due" -c "SELECT 'crashed'" >"$work/session" &
for _ in {1..100}; do [[ -e $work/asked ]] && break; sleep 0.05; done
shard 2 -m immediate restart
wait
[[ $(grep -c "^${all%%|*}|0|$" "$work/session") == 2 ]] || fail "a session goes on: $(<"$work/session")"
if [[ ${FOLLOWUP_NAMESPACES:-} ]]; then
  # Nobody is there to say that nobody is there.
  ip link set followup_2 down
  IFS='|' read -r answered gone why <<<"$(run -c "$due")"
  [[ $answered == $((${all%%|*} - there_of_2)) && $gone == 1 && $why == "shard_2 does not answer"* ]] || fail "one is cut off: $answered $gone $why"
  ip link set followup_2 up
  [[ $(run -c "$due") == "$all" ]] || fail "it is within reach again"
fi
agree "one was down"

# --- A fourth one takes a quarter of the buckets, while somebody writes and somebody reads.
record() {
  local id=20000
  while [[ -d $work && ! -e $work/enough ]]; do
    id=$((id + 1))
    if run -c "INSERT INTO touchpoints (id, pursuit, prospect, at, via, outcome)
               VALUES ($id, $((id % 120 + 1)), $(((id % 120 + 2) / 2)), timestamptz '2024-03-20 09:00Z' + $id % 5000 * interval '1 min', 'call', 'no_answer')" 2>>"$work/refused"; then
      echo "$id"
    fi
  done >"$work/recorded"
}
read_on() { while [[ -d $work && ! -e $work/enough ]]; do run -c "SELECT count(*) FROM pursuits" 2>>"$work/unread" || true; done >"$work/read"; }
record & read_on &
for bucket in 3 7 11; do
  "$example/move.sh" "dbname=crm" "$(at $((bucket % 3 + 1)))" "$(at 4)" "$bucket" shard_4
done
# Once more does nothing, and does no harm.
"$example/move.sh" "dbname=crm" "$(at 1)" "$(at 4)" 3 shard_4 2>/dev/null
touch "$work/enough"
wait
[[ $(run -c "SELECT string_agg(bucket, ' ' ORDER BY bucket) FROM buckets WHERE server = 'shard_4'") == "bucket_03 bucket_07 bucket_11" ]] || fail "where they are"
if grep -v 'try again\|does not exist\|could not open relation\|CONTEXT\|remote SQL\|^LINE\|\^$\|serialize' "$work/refused"; then fail "an error that nobody expects"; fi
[[ $(sort -u "$work/read") == 120 ]] || fail "who reads sees all of them, and each once: $(sort "$work/read" | uniq -c)"
run -d whole -c "CREATE TABLE told (id bigint)" -c "\\copy told FROM '$work/recorded'" \
  -c "INSERT INTO touchpoints (id, pursuit, prospect, at, via, outcome)
        SELECT id, id % 120 + 1, (id % 120 + 2) / 2, timestamptz '2024-03-20 09:00Z' + id % 5000 * interval '1 min', 'call', 'no_answer' FROM told"
[[ $(run -c "SELECT count(*) FROM touchpoints WHERE id > 20000") == $(wc -l <"$work/recorded") ]] || fail "what was recorded while they moved"
agree "moved"
there "who is due, on four" "$woken" "SELECT .* WHERE .*followup.wake_at("
echo "$(wc -l <"$work/recorded") recorded and $(wc -l <"$work/read") times read while three buckets moved; all as one server says"
