-- A bucket, on its server: the recipe in a schema of its own, with the column by which it is distributed.
--   psql -v bucket=bucket_07 -f bucket.sql
CREATE SCHEMA :bucket;
SET search_path = :bucket;
\ir ../recipe.sql

-- All that happened with a prospect is where the prospect is.
ALTER TABLE pursuits ADD UNIQUE (id, prospect);
ALTER TABLE touchpoints
  ADD COLUMN prospect bigint NOT NULL,
  ADD FOREIGN KEY (pursuit, prospect) REFERENCES pursuits (id, prospect) ON UPDATE CASCADE;

-- What is told, with the documents that it is folded by.
CREATE VIEW told AS
  SELECT q.prospect, q.id AS pursuit, q.started, q.rules, q.who, q.hours, touch(t) AS what
    FROM open_questions q JOIN pursuits other ON other.prospect = q.prospect JOIN touchpoints t ON t.pursuit = other.id;
