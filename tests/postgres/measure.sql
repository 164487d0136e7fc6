-- What it costs for a row, beside what one would write instead: windows over the history, and a column that keeps the
-- next date. with_server.sh ... psql -X -v pursuits=1000000 -v times=1 -f measure.sql
-- In microseconds of the backend's own time, the best of so many times, for a cadence that SQL can express: a call, and two
-- working days later the next. That all say the same of every pursuit is checked first.
\set ON_ERROR_STOP on
\if :{?pursuits}
\else
  \set pursuits 100000
\endif
\if :{?times}
\else
  \set times 3
\endif
\pset pager off
CREATE EXTENSION followup;
SET search_path = public, followup;
SET timezone = 'UTC';
SET max_parallel_workers_per_gather = 0;
SET jit = off;
SET work_mem = '1GB';

CREATE FUNCTION patience() RETURNS jsonb IMMUTABLE LANGUAGE SQL RETURN
  '{"policy": "every other day", "outcomes": {"based_on": "doctrine"},
    "tracks": [{"id": "calls", "every": "2 business days", "via": "call"}]}'::jsonb;
CREATE FUNCTION until_no() RETURNS jsonb IMMUTABLE LANGUAGE SQL RETURN '{"preset": "until_no"}'::jsonb;
CREATE FUNCTION office() RETURNS jsonb IMMUTABLE LANGUAGE SQL RETURN
  '{"calendar": "office", "version": "1", "hours": {"monday-friday": "09:00-17:00"}}'::jsonb;
CREATE FUNCTION somebody() RETURNS jsonb IMMUTABLE LANGUAGE SQL RETURN
  '{"id": 7, "zones": "Europe/Amsterdam", "reachable_by": ["call", "letter", "email"]}'::jsonb;
CREATE UNLOGGED TABLE pursuits AS
  SELECT i::bigint AS id, timestamptz '2024-01-08 08:00Z' + i % 5 * interval '1 day' AS started FROM generate_series(1, :pursuits) i;
CREATE UNLOGGED TABLE touches AS
  SELECT id AS pursuit, started, id * 100 + j AS id, started + j * interval '3 days' + id % 400 * interval '1 min' AS at,
         'call'::followup.channel AS via, 'attempted'::followup.outcome AS outcome
    FROM pursuits, generate_series(1, 12) j;
VACUUM ANALYZE pursuits, touches;

CREATE TABLE took (n serial, what text, each text, rows bigint, microseconds numeric);
-- The time of this process, in user mode and the system's, in hundredths of a second.
CREATE FUNCTION ticks() RETURNS bigint LANGUAGE SQL VOLATILE AS $$
  SELECT f[14]::bigint + f[15]::bigint FROM string_to_array(pg_read_file('/proc/self/stat'), ' ') f $$;
CREATE PROCEDURE measure(what text, each text, rows bigint, query text, times int) LANGUAGE plpgsql AS $$
DECLARE
  before bigint;
  best bigint;
BEGIN
  FOR i IN 1..times LOOP
    before := ticks();
    EXECUTE query;
    best := least(best, ticks() - before);
  END LOOP;
  INSERT INTO took (what, each, rows, microseconds) VALUES (what, each, rows, round(best * 10000.0 / rows, 2));
END$$;

CREATE FUNCTION gathered(policy text) RETURNS text LANGUAGE SQL RETURN format(
  $$SELECT pursuit AS id, started, followup.progress_of(%s(), somebody(), pursuit, started, ROW(id, at, via, NULL, NULL, outcome, NULL,
      NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL)::followup.touchpoint) AS progress
      FROM touches GROUP BY pursuit, started$$, policy);
SELECT format('CREATE UNLOGGED TABLE folded AS %s; CREATE UNLOGGED TABLE folded_until_no AS %s', gathered('patience'), gathered('until_no')) \gexec
VACUUM ANALYZE folded, folded_until_no;

-- The instant of the next call: the opening of the second working day after the last one.
CREATE FUNCTION next_call(at timestamptz) RETURNS timestamptz STABLE LANGUAGE SQL RETURN
  ((at AT TIME ZONE 'Europe/Amsterdam')::date
     + CASE extract(isodow FROM at AT TIME ZONE 'Europe/Amsterdam') WHEN 4 THEN 4 WHEN 5 THEN 4 WHEN 6 THEN 3 ELSE 2 END
     + time '09:00') AT TIME ZONE 'Europe/Amsterdam';
