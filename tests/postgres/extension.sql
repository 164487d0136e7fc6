-- The extension as SQL uses it, and as it misuses it. In pgTAP.
\set ON_ERROR_STOP on
\pset format unaligned
\pset tuples_only on
\pset pager off
CREATE EXTENSION followup;
CREATE EXTENSION pgtap;
SET timezone = 'UTC';
SET search_path = public, followup;  -- for its operators
SELECT * FROM no_plan();

-- --- What the tests below use.
CREATE FUNCTION until_no() RETURNS jsonb IMMUTABLE LANGUAGE SQL RETURN '{"preset": "until_no"}'::jsonb;
CREATE FUNCTION office() RETURNS jsonb IMMUTABLE LANGUAGE SQL RETURN
  '{"calendar": "office", "version": "1", "hours": {"monday-friday": "09:00-17:30"}}'::jsonb;
CREATE FUNCTION somebody() RETURNS jsonb IMMUTABLE LANGUAGE SQL RETURN
  '{"id": 7, "zones": "Europe/Amsterdam", "reachable_by": ["call", "letter", "email"]}'::jsonb;
CREATE FUNCTION started() RETURNS timestamptz IMMUTABLE LANGUAGE SQL RETURN timestamptz '2026-11-16 09:00Z';
CREATE FUNCTION noon() RETURNS timestamptz IMMUTABLE LANGUAGE SQL RETURN timestamptz '2026-11-24 12:00Z';
CREATE FUNCTION touch(id bigint, at timestamptz, via text = 'call', outcome text = 'no_answer', way text = 'outbound',
                      spoke_to text = 'nobody', meeting followup.agreed = NULL, until date = NULL,
                      promised followup.agreed = NULL, endpoint text = NULL, promised_endpoint text = NULL,
                      brief text = NULL) RETURNS followup.touchpoint STABLE LANGUAGE SQL RETURN
  ROW(id, at, via::followup.channel, way::followup.direction, spoke_to::followup.contact_role,
      outcome::followup.outcome, NULL, until, promised, NULL, NULL, meeting, NULL, endpoint, brief, NULL, NULL, NULL,
      NULL, promised_endpoint)::followup.touchpoint;
CREATE FUNCTION question(history jsonb) RETURNS jsonb IMMUTABLE LANGUAGE SQL RETURN
  jsonb_build_object('pursuit', jsonb_build_object('id', 17, 'started', '2026-11-16T09:00:00Z', 'who', somebody()),
                     'history', history, 'progress', NULL);
CREATE FUNCTION folded(variadic history followup.touchpoint[]) RETURNS followup.progress STABLE LANGUAGE SQL RETURN
  (SELECT followup.progress_of(until_no(), somebody(), 17, started(), t::followup.touchpoint) FROM unnest(history) t);
CREATE FUNCTION folded() RETURNS followup.progress STABLE LANGUAGE SQL RETURN
  followup.progress_of(until_no(), somebody(), 17, started(), NULL);

-- --- Rows and documents are one: each outcome on each channel, either way, with everybody.
CREATE TABLE all_touches AS
  SELECT via, way, spoke_to, outcome,
         CASE WHEN outcome = 'meeting_agreed' THEN ROW('2026-11-27', NULL, '14:00', NULL)::followup.agreed END AS meeting,
         CASE WHEN outcome = 'call_back' THEN ROW('2026-11-27', NULL, NULL, NULL)::followup.agreed END AS promised
    FROM unnest(enum_range(NULL::followup.channel)) via, unnest(enum_range(NULL::followup.direction)) way,
         unnest(enum_range(NULL::followup.contact_role)) spoke_to, unnest(enum_range(NULL::followup.outcome)) outcome;
CREATE TABLE both_ways AS
  SELECT a.*,
         folded(touch(1, '2026-11-20 10:00Z', via::text, outcome::text, way::text, spoke_to::text, meeting,
                      promised => promised)) AS row,
         followup.next_actions(until_no(), office(), question(jsonb_build_array(jsonb_strip_nulls(jsonb_build_object(
           'promised', CASE WHEN outcome = 'call_back' THEN '{"when": "2026-11-27"}'::jsonb END, 'id', 1, 'at', '2026-11-20T10:00:00Z', 'via', via, 'way', way, 'spoke_to', spoke_to, 'outcome',
           CASE WHEN outcome = 'meeting_agreed' THEN '{"meeting_agreed": {"when": "2026-11-27 14:00"}}'::jsonb
                ELSE to_jsonb(outcome) END)))), noon(), false) AS document
    FROM all_touches a;
SELECT is(count(*), (cardinality(enum_range(NULL::followup.channel)) * cardinality(enum_range(NULL::followup.direction)) *
                     cardinality(enum_range(NULL::followup.contact_role)) *
                     cardinality(enum_range(NULL::followup.outcome)))::bigint,
          'all that could be recorded') FROM both_ways;
SELECT is_empty($$SELECT * FROM both_ways WHERE followup.refused(row) IS DISTINCT FROM
                    CASE WHEN document ? 'mistakes' THEN 'invalid_history' END$$,
                'a row is refused where its document is');
SELECT is_empty($$SELECT * FROM both_ways WHERE document ? 'progress' AND row::text <> document ->> 'progress'$$,
                'a row folds to what its document folds to');
SELECT is(count(DISTINCT outcome), cardinality(enum_range(NULL::followup.outcome))::bigint, 'each outcome can be recorded somehow')
  FROM both_ways WHERE followup.refused(row) IS NULL;
SELECT is_empty($$SELECT * FROM both_ways b WHERE (followup.check(touch(1, '2026-11-20 10:00Z', via::text, outcome::text,
                    way::text, spoke_to::text, meeting, promised => promised)) IS NULL) <> (followup.refused(row) IS NULL)$$,
                'check says so before it is recorded');
