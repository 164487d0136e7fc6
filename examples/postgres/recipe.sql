-- Pursuits in PostgreSQL: tables that keep what happened, and beside each pursuit what is next. README.md explains it.
CREATE EXTENSION IF NOT EXISTS followup;

-- --- What is written down.

-- A version of a policy or a calendar never changes; a change is a new version.
CREATE TABLE policies (name text, version integer, document jsonb NOT NULL, PRIMARY KEY (name, version));
CREATE TABLE calendars (name text, version integer, document jsonb NOT NULL, PRIMARY KEY (name, version));

CREATE TABLE prospects (id bigint PRIMARY KEY, document jsonb NOT NULL);

CREATE TABLE pursuits (
  id bigint PRIMARY KEY CHECK (id <> 0),
  prospect bigint NOT NULL REFERENCES prospects,
  started timestamptz NOT NULL,
  policy text NOT NULL, policy_version integer NOT NULL,
  calendar text NOT NULL, calendar_version integer NOT NULL,
  FOREIGN KEY (policy, policy_version) REFERENCES policies,
  FOREIGN KEY (calendar, calendar_version) REFERENCES calendars,
  -- Kept by the triggers and the worker below.
  progress followup.progress,
  status followup.status,
  next followup.action,
  conclusion followup.disposition,
  refused text,
  wake_at timestamptz DEFAULT '-infinity');  -- when to ask again; NULL: never, it is closed or somebody has to look
CREATE INDEX ON pursuits (prospect);
CREATE INDEX pursuits_by_wake_at ON pursuits (wake_at) WHERE wake_at IS NOT NULL;
CREATE INDEX pursuits_refused ON pursuits (refused) WHERE refused IS NOT NULL;

CREATE TABLE touchpoints (
  id bigint PRIMARY KEY CHECK (id <> 0),
  pursuit bigint NOT NULL REFERENCES pursuits,
  at timestamptz NOT NULL,
  via followup.channel NOT NULL,
  outcome followup.outcome NOT NULL,
  way followup.direction NOT NULL DEFAULT 'outbound',
  spoke_to followup.contact_role NOT NULL DEFAULT 'nobody',
  message_left boolean NOT NULL DEFAULT false,
  until date,
  promised followup.agreed, promised_by followup.party, promised_how followup.firmness, promised_endpoint text,
  meeting followup.agreed,
  only_via followup.channel,
  endpoint text, brief text, action bigint, label text, sequence bigint);
CREATE INDEX ON touchpoints (pursuit, at);

CREATE FUNCTION touch(t touchpoints) RETURNS followup.touchpoint IMMUTABLE PARALLEL SAFE LANGUAGE SQL RETURN
  ROW(t.id, t.at, t.via, t.way, t.spoke_to, t.outcome, t.message_left, t.until, t.promised, t.promised_by,
      t.promised_how, t.meeting, t.only_via, t.endpoint, t.brief, t.action, t.label, t.sequence,
      t.pursuit, t.promised_endpoint)::followup.touchpoint;
-- What cannot have happened is refused when it is recorded.
ALTER TABLE touchpoints ADD CONSTRAINT could_have_happened CHECK (followup.check(touch(touchpoints)) IS NULL);

-- What is to be done. An action's id is the same however often it is asked for: it is written down once.
CREATE TABLE diary (
  pursuit bigint REFERENCES pursuits ON DELETE CASCADE, action bigint, via followup.channel NOT NULL,
  due timestamptz NOT NULL, begins timestamptz NOT NULL, ends timestamptz NOT NULL, PRIMARY KEY (pursuit, action));

-- --- What follows from it. Each function looks where it was made, whatever the path of who calls: pg_restore and
-- postgres_fdw have an empty one. Plans are by the indexes, whether for one pursuit or for many, and are made once.

-- Pursuits with the documents that they are decided by.
CREATE VIEW open_questions AS
  SELECT p.id, p.prospect, p.started, p.progress, who.document AS who, rules.document AS rules, hours.document AS hours
    FROM pursuits p
    JOIN prospects who ON who.id = p.prospect
    JOIN policies rules ON (rules.name, rules.version) = (p.policy, p.policy_version)
    JOIN calendars hours ON (hours.name, hours.version) = (p.calendar, p.calendar_version);