CREATE VIEW by_windows AS
  SELECT pursuit AS id, next_call(at) AS due
    FROM (SELECT pursuit, at, row_number() OVER (PARTITION BY pursuit ORDER BY at DESC) AS r FROM touches) x WHERE r = 1;
CREATE UNLOGGED TABLE by_column AS SELECT * FROM by_windows;
ALTER TABLE folded ADD wake_at timestamptz;
VACUUM FULL folded;
VACUUM ANALYZE by_column, folded;
SELECT count(*) AS pursuits, count(*) FILTER (WHERE w.due IS NOT DISTINCT FROM d.due AND c.due IS NOT DISTINCT FROM d.due) AS equal
  FROM by_windows w JOIN by_column c USING (id)
  JOIN (SELECT id, ((decide(patience(), office(), somebody(), id, started, progress, '2024-02-20 12:00Z')).next).due
          FROM folded) d USING (id) \gset
SELECT :pursuits AS pursuits, :equal AS equal, 1 / (:pursuits = :equal)::int AS "as one";

CALL measure('window functions over the history', 'pursuit', :pursuits, 'SELECT max(due) FROM by_windows', :times);
CALL measure('the history read and grouped alone', 'pursuit', :pursuits,
  'SELECT count(*) FROM (SELECT pursuit, started, max(at) FROM touches GROUP BY pursuit, started) x', :times);
CALL measure('progress_of, until_no', 'pursuit', :pursuits, format('SELECT count(progress) FROM (%s) x', gathered('until_no')), :times);
CALL measure('progress_of, every other day', 'pursuit', :pursuits, format('SELECT count(progress) FROM (%s) x', gathered('patience')), :times);
CALL measure('progress read alone', 'row', :pursuits, 'SELECT count(progress), max(id) FROM folded', :times);
CALL measure('wake_at, until_no', 'row', :pursuits,
  $$SELECT max(wake_at(until_no(), office(), somebody(), id, started, progress, '2024-02-20 12:00Z')) FROM folded_until_no$$, :times);
CALL measure('wake_at, every other day', 'row', :pursuits,
  $$SELECT max(wake_at(patience(), office(), somebody(), id, started, progress, '2024-02-20 12:00Z')) FROM folded$$, :times);
CALL measure('decide, every other day', 'row', :pursuits,
  $$SELECT max((decide(patience(), office(), somebody(), id, started, progress, '2024-02-20 12:00Z')).wake_at) FROM folded$$, :times);
CALL measure('wake_at, a document of each prospect', 'row', :pursuits,
  $$SELECT max(wake_at(patience(), office(), somebody() || jsonb_build_object('id', id), id, started, progress, '2024-02-20 12:00Z')) FROM folded$$, :times);
CALL measure('a column with the next date, asked', 'row', :pursuits, $$SELECT count(*) FROM by_column WHERE due <= '2024-02-20 12:00Z'$$, :times);
CALL measure('a column with wake_at, asked', 'row', :pursuits, $$SELECT count(*) FROM folded WHERE wake_at <= '2024-02-20 12:00Z'$$, :times);
-- One more call of each.
CALL measure('a column with the next date, kept', 'touchpoint', :pursuits, $$UPDATE by_column SET due = next_call('2024-02-20 10:00Z')$$, 1);
CALL measure('progress and wake_at, kept', 'touchpoint', :pursuits,
  $$UPDATE folded SET (progress, wake_at) = (SELECT n, wake_at(patience(), office(), somebody(), id, started, n, '2024-02-20 12:00Z')
      FROM advance(patience(), somebody(), id, started, progress, ROW(1, '2024-02-20 10:00Z', 'call', NULL, NULL, 'attempted', NULL, NULL,
        NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL)::touchpoint) n)$$, 1);
SELECT count(*) AS pursuits, count(*) FILTER (WHERE c.due = ((decide(patience(), office(), somebody(), id, started, progress, '2024-02-20 12:00Z')).next).due) AS "equal again"
  FROM by_column c JOIN folded USING (id);
SELECT what, each, microseconds FROM took ORDER BY n;
SELECT pg_size_pretty(pg_total_relation_size('touches')) AS history, pg_size_pretty(pg_table_size('folded_until_no')) AS "with progress",
       pg_size_pretty(pg_table_size('by_column')) AS "with dates";
