-- As before: grants at a unit that ends follow its one successor, or end; an account that has the same there already keeps
-- that one. But where that one only begins later, it begins as early as the one that follows: nobody loses in between what
-- they held in both places.
CREATE OR REPLACE FUNCTION core.follow_grants(old_unit integer, new_unit integer, why text, actor uuid) RETURNS integer LANGUAGE plpgsql
SET search_path = core, public, pg_temp AS $$
DECLARE
  g core."grant";
  total integer := 0;
BEGIN
  FOR g IN SELECT * FROM core."grant" WHERE unit_id = old_unit AND (valid_to IS NULL OR valid_to > now()) ORDER BY id FOR UPDATE LOOP
    total := total + 1;
    -- One that has not begun yet only changes its place, or goes.
    UPDATE core."grant" SET valid_to = GREATEST(now(), valid_from), end_reason = why, ended_by = actor,
      version = version + 1 WHERE id = g.id;
    IF new_unit IS NOT NULL THEN
      g.id := gen_random_uuid();
      g.unit_id := new_unit;
      g.reason := why;
      g.valid_from := GREATEST(g.valid_from, now());
      g.version := 1;
      g.created_at := now();
      IF g.valid_to IS NULL THEN
        UPDATE core."grant" SET valid_from = g.valid_from, version = version + 1
        WHERE account_id = g.account_id AND role_id = g.role_id AND unit_id = new_unit AND valid_to IS NULL AND valid_from > g.valid_from;
      END IF;
      INSERT INTO core."grant" SELECT g.* ON CONFLICT DO NOTHING;
    END IF;
  END LOOP;
  RETURN total;
END
$$;
