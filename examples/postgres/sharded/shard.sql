-- On each server that keeps buckets. README.md explains it.
CREATE EXTENSION IF NOT EXISTS followup;

-- The worker of this server: any number of them, connected to it and not through the coordinator. A bucket that is
-- moving is passed over. Returns how many were decided.
CREATE FUNCTION decide_woken_here(most integer, at timestamptz DEFAULT clock_timestamp()) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
  bucket text;
  decided bigint;
  together bigint := 0;
BEGIN
  FOR bucket IN SELECT nspname FROM pg_namespace WHERE nspname LIKE 'bucket\_%' ORDER BY nspname LOOP
    BEGIN
      EXECUTE format('SELECT %I.decide_woken($1, $2)', bucket) INTO decided USING most, at;
      together := together + decided;
    EXCEPTION WHEN serialization_failure THEN
      RAISE NOTICE '%: %', bucket, SQLERRM;
    END;
  END LOOP;
  RETURN together;
END
$$;
