-- What becomes of rows when their unit ends: with one successor they follow it; with several the open ones wait.

-- A table says which of its rows are still worked on, by which column a person knows one, and what such a row is called
-- in each language. Kept on the platform's own
-- trigger, which only the table's owner can comment on. A table that says nothing has no open rows.
CREATE FUNCTION core_pub.scope_open(tbl text, state_column text, closed_states text[], title_column text, read_permission text,
  kind jsonb)
RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  target regclass := format('%I.%I', current_schema(), tbl)::regclass;
  col text;
BEGIN
  FOREACH col IN ARRAY ARRAY['id', 'unit_id', state_column, title_column] LOOP
    IF NOT EXISTS (SELECT FROM pg_attribute WHERE attrelid = target AND attname = col AND attnum > 0 AND NOT attisdropped) THEN
      RAISE EXCEPTION 'table % has no column %', tbl, col USING ERRCODE = 'undefined_column';
    END IF;
  END LOOP;
  IF cardinality(closed_states) = 0 THEN
    RAISE EXCEPTION 'scope_open of % names no closed state', tbl USING ERRCODE = 'invalid_parameter_value';
  END IF;
  EXECUTE format('COMMENT ON TRIGGER linli_derive ON %s IS %L', target, jsonb_build_object(
    'state', state_column, 'closed', closed_states, 'title', title_column, 'read', read_permission, 'kind', kind)::text);
END
$$;

CREATE FUNCTION core.scope_open_of(target regclass) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT obj_description(oid, 'pg_trigger')::jsonb FROM pg_trigger
  WHERE tgrelid = target AND tgname = 'linli_derive' AND obj_description(oid, 'pg_trigger') LIKE '{%'
$$;
-- Core's own tables that know their unit.
COMMENT ON TRIGGER linli_derive ON core.organisation IS
  '{"state": "state", "closed": ["refused", "merged", "dissolved"], "title": "name", "read": "core.organisation.read",
    "kind": {"zh-CN": "组织", "en": "Organisation"}}';
COMMENT ON TRIGGER linli_derive ON core.person IS
  '{"state": "state", "closed": ["left", "anonymised"], "title": "name", "read": "core.person.read",
    "kind": {"zh-CN": "人员", "en": "Person"}}';

-- Every table whose rows know their unit.
CREATE FUNCTION core.scoped_tables() RETURNS TABLE (plugin_id text, table_name text, target regclass, open jsonb)
LANGUAGE sql STABLE AS $$
  SELECT found.*, core.scope_open_of(found.target) FROM (
    SELECT 'core', t.name, format('core.%I', t.name)::regclass FROM unnest(ARRAY['organisation', 'person']) AS t (name)
    UNION ALL
    SELECT s.plugin_id, t.name, format('%I.%I', s.schema_name, t.name)::regclass
    FROM core.plugin_schema s CROSS JOIN unnest(s.scoped_tables) AS t (name)
    WHERE to_regclass(format('%I.%I', s.schema_name, t.name)) IS NOT NULL
  ) AS found (plugin_id, table_name, target)
  ORDER BY 1, 2
$$;

CREATE FUNCTION core.open_condition(open jsonb) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN open IS NULL THEN 'false'
    ELSE format('NOT %I = ANY (%L::text[])', open ->> 'state', ARRAY(SELECT jsonb_array_elements_text(open -> 'closed'))) END
$$;

-- Rows that stand in the units themselves, by table: all, and those still worked on.
CREATE FUNCTION core.count_rows_at(units integer[]) RETURNS TABLE (plugin_id text, table_name text, kind jsonb, declared boolean, total bigint, open bigint)
LANGUAGE plpgsql STABLE SET search_path = core, public, pg_temp AS $$
DECLARE
  t record;
BEGIN
  FOR t IN SELECT * FROM core.scoped_tables() LOOP
    plugin_id := t.plugin_id;
    table_name := t.table_name;
    kind := t.open -> 'kind';
    declared := t.open IS NOT NULL;
    EXECUTE format('SELECT count(*), count(*) FILTER (WHERE %s) FROM %s WHERE unit_id = ANY ($1)', core.open_condition(t.open), t.target)
      INTO total, open USING units;
    RETURN NEXT;
  END LOOP;
END
$$;

-- Rows of every plugin, organisations and people go where their unit went. Whoever is just writing one in the old unit is
-- waited for (derive_scope), and whoever comes later finds that the unit has ended. What waited there waits on.
CREATE FUNCTION core.follow_unit(old_unit integer, new_unit integer) RETURNS bigint LANGUAGE plpgsql
SET search_path = core, public, pg_temp AS $$
DECLARE
  t record;
  moved bigint;
  total bigint := 0;
BEGIN
  FOR t IN SELECT * FROM core.scoped_tables() LOOP
    EXECUTE format('UPDATE %s SET unit_id = $2 WHERE unit_id = $1', t.target) USING old_unit, new_unit;
    GET DIAGNOSTICS moved = ROW_COUNT;
    total := total + moved;
  END LOOP;
  UPDATE core.unit_distribution SET at_unit_id = new_unit WHERE at_unit_id = old_unit AND state = 'waiting';
  RETURN total;
END
$$;

