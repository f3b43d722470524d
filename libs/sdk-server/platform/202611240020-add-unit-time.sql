-- Units with time. A unit keeps its row whatever becomes of it; what it was before stands in core.unit_past.
ALTER TABLE core.unit
  ADD COLUMN state text NOT NULL DEFAULT 'active' CHECK (state IN ('planned', 'active', 'merged', 'split', 'abolished')),
  -- Days of Asia/Shanghai; a beginning that nobody knows is null. valid_to is the first day without it.
  ADD COLUMN valid_from date,
  ADD COLUMN valid_to date,
  ADD COLUMN grid_kind text CHECK (grid_kind IN ('basic', 'dedicated')),
  -- Since when this row has been as it is: name, code, place, state.
  ADD COLUMN since timestamptz,
  ADD CONSTRAINT unit_grid_kind CHECK (grid_kind IS NULL OR level = 'grid'),
  ADD CONSTRAINT unit_period CHECK (valid_to IS NULL OR valid_from IS NULL OR valid_to >= valid_from);

CREATE TABLE core.unit_successor (
  unit_id integer NOT NULL REFERENCES core.unit (id),
  successor_id integer NOT NULL REFERENCES core.unit (id),
  PRIMARY KEY (unit_id, successor_id),
  CHECK (unit_id <> successor_id)
);
CREATE INDEX unit_successor_successor_idx ON core.unit_successor (successor_id);

-- What a unit was from `since` until `until`; since null means from a beginning that nobody knows.
CREATE TABLE core.unit_past (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  unit_id integer NOT NULL,
  code text,
  name text NOT NULL,
  level text NOT NULL,
  parent_id integer,
  state text NOT NULL,
  since timestamptz,
  until timestamptz NOT NULL
);
CREATE INDEX unit_past_unit_idx ON core.unit_past (unit_id, until);
CREATE INDEX unit_past_parent_idx ON core.unit_past (parent_id, until);
CREATE INDEX unit_past_code_idx ON core.unit_past (code) WHERE code IS NOT NULL;

-- Codes of the same place in other systems: a former national code, CJ/T 349, a city-management grid.
ALTER TABLE core.unit_alias
  ADD COLUMN system text NOT NULL DEFAULT 'national' CHECK (system <> ''),
  DROP CONSTRAINT unit_alias_reason_check,
  ADD CONSTRAINT unit_alias_reason_check CHECK (reason IN ('moved', 'recoded', 'merged', 'foreign'));

-- Whatever of core's own knows its unit follows a move; so do the accounts whose reach it changes.
CREATE FUNCTION core.rederive_core(moved ltree) RETURNS void LANGUAGE sql SET search_path = core, public, pg_temp AS $$
  UPDATE core.organisation SET unit_id = unit_id WHERE unit_id IN (SELECT id FROM core.unit WHERE path <@ moved);
  UPDATE core.person SET unit_id = unit_id WHERE unit_id IN (SELECT id FROM core.unit WHERE path <@ moved);
$$;

-- Puts a unit, with all below it, under another parent, and re-derives what every plugin derived from the tree.
-- Everything in the caller's transaction: from its commit on, exactly the right people see every row.
CREATE OR REPLACE FUNCTION core.move_unit(moved integer, new_parent integer) RETURNS integer LANGUAGE plpgsql
SET search_path = core, public, pg_temp AS $$
DECLARE
  old core.unit;
  parent core.unit;
  base ltree;
  touched integer;
  plugin record;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('linli:tree'));
  SELECT * INTO STRICT old FROM core.unit WHERE id = moved FOR UPDATE;
  SELECT * INTO STRICT parent FROM core.unit WHERE id = new_parent FOR SHARE;
  IF parent.path <@ old.path THEN
    RAISE EXCEPTION 'unit % cannot move below itself', moved USING ERRCODE = 'check_violation', CONSTRAINT = 'unit_cycle';
  END IF;
  IF parent.level <> 'nation' AND core.level_rank(old.level) <> core.level_rank(parent.level) + 1 THEN
    RAISE EXCEPTION 'a % cannot stand below a %', old.level, parent.level USING ERRCODE = 'check_violation', CONSTRAINT = 'unit_level';
  END IF;
  base := parent.path;
  UPDATE core.unit u SET
    parent_id = CASE WHEN u.id = moved THEN new_parent ELSE u.parent_id END,
    path = base || subpath(u.path, nlevel(old.path) - 1),
    province_id = CASE WHEN core.level_rank(old.level) > 2 THEN parent.province_id ELSE u.province_id END,
    city_id = CASE WHEN core.level_rank(old.level) > 3 THEN parent.city_id ELSE u.city_id END,
    district_id = CASE WHEN core.level_rank(old.level) > 4 THEN parent.district_id ELSE u.district_id END,
    street_id = CASE WHEN core.level_rank(old.level) > 5 THEN parent.street_id ELSE u.street_id END,
    community_id = CASE WHEN core.level_rank(old.level) > 6 THEN parent.community_id ELSE u.community_id END
  WHERE u.path <@ old.path;
  GET DIAGNOSTICS touched = ROW_COUNT;
  PERFORM core.rederive_core(base || moved::text);
  FOR plugin IN SELECT schema_name FROM core.plugin_schema WHERE scoped_tables <> '{}' ORDER BY schema_name LOOP
    EXECUTE format('SELECT %I.linli_rederive($1)', plugin.schema_name) USING base || moved::text;
  END LOOP;
  RETURN touched;
END
$$;
