-- complain if the file is read by psql rather than by ALTER EXTENSION
\echo Use "ALTER EXTENSION followup UPDATE TO '0.2'" to load this file. \quit

-- What documents name, rows can name too: endpoints, briefs, labels and rules are texts, and a promise has its number.
-- Progress and the enumerations stay as they are. Columns of the types below are in the way of an update.
DROP AGGREGATE progress_of(jsonb, jsonb, bigint, timestamptz, touchpoint);
DROP FUNCTION gather(internal, jsonb, jsonb, bigint, timestamptz, touchpoint);
DROP FUNCTION advance(jsonb, jsonb, bigint, timestamptz, progress, touchpoint);
DROP FUNCTION decide(jsonb, jsonb, jsonb, bigint, timestamptz, progress, timestamptz);
DROP FUNCTION "check"(touchpoint);
DROP TYPE decision;
DROP TYPE action;
DROP TYPE touchpoint;

CREATE FUNCTION identity(text) RETURNS bigint AS 'MODULE_PATHNAME', 'followup_identity'
  LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION identity IS 'what a text of a document stands for: digits are that number, any other text is hashed';
CREATE FUNCTION identity_text(bigint) RETURNS text LANGUAGE SQL IMMUTABLE STRICT PARALLEL SAFE
  RETURN CASE WHEN $1 < 0 THEN ($1 + numeric '18446744073709551616')::text ELSE $1::text END;
COMMENT ON FUNCTION identity_text IS 'the digits of an identity, as documents have them';

-- One thing that happened. id, action, sequence and pursuit are the host's numbers, NULL and 0 are none; the texts are
-- those that its documents have.
CREATE TYPE touchpoint AS (
  id bigint, at timestamptz, via channel, way direction, spoke_to contact_role, outcome outcome, message_left boolean,
  until date, promised agreed, promised_by party, promised_how firmness, meeting agreed, only_via channel,
  endpoint text, brief text, action bigint, label text, sequence bigint, pursuit bigint, promised_endpoint text);

-- A touch that is to be made; its window is [begins, ends).
CREATE TYPE action AS (
  id bigint, via channel, due timestamptz, begins timestamptz, ends timestamptz, rule text, brief text, endpoint text,
  label text);

-- What is next. `next` is the first of so many actions; `refused` says why there is no answer, and then all else is NULL.
CREATE TYPE decision AS (
  status status, next action, actions integer, wake_at timestamptz, conclusion disposition, refused text);

-- A call that the host has planned: a promise by us that no touchpoint carries. No `since`: as the pursuit started.
CREATE TYPE planned_call AS (agreed agreed, since timestamptz, how firmness, endpoint text);

CREATE FUNCTION decide(policy jsonb, calendar jsonb, prospect jsonb, pursuit bigint, started timestamptz,
                       progress progress, now timestamptz, planned planned_call DEFAULT NULL) RETURNS decision
  AS 'MODULE_PATHNAME', 'followup_decide' LANGUAGE C IMMUTABLE PARALLEL SAFE COST 10;
-- Beside the one without, which indexes may stand on.
CREATE FUNCTION wake_at(policy jsonb, calendar jsonb, prospect jsonb, pursuit bigint, started timestamptz,
                        progress progress, now timestamptz, planned planned_call) RETURNS timestamptz
  AS 'MODULE_PATHNAME', 'followup_wake_at' LANGUAGE C IMMUTABLE PARALLEL SAFE COST 10;

CREATE FUNCTION advance(policy jsonb, prospect jsonb, pursuit bigint, started timestamptz, progress progress,
                        touchpoint touchpoint, planned planned_call DEFAULT NULL) RETURNS progress
  AS 'MODULE_PATHNAME', 'followup_advance' LANGUAGE C IMMUTABLE PARALLEL SAFE COST 10;

CREATE FUNCTION gather(internal, jsonb, jsonb, bigint, timestamptz, touchpoint) RETURNS internal
  AS 'MODULE_PATHNAME', 'followup_gather' LANGUAGE C IMMUTABLE PARALLEL SAFE;
CREATE FUNCTION gather(internal, jsonb, jsonb, bigint, timestamptz, touchpoint, planned_call) RETURNS internal
  AS 'MODULE_PATHNAME', 'followup_gather' LANGUAGE C IMMUTABLE PARALLEL SAFE;
CREATE AGGREGATE progress_of(policy jsonb, prospect jsonb, pursuit bigint, started timestamptz, touchpoint touchpoint) (
  SFUNC = gather, STYPE = internal, SSPACE = 2048, FINALFUNC = gathered,
  COMBINEFUNC = gather_both, SERIALFUNC = gather_out, DESERIALFUNC = gather_in, PARALLEL = SAFE);
CREATE AGGREGATE progress_of(policy jsonb, prospect jsonb, pursuit bigint, started timestamptz, touchpoint touchpoint,
                             planned planned_call) (
  SFUNC = gather, STYPE = internal, SSPACE = 2048, FINALFUNC = gathered,
  COMBINEFUNC = gather_both, SERIALFUNC = gather_out, DESERIALFUNC = gather_in, PARALLEL = SAFE);

CREATE FUNCTION actions(policy jsonb, calendar jsonb, question jsonb, now timestamptz) RETURNS SETOF action
  LANGUAGE SQL IMMUTABLE PARALLEL SAFE ROWS 3 BEGIN ATOMIC
  SELECT identity(one ->> 'id'), (one ->> 'via')::channel, (one ->> 'due')::timestamptz,
         (one #>> '{window,begin}')::timestamptz, (one #>> '{window,end}')::timestamptz, one ->> 'rule',
         one ->> 'brief', one ->> 'endpoint', one ->> 'label'
    FROM next_actions(policy, calendar, question, now, false) AS said,
         jsonb_array_elements(said -> 'actions') WITH ORDINALITY AS all_of(one, place) ORDER BY place;
END;
CREATE FUNCTION actions(policy jsonb, calendar jsonb, prospect jsonb, pursuit bigint, started timestamptz,
                        progress progress, now timestamptz) RETURNS SETOF action
  LANGUAGE SQL IMMUTABLE PARALLEL SAFE ROWS 3 BEGIN ATOMIC
  SELECT * FROM actions(policy, calendar, jsonb_build_object('progress', progress::text, 'pursuit', jsonb_build_object(
    'id', identity_text(pursuit), 'started', to_char(started AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
    'who', prospect)), now);
END;
COMMENT ON FUNCTION actions(jsonb, jsonb, jsonb, timestamptz)
  IS 'all that is to be done; none where the question cannot be decided, and next_actions says why';
COMMENT ON FUNCTION actions(jsonb, jsonb, jsonb, bigint, timestamptz, progress, timestamptz)
  IS 'all that is to be done; none where it cannot be decided, and decide says why';

CREATE FUNCTION "check"(touchpoint) RETURNS jsonb AS 'MODULE_PATHNAME', 'followup_check'
  LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION "check"(touchpoint) IS 'why it cannot have happened so; NULL where it can';
