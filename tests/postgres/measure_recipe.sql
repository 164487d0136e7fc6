-- What a pursuit costs in the recipe: bytes, and microseconds of the backend's own time, for the arithmetic of
-- examples/postgres/sharded. with_server.sh ... psql -Xq -v pursuits=30000 -f measure_recipe.sql
\set ON_ERROR_STOP on
\pset pager off
\ir ../../examples/postgres/recipe.sql
SET client_min_messages = warning;
SET timezone = 'UTC';
INSERT INTO policies VALUES ('until_no', 1, '{"preset": "until_no"}');
INSERT INTO calendars VALUES ('office', 1, '{"calendar": "office", "version": "1", "hours": {"monday-friday": "09:00-17:30"}}');
INSERT INTO prospects
  SELECT i, jsonb_build_object('id', i, 'zones', 'Europe/Amsterdam', 'reachable_by', '["call", "letter", "email"]'::jsonb)
    FROM generate_series(1, :pursuits) i;
INSERT INTO pursuits (id, prospect, started, policy, policy_version, calendar, calendar_version)
  SELECT i, i, '2024-01-02 09:00Z', 'until_no', 1, 'office', 1 FROM generate_series(1, :pursuits) i;
ALTER TABLE touchpoints DISABLE TRIGGER USER;
INSERT INTO touchpoints (id, pursuit, at, via, outcome)
  SELECT i * 100 + j, i, timestamptz '2024-01-05 09:00Z' + j * interval '2 days' + i % 400 * interval '1 min', 'call', 'no_answer'
    FROM generate_series(1, :pursuits) i, generate_series(1, 12) j;
ALTER TABLE touchpoints ENABLE TRIGGER USER;
VACUUM ANALYZE;

CREATE TABLE took (n serial, what text, rows bigint, ticks bigint);
-- The time of this process, in user mode and the system's, in hundredths of a second.
CREATE FUNCTION ticks() RETURNS bigint LANGUAGE SQL VOLATILE AS $$
  SELECT f[14]::bigint + f[15]::bigint FROM string_to_array(pg_read_file('/proc/self/stat'), ' ') f $$;
SELECT ticks() AS began \gset
SELECT decide_woken(:pursuits, '2024-02-20 12:00Z') AS folded \gset
INSERT INTO took (what, rows, ticks) VALUES ('folded from twelve and decided', :folded, ticks() - :began);
VACUUM FULL ANALYZE;
SELECT relname, round(pg_total_relation_size(oid) * 1.0 / :pursuits) AS "bytes a pursuit"
  FROM pg_class WHERE relname IN ('prospects', 'pursuits', 'touchpoints', 'diary') ORDER BY 1;

UPDATE pursuits SET wake_at = '-infinity';
VACUUM ANALYZE pursuits;
SELECT ticks() AS began \gset
SELECT decide_woken(:pursuits, '2024-02-21 12:00Z') AS decided \gset
INSERT INTO took (what, rows, ticks) VALUES ('woken and decided', :decided, ticks() - :began);
VACUUM ANALYZE;

SELECT ticks() AS began \gset
INSERT INTO touchpoints (id, pursuit, at, via, outcome)
  SELECT i * 100 + 50, i, '2024-02-21 13:00Z', 'call', 'no_answer' FROM generate_series(1, :pursuits / 2) i;
INSERT INTO took (what, rows, ticks) VALUES ('recorded together', :pursuits / 2, ticks() - :began);
VACUUM ANALYZE;
CREATE PROCEDURE one_by_one(first int, last int) LANGUAGE plpgsql AS $$
BEGIN
  FOR i IN first .. last LOOP
    INSERT INTO touchpoints (id, pursuit, at, via, outcome) VALUES (i * 100 + 50, i, '2024-02-21 13:00Z', 'call', 'no_answer');
    COMMIT;
  END LOOP;
END
$$;
SELECT ticks() AS began \gset
CALL one_by_one(:pursuits / 2 + 1, :pursuits / 2 + 2000);
INSERT INTO took (what, rows, ticks) VALUES ('recorded one by one', 2000, ticks() - :began);
SELECT what, round(ticks * 10000.0 / rows) AS "µs each" FROM took ORDER BY n;