-- Folds these pursuits from all that happened with their prospects, also in other pursuits: an objection and a call that
-- a cap counts concern all of them. Whoever calls it has locked them.
CREATE FUNCTION fold_anew(ids bigint[]) RETURNS void LANGUAGE plpgsql
  SET search_path FROM CURRENT SET plan_cache_mode = force_generic_plan AS $$
BEGIN
  UPDATE pursuits SET progress = folded.progress
    FROM (SELECT q.id, followup.progress_of(q.rules, q.who, q.id, q.started, touch(t)) AS progress
            FROM open_questions q
            JOIN pursuits other ON other.prospect = q.prospect
            LEFT JOIN touchpoints t ON t.pursuit = other.id
           WHERE q.id IN (SELECT unnest(ids))
           GROUP BY q.id) folded
   WHERE pursuits.id = folded.id;
END
$$;

-- Decides these pursuits, and writes down what is to be done. What is refused is for a person to look at.
CREATE FUNCTION decide_anew(ids bigint[], at timestamptz) RETURNS void LANGUAGE plpgsql
  SET search_path FROM CURRENT SET plan_cache_mode = force_generic_plan AS $$
BEGIN
  WITH decided AS (
    UPDATE pursuits
       SET (status, next, conclusion, refused, wake_at) = (d.status, d.next, d.conclusion, d.refused, d.wake_at)
      FROM (SELECT id, (followup.decide(rules, hours, who, id, started, progress, at)) AS answer
              FROM open_questions WHERE id IN (SELECT unnest(ids)) OFFSET 0) q
      CROSS JOIN LATERAL (SELECT (q.answer).*) d
     WHERE pursuits.id = q.id
    RETURNING pursuits.id, pursuits.next)
  INSERT INTO diary
    SELECT id, (next).id, (next).via, (next).due, (next).begins, (next).ends FROM decided WHERE (next).id IS NOT NULL
  ON CONFLICT (pursuit, action) DO UPDATE SET due = excluded.due, begins = excluded.begins, ends = excluded.ends
   WHERE (diary.due, diary.begins, diary.ends) IS DISTINCT FROM (excluded.due, excluded.begins, excluded.ends);
END
$$;

-- The pursuits of those with whom these pursuits have to do with, locked. What is asked afterwards sees all that was
-- recorded by whoever held the lock before: at READ COMMITTED, a statement sees what was there when it began.
CREATE FUNCTION locked_with(ids bigint[]) RETURNS bigint[] LANGUAGE plpgsql
  SET search_path FROM CURRENT SET plan_cache_mode = force_generic_plan AS $$
BEGIN
  RETURN (SELECT array_agg(id) FROM (
    SELECT id FROM pursuits
     WHERE prospect IN (SELECT prospect FROM pursuits WHERE id IN (SELECT unnest(ids))) ORDER BY id FOR UPDATE) locked);
END
$$;

-- --- Touchpoints, however they come: one by one, in bulk, late, corrected, taken back.

CREATE FUNCTION touchpoints_recorded() RETURNS trigger LANGUAGE plpgsql
  SET search_path FROM CURRENT SET plan_cache_mode = force_generic_plan AS $$
DECLARE
  newer bigint[];
  theirs bigint[];
  ids bigint[];
BEGIN
  SELECT array_agg(id), array_agg(pursuit) INTO newer, theirs FROM recorded;
  ids := locked_with(theirs);
  -- One that is new advances the progress that is kept. Of several, where others are of the same instant, so that their
  -- order is not that of telling, and where that is refused, all are folded.
  UPDATE pursuits
     SET progress = CASE WHEN told.number = 1 AND NOT EXISTS (
                                SELECT FROM pursuits other JOIN touchpoints same ON same.pursuit = other.id
                                 WHERE other.prospect = q.prospect AND same.at = t.at AND same.id <> t.id)
                         THEN followup.advance(q.rules, q.who, q.id, q.started, q.progress, touch(t)) END
    FROM open_questions q
    JOIN (SELECT p.prospect, count(*) AS number, min(r.id) AS id
            FROM unnest(newer, theirs) r (id, pursuit) JOIN pursuits p ON p.id = r.pursuit
           GROUP BY p.prospect) told USING (prospect)
    JOIN touchpoints t ON t.id = told.id
   WHERE pursuits.id = q.id AND q.id IN (SELECT unnest(ids));
  PERFORM fold_anew(ARRAY(SELECT id FROM pursuits WHERE id IN (SELECT unnest(ids))
                             AND (progress IS NULL OR followup.refused(progress) IS NOT NULL)));
  PERFORM decide_anew(ids, clock_timestamp());
  RETURN NULL;
