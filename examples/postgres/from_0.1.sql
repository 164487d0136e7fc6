-- From version 0.1 of the extension, whose rows have numbers where documents have texts: psql -1 -f from_0.1.sql, and then
-- `touch` with its constraint, the functions and the triggers of recipe.sql. What stands on the types that 0.2 has anew gives way: the
-- answers that are kept, and what reads touchpoints. What was recorded and what it folded to stay as they are.
ALTER TABLE touchpoints DROP CONSTRAINT could_have_happened;
DROP FUNCTION touch(touchpoints);
ALTER TABLE pursuits DROP COLUMN next;

ALTER EXTENSION followup UPDATE TO '0.2';

ALTER TABLE touchpoints
  ADD COLUMN promised_endpoint text,
  ALTER COLUMN endpoint TYPE text USING followup.identity_text(endpoint),
  ALTER COLUMN brief TYPE text USING followup.identity_text(brief),
  ALTER COLUMN label TYPE text USING followup.identity_text(label);
ALTER TABLE pursuits ADD COLUMN next followup.action;
UPDATE pursuits SET wake_at = '-infinity' WHERE wake_at IS NOT NULL;
