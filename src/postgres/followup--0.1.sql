-- complain if the file is read by psql rather than by CREATE EXTENSION
\echo Use "CREATE EXTENSION followup" to load this file. \quit

-- Values stand in the order of the numbers of followup/followup.h, and new ones come last.
CREATE TYPE channel AS ENUM ('call', 'voicemail', 'letter', 'email', 'task');
CREATE TYPE direction AS ENUM ('outbound', 'inbound');
CREATE TYPE contact_role AS ENUM ('nobody', 'machine', 'gatekeeper', 'decision_maker');
CREATE TYPE outcome AS ENUM (
  'no_answer', 'busy', 'machine', 'just_left', 'in_meeting', 'at_lunch', 'day_off', 'away', 'message_taken',
  'call_back', 'will_call_back', 'gatekeeper_no', 'not_now', 'on_hold', 'send_information', 'spoke', 'meeting_agreed',
  'meeting_cancelled', 'meeting_missed', 'yes', 'no_with_reasons', 'no_without_reasons', 'objection', 'unsubscribed',
  'replied', 'sent', 'wrong_number', 'bounced', 'returned', 'opened', 'clicked', 'attempted', 'left_organisation',
  'closed_down', 'withdrawn', 'delayed');
CREATE TYPE party AS ENUM ('them', 'us');
CREATE TYPE firmness AS ENUM ('hard', 'soft');
CREATE TYPE status AS ENUM ('due', 'waiting', 'dormant', 'on_hold', 'closing', 'needs_data', 'closed');
CREATE TYPE disposition AS ENUM (
  'won', 'meeting', 'refused', 'opted_out', 'unreachable', 'exhausted', 'withdrawn', 'answered');

-- A time that people agree on, local to the prospect: the days from first to last, both included, or on one day
-- [begins, ends). No last: one day. No begins: the usual hours. No ends: half an hour.
CREATE TYPE agreed AS (first date, last date, begins time, ends time);

-- One thing that happened. Identities are the host's; NULL and 0 are none.
CREATE TYPE touchpoint AS (
  id bigint, at timestamptz, via channel, way direction, spoke_to contact_role, outcome outcome, message_left boolean,
  until date, promised agreed, promised_by party, promised_how firmness, meeting agreed, only_via channel,
  endpoint bigint, brief bigint, action bigint, label bigint, sequence bigint, pursuit bigint);

-- A touch that is to be made; its window is [begins, ends).
CREATE TYPE action AS (
  id bigint, via channel, due timestamptz, begins timestamptz, ends timestamptz, rule bigint, brief bigint,
  endpoint bigint, label bigint);

CREATE TYPE progress;
CREATE FUNCTION progress_in(cstring) RETURNS progress AS 'MODULE_PATHNAME', 'followup_progress_in'
  LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION progress_out(progress) RETURNS cstring AS 'MODULE_PATHNAME', 'followup_progress_out'
  LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION progress_recv(internal) RETURNS progress AS 'MODULE_PATHNAME', 'followup_progress_recv'
  LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION progress_send(progress) RETURNS bytea AS 'MODULE_PATHNAME', 'followup_progress_send'
  LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE TYPE progress (
  INPUT = progress_in, OUTPUT = progress_out, RECEIVE = progress_recv, SEND = progress_send,
  INTERNALLENGTH = 128, ALIGNMENT = double, STORAGE = plain);
COMMENT ON TYPE progress IS 'a folded history, or in its place the name of what refused it';

CREATE FUNCTION progress_eq(progress, progress) RETURNS boolean AS 'MODULE_PATHNAME', 'followup_progress_eq'
  LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION progress_ne(progress, progress) RETURNS boolean AS 'MODULE_PATHNAME', 'followup_progress_ne'
  LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE OPERATOR = (LEFTARG = progress, RIGHTARG = progress, FUNCTION = progress_eq, COMMUTATOR = =, NEGATOR = <>,
                   RESTRICT = eqsel, JOIN = eqjoinsel);
