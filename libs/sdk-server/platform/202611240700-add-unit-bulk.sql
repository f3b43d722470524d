-- Units by the hundred thousand. A row that brings no path is placed one by one, as before; an import brings the paths it
-- has worked out for all rows at once, and what came of a statement is checked against the tree as a whole.
DROP TRIGGER place_unit ON core.unit;
CREATE TRIGGER place_unit BEFORE INSERT ON core.unit FOR EACH ROW WHEN (NEW.path IS NULL)
  EXECUTE FUNCTION core.place_unit();

CREATE FUNCTION core.check_placed_units() RETURNS trigger LANGUAGE plpgsql SET search_path = core, public, pg_temp AS $$
DECLARE
  wrong integer;
BEGIN
  SELECT u.id INTO wrong FROM placed u LEFT JOIN core.unit p ON p.id = u.parent_id
  WHERE u.level <> 'nation' AND (p.id IS NULL
    OR u.path <> p.path || u.id::text
    OR (p.level <> 'nation' AND core.level_rank(u.level) <> core.level_rank(p.level) + 1)
    OR (u.province_id, u.city_id, u.district_id, u.street_id, u.community_id, u.grid_id) IS DISTINCT FROM (
      CASE u.level WHEN 'province' THEN u.id ELSE p.province_id END, CASE u.level WHEN 'city' THEN u.id ELSE p.city_id END,
      CASE u.level WHEN 'district' THEN u.id ELSE p.district_id END, CASE u.level WHEN 'street' THEN u.id ELSE p.street_id END,
      CASE u.level WHEN 'community' THEN u.id ELSE p.community_id END, CASE u.level WHEN 'grid' THEN u.id END))
  LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'unit % does not stand where its path says', wrong USING ERRCODE = 'check_violation', CONSTRAINT = 'unit_placed';
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER check_placed_units AFTER INSERT ON core.unit REFERENCING NEW TABLE AS placed
  FOR EACH STATEMENT EXECUTE FUNCTION core.check_placed_units();

-- Which import brought a unit: its history begins there, without a line per unit.
ALTER TABLE core.unit ADD COLUMN import_id uuid;