END
$$;
CREATE TRIGGER recorded AFTER INSERT ON touchpoints REFERENCING NEW TABLE AS recorded
  FOR EACH STATEMENT EXECUTE FUNCTION touchpoints_recorded();

CREATE FUNCTION touchpoints_corrected() RETURNS trigger LANGUAGE plpgsql
  SET search_path FROM CURRENT AS $$
DECLARE
  ids bigint[];
BEGIN
  IF TG_OP = 'UPDATE' THEN
    ids := locked_with(ARRAY(SELECT pursuit FROM before UNION SELECT pursuit FROM after));
  ELSE
    ids := locked_with(ARRAY(SELECT DISTINCT pursuit FROM before));
  END IF;
  PERFORM fold_anew(ids);
  PERFORM decide_anew(ids, clock_timestamp());
  RETURN NULL;
END
$$;
CREATE TRIGGER corrected AFTER UPDATE ON touchpoints REFERENCING OLD TABLE AS before NEW TABLE AS after
  FOR EACH STATEMENT EXECUTE FUNCTION touchpoints_corrected();
CREATE TRIGGER taken_back AFTER DELETE ON touchpoints REFERENCING OLD TABLE AS before
  FOR EACH STATEMENT EXECUTE FUNCTION touchpoints_corrected();

-- --- What else an answer depends on. The pursuits are only marked here: the worker folds them anew, as many at a time as
-- it takes, so that a new policy for a million pursuits is one short statement.

CREATE FUNCTION pursuit_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.wake_at := '-infinity';
  NEW.progress := NULL;
  RETURN NEW;
END
$$;
CREATE TRIGGER changed BEFORE UPDATE OF prospect, started, policy, policy_version, calendar, calendar_version ON pursuits
  FOR EACH ROW WHEN ((OLD.prospect, OLD.started, OLD.policy, OLD.policy_version, OLD.calendar, OLD.calendar_version)
    IS DISTINCT FROM (NEW.prospect, NEW.started, NEW.policy, NEW.policy_version, NEW.calendar, NEW.calendar_version))
  EXECUTE FUNCTION pursuit_changed();

-- The others of whom it was and of whom it is.
CREATE FUNCTION pursuit_merged() RETURNS trigger LANGUAGE plpgsql
  SET search_path FROM CURRENT AS $$
BEGIN
  UPDATE pursuits SET wake_at = '-infinity', progress = NULL WHERE prospect IN (OLD.prospect, NEW.prospect);
  RETURN NULL;
END
$$;
CREATE TRIGGER merged AFTER UPDATE OF prospect ON pursuits
  FOR EACH ROW WHEN (OLD.prospect <> NEW.prospect) EXECUTE FUNCTION pursuit_merged();

CREATE FUNCTION prospect_changed() RETURNS trigger LANGUAGE plpgsql
  SET search_path FROM CURRENT AS $$
BEGIN
  UPDATE pursuits SET wake_at = '-infinity', progress = NULL WHERE prospect = NEW.id;
  RETURN NULL;
END
$$;
CREATE TRIGGER changed AFTER UPDATE OF document ON prospects
  FOR EACH ROW WHEN (OLD.document <> NEW.document) EXECUTE FUNCTION prospect_changed();

-- --- The worker: any number of them, each whenever it likes.

-- Decides at most so many of the pursuits that have woken, and returns how many these were. What another worker is busy
-- with is passed over.
CREATE FUNCTION decide_woken(most integer, at timestamptz DEFAULT clock_timestamp()) RETURNS bigint LANGUAGE plpgsql
  SET search_path FROM CURRENT SET plan_cache_mode = force_generic_plan AS $$
DECLARE
  ids bigint[] := ARRAY(SELECT id FROM pursuits WHERE wake_at <= at ORDER BY wake_at LIMIT most FOR UPDATE SKIP LOCKED);
BEGIN
  PERFORM fold_anew(ARRAY(SELECT id FROM pursuits WHERE id IN (SELECT unnest(ids))
                             AND (progress IS NULL OR followup.refused(progress) IS NOT NULL)));
  PERFORM decide_anew(ids, at);
  RETURN cardinality(ids);
END
$$;