CREATE OPERATOR <> (LEFTARG = progress, RIGHTARG = progress, FUNCTION = progress_ne, COMMUTATOR = <>, NEGATOR = =,
                    RESTRICT = neqsel, JOIN = neqjoinsel);

CREATE FUNCTION refused(progress) RETURNS text AS 'MODULE_PATHNAME', 'followup_progress_refused'
  LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION refused(progress) IS 'why there is no progress; NULL where there is';

-- What is next. `next` is the first of so many actions; `refused` says why there is no answer, and then all else is NULL.
CREATE TYPE decision AS (
  status status, next action, actions integer, wake_at timestamptz, conclusion disposition, refused text);

CREATE FUNCTION decide(policy jsonb, calendar jsonb, prospect jsonb, pursuit bigint, started timestamptz,
                       progress progress, now timestamptz) RETURNS decision
  AS 'MODULE_PATHNAME', 'followup_decide' LANGUAGE C IMMUTABLE PARALLEL SAFE COST 10;
CREATE FUNCTION wake_at(policy jsonb, calendar jsonb, prospect jsonb, pursuit bigint, started timestamptz,
                        progress progress, now timestamptz) RETURNS timestamptz
  AS 'MODULE_PATHNAME', 'followup_wake_at' LANGUAGE C IMMUTABLE PARALLEL SAFE COST 10;
COMMENT ON FUNCTION wake_at IS 'when to ask again: NULL where it is closed, -infinity where it is refused';

CREATE FUNCTION advance(policy jsonb, prospect jsonb, pursuit bigint, started timestamptz, progress progress,
                        touchpoint touchpoint) RETURNS progress
  AS 'MODULE_PATHNAME', 'followup_advance' LANGUAGE C IMMUTABLE PARALLEL SAFE COST 10;

CREATE FUNCTION gather(internal, jsonb, jsonb, bigint, timestamptz, touchpoint) RETURNS internal
  AS 'MODULE_PATHNAME', 'followup_gather' LANGUAGE C IMMUTABLE PARALLEL SAFE;
CREATE FUNCTION gather_both(internal, internal) RETURNS internal
  AS 'MODULE_PATHNAME', 'followup_gather_both' LANGUAGE C IMMUTABLE PARALLEL SAFE;
CREATE FUNCTION gather_out(internal) RETURNS bytea
  AS 'MODULE_PATHNAME', 'followup_gather_out' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION gather_in(bytea, internal) RETURNS internal
  AS 'MODULE_PATHNAME', 'followup_gather_in' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION gathered(internal) RETURNS progress
  AS 'MODULE_PATHNAME', 'followup_gathered' LANGUAGE C IMMUTABLE PARALLEL SAFE;
CREATE AGGREGATE progress_of(policy jsonb, prospect jsonb, pursuit bigint, started timestamptz, touchpoint touchpoint) (
  SFUNC = gather, STYPE = internal, SSPACE = 2048, FINALFUNC = gathered,
  COMBINEFUNC = gather_both, SERIALFUNC = gather_out, DESERIALFUNC = gather_in, PARALLEL = SAFE);

CREATE FUNCTION next_actions(policy jsonb, calendar jsonb, question jsonb, now timestamptz,
                             reasons boolean DEFAULT true) RETURNS jsonb
  AS 'MODULE_PATHNAME', 'followup_next_actions' LANGUAGE C IMMUTABLE PARALLEL SAFE COST 100;
CREATE FUNCTION explain(policy jsonb, calendar jsonb, question jsonb, now timestamptz, language text DEFAULT 'en')
  RETURNS text LANGUAGE SQL IMMUTABLE PARALLEL SAFE
  RETURN (SELECT coalesce(said -> 'told' ->> language, said::text)
            FROM next_actions(policy, calendar, question || jsonb_build_object('told', language), now, false) said);
COMMENT ON FUNCTION explain IS 'what is next in sentences; of a question that cannot be decided, its mistakes';

CREATE FUNCTION "check"(touchpoint) RETURNS jsonb AS 'MODULE_PATHNAME', 'followup_check'
  LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION "check"(touchpoint) IS 'why it cannot have happened so; NULL where it can';