CREATE TABLE decided AS
  SELECT document, followup.decide(until_no(), office(), somebody(), 17, started(), row, noon()) AS d,
         followup.wake_at(until_no(), office(), somebody(), 17, started(), row, noon()) AS w
    FROM both_ways WHERE followup.refused(row) IS NULL;
SELECT is_empty($$SELECT * FROM decided WHERE (d).refused IS NOT NULL
                    OR (d).status::text IS DISTINCT FROM document ->> 'status'
                    OR (d).wake_at IS DISTINCT FROM (document ->> 'wake_at')::timestamptz
                    OR (d).wake_at IS DISTINCT FROM w
                    OR (d).actions <> jsonb_array_length(document -> 'actions')
                    OR ((d).next).id::numeric IS DISTINCT FROM (document #>> '{actions,0,id}')::numeric
                         - CASE WHEN (document #>> '{actions,0,id}')::numeric >= 2::numeric ^ 63
                                THEN 2::numeric ^ 64 ELSE 0 END
                    OR ((d).next).via::text IS DISTINCT FROM document #>> '{actions,0,via}'
                    OR ((d).next).due IS DISTINCT FROM (document #>> '{actions,0,due}')::timestamptz
                    OR ((d).next).begins IS DISTINCT FROM (document #>> '{actions,0,window,begin}')::timestamptz
                    OR ((d).next).ends IS DISTINCT FROM (document #>> '{actions,0,window,end}')::timestamptz
                    OR (d).conclusion::text IS DISTINCT FROM document #>> '{concluded,how}'$$,
                'a decision says what the answer to the question says');
SELECT cmp_ok(count(DISTINCT (d).status), '>=', 4::bigint, 'of several kinds') FROM decided;
SELECT cmp_ok(count(DISTINCT (d).conclusion), '>=', 5::bigint, 'and with several ends') FROM decided;

-- What is agreed and until when, as a document has it.
CREATE FUNCTION in_document(touch jsonb) RETURNS text IMMUTABLE LANGUAGE SQL RETURN
  followup.next_actions(until_no(), office(),
    question(jsonb_build_array('{"id": 1, "at": "2026-11-20T10:00:00Z", "via": "call"}'::jsonb || touch)), noon(), false)
  ->> 'progress';
SELECT is(folded(touch(1, '2026-11-20 10:00Z', outcome => 'on_hold', spoke_to => 'decision_maker', until => '2027-03-01'))::text,
          in_document('{"outcome": {"on_hold": {"until": "2027-03-01"}}, "spoke_to": "decision_maker"}'), 'until');
SELECT is(folded(touch(1, '2026-11-20 10:00Z', outcome => 'just_left', spoke_to => 'gatekeeper', promised => p))::text,
          in_document(jsonb_build_object('outcome', 'just_left', 'spoke_to', 'gatekeeper', 'promised',
                                         jsonb_build_object('when', said))), said)
  FROM (VALUES (ROW('2026-11-27', NULL, NULL, NULL)::followup.agreed, '2026-11-27'),
               (ROW('2026-11-27', NULL, '14:00', NULL)::followup.agreed, '2026-11-27 14:00'),
               (ROW('2026-11-27', '2026-11-27', '14:00', '16:30')::followup.agreed, '2026-11-27 14:00-16:30'),
               (ROW('2026-11-26', '2026-11-27', NULL, NULL)::followup.agreed, '2026-11-26 to 2026-11-27')) all_of(p, said);

-- --- Names and numbers: what documents call endpoints, briefs and rules, rows call so too.
SELECT is(followup.identity(said), meant, 'identity of ' || said) FROM (VALUES ('17', 17::bigint), ('0', 0), ('', 0),
  ('9223372036854775808', -9223372036854775808), ('18446744073709551615', -1)) all_of(said, meant);
SELECT is(followup.identity_text(followup.identity(said)), said, 'and back: ' || said)
  FROM unnest('{0,17,9223372036854775807,9223372036854775808,18446744073709551615}'::text[]) said;
SELECT ok(followup.identity('018') NOT IN (18, 0) AND followup.identity('mobile') <> followup.identity('Mobile'), 'hashed');
CREATE FUNCTION two_numbers() RETURNS jsonb IMMUTABLE LANGUAGE SQL RETURN
  '{"id": 7, "zones": "Europe/Amsterdam", "reachable_by": [{"via": "call", "endpoint": "+31 20 555 0100"}, {"via": "call", "endpoint": "mobile"}, {"via": "call", "endpoint": 12}, "email"]}'::jsonb;
CREATE FUNCTION with_briefs() RETURNS jsonb IMMUTABLE LANGUAGE SQL RETURN
  '{"policy": "p", "outcomes": {"based_on": "doctrine"}, "tracks": [{"id": "calls", "every": "1 business day", "via": "call", "briefs": ["price", "quality"]}]}'::jsonb;
CREATE FUNCTION asked_of_two(history jsonb, also jsonb = '{}', rules jsonb = until_no()) RETURNS jsonb IMMUTABLE LANGUAGE SQL RETURN
  followup.next_actions(rules, office(), jsonb_build_object('pursuit', jsonb_build_object('id', 17,
    'started', '2026-11-16T09:00:00Z', 'who', two_numbers()) || also, 'history', history, 'progress', NULL), noon(), false);
CREATE FUNCTION folded_of_two(t followup.touchpoint, plan followup.planned_call = NULL, rules jsonb = until_no())
  RETURNS followup.progress STABLE LANGUAGE SQL RETURN (SELECT followup.progress_of(rules, two_numbers(), 17, started(), t, plan));
CREATE FUNCTION decided_of_two(t followup.touchpoint, plan followup.planned_call = NULL, rules jsonb = until_no())
  RETURNS followup.decision STABLE LANGUAGE SQL RETURN
  followup.decide(rules, office(), two_numbers(), 17, started(), folded_of_two(t, plan, rules), noon(), plan);
CREATE FUNCTION says(d followup.decision) RETURNS text STABLE LANGUAGE SQL RETURN concat_ws(' ', (d).status, (d).refused,
  (d).actions, ((d).next).via, ((d).next).due, ((d).next).rule, ((d).next).brief, ((d).next).endpoint, (d).wake_at);
CREATE FUNCTION says(d jsonb) RETURNS text STABLE LANGUAGE SQL RETURN concat_ws(' ', d ->> 'status', d ->> 'error',
  jsonb_array_length(d -> 'actions'), d #>> '{actions,0,via}', (d #>> '{actions,0,due}')::timestamptz, d #>> '{actions,0,rule}',
  d #>> '{actions,0,brief}', d #>> '{actions,0,endpoint}', (d ->> 'wake_at')::timestamptz);
SELECT is(says(decided_of_two(touch(1, '2026-11-20 10:00Z', outcome => outcome, endpoint => number))),
          says(asked_of_two(jsonb_build_array(jsonb_build_object('id', 1, 'at', '2026-11-20T10:00:00Z', 'via', 'call', 'outcome', outcome, 'endpoint', number)))),
          outcome || ' at ' || number) FROM unnest('{wrong_number,no_answer}'::text[]) outcome, unnest('{+31 20 555 0100,mobile,12,other}'::text[]) number;
SELECT matches(says(decided_of_two(touch(1, '2026-11-20 10:00Z', outcome => 'wrong_number', endpoint => '+31 20 555 0100'))), ' mobile ', 'the other number, by its name');
SELECT is(says(decided_of_two(touch(1, '2026-11-20 10:00Z', brief => 'price'), rules => with_briefs())),
          says(asked_of_two('[{"id": 1, "at": "2026-11-20T10:00:00Z", "via": "call", "outcome": "no_answer", "brief": "price"}]', rules => with_briefs())), 'a brief');
SELECT is(((decided_of_two(touch(1, '2026-11-20 10:00Z', brief => 'price'), rules => with_briefs())).next).brief, 'quality', 'the next one, by its name');
SELECT is(says(decided_of_two(touch(1, '2026-11-20 10:00Z', outcome => 'just_left', spoke_to => 'gatekeeper', promised => ROW('2026-11-27', NULL, '14:00', NULL), promised_endpoint => 'mobile'))),
          says(asked_of_two('[{"id": 1, "at": "2026-11-20T10:00:00Z", "via": "call", "outcome": "just_left", "spoke_to": "gatekeeper", "promised": {"when": "2026-11-27 14:00", "endpoint": "mobile"}}]')), 'a promised number');
SELECT is((decided_of_two(touch(1, '2026-11-20 10:00Z', promised_endpoint => 'mobile'))).refused, 'invalid_history', 'a number for no promise');

-- --- What the host has planned comes with the pursuit.
SELECT is(says(decided_of_two(touch(1, '2026-11-18 10:00Z'), plan)),
          says(asked_of_two('[{"id": 1, "at": "2026-11-18T10:00:00Z", "via": "call", "outcome": "no_answer"}]', jsonb_build_object('planned', said))), said::text)
  FROM (VALUES (ROW(ROW('2026-11-27', NULL, '14:00', NULL), NULL, NULL, NULL)::followup.planned_call, '{"when": "2026-11-27 14:00"}'::jsonb),
               (ROW(ROW('2026-11-27', NULL, NULL, NULL), '2026-11-23 09:30Z', 'soft', 'mobile')::followup.planned_call,
                '{"when": "2026-11-27", "since": "2026-11-23T09:30:00Z", "how": "soft", "endpoint": "mobile"}')) all_of(plan, said);
SELECT is(followup.wake_at(until_no(), office(), two_numbers(), 17, started(), p, noon(), plan), (d).wake_at, 'wake_at of a plan'),
       is((followup.decide(until_no(), office(), two_numbers(), 17, started(), p, noon())).refused, 'stale_progress', 'and not without it'),
       is(followup.advance(until_no(), two_numbers(), 17, started(), p, touch(1, '2026-11-23 10:00Z'), plan)::text,
          folded_of_two(touch(1, '2026-11-23 10:00Z'), plan)::text, 'advanced with it')
  FROM (SELECT p, plan, followup.decide(until_no(), office(), two_numbers(), 17, started(), p, noon(), plan) AS d
          FROM (SELECT folded_of_two(NULL, plan) AS p, plan
                  FROM (SELECT ROW(ROW('2026-11-27', NULL, '14:00', NULL), NULL, NULL, NULL)::followup.planned_call AS plan) w) x) y;
SELECT is((decided_of_two(NULL, plan)).refused, wrong, wrong || ' of a plan: ' || plan::text)
  FROM (VALUES (ROW(NULL, NULL, 'hard', NULL)::followup.planned_call, 'invalid_time'), (ROW(ROW('infinity', NULL, NULL, NULL), NULL, NULL, NULL)::followup.planned_call, 'invalid_time'),
               (ROW(ROW('2026-11-27', NULL, NULL, NULL), '-infinity', NULL, NULL)::followup.planned_call, 'invalid_time'),
               (ROW(ROW('2026-11-27', NULL, NULL, NULL), 'infinity', NULL, NULL)::followup.planned_call, 'invalid_time')) all_of(plan, wrong);
SELECT is((decided_of_two(NULL, ROW(NULL, NULL, NULL, NULL)::followup.planned_call)).refused, NULL, 'nothing is planned');
SELECT is(followup.progress_of(until_no(), two_numbers(), 17, started(), NULL, ROW(ROW(day, NULL, NULL, NULL), NULL, NULL, NULL)::followup.planned_call)::text,
          'invalid_pursuit', 'two plans for one pursuit') FROM unnest('{2026-11-27,2026-11-30}'::date[]) day;

-- --- All actions of an answer.
CREATE FUNCTION after_calls() RETURNS followup.progress STABLE LANGUAGE SQL RETURN
  (SELECT followup.progress_of(until_no(), somebody(), 17, started(), touch(i, started() + i * interval '1 hour')) FROM generate_series(1, 6) i);
CREATE TABLE next_ones AS SELECT * FROM followup.actions(until_no(), office(), somebody(), 17, started(), after_calls(), noon());
SELECT cmp_ok(count(*), '>', 1::bigint, 'several') FROM next_ones;
SELECT is(n::text, ((followup.decide(until_no(), office(), somebody(), 17, started(), after_calls(), noon())).next)::text, 'as decided')
  FROM (SELECT n FROM next_ones n ORDER BY begins LIMIT 1) x;
SELECT results_eq('SELECT * FROM next_ones',
  $$SELECT * FROM followup.actions(until_no(), office(), question((SELECT jsonb_agg(jsonb_build_object('id', i, 'at', to_char((started() + i * interval '1 hour') AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
                                       'via', 'call', 'outcome', 'no_answer')) FROM generate_series(1, 6) i)), noon())$$, 'of a question');
SELECT is_empty('SELECT followup.actions(until_no(), office(), ''{}''::jsonb, noon())', 'none of a question that is none');
SELECT is_empty('SELECT followup.actions(until_no(), office(), somebody(), 17, started(), ''out_of_order'', noon())', 'nor of what was refused');
SELECT is_empty('SELECT followup.actions(until_no(), office(), somebody(), NULL, NULL, NULL, noon())', 'nor of nothing');

-- --- The order in which things are told, and in how many parts.
CREATE TABLE pursuits AS
  SELECT i::bigint AS id, timestamptz '2026-11-16 09:00Z' AS started FROM generate_series(1, 500) i;
CREATE TABLE touches AS
  SELECT p.id AS pursuit, p.id * 100 + j AS id, started + j * interval '1 day' AS at FROM pursuits p, generate_series(1, 9) j;
INSERT INTO touches SELECT 17, 1000000 + j, timestamptz '2026-11-30 10:00Z' + j * interval '1 min' FROM generate_series(1, 200) j;
CREATE VIEW in_order AS
  SELECT p.id, followup.progress_of(until_no(), somebody(), p.id, started, touch(t.id, t.at) ORDER BY t.at) AS progress
    FROM pursuits p JOIN touches t ON t.pursuit = p.id GROUP BY p.id;
CREATE VIEW in_parts AS
  SELECT p.id, followup.progress_of(until_no(), somebody(), p.id, started, touch(t.id, t.at)) AS progress
    FROM pursuits p JOIN touches t ON t.pursuit = p.id GROUP BY p.id;
ALTER FUNCTION touch PARALLEL SAFE;
ALTER FUNCTION until_no PARALLEL SAFE;
ALTER FUNCTION somebody PARALLEL SAFE;
CREATE TABLE expected AS SELECT * FROM in_order;
SELECT is(count(*), 500::bigint, 'each has its progress') FROM expected WHERE followup.refused(progress) IS NULL;
SELECT is_empty($$SELECT * FROM expected JOIN (SELECT p.id, followup.progress_of(until_no(), somebody(), p.id, started,
                    touch(t.id, t.at) ORDER BY md5(t.id::text)) AS other FROM pursuits p JOIN touches t ON t.pursuit = p.id
                    GROUP BY p.id) o USING (id) WHERE progress <> other$$, 'the order of telling makes no difference');
SET max_parallel_workers_per_gather = 2;
SET parallel_setup_cost = 0;
SET parallel_tuple_cost = 0;
SET min_parallel_table_scan_size = 0;
SET enable_sort = off;
CREATE FUNCTION plan_of(query text) RETURNS SETOF text LANGUAGE plpgsql AS
  $$BEGIN RETURN QUERY EXECUTE 'EXPLAIN (COSTS OFF) ' || query; END$$;
SELECT ok(bool_or(line LIKE '%Partial%Aggregate%'), 'it is folded in parallel') FROM plan_of('SELECT * FROM in_parts') line;
SELECT is_empty($$SELECT * FROM expected JOIN in_parts o USING (id) WHERE expected.progress <> o.progress$$,
                'in parallel the progress is the same');
RESET ALL;
SET timezone = 'UTC';
SET search_path = public, followup;  -- for its operators
SELECT is_empty($$SELECT id FROM (SELECT id, progress, followup.progress_of(until_no(), somebody(), id, started, NULL) OVER
                    (PARTITION BY id) AS none FROM pursuits JOIN expected USING (id)) x
                    WHERE followup.refused(none) IS NOT NULL OR none = progress$$, 'nothing has happened yet: progress of that');

-- One by one is all at once.
SELECT is(followup.advance(until_no(), somebody(), 17, started(), folded(touch(1, '2026-11-20 10:00Z')),
                           touch(2, '2026-11-23 10:00Z', outcome => 'just_left', spoke_to => 'gatekeeper'))::text,
          folded(touch(2, '2026-11-23 10:00Z', outcome => 'just_left', spoke_to => 'gatekeeper'),
                 touch(1, '2026-11-20 10:00Z'))::text, 'one more');
SELECT is(followup.advance(until_no(), somebody(), 17, started(), folded(), touch(1, '2026-11-20 10:00Z'))::text,
          folded(touch(1, '2026-11-20 10:00Z'))::text, 'the first one');
SELECT is(followup.advance(until_no(), somebody(), 17, started(), folded(), NULL)::text, folded()::text, 'none more');
SELECT is(followup.advance(until_no(), somebody(), 17, started(), folded(touch(2, '2026-11-23 10:00Z')),
                           touch(1, '2026-11-20 10:00Z'))::text, 'out_of_order', 'an older one has to be folded anew');
SELECT is(followup.advance(until_no(), somebody(), 17, started(), 'out_of_order', touch(3, '2026-11-25 10:00Z'))::text,
          'out_of_order', 'what was refused stays refused');
SELECT is(followup.advance(until_no(), somebody(), 18, started(), folded(), touch(3, '2026-11-25 10:00Z'))::text,
          'stale_progress', 'of another pursuit');
SELECT is(followup.advance(until_no(), somebody(), 17, started(), folded(), touch(3, '2026-11-25 10:00Z', via => 'letter'))::text,
          'invalid_history', 'what cannot have happened');

-- --- Progress is 128 bytes that come back as they went.
SELECT is(pg_column_size(folded()), 128, 'so many bytes');
SELECT is(encode(followup.progress_send(progress), 'hex'), progress::text, 'the highest byte of a word first')
  FROM expected WHERE id = 17;
SELECT is(upper(progress::text)::followup.progress::text, progress::text, 'in capitals too') FROM expected WHERE id = 17;
SELECT is(refused::followup.progress::text, refused, refused)
  FROM unnest('{invalid_history,out_of_order,stale_progress,no_memory,internal}'::text[]) refused;
SELECT throws_ok(format('SELECT %L::followup.progress', wrong), '22P02', NULL, 'no progress: ' || left(wrong, 20))
  FROM unnest(ARRAY['', 'ok', 'unknown', '00', repeat('0', 255), repeat('0', 257), repeat('g', 256)]) wrong;
SELECT ok(p = p AND NOT p <> p AND p <> folded(), 'equal and not') FROM (SELECT progress AS p FROM expected LIMIT 1) x;
SELECT is((followup.decide(until_no(), office(), somebody(), 17, started(), repeat(c, 256)::followup.progress, noon())).refused,
          'stale_progress', 'bytes of nobody''s: ' || c) FROM unnest('{0,f,7,a}'::text[]) c;
SELECT lives_ok(format('SELECT followup.decide(until_no(), office(), somebody(), 17, started(), overlay(%L placing %L from %s)::followup.progress, noon())',
                       folded(touch(1, '2026-11-20 10:00Z')), 'ff', i), 'a bit turned at ' || i) FROM generate_series(1, 255, 2) i;

-- --- NULL in each place is a refusal that says which, and never an error.
SELECT is((followup.decide(NULL, office(), somebody(), 17, started(), folded(), noon())).refused, 'invalid_policy', 'no policy');
SELECT is((followup.decide(until_no(), NULL, somebody(), 17, started(), folded(), noon())).refused, 'invalid_calendar', 'no calendar');
SELECT is((followup.decide(until_no(), office(), NULL, 17, started(), folded(), noon())).refused, 'invalid_pursuit', 'no prospect');
SELECT is((followup.decide(until_no(), office(), somebody(), NULL, started(), folded(), noon())).refused, 'invalid_pursuit', 'no pursuit');
SELECT is((followup.decide(until_no(), office(), somebody(), 17, NULL, folded(), noon())).refused, 'invalid_pursuit', 'no start');
SELECT is((followup.decide(until_no(), office(), somebody(), 17, started(), NULL, noon())).refused, 'history_required', 'no progress');
SELECT is((followup.decide(until_no(), office(), somebody(), 17, started(), folded(), NULL)).refused, 'invalid_time', 'no time');
SELECT is((followup.decide(until_no(), office(), somebody(), 17, started(), NULL, noon())).status, NULL, 'and nothing else is told');
SELECT is(followup.wake_at(NULL, office(), somebody(), 17, started(), folded(), noon()), '-infinity', 'to be looked at: no policy');
SELECT is(followup.wake_at(until_no(), office(), somebody(), 17, started(), NULL, noon()), '-infinity', 'to be looked at: no progress');
SELECT is(followup.wake_at(until_no(), office(), somebody(), 17, started(), 'out_of_order', noon()), '-infinity', 'to be looked at: refused');
SELECT is(followup.progress_of(NULL, somebody(), 17, started(), touch(1, noon()))::text, 'invalid_policy', 'no policy to fold by');
SELECT is(followup.progress_of(until_no(), NULL, 17, started(), touch(1, noon()))::text, 'invalid_pursuit', 'no prospect to fold for');
SELECT is(followup.progress_of(until_no(), somebody(), NULL, started(), touch(1, noon()))::text, 'invalid_pursuit', 'no pursuit to fold for');
SELECT is(followup.progress_of(until_no(), somebody(), 17, NULL, touch(1, noon()))::text, 'invalid_pursuit', 'no start to fold from');
SELECT is(followup.progress_of(until_no(), somebody(), 17, started(), NULL), NULL, 'no rows, no progress') WHERE false;
SELECT is(folded(NULL::followup.touchpoint)::text, folded()::text, 'no touchpoint');
SELECT is(folded((SELECT ROW(NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
                 NULL, NULL, NULL, NULL)::followup.touchpoint))::text, folded()::text, 'nor one of an outer join');
SELECT is(folded(touch(NULL, noon()))::text, 'invalid_history', 'no id');
SELECT is(folded(touch(1, NULL))::text, 'invalid_time', 'no instant');
SELECT is(folded(touch(1, noon(), via => NULL))::text, 'invalid_history', 'no channel');
SELECT is(folded(touch(1, noon(), outcome => NULL))::text, 'invalid_history', 'no outcome');
SELECT is(folded(touch(1, noon(), way => NULL, spoke_to => NULL))::text, folded(touch(1, noon()))::text, 'what may be left out');
SELECT is(followup.advance(NULL, somebody(), 17, started(), folded(), touch(1, noon()))::text, 'invalid_policy', 'no policy to advance by');
SELECT is(followup.advance(until_no(), somebody(), 17, started(), NULL, touch(1, noon()))::text, 'history_required', 'no progress to advance');
SELECT is(followup.next_actions(until_no(), office(), NULL, noon()), NULL, 'no question');
SELECT is(followup.next_actions(NULL, office(), question('[]'), noon()) #>> '{mistakes,0,path}', '/policy', 'no policy to ask by');
SELECT is(followup.next_actions(until_no(), NULL, question('[]'), noon()) #>> '{mistakes,0,path}', '/calendar', 'no calendar to ask by');
SELECT is(followup.next_actions(until_no(), office(), question('[]'), NULL) ->> 'error', 'invalid_time', 'no time to ask at');
SELECT is(followup.next_actions(until_no(), office(), question('[]') || '{"now": "2026-11-24T12:00:00Z"}', NULL),
          followup.next_actions(until_no(), office(), question('[]'), noon()), 'a time of its own');
SELECT is(followup.next_actions(NULL, NULL, question('[]') || jsonb_build_object('policy', until_no(), 'calendar', office()), noon(), NULL),
          followup.next_actions(until_no(), office(), question('[]'), noon()), 'documents of its own');
SELECT ok(followup.next_actions(until_no(), office(), question('[]'), noon()) ? 'reasons'
          AND NOT followup.next_actions(until_no(), office(), question('[]'), noon(), false) ? 'reasons', 'with reasons and without');
SELECT is(followup.check(NULL), NULL, 'nothing to check');

-- --- Infinity is no time.
SELECT is((followup.decide(until_no(), office(), somebody(), 17, started(), folded(), i)).refused, 'invalid_time', 'now ' || i)
  FROM unnest('{infinity,-infinity}'::timestamptz[]) i;
SELECT is((followup.decide(until_no(), office(), somebody(), 17, i, folded(), noon())).refused, 'invalid_time', 'started ' || i)
  FROM unnest('{infinity,-infinity}'::timestamptz[]) i;
SELECT is(folded(touch(1, i))::text, 'invalid_time', 'a touchpoint at ' || i)
  FROM unnest('{infinity,-infinity,4713-01-01 BC,294276-12-31}'::timestamptz[]) i;
SELECT is(folded(touch(1, noon(), outcome => 'on_hold', spoke_to => 'decision_maker', until => i))::text, 'invalid_time', 'until ' || i)
  FROM unnest('{infinity,-infinity,4713-01-01 BC}'::date[]) i;
SELECT is(folded(touch(1, noon(), outcome => 'just_left', spoke_to => 'gatekeeper', promised => ROW(i, NULL, NULL, NULL)))::text,
          'invalid_time', 'promised ' || i) FROM unnest('{infinity,-infinity}'::date[]) i;
SELECT is(folded(touch(1, noon(), outcome => 'just_left', spoke_to => 'gatekeeper', promised => ROW(NULL, NULL, '14:00', NULL)))::text,
          'invalid_time', 'promised on no day');
SELECT is(followup.next_actions(until_no(), office(), question('[]'), i) ->> 'error', 'invalid_time', 'asked at ' || i)
  FROM unnest('{infinity,-infinity}'::timestamptz[]) i;
SELECT is(folded(touch(1, '2026-11-20 10:00:00.999999Z'))::text, folded(touch(1, '2026-11-20 10:00Z'))::text, 'whole seconds');

-- --- A mistake in a policy or a calendar is an error that names all of them; one in data is a refusal.
CREATE FUNCTION detail_of(query text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE said text;
BEGIN
  EXECUTE query;
  RETURN 'no error';
EXCEPTION WHEN invalid_parameter_value THEN
  GET STACKED DIAGNOSTICS said = PG_EXCEPTION_DETAIL;
  RETURN said;
END$$;
SELECT matches(detail_of($$SELECT followup.decide('{"policy": "p", "outcomes": {"based_on": "doctrine"}, "tracks":
                 [{"id": "calls", "every": "2 weeks", "via": "owl"}]}', office(), somebody(), 17, started(), folded(), noon())$$),
               '/tracks/0/every: found "2 weeks", allowed .*\n/tracks/0/via: found "owl", allowed call, ', 'all mistakes of a policy');
SELECT matches(detail_of($$SELECT followup.wake_at(until_no(), '{"calendar": "x", "version": "1", "hours": {"moonday": "9-17"}}',
                 somebody(), 17, started(), folded(), noon())$$), 'moonday', 'those of a calendar');
SELECT throws_ok(format('SELECT followup.wake_at(%L, office(), somebody(), 17, started(), folded(), noon())', wrong), '22023',
                 'this is no policy that can be used', 'no policy: ' || wrong)
  FROM unnest(ARRAY['7', 'null', 'true', '"x"', '[]', '{}', '{"preset": "nobody"}', '[{"preset": "until_no"}]']) wrong;
SELECT throws_ok(format('SELECT followup.next_actions(until_no(), %L, question(''[]''), noon())', wrong), '22023',
                 'this is no calendar that can be used', 'no calendar: ' || wrong) FROM unnest(ARRAY['7', 'null', '[]', '{}']) wrong;
SELECT ok((followup.decide(until_no(), office(), wrong, 17, started(), folded(), noon())).refused IS NOT NULL
          AND followup.refused(followup.progress_of(until_no(), wrong, 17, started(), touch(1, noon()))) IS NOT NULL
          AND followup.wake_at(until_no(), office(), wrong, 17, started(), folded(), noon()) = '-infinity',
          'no prospect: ' || wrong::text)
  FROM unnest(ARRAY['7', 'null', '[]', '{}', '{"id": 7, "zones": "Nowhere/Land"}', '{"id": 7, "zones": ["Europe/Amsterdam", 7]}',
                    '{"id": 7, "zones": [[]]}', '{"id": 7, "reachable_by": ["owl"]}']::jsonb[]) wrong GROUP BY wrong;
SELECT ok(followup.next_actions(until_no(), office(), wrong, noon()) ? 'mistakes', 'no question: ' || wrong::text)
  FROM unnest(ARRAY['7', 'null', '[]', '{}', '"x"', '{"verb": "dance"}', '{"verb": 7}', '[{"pursuit": 7}]']::jsonb[]) wrong;
SELECT is((followup.decide(until_no(), office(), somebody(), 0, started(), folded(), noon())).refused, 'invalid_pursuit', 'pursuit 0');
SELECT is((followup.decide('{"preset": "three_calls"}', office(), somebody(), 17, started(), folded(), noon())).refused,
          'stale_progress', 'progress of another policy') WHERE detail_of($$SELECT followup.next_actions('{"preset": "three_calls"}', office(), question('[]'), noon())$$) = 'no error';
SELECT is((followup.decide('{"preset": "until_no", "name": "ours"}', office(), somebody(), 17, started(), folded(), noon())).refused,
          'stale_progress', 'progress under another name') WHERE detail_of($$SELECT followup.next_actions('{"preset": "until_no", "name": "ours"}', office(), question('[]'), noon())$$) = 'no error';
SELECT is((followup.decide(until_no(), office(), somebody() || '{"zones": "America/New_York"}', 17, started(), folded(), noon())).refused,
          'stale_progress', 'progress from where they were');
-- Good rows are decided beside one that is refused.
SELECT is(array_agg(((followup.decide(until_no(), office(), who, 17, started(), folded(), noon())).refused) IS NULL ORDER BY n),
          '{t,f,t}', 'a refused row keeps no other from its answer')
  FROM (VALUES (1, somebody()), (2, '{"id": []}'), (3, somebody())) all_of(n, who);
SELECT is(followup.check(touch(1, noon(), via => 'letter')) #>> '{mistakes,0,found}', 'no_answer on letter', 'why it cannot be');
SELECT is(followup.progress_of(until_no(), somebody(), p, started(), touch(p, noon()))::text, 'invalid_pursuit', 'two pursuits in one')
  FROM unnest('{1,2}'::bigint[]) p;
SELECT is(folded(touch(1, '2026-11-20 10:00Z'), touch(1, '2026-11-20 11:00Z'))::text, 'invalid_history', 'one id with two contents');
SELECT is(folded(touch(1, '2026-11-20 10:00Z'), touch(1, '2026-11-20 10:00Z'))::text, folded(touch(1, '2026-11-20 10:00Z'))::text, 'a repeat');

-- --- Sentences.
SELECT matches(followup.explain(until_no(), office(), question('[]'), noon()), '^Call on ', 'in English');
SELECT matches(followup.explain(until_no(), office(), question('[]'), noon(), 'nl'), '^Bel op ', 'in Dutch');
SELECT matches(followup.explain(until_no(), office(), question('[]'), noon(), 'tlh'), '/told', 'in no other');
SELECT matches(followup.explain(until_no(), office(), '{}', noon()), 'mistakes', 'the mistakes of a question');
SELECT is(followup.explain(until_no(), office(), NULL, noon()), NULL, 'no question, no sentence');

-- --- Policies and prospects by the row: more of them than are kept.
SELECT is(count(*), 300::bigint, 'a policy for each row') FROM (
  SELECT followup.decide(p, office(), somebody(), 17, started(), followup.progress_of(p, somebody(), 17, started(), NULL), noon()) AS d
    FROM (SELECT jsonb_set('{"policy": "p", "outcomes": {"based_on": "doctrine"}, "tracks": [{"id": "calls", "every": "2 business days", "via": "call"}]}',
                           '{policy}', to_jsonb('p' || i)) AS p FROM generate_series(1, 300) i) x GROUP BY p) y WHERE (d).refused IS NULL;
SELECT is(count(*), 10000::bigint, 'a prospect for each row') FROM (
  SELECT followup.decide(until_no(), office(), who, 17, started(), followup.progress_of(until_no(), who, 17, started(), NULL), noon()) AS d
    FROM (SELECT somebody() || jsonb_build_object('id', i) AS who FROM generate_series(1, 10000) i) x GROUP BY who) y WHERE (d).refused IS NULL;

-- An expression of PL/pgSQL, evaluated again with another policy.
CREATE FUNCTION by_turns() RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  rules jsonb;
  said jsonb;
  all_said text = '';
BEGIN
  FOR i IN 1..4 LOOP
    rules := CASE i % 2 WHEN 0 THEN until_no() ELSE
      '{"policy": "p", "outcomes": {"based_on": "doctrine"}, "tracks": [{"id": "calls", "every": "2 business days", "via": "call"}]}' END;
    said := followup.next_actions(rules, office(), question('[]'), noon(), false);
    all_said := all_said || CASE WHEN said ->> 'policy' = followup.next_actions('{"preset": "until_no"}', office(), question('[]'), noon(), false) ->> 'policy' THEN 'u' ELSE 'p' END;
  END LOOP;
  RETURN all_said;
END$$;
SELECT is(by_turns(), 'pupu', 'each time by the policy that is given');

-- --- Within bounds.
SELECT is(followup.progress_of(until_no(), somebody(), 17, started(), touch(i, started() + i * interval '1 second'))::text,
          'invalid_history', 'a million touchpoints of one pursuit') FROM generate_series(1, 1000000) i;
SELECT is(followup.refused(followup.progress_of(until_no(), somebody(), 17, started(), touch(i, started() + i * interval '1 second'))),
          NULL, 'ten thousand') FROM generate_series(1, 10000) i;
CREATE FUNCTION resident() RETURNS bigint LANGUAGE SQL VOLATILE RETURN
  split_part(pg_read_file('/proc/self/statm'), ' ', 2)::bigint * 4096;
CREATE FUNCTION at_work(rows int) RETURNS bigint LANGUAGE SQL VOLATILE RETURN (
  SELECT count((followup.decide(until_no(), office(), somebody() || jsonb_build_object('id', i % 6000 + 1), i, started(), folded(), noon())).refused)
         + count(followup.next_actions(until_no(), office(), CASE WHEN i % 50 = 0 THEN question(to_jsonb(i)) END, noon()))
         + count(followup.check(touch(i, noon(), via => 'letter')))
    FROM generate_series(1, rows) i);
-- Of each 20,000 rows the one of pursuit 17 is decided, 400 questions are answered and 20,000 letters are no letters.
SELECT is(at_work(20000), 40399::bigint, 'all but pursuit 17 are refused');
SELECT resident() AS before \gset
\getenv calls FOLLOWUP_CALLS
\if :{?calls}
\else
  \set calls 60000
\endif
SELECT is(at_work(:calls), 2::bigint * :calls + :calls / 50 - 1, 'and many times as many');
SELECT cmp_ok(resident() - :before, '<', 8000000::bigint, 'nothing is left behind');
SELECT is(count(*), 200::bigint, 'nor by errors') FROM generate_series(1, 200) i
 WHERE detail_of(format('SELECT followup.decide(''{"policy": "p%s"}'', NULL, NULL, NULL, NULL, NULL, NULL)', i)) <> 'no error';
CREATE FUNCTION cancelled(query text) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE query;
  RETURN false;
EXCEPTION WHEN query_canceled THEN RETURN true;
END$$;
CREATE TABLE many AS SELECT touch(i, started() + i * interval '1 second') AS t, i FROM generate_series(1, 10000) i;
CREATE TABLE to_cancel (what text, query text);
INSERT INTO to_cancel VALUES
  ('rows', 'SELECT count(followup.wake_at(until_no(), office(), somebody(), i, started(), folded(), noon())) FROM generate_series(1, 100000000) i'),
  ('a million touchpoints', 'SELECT followup.progress_of(until_no(), somebody(), 17, started(), t) FROM many, generate_series(1, 1000)'),
  ('as many as are folded', 'SELECT (SELECT followup.progress_of(until_no(), somebody(), j, started(), t) FROM many) FROM generate_series(1, 10000) j'),
  ('one more for each', 'SELECT followup.advance(until_no(), somebody(), 17, started(), folded(), t) FROM many, generate_series(1, 10000)'),
  ('long questions', format('SELECT followup.next_actions(until_no(), office(), %L || jsonb_build_object(''request'', i), noon()) FROM generate_series(1, 10000) i',
     question((SELECT jsonb_agg(jsonb_build_object('id', i, 'at', to_char(started() + i * interval '1 second', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), 'via', 'call', 'outcome', 'no_answer'))
                 FROM generate_series(1, 5000) i)))),
  ('nothing is ever allowed', $$SELECT followup.next_actions('{"policy": "p", "outcomes": {"based_on": "doctrine"}, "tracks": [{"id": "calls", "every": "1 business day", "via": "call"}],
      "guards": [{"id": "a", "channels": "call", "window": {"hours": {"monday-friday": "09:00-10:00"}}}, {"id": "b", "channels": "call", "window": {"hours": {"monday-friday": "11:00-12:00"}}}]}',
      office(), question('[]') || jsonb_build_object('request', i), noon()) FROM generate_series(1, 10000000) i$$);
CREATE TABLE cancels (what text, was boolean, late interval);
SET statement_timeout = 150;
SELECT format('INSERT INTO cancels SELECT what, cancelled(query), clock_timestamp() - statement_timestamp() - interval ''150 ms'' FROM to_cancel WHERE what = %L', what)
  FROM to_cancel, generate_series(1, 3) \gexec
RESET statement_timeout;
SELECT ok(bool_and(was), 'cancelled: ' || what) FROM cancels GROUP BY what;
-- Others use the machine too: of three times the best.
SELECT cmp_ok(min(late), '<', interval '100 ms', 'within a tenth of a second: ' || what) FROM cancels GROUP BY what;

-- What is too long for a call that cannot be cancelled is refused.
CREATE FUNCTION long(many int) RETURNS jsonb IMMUTABLE LANGUAGE SQL RETURN jsonb_build_object('facts', repeat('x', many));
SELECT is(followup.next_actions(until_no(), office(), question('[]') || long(600000), noon()) #>> '{mistakes,0,found}', 'a longer question', 'a long question');
SELECT is((followup.decide(until_no(), office(), somebody() || long(600000), 17, started(), folded(), noon())).refused, 'invalid_document', 'a long prospect');
SELECT throws_ok('SELECT followup.wake_at(until_no() || long(600000), office(), somebody(), 17, started(), folded(), noon())', '54000', NULL, 'a long policy');

-- --- Where it may stand.
CREATE TABLE kept AS SELECT id, started, progress FROM pursuits JOIN expected USING (id);
SELECT lives_ok('CREATE INDEX ON kept (followup.wake_at(until_no(), office(), somebody(), id, started, progress, ''2026-11-24 12:00Z''))', 'in an index');
CREATE TABLE checked (t followup.touchpoint CHECK (followup.check(t) IS NULL));
SELECT lives_ok('INSERT INTO checked VALUES (touch(1, noon()))', 'in a constraint, of what can be');
SELECT throws_ok('INSERT INTO checked VALUES (touch(1, noon(), via => ''letter''))', '23514', NULL, 'and of what cannot');
DROP TABLE checked;

-- A type that somebody has altered is not read as what it was.
BEGIN;
ALTER TYPE followup.touchpoint ADD ATTRIBUTE more text;
SELECT throws_ok('SELECT followup.check(ROW(1, noon(), ''call'', NULL, NULL, ''no_answer'', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL)::followup.touchpoint)',
                 '42804', NULL, 'an altered type');
ROLLBACK;

-- All that may be shipped elsewhere is immutable and parallel safe.
SELECT is_empty($$SELECT p.oid::regprocedure FROM pg_proc p JOIN pg_depend d ON d.objid = p.oid AND d.deptype = 'e'
                    JOIN pg_extension e ON e.oid = d.refobjid AND extname = 'followup'
                   WHERE prokind = 'f' AND (provolatile <> 'i' OR proparallel <> 's')$$, 'immutable and parallel safe');

SELECT * FROM finish();
