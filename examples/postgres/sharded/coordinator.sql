-- The server that hosts ask: it keeps nothing but policies and calendars, and knows where each bucket is. README.md
-- explains it. Before it: a server and a user mapping for each shard, with the option extensions 'followup'.
CREATE EXTENSION IF NOT EXISTS followup;

CREATE TABLE prospects (id bigint NOT NULL, document jsonb NOT NULL) PARTITION BY HASH (id);
CREATE TABLE pursuits (
  id bigint NOT NULL, prospect bigint NOT NULL, started timestamptz NOT NULL,
  policy text NOT NULL, policy_version integer NOT NULL, calendar text NOT NULL, calendar_version integer NOT NULL,
  progress followup.progress, status followup.status, next followup.action, conclusion followup.disposition, refused text,
  wake_at timestamptz DEFAULT '-infinity') PARTITION BY HASH (prospect);
CREATE TABLE touchpoints (
  id bigint NOT NULL, pursuit bigint NOT NULL, at timestamptz NOT NULL, via followup.channel NOT NULL,
  outcome followup.outcome NOT NULL, way followup.direction NOT NULL DEFAULT 'outbound',
  spoke_to followup.contact_role NOT NULL DEFAULT 'nobody', message_left boolean NOT NULL DEFAULT false, until date,
  promised followup.agreed, promised_by followup.party, promised_how followup.firmness, promised_endpoint text,
  meeting followup.agreed, only_via followup.channel, endpoint text, brief text, action bigint, label text,
  sequence bigint, prospect bigint NOT NULL) PARTITION BY HASH (prospect);
-- To ask of: each pursuit with the documents that it is decided by, and each touchpoint with those it is folded by.
CREATE TABLE open_questions (
  id bigint, prospect bigint NOT NULL, started timestamptz, progress followup.progress, who jsonb, rules jsonb,
  hours jsonb) PARTITION BY HASH (prospect);
CREATE TABLE told (
  prospect bigint NOT NULL, pursuit bigint, started timestamptz, rules jsonb, who jsonb, hours jsonb,
  what followup.touchpoint) PARTITION BY HASH (prospect);

-- Every bucket has these too; each is written down here and sent to all of them.
CREATE TABLE policies (name text, version integer, document jsonb NOT NULL, PRIMARY KEY (name, version));
CREATE TABLE calendars (name text, version integer, document jsonb NOT NULL, PRIMARY KEY (name, version));

-- How many buckets there are never changes, where they are does.
CREATE FUNCTION bucket_count() RETURNS integer IMMUTABLE LANGUAGE SQL RETURN 12;
CREATE FUNCTION bucket_name(bucket integer) RETURNS text IMMUTABLE LANGUAGE SQL RETURN 'bucket_' || lpad(bucket::text, 2, '0');
CREATE VIEW buckets AS
  SELECT n.nspname AS bucket, s.srvname AS server
    FROM pg_foreign_table f JOIN pg_class c ON c.oid = f.ftrelid JOIN pg_namespace n ON n.oid = c.relnamespace
    JOIN pg_foreign_server s ON s.oid = f.ftserver
   WHERE c.relname = 'pursuits' AND n.nspname LIKE 'bucket\_%';

-- Whoever asks finds the bucket at this server from now on. Who is asking goes first: it gives up (55P03) before anybody
-- who waits for it is told of a deadlock, and is called again.
CREATE FUNCTION place(bucket integer, server name) RETURNS void LANGUAGE plpgsql SET lock_timeout = '500ms' AS $$
DECLARE
  name text := bucket_name(bucket);
  part text;
BEGIN
  LOCK TABLE prospects, pursuits, touchpoints, open_questions, told IN ACCESS EXCLUSIVE MODE;
  EXECUTE format('DROP SCHEMA IF EXISTS %I CASCADE', name);
  EXECUTE format('CREATE SCHEMA %I', name);
  FOREACH part IN ARRAY '{prospects,pursuits,touchpoints,open_questions,told}'::text[] LOOP
    EXECUTE format('CREATE FOREIGN TABLE %I.%I PARTITION OF %I FOR VALUES WITH (MODULUS %s, REMAINDER %s) SERVER %I
                      OPTIONS (schema_name %L, table_name %L)',
                   name, part, part, bucket_count(), bucket, server, name, part);
  END LOOP;
  FOREACH part IN ARRAY '{policies,calendars}'::text[] LOOP
    EXECUTE format('CREATE FOREIGN TABLE %I.%I (name text, version integer, document jsonb) SERVER %I
                      OPTIONS (schema_name %L, table_name %L)', name, part, server, name, part);
  END LOOP;
END
$$;

CREATE FUNCTION to_every_bucket() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  one text;
BEGIN
  FOR one IN SELECT bucket FROM buckets LOOP
    EXECUTE format('INSERT INTO %I.%I SELECT * FROM added', one, TG_TABLE_NAME);
  END LOOP;
  RETURN NULL;
END
$$;
CREATE TRIGGER sent AFTER INSERT ON policies REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION to_every_bucket();
CREATE TRIGGER sent AFTER INSERT ON calendars REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION to_every_bucket();

-- Who can be called at that time. What is missing is said, once for each server, and the others answer.
CREATE FUNCTION who_is_due(at timestamptz, OUT prospect bigint, OUT pursuit bigint, OUT next followup.action, OUT missing text)
  RETURNS SETOF record LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
  one record;
  gone name[] := '{}';
BEGIN
  FOR one IN SELECT * FROM buckets ORDER BY bucket LOOP
    CONTINUE WHEN one.server = ANY (gone);
    BEGIN
      RETURN QUERY EXECUTE format('SELECT prospect, id, next, NULL::text FROM %I.pursuits WHERE status = ''due''', one.bucket);
    EXCEPTION WHEN connection_exception OR operator_intervention OR undefined_table OR invalid_schema_name THEN
      gone := gone || one.server;
      RETURN QUERY SELECT NULL::bigint, NULL::bigint, NULL::followup.action,
        format('%s does not answer, and nothing is said of its pursuits: %s', one.server, SQLERRM);
    END;
  END LOOP;
END
$$;