-- Open rows go to what the successors have in common, and onto the list there; the others stay where they were.
CREATE FUNCTION core.distribute_unit(plan uuid, old_unit integer, common integer) RETURNS bigint LANGUAGE plpgsql
SET search_path = core, public, pg_temp AS $$
DECLARE
  t record;
  listed bigint;
  total bigint := 0;
BEGIN
  FOR t IN SELECT * FROM core.scoped_tables() s WHERE s.open IS NOT NULL LOOP
    EXECUTE format('WITH waiting AS (UPDATE %s SET unit_id = $1 WHERE unit_id = $2 AND %s RETURNING id, left(%I::text, 80) AS title)
      INSERT INTO core.unit_distribution (plan_id, plugin_id, table_name, row_id, title, read_permission, from_unit_id, at_unit_id)
      SELECT $3, $4, $5, id, title, $6, $2, $1 FROM waiting', t.target, core.open_condition(t.open), t.open ->> 'title')
      USING common, old_unit, plan, t.plugin_id, t.table_name, t.open ->> 'read';
    GET DIAGNOSTICS listed = ROW_COUNT;
    total := total + listed;
  END LOOP;
  -- What waited at the old unit itself (it was the common parent of an earlier change) waits at the new one.
  UPDATE core.unit_distribution d SET at_unit_id = common
  WHERE d.at_unit_id = old_unit AND d.state = 'waiting'
    AND NOT EXISTS (SELECT FROM core.unit_distribution n WHERE n.plan_id = plan AND n.id = d.id);
  RETURN total;
END
$$;

-- Puts waiting rows into a unit. A row that is gone, or that somebody has moved on since, only leaves the list.
CREATE FUNCTION core.assign_rows(entries uuid[], new_unit integer, account uuid, actor text) RETURNS integer LANGUAGE plpgsql
SET search_path = core, public, pg_temp AS $$
DECLARE
  t record;
  moved integer;
  total integer := 0;
BEGIN
  FOR t IN SELECT s.target, d.plugin_id, d.table_name FROM core.unit_distribution d
    JOIN core.scoped_tables() s ON s.plugin_id = d.plugin_id AND s.table_name = d.table_name
    WHERE d.id = ANY (entries) AND d.state = 'waiting' GROUP BY 1, 2, 3 ORDER BY 2, 3
  LOOP
    EXECUTE format('WITH mine AS (SELECT id, row_id, at_unit_id FROM core.unit_distribution
        WHERE id = ANY ($1) AND state = ''waiting'' AND plugin_id = $2 AND table_name = $3 ORDER BY id FOR UPDATE),
      put AS (UPDATE %s r SET unit_id = $4 FROM mine WHERE r.id = mine.row_id AND r.unit_id = mine.at_unit_id RETURNING r.id)
      UPDATE core.unit_distribution d SET state = CASE WHEN put.id IS NULL THEN ''gone'' ELSE ''assigned'' END,
        to_unit_id = CASE WHEN put.id IS NULL THEN NULL ELSE $4 END, account_id = $5, by_name = $6, assigned_at = now()
      FROM mine LEFT JOIN put ON put.id = mine.row_id WHERE d.id = mine.id', t.target)
      USING entries, t.plugin_id, t.table_name, new_unit, account, actor;
    GET DIAGNOSTICS moved = ROW_COUNT;
    total := total + moved;
  END LOOP;
  RETURN total;
END
$$;

-- Grants at a unit that ends follow its one successor, or end. An account that has the same there already keeps that one.
CREATE FUNCTION core.follow_grants(old_unit integer, new_unit integer, why text, actor uuid) RETURNS integer LANGUAGE plpgsql
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
      INSERT INTO core."grant" SELECT g.* ON CONFLICT DO NOTHING;
    END IF;
  END LOOP;
  RETURN total;
END
$$;

-- Derives a row's path and ancestors from the tree, as before; and keeps new rows out of units that are not in force.
CREATE OR REPLACE FUNCTION core_pub.derive_scope() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = core, public, pg_temp AS $$
DECLARE
  unit core.unit;
BEGIN
  SELECT * INTO unit FROM core.unit WHERE id = NEW.unit_id FOR SHARE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'there is no unit %', NEW.unit_id USING ERRCODE = 'foreign_key_violation', CONSTRAINT = 'unit_exists';
  END IF;
  IF unit.state <> 'active' AND (TG_OP = 'INSERT' OR NEW.unit_id <> OLD.unit_id) THEN
    RAISE EXCEPTION 'unit % is %', unit.id, unit.state USING ERRCODE = 'check_violation', CONSTRAINT = 'unit_active',
      DETAIL = jsonb_build_object('unit', unit.name, 'state', unit.state, 'successors', COALESCE((
        SELECT jsonb_agg(s.name ORDER BY s.code, s.id) FROM core.unit_successor x JOIN core.unit s ON s.id = x.successor_id
        WHERE x.unit_id = unit.id), '[]'))::text;
  END IF;
  NEW.unit_path := unit.path;
  NEW.province_id := unit.province_id;
  NEW.city_id := unit.city_id;
  NEW.district_id := unit.district_id;
  NEW.street_id := unit.street_id;
  NEW.community_id := unit.community_id;
  NEW.grid_id := unit.grid_id;
  RETURN NEW;
END
$$;
